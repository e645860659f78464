package io.otus.inventory;

import io.otus.core.event.Attribute;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.Origin;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Door;
import io.otus.inventory.graph.NatRule;
import io.otus.inventory.graph.Voice;
import org.jspecify.annotations.Nullable;

/** Whose word a claim is: that of the device that it is about, of others, or of any host behind an address. */
final class WhoseWord {
    private WhoseWord() {}

    /** The voice in which something is said of an asset. */
    static Voice of(IdentityClaim event, Asset asset) {
        return isWordOfSeveral(event, asset) ? Voice.OTHERS : voice(event);
    }

    /** Through which door somebody who was asked said something of himself; null where nothing tells. */
    static @Nullable Door door(IdentityClaim event, Voice voice, String slot) {
        Origin origin = event.origin();
        boolean isAsked = origin.flow().client() == 1 - origin.sender();
        return isAsked && voice == Voice.OWN ? Door.of(event.about(), slot) : null;
    }

    /** Whether what is said in passing by a client may be the word of any host behind its address. */
    private static boolean isWordOfSeveral(IdentityClaim event, Asset asset) {
        Origin origin = event.origin();
        return event.trust().compareTo(Trust.SESSION) >= 0
                && origin.flow().client() == origin.sender()
                && origin.source().ip() != null
                && NatRule.speaksForSeveral(asset);
    }

    /**
     * Where a device is connected is the word of the relay. An endpoint without a MAC address that is not the sender's
     * is one that the sender only speaks of.
     */
    private static Voice voice(IdentityClaim event) {
        Endpoint about = event.about();
        if (event.attribute() == Attribute.ATTACHED) {
            return Voice.OTHERS;
        }
        if (about.ip() == null) {
            return Voice.OWN_LINK;
        }
        boolean others = about.mac() == null
                && !about.ip().equals(event.origin().source().ip());
        return others ? Voice.OTHERS : Voice.OWN;
    }
}
