package io.otus.appliance.cli;

import io.otus.appliance.config.OtusConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a sensor writes its logs. */
final class LogDirectory {
    @Option(
            names = {"-l", "--log-dir"},
            paramLabel = "DIR",
            description =
                    "Directory for the logs (default: that of the configuration; else the state directory if one is"
                            + " given; else /var/log/otus).")
    @Nullable
    Path logs;

    /**
     * The directory.
     *
     * @param state the state directory, as an option named it
     */
    Path of(OtusConfig config, @Nullable Path state) {
        Path directory = config.logSettings().directory();
        if (logs != null) {
            return logs;
        }
        return state != null && directory.equals(OtusConfig.DEFAULT_LOGS) ? state : directory;
    }
}
