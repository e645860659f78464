package io.otus.appliance.cli;

import io.otus.alert.baseline.LearningPlan;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When what is seen becomes normal; the same for files and interfaces. */
final class LearningOptions {
    @Option(
            names = "--learn-until",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "What is complete before this moment is learned, whatever comes later alerts;"
                    + " with a zone, such as 2026-11-24T16:00:00Z.")
    @Nullable
    OffsetDateTime learnUntil;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Baseline to start from; without --learn-until, everything outside it alerts from the first packet.")
    @Nullable
    Path baseline;

    LearningPlan plan() {
        if (learnUntil != null) {
            return new LearningPlan.Until(EventTimeConverter.nanoseconds(learnUntil));
        }
        return baseline != null ? new LearningPlan.Enforce() : LearningPlan.Repetition.DEFAULT;
    }
}
