package io.otus.core.flow;

/** What the flow table and the reassembler did, since the start. Confined to the analysis thread. */
public final class FlowCounters {
    /** Flows started. */
    public long started;
    /** Flows ended, for whatever reason. */
    public long ended;
    /** Flows given up because the table or a chain in it was full. */
    public long evicted;
    /** Flows recognised in another segment than their own. */
    public long joinedSegments;
    /** TCP segments with payload. */
    public long segments;
    /** TCP segments that came before their turn and were kept. */
    public long outOfOrder;
    /** TCP segments with bytes that were there before, whether delivered or kept. */
    public long retransmissions;
    /** TCP segments that repeated bytes with other content. */
    public long conflicts;
    /** TCP keep-alives. */
    public long keepAlives;
    /** TCP segments with a window of zero. */
    public long zeroWindows;
    /** TCP segments too far ahead or behind to belong to what was seen so far; not delivered. */
    public long outOfWindow;
    /** Gaps reported: places where bytes are missing for good. */
    public long gaps;
    /** Bytes in those gaps, as far as known. */
    public long gapBytes;
    /** Bytes that the snap length cut out of TCP payload. */
    public long cutBytes;
    /** Holes given up because the bound of one direction or of all was reached. */
    public long bufferFull;
    /** Flows whose unfinished messages were given up because those of all flows took too much. */
    public long unfinished;
    /** Connections taken up again after a jump in sequence numbers. */
    public long resynchronized;
}
