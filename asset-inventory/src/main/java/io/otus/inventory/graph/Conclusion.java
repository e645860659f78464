package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import java.util.List;

/**
 * Something that rules drew from the facts of an asset.
 *
 * @param kind what it is about
 * @param value what was concluded
 * @param reason why, as a sentence
 * @param evidence frames that show the facts it was drawn from; empty where those have none of their own
 */
public record Conclusion(Kind kind, String value, String reason, List<Evidence> evidence) {
    public Conclusion {
        evidence = List.copyOf(evidence);
    }

    /** The property that a conclusion is about. */
    public enum Kind {
        /** Its role in conversations; an asset may have several. */
        ROLE("role"),
        /** Its type. */
        TYPE("type"),
        /**
         * Its level in the Purdue reference model: {@code 0} to {@code 5}, {@code 3.5} for the zone between plant and
         * office.
         */
        LEVEL("purdue_level"),
        /** How much depends on it: {@code high}, {@code medium} or {@code low}. */
        IMPORTANCE("importance");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The name in files. */
        public String key() {
            return key;
        }
    }
}
