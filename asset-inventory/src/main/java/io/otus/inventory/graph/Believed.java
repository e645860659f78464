package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.vendor.Makers;
import org.jspecify.annotations.Nullable;

/**
 * Which of the claims that compete is to be believed: of what the device says itself the most trusted source, then what
 * has a field of its own before what was read from free text (of firmware and operating systems, which change while the
 * device stays, only where both were told at once), then the latest change, then the one said first; but for an account
 * that there is a {@link Doubt} of. Most devices give no reason to doubt, so that what holds is all that is looked at.
 * Confined to the analysis thread.
 */
final class Believed {
    private final ClaimList claims;
    /** Null while no source that named one maker later named another, or something that is no name. */
    private @Nullable Doubt doubt;

    Believed(ClaimList claims) {
        this.claims = claims;
    }

    /**
     * The claim to believe.
     *
     * @param prefixMaker the maker that the device's MAC prefix names; null where it names none
     * @return null where nothing is said
     */
    @Nullable
    Claim best(Attribute attribute, @Nullable String prefixMaker) {
        Doubt doubted = doubt;
        Claim best = null;
        for (Claim claim : doubted == null ? claims.open(attribute) : claims.said(attribute)) {
            if (claim.attribute() == attribute
                    && claim.voice() != Voice.OTHERS
                    && (doubted == null
                            ? claim.isOpen()
                            : doubted.believes(claim, claims.said(Attribute.VENDOR), prefixMaker))) {
                best = better(best, claim);
            }
        }
        return best;
    }

    /** The one of two claims that is to be believed, the first where nothing tells; null where both are. */
    static @Nullable Claim better(@Nullable Claim one, @Nullable Claim other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int byTrust = other.trust().compareTo(one.trust());
        if (byTrust == 0 && one.isReadFromText() != other.isReadFromText()) {
            Claim field = one.isReadFromText() ? other : one;
            boolean mayChange = one.attribute() == Attribute.FIRMWARE || one.attribute() == Attribute.OS;
            if (!mayChange || one.from() == other.from()) {
                return field;
            }
        }
        return byTrust < 0 || (byTrust == 0 && other.from() > one.from()) ? other : one;
    }

    /**
     * What was believed of its source until a claim ended: the claim itself, or where it is of an account that was
     * doubted and is over, what the source had said before that.
     *
     * @param prefixMaker the maker that the device's MAC prefix names; null where it names none
     * @return null where the source had said nothing that was believed
     */
    @Nullable
    Claim heldUntil(Claim ended, @Nullable String prefixMaker) {
        return doubt == null
                ? ended
                : Doubt.heldUntil(ended, claims.said(Attribute.VENDOR), claims.said(ended.attribute()), prefixMaker);
    }

    /** The maker that the device's own MAC prefix names; null where none is known. */
    @Nullable
    String prefixMaker() {
        for (Claim claim : claims.open(Attribute.VENDOR)) {
            if (claim.trust() == Trust.VENDOR_PREFIX && claim.isOpen()) {
                return claim.value();
            }
        }
        return null;
    }

    /** A claim was added to the others. One of a maker that holds no more shows that its source named another since. */
    void added(Claim claim) {
        if (claim.attribute() == Attribute.VENDOR && (!claim.isOpen() || !Makers.isName(claim.value()))) {
            namedAnotherMaker();
        }
        changed(claim.attribute());
    }

    /** A source that named one maker names another. */
    void namedAnotherMaker() {
        if (doubt == null) {
            doubt = new Doubt();
        }
    }

    /** Claims of this attribute hold again, or no more. */
    void changed(Attribute attribute) {
        if (attribute == Attribute.VENDOR) {
            changed();
        }
    }

    /** Claims of any attribute hold again, or no more. */
    void changed() {
        if (doubt != null) {
            doubt.judgeAgain();
        }
    }
}
