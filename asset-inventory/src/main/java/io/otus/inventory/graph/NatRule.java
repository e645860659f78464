package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import java.util.List;

/**
 * Decides when several hosts stand behind one address (NAT): its connection requests are characteristic now of one
 * family of operating systems, now of another. What is said from such an address as a client may be the word of any of
 * these hosts: it is kept, but does not say who the device is.
 */
public final class NatRule {
    static final String CAPABILITY = "nat";
    static final String REASON = Sources.SYN
            + "it asks for connections now like one family of systems, now like another: several hosts behind one address";

    private NatRule() {}

    /** Whether several hosts speak from the address of an asset. */
    public static boolean speaksForSeveral(Asset asset) {
        return asset.claims().holding(Attribute.CAPABILITY, CAPABILITY::equals) != null;
    }

    /** Attributes that one of the hosts may have stated of itself in passing. */
    private static final List<Attribute> OF_A_HOST = List.of(
            Attribute.OS,
            Attribute.NAME,
            Attribute.VENDOR,
            Attribute.MODEL,
            Attribute.FIRMWARE,
            Attribute.HARDWARE,
            Attribute.SERIAL,
            Attribute.TYPE,
            Attribute.DESCRIPTION);

    /**
     * Notes that several hosts stand behind the address. Takes back the operating system of the device, and what was
     * said from its address in passing; not what it answered when it was asked, nor what it says below IP.
     */
    static void several(Asset asset, Statements statements, Evidence evidence, long time) {
        statements.state(
                asset,
                new Statement(Attribute.CAPABILITY, CAPABILITY, REASON, Trust.SESSION, Voice.OWN, evidence, time));
        asset.claims().endFrom(Attribute.OS, Sources.SYN, time);
        ReadTexts asked = new ReadTexts(asset.claims().all().stream()
                .filter(claim -> !claim.doors().isEmpty())
                .toList());
        for (Claim claim : List.copyOf(asset.claims().all())) {
            if (claim.isOpen()
                    && claim.voice() == Voice.OWN
                    && claim.trust().compareTo(Trust.SESSION) >= 0
                    && claim.doors().isEmpty()
                    && !asked.tell(claim)
                    && OF_A_HOST.contains(claim.attribute())) {
                asset.claims().end(claim, time);
            }
        }
        asset.changed();
    }
}
