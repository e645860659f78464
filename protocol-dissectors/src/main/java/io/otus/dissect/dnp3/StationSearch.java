package io.otus.dissect.dnp3;

import io.otus.core.event.SessionFact;
import io.otus.core.event.StationKind;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which stations a master asks on the link layer whether they are there (IEEE 1815-2012 §9.2.6), and goes on to the
 * next one without an answer. One bit for each of the 65,520 addresses at most. Confined to one flow.
 */
final class StationSearch {
    private static final int NOBODY = -1;

    private final BitSet told = new BitSet();
    private int asked = NOBODY;
    private @Nullable FrameSpan askedIn;

    /** A frame of link control: a request without user data, or an answer to one. */
    void control(Link link, Output out) {
        heard(link);
        if (!link.prm() || !link.dir() || link.destination() == asked) {
            return;
        }
        if (asked != NOBODY && !told.get(asked)) {
            told.set(asked);
            out.session(
                    Direction.FROM_CLIENT,
                    "",
                    new SessionFact.StationMissing(StationKind.STATION, Integer.toString(asked), askedIn));
        }
        asked = link.destination() < LinkHeader.FIRST_SPECIAL_ADDRESS ? link.destination() : NOBODY;
        askedIn = out.frame();
    }

    /** A station is there that sends anything. */
    void heard(Link link) {
        if (!link.dir() && link.source() == asked) {
            asked = NOBODY;
        }
    }

    /** Bytes were missing, and an answer may have been among them. */
    void gap() {
        asked = NOBODY;
    }
}
