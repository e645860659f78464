package io.otus.appliance.cli;

import io.otus.appliance.config.OtusConfig;
import io.otus.appliance.run.SensorSettings;
import io.otus.core.evidence.EvidenceLimits;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a run of the whole sensor, on files or on interfaces. */
final class SensorOptions {
    @Mixin
    LearningOptions learning = new LearningOptions();

    @Mixin
    SinkOptions sinks = new SinkOptions();

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            description =
                    "Name of the sensor in what is written (default: that of the configuration; else the host's, and"
                            + " replay for files).")
    @Nullable
    String name;

    @Option(names = "--no-events", description = "Do not write the operation log.")
    boolean noEvents;

    /**
     * What the sensor is told by these options and the configuration.
     *
     * @param otherwise its name where neither tells one
     * @param evidence how many frames are kept
     * @param told takes a sentence on what will be louder
     */
    SensorSettings settings(
            OtusConfig config, Supplier<String> otherwise, EvidenceLimits evidence, Consumer<String> told) {
        return new SensorSettings(
                Objects.requireNonNullElse(name, Objects.requireNonNullElseGet(config.sensor(), otherwise)),
                learning.plan(config),
                learning.baseline(told),
                learning.maintenance(config),
                config.assetRuleText(),
                config.alertRules(),
                config.siteFiles(),
                config.heardSites(),
                evidence,
                sinks.addresses(config));
    }
}
