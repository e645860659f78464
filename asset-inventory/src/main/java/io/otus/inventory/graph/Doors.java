package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.protocol.Trait;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Door;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Devices behind one address, told apart by the {@link Door doors} by which they are reached: the ports that a router
 * passes on, the addresses that it translates one by one, the slots of a rack. Where structured accounts of who the
 * device is differ by door, they are of several devices if both hold side by side: the other one was given less than
 * two minutes before at the same address, in which no device is replaced, or this one holds at its door again after the
 * other one. Else the device was replaced, or went to another address. {@link DoorParting} then makes assets of those
 * behind them. Confined to the analysis thread.
 */
final class Doors {
    /** Attributes that distinguish devices at the same time; names, versions and states of one device change. */
    private static final Set<Attribute> TELLING =
            EnumSet.of(Attribute.VENDOR, Attribute.MODEL, Attribute.ORDER_NUMBER, Attribute.SERIAL);

    private final DoorParting parting;
    private final Traits traits;

    Doors(DoorParting parting, Traits traits) {
        this.traits = traits;
        this.parting = parting;
    }

    /** The asset behind the port of an endpoint; the device itself where none is known. */
    static Asset behind(Asset device, Endpoint at) {
        return device.parts().hasDoors() && at.ip() != null ? behind(device, Door.port(at), "") : device;
    }

    private static Asset behind(Asset device, String port, String slot) {
        UnitSet parts = device.parts();
        for (String number : List.of(port, slot)) {
            Unit unit = number.isEmpty() || !parts.hasDoors() ? null : parts.find(number);
            Asset own = unit == null || !unit.isDoor() ? null : unit.asset();
            if (own != null) {
                return own;
            }
        }
        return device;
    }

    /**
     * The device of which something is said through a door, before that is taken down: the given one, or another one
     * behind it.
     *
     * @param number of the sub-device of which it is said; empty where it is the device itself
     */
    Asset about(Asset device, String number, Statement said, Door door) {
        Asset known = behind(device, door.port(), door.slot());
        if (known != device
                || !device.appeared()
                || said.trust() != Trust.DEVICE
                || !TELLING.contains(said.attribute())
                || traits.isOf(said.source(), Trait.OF_PROGRAMS)) {
            return known;
        }
        Unit unit = device.parts().find(number);
        ClaimSet claims = claims(device, number, said);
        Asset same = door.slot().isEmpty() && device.parts().hasDoors() ? theOneThatTells(device, said) : null;
        if (same != null) {
            return same;
        }
        if (device.parts().hasDoors() && isOneMore(device, claims, said, door)) {
            boolean bySlot = !Door.isPort(firstDoor(device));
            Asset own = parting.part(device, Set.of(door), bySlot, said);
            return own == null ? device : own;
        }
        Claim other = contradicted(claims, said, door);
        if (other == null) {
            return device;
        }
        return parting.partBoth(device, claims, other, said, door, unit);
    }

    /** The claims about a device or one of its sub-devices; empty where there are none yet. */
    private ClaimSet claims(Asset device, String number, Statement said) {
        if (number.isEmpty()) {
            return device.claims();
        }
        Unit unit = device.parts().find(number);
        return unit == null ? new ClaimSet() : traits.claimsBy(unit, said.source());
    }

    /** Notes the door through which a claim about a device or one of its sub-devices was made. */
    void said(Asset device, String number, Statement said, Door door) {
        Claim claim = claims(device, number, said).open(said.attribute(), said.source(), said.value());
        if (claim != null) {
            claim.saidAt(door);
        }
    }

    /**
     * The claim of the same source that says something else through another door, where both hold side by side; null
     * where there is none.
     */
    private static @Nullable Claim contradicted(ClaimSet claims, Statement said, Door door) {
        if (claims.open(said.attribute(), said.source(), said.value()) != null) {
            return null;
        }
        boolean isBack = false;
        Claim other = null;
        for (Claim claim : claims.all()) {
            if (claim.attribute() == said.attribute()
                    && claim.source().equals(said.source())
                    && claim.voice() != Voice.OTHERS) {
                if (!claim.isOpen()) {
                    isBack |=
                            claim.value().equals(said.value()) && claim.doors().contains(door);
                } else if (door.isNoneOf(claim.doors())) {
                    other = claim;
                }
            }
        }
        if (other == null || isBack) {
            return other;
        }
        boolean isAtOnce = said.time() - other.lastTime() < Succession.SILENCE && door.isBeside(other.doors());
        return isAtOnce ? other : null;
    }

    /** Whether a source that is known to distinguish devices behind doors speaks through a further door. */
    private static boolean isOneMore(Asset device, ClaimSet claims, Statement said, Door door) {
        boolean bySlot = !Door.isPort(firstDoor(device));
        if (bySlot && door.slot().isEmpty()) {
            return false;
        }
        if (claims.open(said.attribute(), said.source(), said.value()) != null) {
            return false; // what the device itself told, at another address
        }
        for (ClaimSet each : DoorParting.sets(device)) {
            for (Claim claim : each.all()) {
                if (claim.isOpen()
                        && claim.source().equals(said.source())
                        && claim.doors().contains(door)) {
                    return false; // the device's own account, or that of one of its sub-devices
                }
            }
        }
        for (Unit unit : device.units()) {
            Asset own = unit.isDoor() ? unit.asset() : null;
            if (own != null
                    && (tells(own.claims(), said)
                            || own.units().stream().anyMatch(each -> tells(each.claims(), said)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean tells(ClaimSet claims, Statement said) {
        for (Claim claim : claims.all()) {
            if (claim.isOpen() && claim.source().equals(said.source())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where slots identify devices and the slot was not seen: the device behind a slot that makes the same claim; null
     * unless it is exactly one.
     */
    private static @Nullable Asset theOneThatTells(Asset device, Statement said) {
        Asset only = null;
        for (Unit unit : device.units()) {
            Asset own = unit.isDoor() && !Door.isPort(unit.number()) ? unit.asset() : null;
            if (own != null
                    && own != only
                    && own.claims().open(said.attribute(), said.source(), said.value()) != null) {
                if (only != null) {
                    return null;
                }
                only = own;
            }
        }
        return only;
    }

    private static String firstDoor(Asset device) {
        for (Unit unit : device.units()) {
            if (unit.isDoor()) {
                return unit.number();
            }
        }
        return "";
    }
}
