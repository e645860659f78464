package io.otus.appliance.run;

import io.otus.alert.SiteRules;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.rule.Rules;
import io.otus.appliance.export.SinkAddress;
import io.otus.core.evidence.EvidenceLimits;
import io.otus.core.net.Sites;
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
 * @param sensor name of the sensor
 * @param plan when what is seen becomes normal
 * @param baseline baseline text to load before the first frame
 * @param maintenance file of planned work
 * @param makers state directory whose table of makers is used; null for the table that came with the program
 * @param assetRules the site's own rules for roles, types and levels of devices; empty for none
 * @param rules what the configuration says of what is told
 * @param site what the site brings itself to find things by
 * @param plant in which site each interface hears
 * @param evidence how many frames are kept
 * @param events whether the operation log is written
 * @param sinks where alerts are sent to, at the end
 */
public record ReplaySettings(
        List<String> files,
        String filter,
        Path out,
        boolean force,
        String sensor,
        LearningPlan plan,
        @Nullable BaselineFile baseline,
        @Nullable Path maintenance,
        @Nullable Path makers,
        String assetRules,
        Rules rules,
        SiteRules site,
        Sites plant,
        EvidenceLimits evidence,
        boolean events,
        List<SinkAddress> sinks) {
    /** Name of the sensor in a replay that is not told one. */
    public static final String SENSOR = "replay";

    /** Copies the lists. */
    public ReplaySettings {
        files = List.copyOf(files);
        sinks = List.copyOf(sinks);
    }
}
