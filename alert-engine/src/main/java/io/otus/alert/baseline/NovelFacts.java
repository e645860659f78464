package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Facts that raised alerts and were not approved, as far as their repetition is reported as such: that two assets talk,
 * what one asks of the other, what a device is and does, which program it held, and how often normal facts were broken
 * ({@link Deviations}). The store keeps them, so that after a restart nothing is reported as new for the second time.
 * Facts that were expected, or stand for several behaviours, are judged anew.
 */
final class NovelFacts {
    /** Most kept facts of each asset and each conversation; the latest ones stay. */
    static final int MAX_KEPT = 256;

    private NovelFacts() {}

    /** The lines of an asset or a conversation, with its assets named by their numbers. */
    static List<FactLine> of(Subject subject, Deviations deviations) {
        List<FactLine> lines = new ArrayList<>(BaselineExport.novelOfSubject(subject));
        if (subject instanceof Conversation conversation) {
            lines.addAll(deviations.lines(conversation));
        }
        return lines.size() <= MAX_KEPT
                ? lines
                : lines.stream()
                        .sorted(Comparator.comparingLong(
                                        (FactLine line) -> line.history().lastTime())
                                .reversed())
                        .limit(MAX_KEPT)
                        .toList();
    }

    /** Whether a repetition of this is reported as one. */
    static boolean isKept(Aspect aspect, Fact fact) {
        if (fact.state() != FactState.NOVEL || fact.source() != null || fact.isShared() || fact.isExpected()) {
            return false;
        }
        return switch (aspect) {
            case Aspect.Linked _,
                    Aspect.Function _,
                    Aspect.Points _,
                    Aspect.InRole _,
                    Aspect.Does _,
                    Aspect.Program _,
                    Aspect.Anomaly _ -> true;
            // Presence is kept with its asset, and of the others how often what is normal was broken.
            case Aspect.Present _, Aspect.Polled _, Aspect.Ordered _, Aspect.Reads _, Aspect.Values _ -> false;
        };
    }
}
