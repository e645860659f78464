package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHolder;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who an asset is, by all that persons and the network say of it. Confined to the analysis thread. */
public final class Identity implements FrameHolder {
    private final Asset asset;
    private final Unions unions;
    private @Nullable String site;
    private Map<String, String> stated = Map.of();

    Identity(Asset asset) {
        this.asset = asset;
        this.unions = new Unions(asset);
    }

    /** The assets that became part of it. */
    public Unions unions() {
        return unions;
    }

    /** What a person states of it, by field name; believed before everything that was heard. */
    public Map<String, String> stated() {
        return stated;
    }

    void state(Map<String, String> values) {
        stated = Map.copyOf(values);
    }

    /**
     * The site that it was first heard in, since the plant has any; null where the plant has none, or it is in none of
     * them.
     */
    public @Nullable String site() {
        return site;
    }

    void site(@Nullable String name) {
        site = name;
    }

    /**
     * The claim to believe, its sub-devices' own words included while those are the device itself; null where nothing
     * is said.
     */
    public @Nullable Claim best(Attribute attribute) {
        String maker = prefixMaker();
        return asset.parts().best(asset.claims().believed().best(attribute, maker), attribute, maker);
    }

    /** The believed value; null where nothing is said. */
    public @Nullable String value(Attribute attribute) {
        String said = stated.get(attribute.key());
        if (said != null) {
            return said;
        }
        Claim claim = best(attribute);
        return claim == null ? null : claim.value();
    }

    private @Nullable String prefixMaker() {
        String maker = asset.claims().believed().prefixMaker();
        Asset device = asset.parent();
        return maker != null || device == null ? maker : device.identity().prefixMaker();
    }

    /**
     * Its maker: as a person states it, else by the one name that stands for all spellings; null where it is not known.
     */
    public @Nullable String vendor() {
        String said = stated.get(Attribute.VENDOR.key());
        if (said != null) {
            return said;
        }
        String vendor = value(Attribute.VENDOR);
        return vendor == null ? null : Makers.name(vendor);
    }

    /** Its product name; where it states none, its order number stands for one. Null where neither is known. */
    public @Nullable String model() {
        String model = value(Attribute.MODEL);
        return model != null ? model : value(Attribute.ORDER_NUMBER);
    }

    /**
     * Product name and order number, for one product is sold under several numbers and not each number says what it is;
     * what a person says is the whole of it. Null where neither is known.
     */
    public @Nullable String fullModel() {
        String said = stated.get(Attribute.MODEL.key());
        if (said != null) {
            return said;
        }
        String model = model();
        String order = value(Attribute.ORDER_NUMBER);
        return model == null || order == null || model.contains(order) ? model : model + ", " + order;
    }

    /**
     * The first claim that holds and whose value meets a test, its sub-devices' included while those are the device
     * itself; null where none does.
     */
    public @Nullable Claim holding(Attribute attribute, Predicate<String> test) {
        Claim own = asset.claims().holding(attribute, test);
        if (own != null) {
            return own;
        }
        List<Unit> parts = asset.parts().ofDevice();
        for (int i = 0; i < parts.size(); i++) {
            Claim said = parts.get(i).claims().holding(attribute, test);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    /** The frames that show it last, of those that show anything of it; null where nothing does. */
    public @Nullable Evidence lastEvidence() {
        Claim latest = latest(null, asset.claims());
        List<Unit> parts = asset.parts().ofDevice();
        for (int i = 0; i < parts.size(); i++) {
            latest = latest(latest, parts.get(i).claims());
        }
        return latest == null ? asset.firstEvidence() : latest.last();
    }

    /** The later one of a claim and those of a set, the first of several; what others say does not count. */
    private static @Nullable Claim latest(@Nullable Claim before, ClaimSet claims) {
        Claim latest = before;
        List<Claim> all = claims.all();
        for (int i = 0; i < all.size(); i++) {
            Claim claim = all.get(i);
            if ((latest == null || claim.lastTime() > latest.lastTime()) && claim.voice() != Voice.OTHERS) {
                latest = claim;
            }
        }
        return latest;
    }

    @Override
    public boolean holds(long frame) {
        Evidence last = lastEvidence();
        return (last != null && last.has(frame)) || showsLent(frame);
    }

    /** Whether a frame shows last an address of a group of routers: the next of them has it with what shows it. */
    private boolean showsLent(long frame) {
        return asset.addresses().holdsVirtual()
                && asset.claims().all().stream()
                        .anyMatch(claim -> claim.isOpen()
                                && (claim.attribute() == Attribute.MAC || claim.attribute() == Attribute.IP)
                                && claim.last().has(frame));
    }

    /** Every claim about it, its sub-devices' included while those are the device itself. */
    public List<Claim> claims() {
        List<Unit> parts = asset.parts().ofDevice();
        if (parts.isEmpty()) {
            return asset.claims().all();
        }
        List<Claim> all = new ArrayList<>(asset.claims().all());
        parts.forEach(each -> all.addAll(each.claims().all()));
        return all;
    }

    /** How often a statement of it or of its sub-devices was refused or given up, because there are too many. */
    public long refusedClaims() {
        return asset.claims().refused()
                + asset.units().stream()
                        .mapToLong(unit -> unit.claims().refused())
                        .sum();
    }
}
