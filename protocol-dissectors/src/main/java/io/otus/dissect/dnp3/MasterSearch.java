package io.otus.dissect.dnp3;

import io.otus.core.event.SessionFact;
import io.otus.core.event.StationKind;
import io.otus.core.spi.Output;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import java.util.BitSet;

/**
 * From which addresses a master sends user data, and goes on to the next one without an answer. A master has one
 * address (IEEE 1815-2012 §9.2.4.1.3), and an outstation may be set to heed none but that: who does not know it has to
 * try. One bit for each of the 65,520 addresses at most. Confined to one flow.
 */
final class MasterSearch {
    private static final int NOBODY = -1;

    /** Those that were answered once, or told of. */
    private final BitSet settled = new BitSet();

    private int asking = NOBODY;

    /** A frame with user data, from either side. */
    void heard(Link link, Output out) {
        if (!link.dir()) {
            answered(link.destination());
            return;
        }
        if (link.source() == asking) {
            return;
        }
        if (asking != NOBODY && !settled.get(asking)) {
            settled.set(asking);
            out.session(true, "", new SessionFact.StationMissing(StationKind.MASTER, Integer.toString(asking)));
        }
        asking = link.source() < LinkHeader.FIRST_SPECIAL_ADDRESS ? link.source() : NOBODY;
    }

    private void answered(int master) {
        settled.set(master);
        if (master == asking) {
            asking = NOBODY;
        }
    }

    /** Bytes were missing, and an answer may have been among them. */
    void gap() {
        asking = NOBODY;
    }
}
