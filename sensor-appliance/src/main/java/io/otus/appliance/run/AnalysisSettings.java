package io.otus.appliance.run;

import io.otus.alert.SiteRules;
import io.otus.alert.store.Retention;
import io.otus.appliance.log.OperationLog;
import io.otus.core.log.Rotation;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.inventory.vendor.OuiTable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one run is told.
 *
 * @param sensor what any sensor is told
 * @param ownRules what the site brings itself to find things by, as read from its files
 * @param state state directory
 * @param makers who made which MAC addresses
 * @param logs where {@code alerts.jsonl} is written
 * @param alertFiles when {@code alerts.jsonl} is moved aside, and what it may take
 * @param retention how long alerts are kept in the store
 * @param log the operation log; null for none; closed with the run
 * @param onFailure what happens when the disk takes nothing more
 * @param listener hears whether it does
 */
public record AnalysisSettings(
        SensorSettings sensor,
        SiteRules ownRules,
        Path state,
        OuiTable makers,
        Path logs,
        Rotation alertFiles,
        Retention retention,
        @Nullable OperationLog log,
        Store.OnFailure onFailure,
        StoreListener listener) {}
