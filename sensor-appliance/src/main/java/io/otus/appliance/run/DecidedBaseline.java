package io.otus.appliance.run;

import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Lessons;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.store.AlertLines;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;

/**
 * The baseline of a state directory as it stands, be it that no sensor has followed the latest decisions yet, or that
 * none ever will, as in the results of a replay.
 */
public final class DecidedBaseline {
    private DecidedBaseline() {}

    /**
     * Reads it.
     *
     * @throws io.otus.appliance.exit.Failure if somebody tampered with the decisions
     */
    public static Baseline load(StoreReader reader, Path state) {
        Baseline baseline = BaselineStore.load(reader);
        long followed =
                AlertLines.followed(reader).map(AlertLines.Followed::number).orElse(0L);
        Decisions decisions = DueAudit.decisions(state, reader);
        Lessons.follow(baseline, decisions, followed, _ -> {}); // whoever decided that was told
        return baseline;
    }
}
