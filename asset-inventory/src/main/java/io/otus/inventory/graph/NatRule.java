package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;

/**
 * When several hosts stand behind one address (NAT): connections are asked for now in the manner of one family of
 * systems, now of another. What is said from such an address as a client is the word of any of them: it is kept, and is
 * not who the device is.
 */
public final class NatRule {
    static final String CAPABILITY = "nat";
    static final String REASON = IdentityGraph.SOURCE_SYN
            + "it asks for connections now like one family of systems, now like another: several hosts behind one address";

    private NatRule() {}

    /** Whether several hosts speak from the address of an asset. */
    public static boolean speaksForSeveral(Asset asset) {
        return asset.claims().holding(Attribute.CAPABILITY, CAPABILITY::equals) != null;
    }

    /** Says that several hosts do, and takes back which system the device has. */
    static void several(Asset asset, Statements statements, Evidence evidence, long time) {
        statements.state(
                asset,
                new Statement(Attribute.CAPABILITY, CAPABILITY, REASON, Trust.SESSION, Voice.OWN, evidence, time));
        asset.claims().endFrom(Attribute.OS, IdentityGraph.SOURCE_SYN, time);
        asset.changed();
    }
}
