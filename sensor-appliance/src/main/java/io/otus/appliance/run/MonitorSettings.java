package io.otus.appliance.run;

import io.otus.alert.alert.ClosingRule;
import io.otus.alert.store.Retention;
import io.otus.appliance.config.LogSettings;
import io.otus.core.capture.LiveOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor is told.
 *
 * @param interfaces at least one interface, each once
 * @param capture how they are captured from
 * @param state state directory
 * @param logs logs
 * @param retention how long alerts are kept in the store
 * @param closing when alerts are closed without anybody; null for never
 * @param sensor what any sensor is told
 */
public record MonitorSettings(
        List<String> interfaces,
        LiveOptions capture,
        Path state,
        LogSettings logs,
        Retention retention,
        @Nullable ClosingRule closing,
        SensorSettings sensor) {
    /** Copies the list. */
    public MonitorSettings {
        interfaces = List.copyOf(interfaces);
    }
}
