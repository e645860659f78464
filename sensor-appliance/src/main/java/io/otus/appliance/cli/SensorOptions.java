package io.otus.appliance.cli;

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
}
