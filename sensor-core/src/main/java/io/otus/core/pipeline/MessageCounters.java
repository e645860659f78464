package io.otus.core.pipeline;

/** What became of the messages of one protocol. Every message is counted in exactly one of the first four. */
public final class MessageCounters {
    private long understood;
    private long malformed;
    private long unknown;
    private long truncated;
    private long operations;
    private long duplicates;
    private long resynchronisations;
    private long evicted;
    private long faults;

    /** Messages read to the end. */
    public long understood() {
        return understood;
    }

    /** Messages with at least one anomaly. */
    public long malformed() {
        return malformed;
    }

    /** Messages without anomaly and with at least one unknown code. */
    public long unknown() {
        return unknown;
    }

    /** Messages of which bytes are missing: snap length, lost segments, or the end of the flow. */
    public long truncated() {
        return truncated;
    }

    /** Requests, notifications and unpaired answers. */
    public long operations() {
        return operations;
    }

    /** Messages in retransmitted or copied bytes, read for display only. */
    public long duplicates() {
        return duplicates;
    }

    /** Times that a stream was no longer this protocol where a message should have begun. */
    public long resynchronisations() {
        return resynchronisations;
    }

    /** Outstanding requests given up because a flow had too many. */
    public long evicted() {
        return evicted;
    }

    /** Faults of the dissector. */
    public long faults() {
        return faults;
    }

    void countMessage(boolean isMalformed, boolean isUnknown) {
        if (isMalformed) {
            malformed++;
        } else if (isUnknown) {
            unknown++;
        } else {
            understood++;
        }
    }

    void countTruncated() {
        truncated++;
    }

    void countOperation() {
        operations++;
    }

    void countDuplicate() {
        duplicates++;
    }

    void countResynchronisation() {
        resynchronisations++;
    }

    void countEvicted() {
        evicted++;
    }

    void countFault() {
        faults++;
    }
}
