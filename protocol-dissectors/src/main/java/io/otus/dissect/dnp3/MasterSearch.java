package io.otus.dissect.dnp3;

import io.otus.core.event.SessionFact;
import io.otus.core.event.StationKind;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From which addresses a master sends user data, and goes on to the next one without an answer. A master has one
 * address (IEEE 1815-2012 §9.2.4.1.3), and an outstation may be set to heed none but that: who does not know it has to
 * try. Holds the latest few addresses. Confined to one flow.
 */
final class MasterSearch {
    private static final int NOBODY = -1;

    /** Masters that one flow carries, with room for those that are tried. */
    private static final int MAX_SETTLED = 64;

    /** Those that asked and were answered, or told of; the one that was so longest ago first. */
    private final Set<Integer> settled = new LinkedHashSet<>();

    private int asking = NOBODY;
    private @Nullable FrameSpan askedIn;
    /** To whom an outstation sent last, asked or not: it knows that master. */
    private int addressed = NOBODY;

    /** A frame with user data, from either side. */
    void heard(Link link, Output out) {
        if (!link.dir()) {
            answered(link.destination());
            return;
        }
        if (link.source() == asking) {
            return;
        }
        if (asking != NOBODY && !settled.contains(asking)) {
            settle(asking);
            out.session(
                    Direction.FROM_CLIENT,
                    "",
                    new SessionFact.StationMissing(StationKind.MASTER, Integer.toString(asking), askedIn));
        }
        boolean isUnknown = link.source() < LinkHeader.FIRST_SPECIAL_ADDRESS && link.source() != addressed;
        asking = isUnknown ? link.source() : NOBODY;
        askedIn = out.frame();
    }

    private void answered(int master) {
        addressed = master;
        if (master == asking) {
            settle(master);
            asking = NOBODY;
        }
    }

    private void settle(int master) {
        settled.remove(master);
        if (settled.size() == MAX_SETTLED) {
            settled.remove(settled.iterator().next());
        }
        settled.add(master);
    }

    /** Bytes were missing, and an answer may have been among them. */
    void gap() {
        asking = NOBODY;
    }
}
