package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import java.util.List;

/**
 * When several hosts stand behind one address (NAT): connections are asked for now in the manner of one family of
 * systems, now of another. What is said from such an address as a client is the word of any of them: it is kept, and is
 * not who the device is.
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

    /** What one of the hosts may have said of itself in passing. */
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
     * Says that several hosts do, and takes back which system the device has, and what was said from its address in
     * passing: not what it told when it was asked, nor what it says below IP.
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
