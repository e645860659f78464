package io.otus.appliance.exit;

import io.otus.core.capture.CaptureException;

/** A command cannot go on. The message is one sentence for the user. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** With an exit code of {@link ExitCode}. */
    public Failure(int code, String message) {
        super(message);
        this.code = code;
    }

    /** With an exit code of {@link ExitCode} and what caused it. */
    public Failure(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A capture that cannot be opened or read on. */
    public static Failure of(CaptureException cause) {
        return new Failure(ExitCode.of(cause.kind()), String.valueOf(cause.getMessage()), cause);
    }

    /** The exit code. */
    public int code() {
        return code;
    }
}
