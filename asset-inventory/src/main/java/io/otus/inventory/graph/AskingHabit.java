package io.otus.inventory.graph;

import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * The family of operating systems that an asset's connection requests are characteristic of. The first family is kept:
 * another one later may be another system on the same device. If the family changes back and forth within minutes,
 * several hosts stand behind one address; only answered connections prove that. A connection that turns out to be
 * answered after a later one changed the family counts as no change, since the order of the two is known. Confined to
 * the analysis thread.
 */
final class AskingHabit {
    /** Changes, each soon after the one before, after which it speaks for several hosts. */
    static final int CHANGES = 3;

    /** Within this time a change follows soon: ten minutes. */
    static final long SOON = 10 * Nanos.MINUTE;

    /** What one connection request shows. */
    enum Told {
        /** The family that the asset has. */
        SAME,
        /** Another family, perhaps only once. */
        OTHER,
        /** A change that counts once the connection is answered. */
        WAITS,
        /** Several hosts ask; returned once. */
        SEVERAL
    }

    private @Nullable String first;
    private @Nullable String latest;
    private long changed;
    private int changes;

    /**
     * The asset asks for a connection.
     *
     * @param isForwarded whether it passes on what another host asks: that is no habit of its own
     */
    Told asked(String family, boolean isForwarded, boolean answered, long time) {
        if (first == null && !isForwarded) {
            first = family;
        }
        if (latest == null) {
            latest = family;
            changed = time;
            return Told.SAME;
        }
        if (!family.equals(latest) && time >= changed) {
            if (!answered) {
                return Told.WAITS;
            }
            changes = changes > 0 && time - changed <= SOON ? changes + 1 : 1;
            changed = time;
            latest = family;
            if (changes == CHANGES) {
                return Told.SEVERAL;
            }
        }
        return family.equals(first) && changes < CHANGES ? Told.SAME : Told.OTHER;
    }
}
