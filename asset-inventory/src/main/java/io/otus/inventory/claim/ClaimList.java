package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Claims in the order in which they were first made. While they are few they are searched one by one, later by an
 * index. This class takes any claim; {@link ClaimSet} decides what may be added, and how much. Whoever ends or reopens
 * claims must report that afterwards, so that the index is made anew. Confined to the analysis thread.
 */
final class ClaimList implements Iterable<Claim> {
    /** Claims up to which a look at each is faster than an index. */
    private static final int SCANNED = 32;

    private final List<Claim> claims = new ArrayList<>(0);
    private final List<Claim> shown = Collections.unmodifiableList(claims);
    /** Index of the claims; null while there are few, or after changes from outside. */
    private @Nullable ClaimIndex index;

    /** All of them, oldest first. */
    List<Claim> all() {
        return shown;
    }

    @Override
    public Iterator<Claim> iterator() {
        return claims.iterator();
    }

    int size() {
        return claims.size();
    }

    /** The last claim with these words; null where there is none. */
    @Nullable
    Claim latest(Attribute attribute, String source, String value) {
        if (claims.size() > SCANNED) {
            return index().latest(attribute, source, value);
        }
        for (int i = claims.size() - 1; i >= 0; i--) {
            Claim claim = claims.get(i);
            if (claim.attribute() == attribute
                    && claim.source().equals(source)
                    && claim.value().equals(value)) {
                return claim;
            }
        }
        return null;
    }

    /** Claims among which are all of an attribute that hold, in the order of {@link #all}. */
    List<Claim> open(Attribute attribute) {
        return claims.size() > SCANNED ? index().open(attribute) : claims;
    }

    /** Claims among which are all of an attribute, in the order of {@link #all}. */
    List<Claim> said(Attribute attribute) {
        return claims.size() > SCANNED ? index().said(attribute) : claims;
    }

    private ClaimIndex index() {
        ClaimIndex known = index;
        if (known == null) {
            known = new ClaimIndex(claims);
            index = known;
        }
        return known;
    }

    /** Adds a claim behind all others. */
    void add(Claim claim) {
        claims.add(claim);
        if (index != null) {
            index.add(claim);
        }
    }

    /** Takes out a claim that holds no more. */
    void forget(Claim claim) {
        claims.remove(claim);
        if (index != null) {
            index.forgotten(claim);
        }
    }

    /** Lets a claim of these hold again. */
    void reopen(Claim claim) {
        claim.reopen();
        if (index != null) {
            index.reopened(claim);
        }
    }

    /** Claims of this attribute ceased to hold. */
    void ended(Attribute attribute) {
        if (index != null) {
            index.ended(attribute);
        }
    }

    /** Several claims of any attribute hold again, or no more. */
    void changed() {
        index = null;
    }

    /** Takes out every claim that a test picks. */
    void removeIf(Predicate<Claim> picked) {
        claims.removeIf(picked);
        changed();
    }

    /** Puts the claims into another order. */
    void sort(Comparator<Claim> order) {
        claims.sort(order);
        changed();
    }
}
