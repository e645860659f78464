package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Devices behind one address, told apart by the {@link Door doors} by which they are reached: the ports that a router
 * passes on, the addresses that it translates one by one, the slots of a rack. Where structured accounts of who the
 * device is differ by door, they are of several devices if both hold side by side: the other one was given less than
 * two minutes before at the same address, in which no device is replaced, or this one holds at its door again after the
 * other one. Else the device was replaced, or went to another address. Those behind doors become assets of their own,
 * but not the one that is told to be of the maker of the address's network card, which is that device itself. Confined
 * to the analysis thread.
 */
final class Doors {
    static final String PORTS =
            "ports of one address give different accounts of who they are, side by side: the device passes them on to several others";

    static final String SLOTS = "slots of one rack give different accounts of who they are, side by side";

    /** The capability of a device that passes ports or addresses on. */
    static final String FORWARDING = "port_forwarding";

    /** What tells a device from others at the same time; names, versions and states of one are changed. */
    private static final Set<Attribute> TELLING =
            EnumSet.of(Attribute.VENDOR, Attribute.MODEL, Attribute.ORDER_NUMBER, Attribute.SERIAL);

    /** Sources that speak for programs, of which a computer runs several at ports of their own, begin so. */
    private static final List<String> OF_PROGRAMS = List.of("opcua ", "fox ");

    private final AssetRegistry registry;
    private final Statements statements;
    private final GraphListener listener;

    Doors(AssetRegistry registry, Statements statements, GraphListener listener) {
        this.registry = registry;
        this.statements = statements;
        this.listener = listener;
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
                || OF_PROGRAMS.stream().anyMatch(said.source()::startsWith)) {
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
            Asset own = part(device, Set.of(door.text()), bySlot, said);
            return own == null ? device : own;
        }
        Claim other = contradicted(claims, said, door);
        if (other == null) {
            return device;
        }
        return partBoth(device, claims, other, said, door, unit);
    }

    /** Where that is taken down which is said of a device or its sub-device; empty where that is not known yet. */
    private static ClaimSet claims(Asset device, String number, Statement said) {
        if (number.isEmpty()) {
            return device.claims();
        }
        Unit unit = device.parts().find(number);
        return unit == null ? new ClaimSet() : unit.claimsBy(said.source());
    }

    /** Something that was taken down was said through a door, of a device or of one of its sub-devices. */
    static void said(Asset device, String number, Statement said, Door door) {
        Claim claim = claims(device, number, said).open(said.attribute(), said.source(), said.value());
        if (claim != null) {
            claim.saidAt(door.text());
        }
    }

    /** What the same source says otherwise through another door, where both hold side by side. */
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
                            claim.value().equals(said.value()) && claim.doors().contains(door.text());
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

    /** Whether a source that was found to tell devices behind doors apart speaks through one more. */
    private static boolean isOneMore(Asset device, ClaimSet claims, Statement said, Door door) {
        boolean bySlot = !Door.isPort(firstDoor(device));
        if (bySlot && door.slot().isEmpty()) {
            return false;
        }
        if (claims.open(said.attribute(), said.source(), said.value()) != null) {
            return false; // what the device itself told, at another address
        }
        for (ClaimSet each : sets(device)) {
            for (Claim claim : each.all()) {
                if (claim.isOpen()
                        && claim.source().equals(said.source())
                        && claim.doors().contains(door.text())) {
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

    /** Where slots tell and the slot was not seen: the one behind a slot that says the same; null unless it is one. */
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

    private Asset partBoth(Asset device, ClaimSet claims, Claim other, Statement said, Door door, @Nullable Unit unit) {
        boolean bySlot = door.isAtPortOf(other.doors());
        Set<String> theirs = new TreeSet<>(other.doors());
        Set<String> mine = new TreeSet<>();
        mine.add(door.text());
        for (Claim claim : claims.all()) {
            if (claim.attribute() == said.attribute()
                    && claim.source().equals(said.source())
                    && claim.value().equals(said.value())
                    && Collections.disjoint(claim.doors(), theirs)) {
                mine.addAll(claim.doors());
            }
        }
        if (bySlot) {
            theirs.removeIf(each -> Door.slotOf(each).isEmpty());
            mine.removeIf(each -> Door.slotOf(each).isEmpty());
        }
        boolean ownIsMine = !bySlot && isOfMaker(device, claims, mine, said);
        boolean ownIsTheirs = !bySlot && isOfMaker(device, claims, theirs, null);
        if (!bySlot) {
            statements.state(
                    device,
                    new Statement(
                            Attribute.CAPABILITY,
                            FORWARDING,
                            PORTS,
                            Trust.SESSION,
                            Voice.OWN,
                            said.evidence(),
                            said.time()));
        }
        if (unit != null && unit.asset() != null) {
            // Sub-devices stay with the device: of the two doors that leads to another one by which fewer are reached.
            boolean staysMine = reached(device, unit, mine) > reached(device, unit, theirs);
            Asset own = part(device, staysMine ? theirs : mine, bySlot, said);
            return staysMine || own == null ? device : own;
        }
        if (!ownIsTheirs || ownIsMine) {
            part(device, theirs, bySlot, said);
        }
        if (ownIsMine && !ownIsTheirs) {
            claims.reopenLast(claim -> !Collections.disjoint(claim.doors(), mine));
            return device;
        }
        Asset own = part(device, mine, bySlot, said);
        return own == null ? device : own;
    }

    /** How many sub-devices but this one are known to tell something through doors. */
    private static int reached(Asset device, Unit but, Set<String> doors) {
        int count = 0;
        for (Unit unit : device.units()) {
            Asset own = unit.asset();
            ClaimSet claims = own == null ? unit.claims() : own.claims();
            if (unit != but
                    && !unit.isDoor()
                    && claims.all().stream().anyMatch(claim -> !Collections.disjoint(claim.doors(), doors))) {
                count++;
            }
        }
        return count;
    }

    /** Whether what is said through doors names the maker of the network card that the device has. */
    private static boolean isOfMaker(Asset device, ClaimSet claims, Set<String> doors, @Nullable Statement said) {
        String maker = device.claims().believed().prefixMaker();
        if (maker == null) {
            return false;
        }
        if (said != null && said.attribute() == Attribute.VENDOR && Makers.same(maker, said.value())) {
            return true;
        }
        return claims.all().stream()
                .anyMatch(claim -> claim.attribute() == Attribute.VENDOR
                        && !Collections.disjoint(claim.doors(), doors)
                        && Makers.same(maker, claim.value()));
    }

    /** Makes an asset of what is behind doors, with all that was said through them; null where there is no room. */
    private @Nullable Asset part(Asset device, Set<String> doors, boolean bySlot, Statement said) {
        List<Unit> units = new ArrayList<>();
        for (String door : doors) {
            Unit unit = device.parts().findOrMake(Door.number(door, bySlot));
            if (unit != null && !units.contains(unit)) {
                units.add(unit);
            }
        }
        if (units.isEmpty()) {
            return null;
        }
        Unit first = units.getFirst();
        Asset own = first.asset();
        boolean isNew = own == null;
        if (own == null) {
            Claim earliest = earliest(device, doors);
            long since = earliest == null ? said.time() : earliest.from();
            Evidence shown = earliest == null ? said.evidence() : earliest.first();
            own = registry.create(device.segment(), device.id(), first.number(), device, since);
            if (own == null) {
                return null;
            }
            own.appear(shown, since);
            own.seen(said.time());
        }
        move(device, own, doors);
        for (Unit unit : units) {
            if (unit.asset() == null || unit == first) {
                unit.become(own);
                device.parts().door(unit);
            }
        }
        device.changed();
        own.changed();
        registry.version().grow();
        if (isNew) {
            listener.split(device, own, bySlot ? SLOTS : PORTS, said.time());
        }
        return own;
    }

    private static @Nullable Claim earliest(Asset device, Set<String> doors) {
        Claim earliest = null;
        for (ClaimSet claims : sets(device)) {
            for (Claim claim : claims.all()) {
                if (!Collections.disjoint(claim.doors(), doors)
                        && (earliest == null || claim.from() < earliest.from())) {
                    earliest = claim;
                }
            }
        }
        return earliest;
    }

    private static List<ClaimSet> sets(Asset device) {
        List<ClaimSet> sets = new ArrayList<>();
        sets.add(device.claims());
        for (Unit unit : device.units()) {
            sets.add(unit.claims());
            Asset own = unit.asset();
            if (own != null && !unit.isDoor()) {
                sets.add(own.claims());
            }
        }
        return sets;
    }

    /** What was said through doors goes to the asset behind them; what was said through others too stays as well. */
    private static void move(Asset device, Asset own, Set<String> doors) {
        take(device.claims(), own.claims(), doors);
        for (Unit unit : List.copyOf(device.units())) {
            Asset part = unit.isDoor() ? null : unit.asset();
            if (part == null || unit.merelyAnswers()) {
                takeOfUnit(unit, unit.claims(), own, doors);
            }
            if (part != null && takeOfUnit(unit, part.claims(), own, doors)) {
                part.claims().reopenLast(claim -> !claim.doors().isEmpty());
                part.changed();
            }
        }
    }

    private static boolean takeOfUnit(Unit unit, ClaimSet claims, Asset own, Set<String> doors) {
        if (claims.all().stream().allMatch(claim -> Collections.disjoint(claim.doors(), doors))) {
            return false;
        }
        Unit below = own.parts().findOrMake(unit.number());
        take(claims, below == null ? own.claims() : below.claims(), doors);
        return true;
    }

    private static void take(ClaimSet from, ClaimSet to, Set<String> doors) {
        List<Claim> said = from.all().stream()
                .filter(claim -> !Collections.disjoint(claim.doors(), doors))
                .toList();
        for (Claim claim : said) {
            if (!Door.areAmong(claim.doors(), doors)) {
                to.adopt(claim.at(Long.MAX_VALUE));
            }
        }
        from.part(claim -> said.stream()
                        .anyMatch(each -> Door.areAmong(each.doors(), doors)
                                && (each == claim || Statements.isReadFrom(claim, each))))
                .all()
                .forEach(to::adopt);
        to.reopenLast(claim -> true);
    }
}
