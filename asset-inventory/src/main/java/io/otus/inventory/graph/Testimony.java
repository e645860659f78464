package io.otus.inventory.graph;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Door;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what is said of devices and of their sub-devices, and sees to what follows from it for which devices there
 * are: two that turn out to be one are joined, sub-devices that differ become assets of their own, and a device is
 * found at the address that it says is its own. Confined to the analysis thread.
 */
final class Testimony {
    private final Statements statements;
    private final Neighbours neighbours;
    private final UnitParting units;
    private final Traits traits;
    private final Doors doors;
    private final SameDevice same;
    private final OwnAddress ownAddress;
    private final UnitComparisons comparisons;

    Testimony(
            Statements statements,
            Neighbours neighbours,
            UnitParting units,
            Traits traits,
            Doors doors,
            SameDevice same,
            OwnAddress ownAddress,
            UnitComparisons comparisons) {
        this.statements = statements;
        this.neighbours = neighbours;
        this.units = units;
        this.traits = traits;
        this.doors = doors;
        this.same = same;
        this.ownAddress = ownAddress;
        this.comparisons = comparisons;
    }

    /**
     * Takes a statement about a device or one of its sub-devices.
     *
     * @param card MAC address that it was said from; null where the device did not say it itself, or there is none
     * @param door through which it was said; null where nothing tells
     */
    void claim(Asset device, String unit, Statement said, @Nullable String card, @Nullable Door door) {
        Attribute attribute = said.attribute();
        if (attribute == Attribute.IP && !AddressBook.canBeOwn(said.value())) {
            return;
        }
        Asset behind = door == null ? device : doors.about(device, unit, said, door);
        if (behind != device) {
            behind.seen(said.time());
            claim(behind, unit, said, null, door);
            return;
        }
        if (attribute == Attribute.NEIGHBOUR || attribute == Attribute.ATTACHED) {
            neighbours.stated(device, said);
            return;
        }
        if (unit.isEmpty()) {
            claimOfDevice(device, said, card);
        } else {
            claimOfUnit(device, unit, said, card);
        }
        if (door != null) {
            doors.said(device, unit, said, door);
        }
    }

    private void claimOfDevice(Asset device, Statement heard, @Nullable String card) {
        Statement said = ownAddress.judged(device, AnsweredNames.judged(device, heard));
        statements.state(device, said);
        if (card != null) {
            Statements.spoken(device.claims(), said.attribute(), said.source(), said.value(), card);
        }
        long time = said.time();
        if (!device.units().isEmpty()) {
            partUnits(device, device.parts().isApart() ? "" : UnitRule.apart(device), time);
            partAnswering(device, time);
        }
        Attribute attribute = said.attribute();
        boolean isTrusted = said.trust().compareTo(Trust.MANAGEMENT) <= 0;
        ownAddress.stated(device, said);
        boolean isOwn = said.voice() != Voice.OTHERS && isTrusted && device.parent() == null;
        if (attribute == Attribute.SERIAL && isOwn) {
            same.stated(device, said.value(), Occasion.of(said));
        }
        if (attribute == Attribute.INSTANCE && traits.isLeaseClient(said.source())) {
            same.leases(device, said.value(), Occasion.of(said));
        }
        if (attribute == Attribute.BASE_MAC && isOwn) {
            same.standsFor(device, said.value(), Occasion.of(said));
        }
    }

    private void claimOfUnit(Asset device, String unit, Statement said, @Nullable String card) {
        Unit part = device.parts().findOrMake(unit);
        if (part == null) {
            return;
        }
        Asset own = traits.assetBy(part, said.source());
        if (own != null) {
            statements.state(own, said);
            own.seen(said.time());
            return;
        }
        statements.note(device, part.claims(), said);
        if (card != null) {
            Statements.spoken(part.claims(), said.attribute(), said.source(), said.value(), card);
        }
        String reason = device.parts().isApart() ? device.parts().reason() : UnitRule.apart(device, part);
        partUnits(device, reason, said.time());
        partAnswering(device, said.time());
    }

    private void partUnits(Asset device, String reason, long time) {
        if (!reason.isEmpty()) {
            units.partAll(device, reason, time);
        }
    }

    /** A sub-device answered. */
    void unitAnswered(Asset device, String number, Evidence evidence, long time) {
        Unit part = device.parts().findOrMake(number);
        if (part == null) {
            return;
        }
        if (part.answered() == null) {
            part.answer(evidence);
            statements.state(device, Statement.ofFrame(Attribute.INSTANCE, number, Voice.OWN, evidence, time));
        }
    }

    /**
     * A sub-device whose number may be that of a device was heard to do what a client asked of it.
     *
     * @param points what it answered
     */
    void unitServed(Asset device, Asset client, String number, Action action, List<PointRange> points, Origin answer) {
        UnitSet parts = device.parts();
        Unit part = parts.find(number);
        if (part == null) {
            return;
        }
        boolean isFirst = part.asset() == null && serve(part, action, answer);
        if (parts.isNumbered()) {
            units.part(device, part, parts.reason(), answer.time());
            return;
        }
        if (isFirst) {
            parts.alike(false);
            partAnswering(device, answer.time());
        }
        if (!parts.isNumbered() && action == Action.READ && !parts.isAlike() && parts.severalAnswer(traits)) {
            compare(device, client, part, points, answer.time());
        }
    }

    /** Counts what a unit did; whether it is the first. */
    private static boolean serve(Unit part, Action action, Origin answer) {
        ProtocolUse use = part.use();
        boolean isFirst = use == null;
        if (use == null) {
            use = new ProtocolUse(answer.protocol());
            part.use(use);
        }
        use.serve(action, answer);
        return isFirst;
    }

    private static boolean isDevice(@Nullable Unit unit) {
        return unit != null && (unit.isDistinct() || unit.asset() != null);
    }

    /** Makes assets of the sub-devices whose values distinguish them from others. */
    private void compare(Asset device, Asset client, Unit part, List<PointRange> points, long time) {
        UnitSet parts = device.parts();
        UnitContents contents = comparisons.of(parts, time);
        if (contents == null) {
            return;
        }
        UnitContents.Found found =
                contents.answered(part.number(), client.id(), points, each -> isDevice(parts.find(each)), time);
        boolean isNews = false;
        for (String each : found.numbers()) {
            Unit unit = parts.find(each);
            isNews |= unit != null && !unit.isDistinct();
            if (unit != null) {
                unit.distinguish();
            }
        }
        if (isNews) {
            partUnits(device, found.reason(), time);
        } else if (part.isDistinct()) {
            units.part(device, part, parts.reason(), time); // there was no room when it was found
        }
        if (contents.isSettled()) {
            parts.alike(true);
        }
    }

    /** Makes assets of those that merely answer, where the device shows that it minds their numbers. */
    private void partAnswering(Asset device, long time) {
        UnitSet parts = device.parts();
        String reason = parts.isNumbered() ? parts.reason() : UnitRule.numbered(device, traits);
        if (!reason.isEmpty()) {
            units.partAnswering(device, reason, time);
        }
    }
}
