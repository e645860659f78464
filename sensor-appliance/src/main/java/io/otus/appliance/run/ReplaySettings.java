package io.otus.appliance.run;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay is told.
 *
 * @param files capture files, in order; {@code -} for standard input
 * @param filter BPF expression that frames must pass; empty for all
 * @param out directory for the results
 * @param force whether the results of another capture are replaced
 * @param makers state directory whose table of makers is used; null for the table that came with the program
 * @param events whether the operation log is written
 * @param sensor what any sensor is told
 */
public record ReplaySettings(
        List<String> files,
        String filter,
        Path out,
        boolean force,
        @Nullable Path makers,
        boolean events,
        SensorSettings sensor) {
    /** Name of the sensor in a replay that is not told one. */
    public static final String SENSOR = "replay";

    /** Copies the list. */
    public ReplaySettings {
        files = List.copyOf(files);
    }
}
