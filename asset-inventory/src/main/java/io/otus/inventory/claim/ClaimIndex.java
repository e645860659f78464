package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds claims of a device that much was said of: without it, whoever sends a new name in each frame makes each frame
 * dearer than the one before. Confined to the analysis thread.
 */
final class ClaimIndex {
    private final Map<Statement, Claim> latest = new HashMap<>();
    private final Map<Attribute, List<Claim>> said = new EnumMap<>(Attribute.class);
    private final Map<Attribute, List<Claim>> open = new EnumMap<>(Attribute.class);

    private record Statement(Attribute attribute, String source, String value) {
        static Statement of(Claim claim) {
            return new Statement(claim.attribute(), claim.source(), claim.value());
        }

        // Written out, since it is looked up for each claim: see IpAddress.
        @Override
        public boolean equals(Object other) {
            return other instanceof Statement that
                    && attribute == that.attribute
                    && value.equals(that.value)
                    && source.equals(that.source);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + source.hashCode();
        }
    }

    ClaimIndex(List<Claim> claims) {
        claims.forEach(this::add);
    }

    /** The last claim with these words; null where there is none. */
    @Nullable
    Claim latest(Attribute attribute, String source, String value) {
        return latest.get(new Statement(attribute, source, value));
    }

    /** All claims about an attribute, oldest first. */
    List<Claim> said(Attribute attribute) {
        return said.getOrDefault(attribute, List.of());
    }

    /** The claims of an attribute that hold, oldest first. */
    List<Claim> open(Attribute attribute) {
        return open.getOrDefault(attribute, List.of());
    }

    /** A claim was added behind all others. */
    void add(Claim claim) {
        latest.put(Statement.of(claim), claim);
        of(said, claim.attribute()).add(claim);
        if (claim.isOpen()) {
            of(open, claim.attribute()).add(claim);
        }
    }

    /** Claims of an attribute ceased to hold. */
    void ended(Attribute attribute) {
        of(open, attribute).removeIf(claim -> !claim.isOpen());
    }

    /** A claim holds again, among those that began after it. */
    void reopened(Claim claim) {
        List<Claim> holding = of(open, claim.attribute());
        holding.clear();
        said(claim.attribute()).stream().filter(Claim::isOpen).forEach(holding::add);
    }

    /** A claim that holds no more was forgotten. */
    void forgotten(Claim claim) {
        List<Claim> rest = of(said, claim.attribute());
        rest.remove(claim);
        Statement words = Statement.of(claim);
        if (latest.remove(words, claim)) {
            // Of two sets that became one, both may have said it, and what began first may hold.
            rest.reversed().stream()
                    .filter(each -> Statement.of(each).equals(words))
                    .findFirst()
                    .ifPresent(each -> latest.put(words, each));
        }
    }

    private static List<Claim> of(Map<Attribute, List<Claim>> claims, Attribute attribute) {
        return claims.computeIfAbsent(attribute, any -> new ArrayList<>(2));
    }
}
