package io.otus.inventory;

import io.otus.core.event.Attribute;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.Origin;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.inventory.claim.Door;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.NatRule;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose word a claim is: that of the device that it is about, of another device, or of any host behind an
 * address.
 */
final class WhoseWord {
    private WhoseWord() {}

    /** The voice in which something is said of an asset. */
    static Voice of(IdentityClaim event, Asset asset) {
        return isWordOfSeveral(event, asset) ? Voice.OTHERS : voice(event);
    }

    /**
     * The door through which a device that was asked said something of itself; null where it was not asked, or the door
     * is not known.
     */
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
     * The voice of a claim by what it is about. Where a device is connected is said by the relay. An endpoint without a
     * MAC address that is not the sender's is one that the sender only speaks of.
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
