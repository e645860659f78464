package io.otus.inventory.graph;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import java.util.List;

/**
 * Takes down what is said of devices and of their sub-devices, and sees to what follows from it for which devices there
 * are: two that turn out to be one are joined, sub-devices that differ become assets of their own, and a device is
 * found at the address that it says is its own. Confined to the analysis thread.
 */
final class Testimony {
    private final Statements statements;
    private final Neighbours neighbours;
    private final Joiner joiner;
    private final SameDevice same;

    Testimony(Statements statements, Neighbours neighbours, Joiner joiner, SameDevice same) {
        this.statements = statements;
        this.neighbours = neighbours;
        this.joiner = joiner;
        this.same = same;
    }

    /** Something was said of a device or of one of its sub-devices. */
    void claim(Asset device, String unit, Statement said) {
        Attribute attribute = said.attribute();
        if (attribute == Attribute.IP && !AddressBook.canBeOwn(said.value())) {
            return;
        }
        if (attribute == Attribute.NEIGHBOUR || attribute == Attribute.ATTACHED) {
            neighbours.stated(device, said);
        } else if (unit.isEmpty()) {
            claimOfDevice(device, said);
        } else {
            claimOfUnit(device, unit, said);
        }
    }

    private void claimOfDevice(Asset device, Statement heard) {
        Statement said = AnsweredNames.judged(device, heard);
        statements.state(device, said);
        long time = said.time();
        if (!device.units().isEmpty()) {
            partUnits(device, device.unitsApart() ? "" : UnitRule.apart(device), time);
            partAnswering(device, time);
        }
        Attribute attribute = said.attribute();
        boolean isTrusted = said.trust().compareTo(Trust.MANAGEMENT) <= 0;
        if (said.voice() == Voice.OWN_LINK && isTrusted) {
            joiner.followOwnAddress(device, attribute, said.value(), time);
        }
        boolean isOwn = said.voice() != Voice.OTHERS && isTrusted;
        if (attribute == Attribute.SERIAL && isOwn) {
            same.stated(device, said.value(), time);
        }
        if (attribute == Attribute.INSTANCE && said.source().equals(IdentityGraph.SOURCE_DHCP_CLIENT)) {
            same.leases(device, said.value(), time);
        }
        if (attribute == Attribute.BASE_MAC && isOwn) {
            same.standsFor(device, said.value(), time);
        }
    }

    private void claimOfUnit(Asset device, String unit, Statement said) {
        Unit part = device.parts().findOrMake(unit);
        if (part == null) {
            return;
        }
        Asset own = part.asset();
        if (own != null) {
            statements.state(own, said);
            own.seen(said.time());
            return;
        }
        statements.note(device, part.claims(), said);
        String reason = device.unitsApart() ? device.parts().reason() : UnitRule.apart(device, part);
        partUnits(device, reason, said.time());
        partAnswering(device, said.time());
    }

    private void partUnits(Asset device, String reason, long time) {
        if (!reason.isEmpty()) {
            joiner.partUnits(device, reason, time);
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
     * A sub-device that is no asset of its own, and whose number may be that of a device, was heard to do what a client
     * asked of it.
     *
     * @param points what it answered
     */
    void unitServed(Asset device, Asset client, String number, Action action, List<PointRange> points, Origin answer) {
        Unit part = device.parts().find(number);
        if (part == null || part.asset() != null) {
            return;
        }
        ProtocolUse use = part.use();
        boolean isFirst = use == null;
        if (use == null) {
            use = new ProtocolUse(answer.protocol());
            part.use(use);
        }
        use.serve(action, answer);
        UnitSet parts = device.parts();
        if (isFirst) {
            partAnswering(device, answer.time());
        }
        if (parts.isNumbered() || action != Action.READ || !parts.severalAnswer()) {
            return;
        }
        String reason = parts.compare().answered(number, client.id(), points);
        if (!reason.isEmpty()) {
            parts.number();
            partUnits(device, reason, answer.time());
        }
    }

    /** Makes assets of those that merely answer, where the device shows that it minds their numbers. */
    private void partAnswering(Asset device, long time) {
        UnitSet parts = device.parts();
        String reason = parts.isNumbered() ? parts.reason() : UnitRule.numbered(device);
        if (!reason.isEmpty()) {
            parts.number();
            partUnits(device, reason, time);
        }
    }
}
