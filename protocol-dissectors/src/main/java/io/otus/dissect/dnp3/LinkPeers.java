package io.otus.dissect.dnp3;

import io.otus.core.spi.Direction;
import java.util.Arrays;

/**
 * What is remembered per pair of link addresses and direction: several outstations may share one flow behind a serial
 * server. The pair that was taken in first makes room when there are too many. Confined.
 */
final class LinkPeers {
    /** Most pairs remembered in one flow. */
    static final int MAX_PAIRS = 64;

    /** Most octets of unfinished fragments held in one flow. */
    static final int MAX_HELD = 4 * TransportAssembler.MAX_FRAGMENT;

    private Pair[] pairs = new Pair[2];
    private final FileTransfers files = new FileTransfers();
    private int size;
    private int oldest;

    /** One source and destination. */
    static final class Pair {
        private final int key;
        private final Direction direction;
        private final TransportAssembler assembler = new TransportAssembler();
        private final ResponseCollector collector = new ResponseCollector();
        private final SelectTracker selects = new SelectTracker();
        private final FrameCount frameCount = new FrameCount();
        private final FileTransfers files;

        /** Whether the source was reported as a station of its own. */
        private boolean told;

        private Pair(int key, Direction direction, FileTransfers files) {
            this.key = key;
            this.direction = direction;
            this.files = files;
        }

        /** Whether the source is to be reported as a station of its own. True once. */
        boolean tell() {
            boolean first = !told;
            told = true;
            return first;
        }

        TransportAssembler assembler() {
            return assembler;
        }

        ResponseCollector collector() {
            return collector;
        }

        SelectTracker selects() {
            return selects;
        }

        FrameCount frameCount() {
            return frameCount;
        }

        /** The files of all pairs of the flow. */
        FileTransfers files() {
            return files;
        }
    }

    /** The pair of these addresses, 0 to 65535 each, taken in when it is new. */
    Pair of(int source, int destination, Direction direction) {
        int key = (source << 16) | destination;
        for (int i = 0; i < size; i++) {
            if (pairs[i].key == key && pairs[i].direction == direction) {
                return pairs[i];
            }
        }
        Pair pair = new Pair(key, direction, files);
        if (size < MAX_PAIRS) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
            }
            pairs[size++] = pair;
        } else {
            pairs[oldest] = pair;
            oldest = (oldest + 1) % MAX_PAIRS;
        }
        return pair;
    }

    /** Whether unfinished fragments hold more than they may. */
    boolean isFull() {
        return held() > MAX_HELD;
    }

    /** Bytes of memory for unfinished fragments. */
    int held() {
        int held = 0;
        for (int i = 0; i < size; i++) {
            held += pairs[i].assembler.held();
        }
        return held;
    }

    /** Forgets half-assembled things of this direction; of both where it is not known. */
    void gap(Direction direction) {
        for (int i = 0; i < size; i++) {
            if (direction == Direction.UNKNOWN || pairs[i].direction == direction) {
                pairs[i].assembler.drop();
                pairs[i].collector.drop();
                pairs[i].selects.forget();
                pairs[i].frameCount.reset();
            }
        }
        files.gap();
    }
}
