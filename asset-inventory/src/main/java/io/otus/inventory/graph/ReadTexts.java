package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Sources;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Texts from which other claims may have been read, found at once however many there are. Immutable. */
final class ReadTexts {
    private record Text(String source, Evidence first) {}

    private final Set<Text> texts = new HashSet<>();

    ReadTexts(Collection<Claim> said) {
        said.forEach(claim -> texts.add(new Text(claim.source(), claim.first())));
    }

    /** Whether a claim was read from one of them, by {@link Statements#isReadFrom}. */
    boolean tell(Claim claim) {
        String source = claim.source();
        int end = source.indexOf(Sources.READ_FROM);
        while (end >= 0 && !texts.contains(new Text(source.substring(0, end), claim.first()))) {
            end = source.indexOf(Sources.READ_FROM, end + 1);
        }
        return end >= 0;
    }
}
