package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.vendor.Makers;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of several competing claims about a device is believed. The order is: what the device says itself, from
 * the most trusted source; then a field of its own before free text (for firmware and operating system, which change
 * while the device stays, only if both were stated at once); then the latest change; then the claim made first.
 * Accounts with a {@link Doubt} are left out. Most devices give no reason for doubt, so that only claims that hold are
 * compared. Confined to the analysis thread.
 */
public final class Believed {
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
    public Claim best(Attribute attribute, @Nullable String prefixMaker) {
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

    /** The more credible of two claims, the first where they are equal; null where both are null. */
    public static @Nullable Claim better(@Nullable Claim one, @Nullable Claim other) {
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
     * The claim that was believed of a source until a claim of it ended: the claim itself, or where it belongs to a
     * doubted account that is over, what the source had said before that account.
     *
     * @param prefixMaker the maker that the device's MAC prefix names; null where it names none
     * @return null where the source had said nothing that was believed
     */
    @Nullable
    public Claim heldUntil(Claim ended, @Nullable String prefixMaker) {
        return doubt == null
                ? ended
                : Doubt.heldUntil(ended, claims.said(Attribute.VENDOR), claims.said(ended.attribute()), prefixMaker);
    }

    /** The maker that the device's own MAC prefix names; null where none is known. */
    @Nullable
    public String prefixMaker() {
        for (Claim claim : claims.open(Attribute.VENDOR)) {
            if (claim.trust() == Trust.VENDOR_PREFIX && claim.isOpen()) {
                return claim.value();
            }
        }
        return null;
    }

    /** A claim was added. An ended claim about the maker shows that its source has named another maker since. */
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
