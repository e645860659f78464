package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.SiteRules;
import io.otus.alert.alert.Closer.Closing;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.store.Retention;
import io.otus.core.event.EventTime;
import io.otus.core.log.Rotation;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.inventory.vendor.OuiTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditWatchTest {
    @TempDir
    Path state = Path.of("");

    @Test
    void whatARuleClosesIsWrittenBesideWhatPeopleDecide() throws IOException, InterruptedException {
        AnalysisSettings settings = new AnalysisSettings(
                SensorSettings.of("test", new LearningPlan.Enforce()),
                SiteRules.NONE,
                state,
                OuiTable.shipped(),
                state,
                Rotation.NEVER,
                Retention.FOREVER,
                null,
                Store.OnFailure.FAIL,
                StoreListener.NONE);
        try (Analysis analysis = Analysis.open(settings);
                AuditWatch watch = AuditWatch.start(state, analysis.store(), analysis.alerts())) {
            long time = 1_772_409_600_000_000_000L;
            watch.close(
                    List.of(
                            new Closing("00000000000000a1", "auto_close.over", "heard again"),
                            new Closing("00000000000000a2", "auto_close.untouched", "nobody touched it")),
                    time);
            for (int i = 0; i < 100 && AuditLog.read(state).entries().isEmpty(); i++) {
                Thread.sleep(100);
            }
            AuditLog.Content audit = AuditLog.read(state);
            assertThat(audit.broken()).isZero();
            assertThat(audit.entries())
                    .extracting(AuditEntry::alert)
                    .containsExactly("00000000000000a1", "00000000000000a2");
            assertThat(audit.entries().getFirst().time()).isEqualTo(EventTime.text(time));
            for (int i = 0; i < 100 && analysis.alerts().followed() != 2; i++) {
                analysis.alerts().clock(time + i * 1_000_000_000L);
                Thread.sleep(100);
            }
            assertThat(analysis.alerts().followed()).isEqualTo(2);
        }
    }
}
