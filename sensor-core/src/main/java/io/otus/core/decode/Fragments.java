package io.otus.core.decode;

import io.otus.core.time.Nanos;
import java.util.LinkedHashMap;

/**
 * Assembles IP datagrams, RFC 791 section 3.2 and RFC 8200 section 4.5. The first fragment that brings a byte wins, and
 * an overlap is reported. Bounds: datagrams, bytes of all, fragments of one, and event time; at each the oldest
 * datagrams are dropped. Confined to the analysis thread.
 */
final class Fragments {
    /** Most datagrams under way. */
    static final int MAX_DATAGRAMS = 4096;

    /** Most bytes kept of all of them. */
    static final int MAX_BYTES = 8 << 20;

    /** Most fragments in one. */
    static final int MAX_FRAGMENTS = 256;

    /** How long a datagram may take, nanoseconds of event time; RFC 791 proposes 15 s, RFC 8200 60 s. */
    static final long TIMEOUT = 30 * Nanos.SECOND;

    /** Largest datagram, without its header. */
    static final int MAX_LENGTH = 65535;

    /** Bytes of a TCP or UDP header that the first fragment must hold to be worth a look (RFC 1858 section 3). */
    private static final int TINY = 8;

    private final DecodeCounters counters;
    private final RecentFrames recent;
    private final LinkedHashMap<Key, Datagram> datagrams = new LinkedHashMap<>(); // oldest first
    private long bytes;
    private long now;
    /** When the oldest has taken too long, or one that was older would have. */
    private long expires;

    /** The fields that all fragments of one datagram share. */
    record Key(
            int version,
            int segment,
            int network,
            int protocol,
            long identification,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow) {}

    Fragments(DecodeCounters counters, RecentFrames recent) {
        this.counters = counters;
        this.recent = recent;
    }

    /** Drops datagrams that took too long. Cheap when none did. */
    void expire(long eventTime) {
        now = eventTime;
        if (datagrams.isEmpty() || now < expires) {
            return;
        }
        while (!datagrams.isEmpty() && now - oldest().started >= TIMEOUT) {
            drop(oldest());
        }
        expires = datagrams.isEmpty() ? 0 : oldest().started + TIMEOUT;
    }

    /**
     * Takes the fragment at the cursor.
     *
     * @return the next layer with the whole datagram at the cursor, or {@link Layer#DONE} while it is incomplete
     */
    Layer add(Packet p, int offset, boolean more) {
        p.fragment = true;
        p.outcome = DecodeOutcome.FRAGMENT;
        recent.findOriginal(p);
        int length = p.wireEnd - p.at;
        if (length <= 0 || (more && length % 8 != 0) || offset + length > MAX_LENGTH) {
            p.malformed(DecodeAnomaly.FRAGMENT_BOUNDS);
            return Layer.DONE;
        }
        p.payloadHere();
        if (p.missing > 0) {
            p.outcome = DecodeOutcome.TRUNCATED;
        }
        if (p.missing > 0 || p.isDuplicate()) {
            p.payloadLength = 0;
            return Layer.DONE;
        }
        if (offset == 0 && length < TINY) {
            p.note(DecodeAnomaly.FRAGMENT_TINY);
        }
        Datagram datagram = find(p);
        if (datagram.count == MAX_FRAGMENTS) {
            p.note(DecodeAnomaly.FRAGMENT_COUNT);
            p.payloadLength = 0;
            drop(datagram);
            return Layer.DONE;
        }
        int before = datagram.bytes;
        datagram.add(p, offset, length, more);
        bytes += datagram.bytes - before;
        p.payloadLength = 0;
        if (datagram.isComplete()) {
            forget(datagram);
            counters.assembled++;
            deliver(p, datagram);
            return Layer.IPV6_EXTENSIONS;
        }
        while (bytes > MAX_BYTES) {
            drop(oldest());
        }
        return Layer.DONE;
    }

    private static void deliver(Packet p, Datagram datagram) {
        p.outcome = DecodeOutcome.DECODED;
        p.ipProtocol = datagram.protocol();
        p.block = datagram.assemble();
        p.assembled = true;
        p.fragments.clear();
        datagram.spans(p.fragments);
        p.at = 0;
        p.end = p.block.length();
        p.wireEnd = p.end;
        p.payloadHere();
    }

    private Datagram find(Packet p) {
        Key key = new Key(
                p.ipVersion,
                p.segment(),
                p.virtualNetwork,
                p.ipVersion == 4 ? p.ipProtocol : 0, // RFC 8200: the key is addresses and identification alone.
                p.identification,
                p.sourceHigh,
                p.sourceLow,
                p.destinationHigh,
                p.destinationLow);
        Datagram datagram = datagrams.get(key);
        if (datagram == null) {
            if (datagrams.size() >= MAX_DATAGRAMS) {
                drop(oldest());
            }
            expires = datagrams.isEmpty() ? now + TIMEOUT : expires;
            datagram = new Datagram(key, now);
            datagrams.put(key, datagram);
        }
        return datagram;
    }

    private void drop(Datagram datagram) {
        counters.incompleteDatagrams++;
        forget(datagram);
    }

    private void forget(Datagram datagram) {
        bytes -= datagram.bytes;
        datagrams.remove(datagram.key);
    }

    private Datagram oldest() {
        return datagrams.sequencedValues().getFirst();
    }
}
