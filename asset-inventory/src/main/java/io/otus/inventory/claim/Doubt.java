package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.vendor.Makers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides which sources are not believed, since a device does not change its maker. A source is doubted in two cases:
 *
 * <ul>
 *   <li>It names another maker than before, while the MAC prefix still names the first one. What it says from then on
 *       is kept as claims and reported as a change, but what it said until then is still believed.
 *   <li>It gives as the maker something that is no name: the field was never filled in, or is made up.
 * </ul>
 *
 * <p>Confined to the analysis thread.
 */
final class Doubt {
    /** The statement of each source that is doubted; null until it is asked for. */
    private @Nullable Map<String, Claim> strays;

    private @Nullable String judgedBy;

    /** A statement about the maker came, ended or holds again. */
    void judgeAgain() {
        strays = null;
    }

    /**
     * Whether a claim counts as holding.
     *
     * @param makers claims among which are all of the maker, oldest first
     * @param prefixMaker the maker that the device's MAC prefix names; null where it names none
     */
    boolean believes(Claim claim, List<Claim> makers, @Nullable String prefixMaker) {
        Map<String, Claim> doubted = strays;
        if (doubted == null || !Objects.equals(judgedBy, prefixMaker)) {
            doubted = strays(makers, prefixMaker);
            strays = doubted;
            judgedBy = prefixMaker;
        }
        Claim stray = doubted.get(claim.source());
        if (stray == null) {
            return claim.isOpen();
        }
        boolean before = claim.from() < stray.from();
        return before && (claim.isOpen() || claim.to() >= stray.from());
    }

    /**
     * The claim that was believed until a claim ended: the claim itself, or where it belongs to a doubted account that
     * is over, what its source had said before that account. Within an account that goes on, a difference is a change
     * like any other.
     *
     * @param makers claims among which are all of the maker, oldest first
     * @param claims claims among which are all of the claim's attribute, oldest first
     * @return null where the source had said nothing else
     */
    static @Nullable Claim heldUntil(
            Claim ended, List<Claim> makers, List<Claim> claims, @Nullable String prefixMaker) {
        for (Claim maker : makers) {
            boolean saidThen =
                    isMaker(maker, ended.source()) && maker.from() <= ended.from() && maker.to() > ended.from();
            if (saidThen && !maker.isOpen() && isStray(maker, makers, prefixMaker)) {
                return lastBefore(maker, ended, claims);
            }
        }
        return ended;
    }

    private static @Nullable Claim lastBefore(Claim stray, Claim ended, List<Claim> claims) {
        Claim last = null;
        for (Claim claim : claims) {
            if (claim.attribute() == ended.attribute()
                    && claim.source().equals(ended.source())
                    && claim.from() < stray.from()
                    && claim.to() >= stray.from()) {
                last = claim;
            }
        }
        return last;
    }

    private static boolean isStray(Claim maker, List<Claim> makers, @Nullable String prefixMaker) {
        return maker.trust() != Trust.VENDOR_PREFIX
                && (!Makers.isName(maker.value()) || succeedsTheMaker(maker, makers, prefixMaker));
    }

    /**
     * For each doubted source, the first of its claims about the maker that is no name, or names another maker than the
     * source did before and than the MAC prefix does.
     */
    private static Map<String, Claim> strays(List<Claim> makers, @Nullable String prefixMaker) {
        Map<String, Claim> strays = new HashMap<>();
        for (Claim claim : makers) {
            if (claim.attribute() == Attribute.VENDOR && claim.isOpen() && isStray(claim, makers, prefixMaker)) {
                strays.putIfAbsent(claim.source(), claim);
            }
        }
        return strays;
    }

    private static boolean succeedsTheMaker(Claim claim, List<Claim> makers, @Nullable String prefixMaker) {
        for (Claim earlier : makers) {
            if (isMaker(earlier, claim.source())
                    && !earlier.isOpen()
                    && earlier.to() == claim.from()
                    && named(prefixMaker, earlier)
                    && !named(prefixMaker, claim)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMaker(Claim claim, String source) {
        return claim.attribute() == Attribute.VENDOR && claim.source().equals(source);
    }

    private static boolean named(@Nullable String prefixMaker, Claim maker) {
        return prefixMaker != null && Makers.same(prefixMaker, maker.value());
    }
}
