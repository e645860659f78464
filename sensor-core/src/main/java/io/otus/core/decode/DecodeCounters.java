package io.otus.core.decode;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of frames by the outcome of their decoding, since the start. {@link #frames} is the sum of the six counts
 * below it: every frame is counted once. Confined to the analysis thread.
 */
public final class DecodeCounters {
    /** All frames. */
    public long frames;

    /** Copies that a mirror port made, whatever else they are. */
    public long duplicates;
    /** {@link DecodeOutcome#DECODED}. */
    public long decoded;
    /** {@link DecodeOutcome#UNKNOWN}. */
    public long unknown;
    /** {@link DecodeOutcome#FRAGMENT}. */
    public long fragments;
    /** {@link DecodeOutcome#MALFORMED}. */
    public long malformed;
    /** {@link DecodeOutcome#TRUNCATED}. */
    public long truncated;

    /** Frames that were decoded although the snap length cut their payload. */
    public long cutPayloads;
    /** Frames whose headers broke a rule, whether or not they could be read on. */
    public long anomalies;
    /** Frames with at least one tunnel. */
    public long tunnelled;
    /** Datagrams put together from fragments. */
    public long assembled;
    /** Datagrams whose fragments were dropped before they were complete: too old, too many, or contradicting. */
    public long incompleteDatagrams;

    /** Most link types that are counted apart; captures have one or two. */
    private static final int MAX_LINK_TYPES = 64;

    private final SortedMap<Integer, Long> unreadLinks = new TreeMap<>();

    /** Frames of link types that are not read, by {@link io.otus.core.capture.LinkType}. */
    public SortedMap<Integer, Long> unreadLinks() {
        return Collections.unmodifiableSortedMap(unreadLinks);
    }

    void count(Packet p) {
        frames++;
        if (p.unreadLink && (unreadLinks.size() < MAX_LINK_TYPES || unreadLinks.containsKey(p.linkType))) {
            unreadLinks.merge(p.linkType, 1L, Long::sum);
        }
        if (p.anomaly != null) {
            anomalies++;
        }
        if (p.depth > 0) {
            tunnelled++;
        }
        if (p.duplicateOf != 0) {
            duplicates++;
            return;
        }
        switch (p.outcome) {
            case DECODED -> {
                decoded++;
                if (p.missing > 0) {
                    cutPayloads++;
                }
            }
            case UNKNOWN -> unknown++;
            case FRAGMENT -> fragments++;
            case MALFORMED -> malformed++;
            case TRUNCATED -> truncated++;
        }
    }
}
