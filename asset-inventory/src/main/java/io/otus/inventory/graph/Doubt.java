package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.vendor.Makers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device does not change its maker. Where a source names another maker than before, while the MAC prefix still names the first, what it says
 * from then on is kept as claims and reported as a change, and what it said until then goes on to be believed. Neither is an account believed that has
 * in the place of the maker what is no name: it was never filled in, or is made up.
 */
final class Doubt {
    private Doubt() {}

    /** Whether a claim counts as holding. */
    static boolean believed(Claim claim, List<Claim> all, @Nullable String prefixMaker) {
        Claim stray = strayMaker(claim.source(), all, prefixMaker);
        if (stray == null) {
            return claim.isOpen();
        }
        boolean before = claim.from() < stray.from();
        return before && (claim.isOpen() || claim.to() >= stray.from());
    }

    /** The statement of this source that names no maker, or another than it did before and than the MAC prefix does; null where there is none. */
    private static @Nullable Claim strayMaker(String source, List<Claim> all, @Nullable String prefixMaker) {
        for (Claim claim : all) {
            if (isMaker(claim, source) && claim.isOpen() && claim.trust() != Trust.VENDOR_PREFIX) {
                if (!Makers.isName(claim.value())) {
                    return claim;
                }
                for (Claim earlier : all) {
                    if (isMaker(earlier, source)
                            && !earlier.isOpen()
                            && earlier.to() == claim.from()
                            && named(prefixMaker, earlier)
                            && !named(prefixMaker, claim)) {
                        return claim;
                    }
                }
            }
        }
        return null;
    }

    private static boolean isMaker(Claim claim, String source) {
        return claim.attribute() == Attribute.VENDOR && claim.source().equals(source);
    }

    private static boolean named(@Nullable String prefixMaker, Claim maker) {
        return prefixMaker != null && Makers.same(prefixMaker, maker.value());
    }
}
