package io.otus.core.pipeline;

import io.otus.core.spi.Dissector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocols that a stream may still be, those that its ports hint at first. */
final class Candidates {
    private final List<Candidate> alive = new ArrayList<>();
    private final boolean hinted;

    /** One protocol on trial. */
    static final class Candidate {
        final ProtocolEntry entry;
        final Dissector dissector;
        final boolean hinted;
        /** Whether a whole message was seen, by side. */
        final boolean[] complete = new boolean[2];
        /** Whether that is enough to say that the stream carries the protocol. */
        boolean proven;

        Candidate(ProtocolEntry entry, boolean hinted) {
            this.entry = entry;
            this.dissector = entry.create();
            this.hinted = hinted;
        }
    }

    Candidates(
            FlowSession session,
            ProtocolEntry[] hintedByServer,
            ProtocolEntry[] hintedByClient,
            ProtocolEntry[] others) {
        addAll(session, hintedByServer, true);
        addAll(session, hintedByClient, true);
        hinted = !alive.isEmpty();
        addAll(session, others, false);
    }

    private void addAll(FlowSession session, ProtocolEntry[] entries, boolean hinted) {
        for (ProtocolEntry entry : entries) {
            if (!session.hasFailed(entry) && find(entry) == null) {
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

    /** Whether a port hinted at any of them. */
    boolean hinted() {
        return hinted;
    }

    /** Those that nothing ruled out yet. */
    List<Candidate> alive() {
        return alive;
    }
}
