package io.otus.inventory.conversation;

import io.otus.core.event.FlowInfo;
import io.otus.core.net.Transport;
import io.otus.inventory.conversation.InterfaceCoverage.News;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is heard of each VLAN: how much of it is understood, how many connections show both their sides, how much
 * is sent to all. Flows are counted when they report, once a minute and at their end, so that no frame costs anything.
 * Confined to the analysis thread.
 */
public final class Coverage {
    /** Most VLANs that are counted; frames of others are left out. */
    static final int MAX_SEGMENTS = 4_096;

    /** Connections of a VLAN below which it is not known whether the mirror shows one direction. */
    private static final long ENOUGH = 8;

    private final TreeMap<Integer, Segment> segments = new TreeMap<>();
    private final InterfaceCoverage interfaces = new InterfaceCoverage();

    /** What was heard of one VLAN. Confined to the analysis thread. */
    public static final class Segment extends Tally {
        private final int number;

        Segment(int number) {
            this.number = number;
        }

        /** A segment as it was stored. */
        public static Segment restored(int number, Counts counts) {
            Segment segment = new Segment(number);
            segment.restore(counts);
            return segment;
        }

        /** The network segment: 0 untagged, else the VLAN, with an outer tag as {@code outer << 12 | inner}. */
        public int number() {
            return number;
        }

        /**
         * Whether the mirror copies one direction only: enough connections were heard, and of most of them one side
         * alone.
         */
        boolean showsOneSide() {
            return connections >= ENOUGH && 2 * oneSided > connections;
        }
    }

    /**
     * Counts what a flow carried since its last report.
     *
     * @param from0 what side 0 sent since
     * @param from1 what side 1 sent since
     */
    void told(FlowInfo flow, FlowTrack track, Sent from0, Sent from1) {
        boolean isToGroup = flow.endpoint(1).isGroup();
        interfaces.told(flow, from0, from1, isToGroup);
        Segment segment = segment(flow.endpoint(0).segment());
        if (segment == null) {
            return;
        }
        segment.add(from0.bytes() + from1.bytes(), from0.understood(flow) + from1.understood(flow), isToGroup);
        if (flow.transport() != Transport.TCP) {
            return;
        }
        boolean isOneSided = flow.frames(1) == 0;
        if (!track.counted && (!isOneSided || flow.frames(0) >= Traffic.PROVING_FRAMES)) {
            track.counted = true;
            track.oneSided = isOneSided;
            segment.connections++;
            segment.oneSided += isOneSided ? 1 : 0;
            interfaces.told(flow, isOneSided ? News.ONE_SIDED : News.TWO_SIDED);
        } else if (track.oneSided && !isOneSided) {
            track.oneSided = false;
            segment.oneSided--;
            interfaces.told(flow, News.ANSWERED);
        }
        if (!track.damaged && flow.lossTime() != Long.MIN_VALUE) {
            track.damaged = true;
            segment.damaged++;
            interfaces.told(flow, News.DAMAGED);
        }
    }

    /**
     * Whether a connection whose other side was never heard was accepted all the same: the VLAN shows one direction,
     * and what goes on in it is understood.
     */
    public boolean isAcceptedUnheard(FlowInfo flow) {
        return showsOneSide(flow) && Traffic.goesOnUnheard(flow);
    }

    /** Whether the VLAN of a flow shows one direction of most connections. */
    boolean showsOneSide(FlowInfo flow) {
        Segment segment = segments.get(flow.endpoint(0).segment());
        return segment != null && segment.showsOneSide();
    }

    private @Nullable Segment segment(int number) {
        Segment known = segments.get(number);
        if (known == null && segments.size() < MAX_SEGMENTS) {
            known = new Segment(number);
            segments.put(number, known);
        }
        return known;
    }

    /** The same by the interfaces of the sensor. */
    public InterfaceCoverage interfaces() {
        return interfaces;
    }

    /** All VLANs, by number. */
    public List<Segment> segments() {
        return List.copyOf(segments.values());
    }

    /** The VLANs whose counts changed since the last call. */
    public List<Segment> takeUnstored() {
        return Tally.takeUnstored(segments.values());
    }

    /** Takes up what an earlier run left. */
    public void restore(Segment segment) {
        segments.put(segment.number(), segment);
    }
}
