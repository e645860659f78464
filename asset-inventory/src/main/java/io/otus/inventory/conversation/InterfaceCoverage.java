package io.otus.inventory.conversation;

import io.otus.core.event.FlowInfo;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is heard on each interface that a capture names. Each side of a flow counts where its first frame was
 * heard, which distinguishes a tap with an interface for each direction from a mirror that shows one direction only.
 * Confined to the analysis thread.
 */
public final class InterfaceCoverage {
    /** Most interfaces that are counted; flows of others are left out. */
    static final int MAX_INTERFACES = 256;
    /** Most VLANs that are named of one interface. */
    static final int MAX_VLANS = 64;

    private final TreeMap<String, Heard> interfaces = new TreeMap<>();

    /** What was heard by one interface. Confined to the analysis thread. */
    public static final class Heard extends Tally {
        private final String name;
        private final TreeSet<Integer> segments = new TreeSet<>();
        private long elsewhere;

        Heard(String name) {
            this.name = name;
        }

        /** The counts of an interface as they were stored. */
        public static Heard restored(String name, List<Integer> segments, Counts counts, long elsewhere) {
            Heard heard = new Heard(name);
            heard.segments.addAll(segments);
            heard.restore(counts);
            heard.elsewhere = elsewhere;
            return heard;
        }

        /** The name that the capture or the host has for it. */
        public String name() {
            return name;
        }

        /**
         * The network segments that it carries, as {@link Coverage.Segment#number}; the first {@link #MAX_VLANS} that
         * were heard.
         */
        public SortedSet<Integer> segments() {
            return Collections.unmodifiableSortedSet(segments);
        }

        /** Number of connections whose other side was heard on another interface. */
        public long elsewhere() {
            return elsewhere;
        }

        private void add(int segment, long more, long moreUnderstood, boolean isToGroup) {
            add(more, moreUnderstood, isToGroup);
            if (segments.size() < MAX_VLANS) {
                segments.add(segment);
            }
        }
    }

    /** News about a connection since its last report. */
    enum News {
        /** A new connection of which one side is heard. */
        ONE_SIDED,
        /** A new connection of which both sides are heard. */
        TWO_SIDED,
        /** The other side of a connection is heard now too. */
        ANSWERED,
        /** Bytes of it are missing. */
        DAMAGED
    }

    /** Counts what the two sides of a flow sent since its last report. */
    void told(FlowInfo flow, Sent from0, Sent from1, boolean isToGroup) {
        Heard first = heard(flow.heardOn(0));
        if (first != null) {
            first.add(flow.endpoint(0).segment(), from0.bytes(), from0.understood(flow), isToGroup);
        }
        boolean isNews = from1.bytes() != 0 || from1.understood(flow) != 0;
        Heard second = isNews ? heard(flow.heardOn(1)) : null;
        if (second != null) {
            second.add(flow.endpoint(1).segment(), from1.bytes(), from1.understood(flow), false);
        }
    }

    /** Counts what became known of a connection. */
    void told(FlowInfo flow, News news) {
        Heard first = heard(flow.heardOn(0));
        Heard second = news == News.ONE_SIDED ? null : heard(flow.heardOn(1));
        if (first != null) {
            first.connections += news == News.ONE_SIDED || news == News.TWO_SIDED ? 1 : 0;
            first.oneSided += news == News.ONE_SIDED ? 1 : news == News.ANSWERED ? -1 : 0;
            first.damaged += news == News.DAMAGED ? 1 : 0;
            first.unstored = true;
        }
        if (second != null && second != first) {
            second.damaged += news == News.DAMAGED ? 1 : 0;
            if (news != News.DAMAGED) {
                second.connections++;
                second.elsewhere++;
                if (first != null) {
                    first.elsewhere++;
                }
            }
            second.unstored = true;
        }
    }

    private @Nullable Heard heard(String name) {
        Heard known = interfaces.get(name);
        if (known == null && !name.isEmpty() && interfaces.size() < MAX_INTERFACES) {
            known = new Heard(name);
            interfaces.put(name, known);
        }
        return known;
    }

    /** All interfaces, by name. */
    public List<Heard> all() {
        return List.copyOf(interfaces.values());
    }

    /** The interfaces whose counts changed since the last call. */
    public List<Heard> takeUnstored() {
        return Tally.takeUnstored(interfaces.values());
    }

    /** Takes up what an earlier run left. */
    public void restore(Heard heard) {
        interfaces.put(heard.name(), heard);
    }
}
