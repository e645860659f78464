package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lets claims of one asset hold again, where it turned out that what ended them was about another one. Confined to the
 * analysis thread.
 */
public final class Reopening {
    private final ClaimList claims;
    private final Believed believed;

    Reopening(ClaimList claims, Believed believed) {
        this.claims = claims;
        this.believed = believed;
    }

    /** Lets hold again what ended at a moment, of sources of which nothing else of the attribute holds. */
    public void endedAt(Attribute attribute, long moment) {
        Set<String> holding = new HashSet<>();
        for (Claim claim : claims.open(attribute)) {
            if (claim.attribute() == attribute && claim.isOpen() && claim.voice() != Voice.OTHERS) {
                holding.add(claim.source());
            }
        }
        boolean reopened = false;
        for (Claim claim : claims.said(attribute)) {
            if (claim.attribute() == attribute && claim.to() == moment && !holding.contains(claim.source())) {
                claim.reopen();
                reopened = true;
            }
        }
        if (reopened) {
            claims.changed();
            believed.changed();
        }
    }

    /**
     * Lets hold again, of what meets a test, the last that each source said of each attribute of which a device has one
     * value, where that is to hold.
     */
    public void last(Predicate<Claim> test, Predicate<Claim> isToHold) {
        Map<String, Claim> last = new LinkedHashMap<>();
        for (Claim claim : claims) {
            if (ClaimSet.hasOne(claim.attribute()) && claim.voice() != Voice.OTHERS && test.test(claim)) {
                last.merge(
                        claim.attribute() + " " + claim.source(),
                        claim,
                        (one, other) -> other.to() >= one.to() ? other : one);
            }
        }
        for (Claim claim : last.values()) {
            if (!claim.isOpen() && isToHold.test(claim)) {
                claim.reopen();
            }
        }
        claims.changed();
        believed.changed();
    }
}
