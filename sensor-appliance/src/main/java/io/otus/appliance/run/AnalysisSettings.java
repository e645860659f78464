package io.otus.appliance.run;

import io.otus.alert.SiteRules;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.store.Retention;
import io.otus.appliance.log.OperationLog;
import io.otus.core.evidence.EvidenceLimits;
import io.otus.core.log.Rotation;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.inventory.vendor.OuiTable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one run is told.
 *
 * @param sensor name of the sensor
 * @param state state directory
 * @param makers who made which MAC addresses
 * @param logs where {@code alerts.jsonl} is written
 * @param alertFiles when {@code alerts.jsonl} is moved aside, and what it may take
 * @param retention how long alerts are kept in the store
 * @param plan when what is seen becomes normal
 * @param site what the site brings itself to find things by
 * @param evidence how many frames are kept
 * @param log the operation log; null for none; closed with the run
 * @param onFailure what happens when the disk takes nothing more
 * @param listener hears whether it does
 */
public record AnalysisSettings(
        String sensor,
        Path state,
        OuiTable makers,
        Path logs,
        Rotation alertFiles,
        Retention retention,
        LearningPlan plan,
        SiteRules site,
        EvidenceLimits evidence,
        @Nullable OperationLog log,
        Store.OnFailure onFailure,
        StoreListener listener) {}
