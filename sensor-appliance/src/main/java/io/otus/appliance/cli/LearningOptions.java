package io.otus.appliance.cli;

import io.otus.alert.baseline.LearningPlan;
import io.otus.appliance.config.OtusConfig;
import io.otus.appliance.run.BaselineFile;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When what is seen becomes normal, and what is planned; the same for files and interfaces. */
final class LearningOptions {
    @Option(
            names = "--learn-until",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "What is complete before this moment is learned, whatever comes later alerts;"
                    + " with a zone, such as 2026-11-24T16:00:00Z.")
    @Nullable
    Long learnUntil;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Baseline to start from; without --learn-until, everything outside it alerts from the first"
                    + " packet.")
    @Nullable
    Path baseline;

    @Option(
            names = "--maintenance",
            paramLabel = "FILE",
            description =
                    "Planned work: who may act upon what, and when; what is inside raises no alarm and is reported.")
    @Nullable
    Path maintenance;

    /**
     * The baseline to start from, with the message about it; null where there is none.
     *
     * @param told takes a sentence on what will be louder with it
     */
    @Nullable
    BaselineFile baseline(Consumer<String> told) {
        if (baseline == null) {
            return null;
        }
        BaselineFile read = BaselineFile.read(baseline);
        read.strictness().ifPresent(told);
        read.unknownProtocols().forEach(told);
        return read;
    }

    /** The file of planned work: the option's, else the configuration's. */
    @Nullable
    Path maintenance(OtusConfig config) {
        return maintenance != null ? maintenance : config.maintenance();
    }

    /** When what is seen becomes normal: as the options say, else by repetition as the configuration says. */
    LearningPlan plan(OtusConfig config) {
        if (learnUntil != null) {
            return new LearningPlan.Until(learnUntil);
        }
        return baseline != null ? new LearningPlan.Enforce() : config.learningPlan();
    }
}
