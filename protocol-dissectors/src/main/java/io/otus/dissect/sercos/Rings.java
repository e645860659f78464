package io.otus.dissect.sercos;

import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Bounded;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose telegrams let the drives of a ring operate, by its network. A flow has one source alone: that somebody else
 * sends such a ring back is seen of all flows together. Confined to the analysis thread.
 */
final class Rings {
    static final int MAX_RINGS = 256;
    /** A cycle takes 65 ms at most: who was not heard for so long runs no ring any more. */
    static final long SILENCE = 1_000_000_000L;

    private final SequencedMap<Integer, Ring> rings = new LinkedHashMap<>();

    /** The ring of a network, which the dissectors of its flows keep. */
    Ring of(Endpoint source) {
        Ring ring = rings.get(source.segment());
        if (ring == null) {
            ring = new Ring();
            Bounded.putLast(rings, source.segment(), ring, MAX_RINGS);
        }
        return ring;
    }

    /** One ring: who sent the latest telegram of the phase in which drives operate, and when. */
    static final class Ring {
        private @Nullable MacAddress master;
        private long time;

        void operates(@Nullable MacAddress by, long now) {
            master = by;
            time = now;
        }

        /** Whether drives operate, by the telegrams of somebody else. */
        boolean isOperatedByOther(@Nullable MacAddress than, long now) {
            return master != null && !master.equals(than) && now - time <= SILENCE;
        }
    }
}
