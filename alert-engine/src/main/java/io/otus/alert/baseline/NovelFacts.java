package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What alerted and nobody approved, as far as another time of it is told as one: that two talk, what one of them asks
 * for, what a device is and does, what program it held, and how often what is normal was broken ({@link Deviations}).
 * The store keeps it, so that nobody reads after a restart that it happened for the first time. What was to be
 * expected, or stands for several behaviours, is judged anew.
 */
final class NovelFacts {
    /** Of each asset and each conversation those seen latest are kept. */
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

    /** Whether another time of this is told as one. */
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
