package io.otus.core.pipeline;

import io.otus.core.spi.Dissector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocols that a stream may still be, those that its ports hint at first. */
final class Candidates {
    private final List<Candidate> alive = new ArrayList<>();

    /** One protocol on trial. */
    static final class Candidate {
        final ProtocolEntry entry;
        final Dissector dissector;
        final boolean hinted;
        /** Whether a whole message was seen, by side. */
        final boolean[] complete = new boolean[2];

        Candidate(ProtocolEntry entry, boolean hinted) {
            this.entry = entry;
            this.dissector = entry.create();
            this.hinted = hinted;
        }
    }

    Candidates(ProtocolEntry[] hintedByServer, ProtocolEntry[] hintedByClient, ProtocolEntry[] others) {
        addAll(hintedByServer, true);
        addAll(hintedByClient, true);
        addAll(others, false);
    }

    private void addAll(ProtocolEntry[] entries, boolean hinted) {
        for (ProtocolEntry entry : entries) {
            if (find(entry) == null) {
                alive.add(new Candidate(entry, hinted));
            }
        }
    }

    private @Nullable Candidate find(ProtocolEntry entry) {
        for (Candidate candidate : alive) {
            if (candidate.entry == entry) {
                return candidate;
            }
        }
        return null;
    }

    List<Candidate> alive() {
        return alive;
    }
}
