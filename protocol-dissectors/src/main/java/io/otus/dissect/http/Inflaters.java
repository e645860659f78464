package io.otus.dissect.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What unpacks bodies that are under way, on all connections. Each takes some 40 KB outside the heap, so there are few;
 * the body that brought nothing for longest makes room for another. Confined to the analysis thread.
 */
final class Inflaters {
    /** Most bodies that are unpacked at once. */
    static final int MAX_LIVE = 256;
    /** Bytes that go in, or come out, at once. */
    private static final int BUFFER = 8_192;

    /** What goes in; it is all taken before another body needs it. */
    final byte[] packed = new byte[BUFFER];

    final byte[] unpacked = new byte[BUFFER];

    private final Map<Unpacked, Inflater> live = new LinkedHashMap<>(16, 0.75f, true);
    private long evicted;

    /** Begins to unpack a body; {@code bare} where no header of RFC 1950 is ahead of what is deflated. */
    void begin(Unpacked body, boolean bare) {
        if (live.size() == MAX_LIVE) {
            Iterator<Inflater> oldest = live.values().iterator();
            oldest.next().end();
            oldest.remove();
            evicted++;
        }
        live.put(body, new Inflater(bare));
    }

    /** How many bodies made room for others. */
    long evicted() {
        return evicted;
    }

    /** Bodies that are unpacked now. */
    int live() {
        return live.size();
    }

    /** What unpacks this body; null where it ended, or made room. */
    @Nullable
    Inflater of(Unpacked body) {
        return live.get(body);
    }

    /** The body is no longer unpacked. */
    void end(Unpacked body) {
        Inflater inflater = live.remove(body);
        if (inflater != null) {
            inflater.end();
        }
    }
}
