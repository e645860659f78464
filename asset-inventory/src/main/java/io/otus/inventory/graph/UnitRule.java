package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import java.util.Set;
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

    /** Protocols whose numbers stand for devices behind the one that is reached. */
    private static final Set<String> OF_DEVICES = Set.of("modbus");

    /** These, and what is carried in them under the same number. */
    private static final Set<String> NUMBERING = Set.of("modbus", "umas");

    /** How the sources begin by which a device shows to pass on messages under these numbers (exceptions 0A and 0B). */
    private static final String PASSES_ON = "modbus exception";

    /** Most that a number of a device on a serial line has (Modbus over Serial Line V1.02, 2.2). */
    private static final int HIGHEST = 247;

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

    /**
     * Whether a number may be that of a device behind the one that is reached. In Modbus 0 and 255 are the device
     * itself (Messaging on TCP/IP V1.0b, 4.4.2.1), and no device has one above 247.
     */
    public static boolean mayBeDevice(String protocol, String number) {
        if (!OF_DEVICES.contains(protocol) || number.length() > 3) {
            return false;
        }
        int value = 0;
        for (int i = 0; i < number.length(); i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            value = value * 10 + digit - '0';
        }
        return value > 0 && value <= HIGHEST;
    }

    /** Why those of the sub-devices that merely answer are assets of their own; empty where they are not. */
    static String numbered(Asset device) {
        if (!device.appeared() || !device.parts().severalAnswer()) {
            return "";
        }
        for (Claim claim : device.claims().all()) {
            if (claim.attribute() == Attribute.CAPABILITY
                    && claim.isOpen()
                    && claim.value().equals(GATEWAY)
                    && claim.source().startsWith(PASSES_ON)) {
                return BEHIND;
            }
        }
        return device.parts().reason().equals(REASON) ? REASON : "";
    }

    /** Whether the numbers of a protocol are those by which the units that merely answer are called. */
    public static boolean numbersDevices(String protocol) {
        return NUMBERING.contains(protocol);
    }

    /** Whether something is said in such a protocol. */
    static boolean isSaidByNumber(String source) {
        int end = source.indexOf(' ');
        return numbersDevices(end < 0 ? source : source.substring(0, end));
    }

    /** Whether a unit tells more than that it answers. */
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
