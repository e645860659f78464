package io.otus.dissect.sercos;

import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Bounded;
import io.otus.core.time.Nanos;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The senders whose telegrams let the drives of a ring operate, by network. A flow has one source only, so a second
 * sender that sets the ring back shows only across all flows. Confined to the analysis thread.
 */
final class Rings {
    static final int MAX_RINGS = 256;
    /** A cycle takes 65 ms at most: who was not heard for so long runs no ring any more. */
    static final long SILENCE = Nanos.SECOND;

    private final SequencedMap<Integer, Ring> rings = new LinkedHashMap<>();

    /** Somebody lets the drives of its network's ring operate. */
    void operates(Endpoint by, long now) {
        Bounded.putLast(rings, by.segment(), new Ring(by.mac(), now), MAX_RINGS);
    }

    /** Whether drives operate in the network, by the telegrams of somebody else. */
    boolean isOperatedByOther(Endpoint than, long now) {
        Ring ring = rings.get(than.segment());
        return ring != null && ring.master != null && !ring.master.equals(than.mac()) && now - ring.time <= SILENCE;
    }

    /**
     * One ring.
     *
     * @param master who sent the latest telegram of the phase in which drives operate
     * @param time and when
     */
    private record Ring(@Nullable MacAddress master, long time) {}
}
