package io.otus.core.event;

import java.util.List;

/**
 * A message in which a device may report its own condition, along with other content. A message that reports it reports
 * all conditions that the protocol knows: a condition that is not in the list does not hold.
 */
public interface DeviceState extends ProtocolEvent {
    /** Whether this message reports the condition of the device; others of its type may not. */
    boolean tellsState();

    /** The conditions that deviate from normal; none where all is well, or where the message does not report them. */
    List<Condition> conditions();

    /**
     * One condition that a device reports of itself.
     *
     * @param name the standard's name of it
     * @param meaning what it means whatever the protocol
     */
    record Condition(String name, Meaning meaning) {}

    /** What a condition means. */
    enum Meaning {
        /** The device restarted, and nobody has acknowledged that yet. */
        RESTARTED,
        /** Something in it is faulty: it does not work, or only in part. */
        FAULTY,
        /** Its configuration is damaged or missing. */
        MISCONFIGURED,
        /** The device works, but not with all of its functions. */
        LIMITED,
        /** The device ran out of room for its reports, so that some of them are lost. */
        REPORTS_LOST
    }
}
