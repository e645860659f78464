package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.ClaimSet;
import org.jspecify.annotations.Nullable;

/**
 * A number under which a device answers: a unit identifier, a link address, rack and slot. A number alone is an address
 * and no identity; see {@link UnitRule}. Confined to the analysis thread.
 */
public final class Unit {
    private final String number;
    private final ClaimSet claims = new ClaimSet();
    private @Nullable Asset asset;
    private @Nullable Evidence answered;
    private @Nullable ProtocolUse use;
    /** Whether its values distinguish it from others. */
    private boolean distinct;
    /** Whether its number alone made it an asset, so that what other protocols call by it is none of it. */
    private boolean merelyAnswers;
    /** Whether its number is a way to the device itself that leads to another one; {@link Doors}. */
    private boolean door;

    Unit(String number) {
        this.number = number;
    }

    /** The number in the protocol's terms. */
    public String number() {
        return number;
    }

    /** The claims about it from the time when it was no asset of its own. */
    public ClaimSet claims() {
        return claims;
    }

    /** The asset that it is; null while it counts as the device itself. */
    public @Nullable Asset asset() {
        return asset;
    }

    /** Its first answer; null where it never answered. */
    public @Nullable Evidence answered() {
        return answered;
    }

    void answer(Evidence evidence) {
        answered = evidence;
    }

    /**
     * How it answers in a protocol whose numbers stand for devices, while it is no asset of its own; null where it was
     * not heard to.
     */
    @Nullable
    ProtocolUse use() {
        return use;
    }

    void use(ProtocolUse how) {
        use = how;
    }

    void become(Asset own) {
        asset = own;
    }

    /** Whether its values distinguished it from others. */
    boolean isDistinct() {
        return distinct;
    }

    void distinguish() {
        distinct = true;
    }

    /** Whether its number alone made it an asset. */
    public boolean merelyAnswers() {
        return merelyAnswers;
    }

    void merelyAnswers(boolean nothingElse) {
        merelyAnswers = nothingElse;
    }

    /** Whether its number is a way to the device that leads to the asset behind it. */
    boolean isDoor() {
        return door;
    }

    void door(boolean isOne) {
        door = isOne;
    }
}
