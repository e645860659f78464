package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import java.util.EnumSet;
import java.util.Set;

/**
 * Compares claims as accounts of who a device is: whether two accounts can be of one device. Attributes of which a
 * device may have several at once distinguish no devices, and count for nothing here.
 */
public final class Accounts {
    /**
     * Attributes that are no word of who a device is: its addresses, where they are, and how its software speaks, which
     * a flood of made-up addresses has too.
     */
    private static final Set<Attribute> NO_ACCOUNT =
            EnumSet.of(Attribute.MAC, Attribute.IP, Attribute.VLAN, Attribute.FINGERPRINT, Attribute.ATTACHED);

    private Accounts() {}

    /** Whether any claim distinguishes the device from others. */
    public static boolean tellIdentity(ClaimSet claims) {
        for (Claim claim : claims.all()) {
            if (ClaimSet.hasOne(claim.attribute())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the device stated anything but its addresses. What its MAC prefix, its habits or the fingerprint of its
     * software show does not count.
     */
    public static boolean tellMoreThanAddresses(ClaimSet claims) {
        for (Claim claim : claims.all()) {
            if (!NO_ACCOUNT.contains(claim.attribute()) && claim.trust() != Trust.VENDOR_PREFIX) {
                return true;
            }
        }
        return false;
    }

    /** Whether something is said in the one, and the other says all of it in the same words. */
    public static boolean repeat(ClaimSet one, ClaimSet other) {
        boolean says = false;
        for (Claim claim : one.all()) {
            if (!isAccount(claim)) {
                continue;
            }
            if (other.open(claim.attribute(), claim.source(), claim.value()) == null) {
                return false;
            }
            says = true;
        }
        return says;
    }

    /** Whether the two say different things of an attribute that both know from one source. */
    public static boolean contradict(ClaimSet one, ClaimSet other) {
        for (Claim claim : one.all()) {
            if (!isAccount(claim)) {
                continue;
            }
            for (Claim theirs : other.open(claim.attribute())) {
                if (theirs.isOpen()
                        && theirs.attribute() == claim.attribute()
                        && theirs.source().equals(claim.source())
                        && !theirs.value().equals(claim.value())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAccount(Claim claim) {
        return claim.isOpen() && ClaimSet.hasOne(claim.attribute());
    }
}
