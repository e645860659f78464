package io.otus.dissect.dnp3;

import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Output;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import java.util.BitSet;

/**
 * Tells when a master resets the link to a station that it had a link to (IEEE 1815-2012 §9.2.6): the station takes the
 * next confirmed frame for a new one whatever its frame count bit, and what was on the way is lost. Who resets a link
 * to begin with, or asks in vain for a station that is out of order, breaks nothing. One bit for each of the 65,520
 * addresses at most. Confined to one flow.
 */
final class LinkResets {
    private final BitSet linked = new BitSet();

    /** Any frame that is to be trusted. */
    void heard(Link link, Output out) {
        if (!link.dir()) {
            linked.set(link.source());
        } else if (link.prm() && link.function() == LinkHeader.RESET_LINK_STATES && linked.get(link.destination())) {
            linked.clear(link.destination());
            out.session(true, Integer.toString(link.destination()), SessionSeen.LINK_RESET, "reset_link_states");
        }
    }
}
