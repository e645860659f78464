package io.otus.core.event;

import java.util.List;

/**
 * A message in which a device may say how it is, beside what it was asked for or unasked. Such a message always says
 * all that its protocol can say of that: what is not among the conditions is not so.
 */
public interface DeviceState extends ProtocolEvent {
    /** Whether this message says it; others of its type may say nothing of it. */
    boolean tellsState();

    /** What is not as it should be; none where all is well, or nothing is said. */
    List<Condition> conditions();

    /**
     * One thing that a device says of itself.
     *
     * @param name the standard's name of it
     * @param meaning what it means whatever the protocol
     */
    record Condition(String name, Meaning meaning) {}

    /** What a condition means. */
    enum Meaning {
        /** It restarted, and nobody took note of that yet. */
        RESTARTED,
        /** Something in it is faulty: it does not work, or only in part. */
        FAULTY,
        /** Its configuration is damaged or missing. */
        MISCONFIGURED,
        /** It works and does not do all that it could be asked for. */
        LIMITED,
        /** It had no room for what it had to report, so that some of that is lost. */
        REPORTS_LOST
    }
}
