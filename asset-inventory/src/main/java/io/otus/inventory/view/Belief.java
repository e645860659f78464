package io.otus.inventory.view;

import io.otus.core.event.Attribute;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of several claims that differ is believed of an asset, and why the others are not. Immutable, of one moment.
 */
public final class Belief {
    private final Asset asset;
    /** The claims on attributes of which different things are said, those that hold first known. */
    private final Map<Attribute, List<Claim>> disputed = new EnumMap<>(Attribute.class);

    private Belief(Asset asset) {
        this.asset = asset;
    }

    /** What is believed of an asset now. */
    public static Belief of(Asset asset) {
        Belief belief = new Belief(asset);
        for (Claim claim : asset.identity().claims()) {
            if (ClaimSet.hasOne(claim.attribute())) {
                belief.disputed
                        .computeIfAbsent(claim.attribute(), _ -> new ArrayList<>(2))
                        .add(claim);
            }
        }
        belief.disputed.values().removeIf(claims -> !differ(claims));
        return belief;
    }

    private static boolean differ(List<Claim> claims) {
        Set<String> values = new HashSet<>();
        claims.forEach(claim -> values.add(claim.value()));
        return values.size() > 1;
    }

    /**
     * Whether a claim is believed, and why, in words; empty where it is and nothing else is said, where a device may
     * have several of its kind, or where it holds no more and nobody doubts what came after it.
     */
    public String of(Claim claim) {
        if (!ClaimSet.hasOne(claim.attribute())) {
            return "";
        }
        List<Claim> claims = disputed.get(claim.attribute());
        String stated = asset.identity().stated().get(claim.attribute().key());
        Claim best = asset.identity().best(claim.attribute());
        if (claim == best && stated == null) {
            return claims == null ? "" : "believed: " + why(best, claims);
        }
        if (claim == best && claim.value().equals(stated)) {
            return "";
        }
        if (claim == best) {
            return "not believed: a person says otherwise";
        }
        return claim.isOpen() ? not(claim, best, stated) : "";
    }

    private String why(Claim best, List<Claim> claims) {
        boolean isDoubted = !best.isOpen();
        if (isDoubted) {
            return "what came after it " + doubted(best.source());
        }
        boolean hasEqual = claims.stream()
                .anyMatch(each -> each != best
                        && each.isOpen()
                        && each.voice() != Voice.OTHERS
                        && each.trust() == best.trust()
                        && !each.value().equals(best.value()));
        if (hasEqual && claims.stream().anyMatch(each -> isBeatenAsText(each, best))) {
            return "of sources trusted alike, it has a field for it";
        }
        if (hasEqual) {
            return "of sources trusted alike, it changed last";
        }
        boolean hasOther =
                claims.stream().anyMatch(each -> each.isOpen() && !each.value().equals(best.value()));
        return hasOther ? "its source is trusted most" : "it came after what held before";
    }

    private String not(Claim claim, @Nullable Claim best, @Nullable String stated) {
        if (claim.value().equals(stated == null && best != null ? best.value() : stated)) {
            return "";
        }
        if (stated != null) {
            return "not believed: a person says otherwise";
        }
        if (claim.voice() == Voice.OTHERS) {
            return "not believed: others say it";
        }
        if (best != null && isBeatenAsText(claim, best)) {
            return "not believed: " + best.source() + " has a field for it, and this is read from text";
        }
        int rank = best == null ? 0 : claim.trust().compareTo(best.trust());
        if (best == null || rank < 0 || (rank == 0 && claim.from() > best.from())) {
            return "not believed: its source " + doubted(claim.source());
        }
        return rank > 0
                ? "not believed: " + best.source() + " is trusted more"
                : "not believed: " + best.source() + " says otherwise since later";
    }

    private static boolean isBeatenAsText(Claim text, Claim best) {
        return text.isOpen()
                && text.trust() == best.trust()
                && text.isReadFromText()
                && !best.isReadFromText()
                && text.from() >= best.from();
    }

    /** Why what a source says is doubted: by what it says of the maker. */
    private String doubted(String source) {
        String other = "contradicts the maker that the MAC address names, or names none";
        for (Claim claim : asset.identity().claims()) {
            if (claim.attribute() == Attribute.VENDOR
                    && claim.isOpen()
                    && claim.source().equals(source)) {
                if (!Makers.isName(claim.value())) {
                    return "names no maker (" + claim.value() + ")";
                }
                other = "names another maker (" + claim.value() + ") than before and than the MAC address";
            }
        }
        return other;
    }
}
