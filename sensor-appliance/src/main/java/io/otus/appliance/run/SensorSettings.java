package io.otus.appliance.run;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.rule.Rules;
import io.otus.appliance.config.SiteFiles;
import io.otus.appliance.export.SinkAddress;
import io.otus.core.evidence.EvidenceLimits;
import io.otus.core.net.Sites;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor is told, be it over files or interfaces.
 *
 * @param name name of the sensor
 * @param plan when what is seen becomes normal
 * @param baseline baseline text to take in before the first frame
 * @param maintenance file of planned work; a monitor reads it anew at SIGHUP
 * @param assetRules the site's own rules for roles, types and levels of devices; empty for none
 * @param rules what the configuration says of what is told
 * @param ownRules files of what the site brings itself to find things by; a monitor reads them anew at SIGHUP and when
 *     they change
 * @param sites in which site each interface hears
 * @param evidence how many frames are kept
 * @param sinks where alerts are sent to; by a replay at the end
 */
public record SensorSettings(
        String name,
        LearningPlan plan,
        @Nullable BaselineFile baseline,
        @Nullable Path maintenance,
        String assetRules,
        Rules rules,
        SiteFiles ownRules,
        Sites sites,
        EvidenceLimits evidence,
        List<SinkAddress> sinks) {
    /** Copies the list. */
    public SensorSettings {
        sinks = List.copyOf(sinks);
    }

    /** A sensor that is told no more than how to learn. */
    public static SensorSettings of(String name, LearningPlan plan) {
        return new SensorSettings(
                name, plan, null, null, "", Rules.NONE, SiteFiles.NONE, Sites.NONE, EvidenceLimits.DEFAULT, List.of());
    }
}
