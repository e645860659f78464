package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.protocol.Trait;
import io.otus.inventory.claim.Accounts;
import io.otus.inventory.claim.Claim;
import org.jspecify.annotations.Nullable;

/**
 * When a sub-device is an asset of its own. Many controllers answer to any unit number, so that two numbers are not two
 * devices; one that has said who it is, and differs in that from another at the same place or from the device itself,
 * is one. So are two of which the protocol says that they are stations with addresses of their own, and those behind a
 * device that shows to pass on messages for others as soon as they say something of themselves.
 *
 * <p>Of Modbus units that say nothing of themselves, those are that were heard to answer reads at a device that tells
 * one number from another: two answer behind a gateway, two gave different accounts, or {@link UnitContents} tells them
 * apart.
 */
public final class UnitRule {
    static final String REASON = "two units at one address gave different accounts of who they are";
    static final String STATIONS = "two stations answer at one address, each under an address of its own";
    static final String BEHIND = "the device passes on the messages of devices behind it, and this is one of them";
    static final String OTHER = "the unit gave another account of who it is than the device itself";

    static final String CONTENTS =
            "units at one address hold different values at the same points, read by turns: the device minds their numbers";

    static final String POINTS =
            "a client asks several units at one address for points of their own, again and again: it is set up for several devices";

    /**
     * The capability by which a device says, or shows in the terms of its protocol, that it passes on messages for
     * others.
     */
    static final String GATEWAY = "gateway";

    private UnitRule() {}

    /**
     * Why the sub-devices of a device are assets of their own, now that this one of them said something; empty where
     * they are not.
     */
    static String apart(Asset device, Unit told) {
        if (!device.appeared()) {
            return "";
        }
        if (isGateway(device)) {
            return BEHIND;
        }
        if (Accounts.contradict(told.claims(), device.claims())) {
            return OTHER;
        }
        Claim station = station(told);
        for (Unit other : device.units()) {
            if (other == told) {
                continue;
            }
            if (Accounts.contradict(told.claims(), other.claims())) {
                return REASON;
            }
            Claim theirs = station == null ? null : station(other);
            if (station != null && theirs != null && theirs.source().equals(station.source())) {
                return STATIONS;
            }
        }
        return "";
    }

    /**
     * Why the sub-devices of a device are assets of their own, now that the device said something of itself; empty
     * where they are not.
     */
    static String apart(Asset device) {
        boolean isGateway = isGateway(device);
        for (Unit unit : device.units()) {
            // What units say of each other was looked at when they said it.
            if (isGateway && !unit.claims().all().isEmpty()) {
                return BEHIND;
            }
            if (Accounts.contradict(unit.claims(), device.claims())) {
                return OTHER;
            }
        }
        return "";
    }

    /** Why those of the sub-devices that merely answer are assets of their own; empty where they are not. */
    static String numbered(Asset device, Traits traits) {
        if (!device.appeared() || !device.parts().severalAnswer(traits)) {
            return "";
        }
        for (Claim claim : device.claims().all()) {
            if (claim.attribute() == Attribute.CAPABILITY
                    && claim.isOpen()
                    && claim.value().equals(GATEWAY)
                    && traits.isOf(claim.source(), Trait.NUMBERS_DEVICES)) {
                return BEHIND;
            }
        }
        return device.parts().reason().equals(REASON) ? REASON : "";
    }

    /** Whether a unit shows more than that it answers. */
    static boolean tells(Unit unit) {
        return Accounts.tellIdentity(unit.claims()) || station(unit) != null;
    }

    private static boolean isGateway(Asset device) {
        return device.claims().holding(Attribute.CAPABILITY, GATEWAY::equals) != null;
    }

    /**
     * The claim by which a unit's protocol says that its number is an address of its own; null where it says no such
     * thing.
     */
    static @Nullable Claim station(Unit unit) {
        Claim own = unit.claims().holding(Attribute.INSTANCE, unit.number()::equals);
        return own == null || own.trust() != Trust.DEVICE ? null : own;
    }
}
