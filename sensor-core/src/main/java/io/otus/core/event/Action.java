package io.otus.core.event;

import java.util.Locale;

/** What a client asks of a device, whatever name the protocol has for it. */
public enum Action {
    /** Take values. */
    READ,
    /** Change values. */
    WRITE,
    /** First half of a two-step command. */
    SELECT,
    /** Carry out a command, in one step or as the second half. */
    OPERATE,
    /** Set a controller or program running. */
    START,
    /** Halt a controller or program. */
    STOP,
    /** Boot or reinitialise. */
    RESTART,
    /** Change the operating mode. */
    MODE,
    /** Take program, block or configuration out of the device. */
    UPLOAD,
    /** Put program, block or configuration into the device. */
    DOWNLOAD,
    /** Replace firmware. */
    FIRMWARE,
    /** Change settings of the device itself: addresses, reporting, counters, communication. */
    CONFIGURE,
    /** Set the clock. */
    TIME_SET,
    /** Change what the device alarms about: limits, dead bands, delays, whether it does. */
    ALARM_SET,
    /** Confirm an alarm that the device raised, so that it stops calling for attention. The process is not changed. */
    ACKNOWLEDGE,
    /** Set or change a password or a key by which somebody proves who he is. */
    CREDENTIAL_SET,
    /** Open, read, write or close a file. */
    FILE,
    /** Remove a block, file or object. */
    DELETE,
    /** Ask who is there. */
    DISCOVER,
    /** Ask for an identity, or announce one's own. */
    IDENTIFY,
    /** Ask for or change diagnostics. */
    DIAGNOSE,
    /** Ask which program the device holds: its blocks, and what each of them is. */
    PROGRAM_INFO,
    /** Open, negotiate, keep or close a session. */
    SESSION,
    /** Prove who one is. */
    AUTHENTICATE,
    /** Ask for reports of changes. */
    SUBSCRIBE,
    /** End a subscription, be it one's own or that of another client. */
    UNSUBSCRIBE,
    /** Report unasked. */
    NOTIFY,
    /** Anything else, and what is not known. */
    OTHER;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name in logs and in the baseline text. */
    public String key() {
        return key;
    }

    /**
     * Whether it makes a device do something or changes it, as opposed to reading, reporting and managing the
     * conversation.
     */
    public boolean isCommand() {
        return switch (this) {
            case START, STOP, RESTART, MODE, DOWNLOAD, FIRMWARE, CONFIGURE, TIME_SET, CREDENTIAL_SET, DELETE -> true;
            default -> isWrite();
        };
    }

    /** Whether it changes the process: a value, or a command to it. */
    public boolean isWrite() {
        return this == WRITE || this == SELECT || this == OPERATE || this == ALARM_SET;
    }
}
