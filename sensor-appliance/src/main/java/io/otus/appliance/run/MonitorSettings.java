package io.otus.appliance.run;

import io.otus.alert.alert.ClosingRule;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.rule.Rules;
import io.otus.alert.store.Retention;
import io.otus.appliance.config.LogSettings;
import io.otus.appliance.config.SiteFiles;
import io.otus.appliance.export.SinkAddress;
import io.otus.core.capture.LiveOptions;
import io.otus.core.evidence.EvidenceLimits;
import io.otus.core.net.Sites;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor is told.
 *
 * @param interfaces at least one interface, each once
 * @param capture how they are captured from
 * @param sensor name of the sensor
 * @param state state directory
 * @param logs logs
 * @param retention how long alerts are kept in the store
 * @param plan when what is seen becomes normal
 * @param baseline baseline text to take in before the first frame
 * @param maintenance file of planned work; read anew at SIGHUP
 * @param assetRules the site's own rules for roles, types and levels of devices; empty for none
 * @param rules what the configuration says of what is told
 * @param site files of what the site brings itself to find things by; read anew at SIGHUP and when they change
 * @param plant in which site each interface hears
 * @param evidence how many frames are kept
 * @param closing when alerts are closed without anybody; null for never
 * @param sinks where alerts are sent to
 */
public record MonitorSettings(
        List<String> interfaces,
        LiveOptions capture,
        String sensor,
        Path state,
        LogSettings logs,
        Retention retention,
        LearningPlan plan,
        @Nullable BaselineFile baseline,
        @Nullable Path maintenance,
        String assetRules,
        Rules rules,
        SiteFiles site,
        Sites plant,
        EvidenceLimits evidence,
        @Nullable ClosingRule closing,
        List<SinkAddress> sinks) {
    /** Copies the lists. */
    public MonitorSettings {
        interfaces = List.copyOf(interfaces);
        sinks = List.copyOf(sinks);
    }
}
