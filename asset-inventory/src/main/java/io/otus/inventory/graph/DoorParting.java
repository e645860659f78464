package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Door;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes assets of the devices behind {@link Doors doors}, with the claims made through them. Of two such devices, the
 * one whose maker is that of the address's network card is the device itself, and stays. Confined to the analysis
 * thread.
 */
final class DoorParting {
    static final String PORTS =
            "ports of one address give different accounts of who they are, side by side: the device passes them on to several others";

    static final String SLOTS = "slots of one rack give different accounts of who they are, side by side";

    /** The capability of a device that passes ports or addresses on. */
    static final String FORWARDING = "port_forwarding";

    private final AssetRegistry registry;
    private final Statements statements;
    private final GraphListener listener;

    DoorParting(AssetRegistry registry, Statements statements, GraphListener listener) {
        this.registry = registry;
        this.statements = statements;
        this.listener = listener;
    }

    /**
     * Parts what is said through a door from what the same source said otherwise through others.
     *
     * @param claims where what is said is taken down, unless it is parted
     * @param other what the source said otherwise
     * @param unit the sub-device of which it is said; null where it is the device itself or that is not known yet
     * @return the asset of which it is said: the device, or one behind the door
     */
    Asset partBoth(Asset device, ClaimSet claims, Claim other, Statement said, Door door, @Nullable Unit unit) {
        boolean bySlot = door.isAtPortOf(other.doors());
        Set<Door> theirs = new TreeSet<>(other.doors());
        Set<Door> mine = new TreeSet<>();
        mine.add(door);
        for (Claim claim : claims.all()) {
            if (claim.attribute() == said.attribute()
                    && claim.source().equals(said.source())
                    && claim.value().equals(said.value())
                    && Collections.disjoint(claim.doors(), theirs)) {
                mine.addAll(claim.doors());
            }
        }
        if (bySlot) {
            theirs.removeIf(each -> !each.hasSlot());
            mine.removeIf(each -> !each.hasSlot());
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
            claims.reopening().last(claim -> !Collections.disjoint(claim.doors(), mine), _ -> true);
            return device;
        }
        Asset own = part(device, mine, bySlot, said);
        return own == null ? device : own;
    }

    /** Number of other sub-devices that are known to have made claims through doors. */
    private static int reached(Asset device, Unit but, Set<Door> doors) {
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
    private static boolean isOfMaker(Asset device, ClaimSet claims, Set<Door> doors, @Nullable Statement said) {
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
    @Nullable
    Asset part(Asset device, Set<Door> doors, boolean bySlot, Statement said) {
        List<Unit> units = new ArrayList<>();
        for (Door door : doors) {
            Unit unit = device.parts().findOrMake(door.number(bySlot));
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

    private static @Nullable Claim earliest(Asset device, Set<Door> doors) {
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

    /** All that is said of a device and of its sub-devices, but not of those behind doors. */
    static List<ClaimSet> sets(Asset device) {
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

    /**
     * Moves claims that were made through doors to the asset behind them; claims that were made through other doors too
     * stay as well.
     */
    private static void move(Asset device, Asset own, Set<Door> doors) {
        take(device.claims(), own.claims(), doors);
        for (Unit unit : List.copyOf(device.units())) {
            Asset part = unit.isDoor() ? null : unit.asset();
            if (part == null || unit.merelyAnswers()) {
                takeOfUnit(unit, unit.claims(), own, doors);
            }
            if (part != null && takeOfUnit(unit, part.claims(), own, doors)) {
                part.claims().reopening().last(claim -> !claim.doors().isEmpty(), _ -> true);
                part.changed();
            }
        }
    }

    private static boolean takeOfUnit(Unit unit, ClaimSet claims, Asset own, Set<Door> doors) {
        if (claims.all().stream().allMatch(claim -> Collections.disjoint(claim.doors(), doors))) {
            return false;
        }
        Unit below = own.parts().findOrMake(unit.number());
        take(claims, below == null ? own.claims() : below.claims(), doors);
        return true;
    }

    private static void take(ClaimSet from, ClaimSet to, Set<Door> doors) {
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
        to.reopening().last(_ -> true, _ -> true);
    }
}
