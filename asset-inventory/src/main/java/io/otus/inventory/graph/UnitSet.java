package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Believed;
import io.otus.inventory.claim.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sub-devices of a device, in order of first appearance. What they say of themselves is about the device until they
 * have shown to be assets of their own. Confined to the analysis thread.
 */
public final class UnitSet {
    /** Most sub-devices kept at one asset; the unit identifier of Modbus and the slots of a rack are fewer. */
    static final int MAX_UNITS = 1_024;

    /** Sub-devices up to which a look at each takes less than a table. */
    private static final int SCANNED = 8;

    /** In order of first appearance; shared and empty while there is none. */
    private List<Unit> units = List.of();
    /** The same for others to look at. */
    private List<Unit> shown = List.of();

    /** By number; null while there are few. */
    private @Nullable Map<String, Unit> byNumber;

    /** Why they are assets of their own; empty while they are not. */
    private String reason = "";

    /** Whether those that merely answer are, too. */
    private boolean numbered;

    /** Whether some are doors. */
    private boolean doors;

    /** The comparison of their values; null before two answered, and when it is settled. */
    private @Nullable UnitContents contents;

    /** Whether those that answered so far were found alike. */
    private boolean alike;

    /** All of them. */
    List<Unit> all() {
        return shown;
    }

    /** The sub-devices that count as the device itself. */
    List<Unit> ofDevice() {
        return isApart() ? List.of() : all();
    }

    /** The one of this number; null where there is none. */
    public @Nullable Unit find(String number) {
        if (byNumber != null) {
            return byNumber.get(number);
        }
        for (Unit unit : units) {
            if (unit.number().equals(number)) {
                return unit;
            }
        }
        return null;
    }

    /** The one of this number; null when it is new and there are too many. */
    @Nullable
    Unit findOrMake(String number) {
        Unit known = find(number);
        if (known == null && all().size() < MAX_UNITS) {
            known = new Unit(number);
            add(known);
        }
        return known;
    }

    /** Adds one, in place of another of its number. */
    void add(Unit unit) {
        doors |= unit.isDoor();
        Unit before = find(unit.number());
        if (before != null) {
            units.set(units.indexOf(before), unit);
        } else if (units.isEmpty()) {
            units = new ArrayList<>(1);
            units.add(unit);
            shown = Collections.unmodifiableList(units);
        } else {
            units.add(unit);
        }
        if (byNumber != null) {
            byNumber.put(unit.number(), unit);
        } else if (units.size() > SCANNED) {
            byNumber = new HashMap<>();
            for (Unit each : units) {
                byNumber.put(each.number(), each);
            }
        }
    }

    /** Whether some are doors to other devices. */
    boolean hasDoors() {
        return doors;
    }

    /** The number of one of them leads to another device. */
    void door(Unit unit) {
        unit.door(true);
        doors = true;
    }

    /** Whether they are assets of their own, so that what they say of themselves is not about the device. */
    boolean isApart() {
        return !reason.isEmpty();
    }

    /** Why they are; empty while they are not. */
    String reason() {
        return reason;
    }

    /** From now on they are. */
    void part(String why) {
        reason = why;
    }

    /** Whether those that merely answer are assets of their own, too. */
    boolean isNumbered() {
        return numbered;
    }

    /** From now on they are. */
    void number() {
        numbered = true;
        contents = null;
    }

    /** Whether two were heard to answer under numbers that may be those of devices. */
    boolean severalAnswer(Traits traits) {
        int answering = 0;
        for (Unit unit : units) {
            Asset own = unit.asset();
            boolean answers = unit.use() != null || (own != null && mayBeDevice(own, unit.number(), traits));
            if (answers && ++answering > 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeDevice(Asset own, String number, Traits traits) {
        for (ProtocolUse use : own.uses()) {
            if (traits.mayBeDevice(use.protocol(), number)) {
                return true;
            }
        }
        return false;
    }

    /** The comparison of their values; null where there is none. */
    @Nullable
    UnitContents contents() {
        return contents;
    }

    /** Sets the comparison of their values; null for none. */
    void compare(@Nullable UnitContents what) {
        contents = what;
    }

    /** Whether those that answered so far were found alike, so that they are no longer compared. */
    boolean isAlike() {
        return alike;
    }

    /** Sets whether they were found alike; a further one that answers reopens that. */
    void alike(boolean nothingTells) {
        alike = nothingTells;
        contents = nothingTells ? null : contents;
    }

    /** The better of a claim and those of the sub-devices that count as the device itself. */
    @Nullable
    Claim best(@Nullable Claim own, Attribute attribute, @Nullable String maker) {
        Claim best = own;
        for (Unit each : ofDevice()) {
            best = Believed.better(best, each.claims().believed().best(attribute, maker));
        }
        return best;
    }

    /** Takes over those of another device, which became part of this one. */
    void absorb(UnitSet other, Asset device) {
        for (Unit each : other.all()) {
            Unit mine = findOrMake(each.number());
            if (mine != null) {
                mine.claims().adoptAll(each.claims());
                Asset own = each.asset();
                if (own != null) {
                    own.setParent(device);
                    mine.merelyAnswers(each.merelyAnswers() && (mine.asset() == null || mine.merelyAnswers()));
                    if (mine.asset() == null) {
                        mine.become(own);
                    }
                }
                if (each.isDoor()) {
                    door(mine);
                }
                if (each.isDistinct()) {
                    mine.distinguish();
                }
                if (each.use() != null && mine.use() == null) {
                    mine.use(each.use());
                }
                Evidence answered = each.answered();
                if (answered != null && mine.answered() == null) {
                    mine.answer(answered);
                }
            }
        }
        reason = reason.isEmpty() ? other.reason : reason;
        numbered |= other.numbered;
        alike &= other.units.isEmpty();
        contents = numbered ? null : contents;
        other.contents = null; // what was compared there is compared again
    }
}
