package io.otus.core.capture;

import org.jspecify.annotations.Nullable;

/**
 * A capture cannot be opened or read on. The message is one sentence for the user: what, which file or interface, and
 * what to do.
 */
public final class CaptureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong, for the exit code. */
    public enum Kind {
        /** No such file. */
        NOT_FOUND,
        /** The file is there but must not be read. */
        UNREADABLE,
        /** A directory stands where a file is expected. */
        DIRECTORY,
        /** The file has no bytes. */
        EMPTY,
        /** The bytes are no capture: a text file, an unknown magic. */
        NOT_A_CAPTURE,
        /** A capture, but of a format or nesting that is not read. */
        UNSUPPORTED,
        /** The operating system failed to deliver bytes. */
        READ_FAILED,
        /** The filter expression does not compile. */
        BAD_FILTER,
        /** No interface of that name. */
        UNKNOWN_INTERFACE,
        /** Capturing needs a privilege that the process has not. */
        NO_PERMISSION,
        /** The interface is there but cannot be captured from, or went away. */
        INTERFACE_FAILED,
        /** The clock of the host was set while an interface was captured from. */
        CLOCK_SET,
        /** libpcap cannot be loaded. */
        NO_LIBPCAP
    }

    private final Kind kind;

    /** An error without a cause worth showing. */
    public CaptureException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** An error with its cause, where there is one worth showing. */
    public CaptureException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
