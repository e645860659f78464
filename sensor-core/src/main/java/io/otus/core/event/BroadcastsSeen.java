package io.otus.core.event;

import io.otus.core.evidence.Evidence;
import io.otus.core.net.MacAddress;

/**
 * A sender sent many frames within one second that every device of its network gets, whatever it subscribed to:
 * broadcasts, and multicasts to the groups of a link, which no switch keeps back (RFC 4541 clause 2.1.2). Copies that a
 * loop makes count, and those of a mirror port do not. Frames of a fieldbus whose master broadcasts one in each cycle
 * by its nature are told apart from all others of the sender.
 *
 * @param segment network segment, as in {@link io.otus.core.net.Endpoint#segment}
 * @param mac the sender
 * @param fieldbus EtherType of such a fieldbus; {@link #NO_FIELDBUS} for all other frames
 * @param frames how many
 * @param equal how many of them were the same frame as one of the two before
 * @param evidence the first and the last of them
 * @param time event time of the last one, nanoseconds since 1970
 */
public record BroadcastsSeen(
        int segment, MacAddress mac, int fieldbus, int frames, int equal, Evidence evidence, long time) {
    /** Stands for frames of no fieldbus. */
    public static final int NO_FIELDBUS = 0;
}
