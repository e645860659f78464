package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Accounts;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;

/**
 * Makes assets of the sub-devices of a device, once {@link UnitRule} or {@link UnitContents} found that they are
 * devices themselves. Claims about them go with them. Confined to the analysis thread.
 */
final class UnitParting {
    private final AddressBook book;
    private final AssetRegistry registry;
    private final Traits traits;
    private final GraphListener listener;

    UnitParting(AddressBook book, AssetRegistry registry, Traits traits, GraphListener listener) {
        this.book = book;
        this.registry = registry;
        this.traits = traits;
        this.listener = listener;
    }

    /**
     * Makes assets of all sub-devices that have stated who they are, are stations, or differ from others in their
     * values. One that states the same as the device itself stays part of it.
     */
    void partAll(Asset device, String reason, long time) {
        device.parts().part(reason); // also where there is no room for all: those that follow are tried one by one
        device.changed();
        for (Unit unit : device.units()) {
            if (!part(device, unit, reason, time)) {
                return;
            }
        }
    }

    /** Makes assets of all sub-devices that answer, and from now on of each that does. */
    void partAnswering(Asset device, String reason, long time) {
        device.parts().number();
        partAll(device, reason, time);
    }

    /** Makes an asset of a sub-device if it is one; false where there is no room for one more. */
    boolean part(Asset device, Unit unit, String reason, long time) {
        if (unit.asset() != null || !isOfItsOwn(device, unit)) {
            return true;
        }
        Asset own = registry.create(device.segment(), device.id(), unit.number(), device, time);
        if (own == null) {
            return false;
        }
        unit.merelyAnswers(!UnitRule.tells(unit));
        ClaimSet said = unit.merelyAnswers()
                ? unit.claims().part(claim -> traits.isSaidByNumber(claim.source()))
                : unit.claims();
        Evidence answered = unit.answered();
        if (said.all().isEmpty()) {
            if (answered != null) {
                own.appear(answered, answered.spans().getFirst().time());
            }
        } else {
            Claim earliest = said.all().getFirst();
            own.appear(answered != null ? answered : earliest.first(), earliest.from());
        }
        own.seen(time);
        said.all().forEach(own.claims()::adopt);
        ProtocolUse use = unit.use();
        if (use != null) {
            own.restoreUse(use);
        }
        unit.become(own);
        device.changed();
        registry.version().grow();
        listener.split(device, own, reason, time);
        return true;
    }

    private boolean isOfItsOwn(Asset device, Unit unit) {
        boolean answers = unit.use() != null && (device.parts().isNumbered() || unit.isDistinct());
        return (answers || UnitRule.tells(unit))
                && !Accounts.repeat(unit.claims(), device.claims())
                && UnitAddress.owner(book, device.segment(), unit.number()) == null;
    }
}
