package io.otus.appliance.exit;

import io.otus.core.capture.CaptureException;

/**
 * Exit codes of every command; 130 and 143 after SIGINT and SIGTERM come from the virtual machine. Documented in the
 * manual, never changed.
 */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;
    /** The command ran and failed. */
    public static final int FAILED = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** The configuration is wrong, or something that must be installed is missing. */
    public static final int CONFIGURATION = 3;
    /** No permission to capture, or no such interface. */
    public static final int NO_ACCESS = 4;
    /** The input is damaged, no capture or not taken whole; what could be read of it was. */
    public static final int DAMAGED = 5;

    /** What was compared differs, or what was checked is broken or fails: the command did what it is for. */
    public static final int DIFFERENT = 6;

    private ExitCode() {}

    /** The code for a capture that cannot be opened or read on. */
    public static int of(CaptureException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND, UNREADABLE, DIRECTORY, READ_FAILED, CLOCK_SET -> FAILED;
            case BAD_FILTER -> USAGE;
            case NO_LIBPCAP -> CONFIGURATION;
            case UNKNOWN_INTERFACE, NO_PERMISSION, INTERFACE_FAILED -> NO_ACCESS;
            case EMPTY, NOT_A_CAPTURE, UNSUPPORTED -> DAMAGED;
        };
    }
}
