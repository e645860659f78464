package io.otus.core.event;

/** Acts that alert from the first second, learned or not: layer 0 of detection, by meaning and not by protocol. */
public enum Danger {
    /** Not dangerous by itself. */
    NONE,
    /** Stops, restarts or resets a device or a program in it, or deletes from it. */
    HALT,
    /** Silences a device: reports, events or communication are switched off. */
    BLIND,
    /** Deletes the record of what happened: a log, a journal, values of the past. */
    TRACES,
    /** Changes the operating mode. */
    MODE,
    /** Keeps others from changing the device. */
    LOCK,
    /** Takes logic out of the device. */
    UPLOAD,
    /** Puts logic into the device. */
    DOWNLOAD,
    /** Replaces firmware. */
    FIRMWARE,
    /** Sets the clock. */
    TIME;

    /**
     * Whether the device may run differently afterwards, or from the start again, so that its identity and its points
     * may change.
     */
    public boolean isOfRun() {
        return switch (this) {
            case HALT, MODE, DOWNLOAD, FIRMWARE -> true;
            case NONE, BLIND, TRACES, LOCK, UPLOAD, TIME -> false;
        };
    }

    /** The danger of an action whose service states none. */
    public static Danger of(Action action) {
        return switch (action) {
            case STOP, RESTART, DELETE -> HALT;
            case MODE, START -> MODE;
            case UPLOAD -> UPLOAD;
            case DOWNLOAD -> DOWNLOAD;
            case FIRMWARE -> FIRMWARE;
            case TIME_SET -> TIME;
            case READ, WRITE, SELECT, OPERATE, CONFIGURE, FILE, DISCOVER, IDENTIFY, DIAGNOSE, SESSION -> NONE;
            case ACKNOWLEDGE,
                    PROGRAM_INFO,
                    ALARM_SET,
                    CREDENTIAL_SET,
                    AUTHENTICATE,
                    SUBSCRIBE,
                    UNSUBSCRIBE,
                    NOTIFY,
                    OTHER -> NONE;
        };
    }
}
