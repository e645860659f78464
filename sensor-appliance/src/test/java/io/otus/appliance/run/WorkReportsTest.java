package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.otus.alert.SiteRules;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.store.Retention;
import io.otus.appliance.text.AlertText;
import io.otus.core.log.Rotation;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.inventory.vendor.OuiTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of planned work while a sensor runs. */
class WorkReportsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 1_772_409_600_000_000_000L;

    @TempDir
    Path state = Path.of("");

    private final List<MaintenanceReport> told = new ArrayList<>();

    private Analysis analysis() throws IOException {
        return Analysis.open(new AnalysisSettings(
                SensorSettings.of("test", new LearningPlan.Enforce()),
                SiteRules.NONE,
                state,
                OuiTable.shipped(),
                state,
                Rotation.NEVER,
                Retention.FOREVER,
                null,
                Store.OnFailure.FAIL,
                StoreListener.NONE));
    }

    private static MaintenanceWindow window(int from, int to, String reason) {
        Devices all = new Devices(List.of("10.0.0.1", "10.0.0.2"));
        return new MaintenanceWindow(START + from * MINUTE, START + to * MINUTE, all, all, Set.of(), reason);
    }

    private static void plan(Analysis analysis, MaintenanceWindow... windows) {
        analysis.alerts().maintenance(new MaintenancePlan(Arrays.asList(windows)));
    }

    private List<String> reasons() {
        return told.stream().map(report -> report.window().reason()).toList();
    }

    private List<String> kept(String key) throws IOException {
        return WorkReports.kept(state).stream()
                .map(line -> AlertText.parse(line).at(key).asText())
                .toList();
    }

    @Test
    void aWindowIsToldWhenItEndsOnceAndKept() throws IOException {
        try (Analysis analysis = analysis()) {
            WorkReports reports = new WorkReports(state, analysis.alerts(), told::add);
            plan(
                    analysis,
                    window(-9, -5, "over"),
                    window(1, 3, "pump"),
                    window(2, 9, "valve"),
                    window(60, 70, "later"));
            reports.clock(START);
            reports.clock(START + 3 * MINUTE - 1);
            assertThat(told).isEmpty();
            reports.clock(START + 3 * MINUTE);
            reports.clock(START + 4 * MINUTE);
            assertThat(reasons()).containsExactly("pump");
            assertThat(kept("/report/reason")).containsExactly("pump");
            assertThat(kept("/text").getFirst()).contains("(pump): nothing that would have alerted");
            assertThat(kept("/time")).containsExactly("2026-03-02T00:03:00.000000Z");
            assertThat(reports.stopped())
                    .extracting(report -> report.window().reason())
                    .containsExactly("valve");
            assertThat(kept("/cause")).containsExactly("ended", "stopped");
            assertThatEachKeepsToTheSchema();
        }
    }

    private void assertThatEachKeepsToTheSchema() throws IOException {
        try (InputStream in = WorkReports.class.getResourceAsStream("maintenance-reports.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(in), InputFormat.JSON);
            for (String line : WorkReports.kept(state)) {
                assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
            }
        }
    }

    @Test
    void aWindowThatIsTakenBackWhileItGoesOnIsToldBeforeItIsForgotten() throws IOException {
        try (Analysis analysis = analysis()) {
            WorkReports reports = new WorkReports(state, analysis.alerts(), told::add);
            plan(analysis, window(1, 9, "pump"), window(5, 9, "not begun"), window(1, 4, "valve"));
            reports.clock(START);
            reports.clock(START + 2 * MINUTE);
            plan(analysis, window(1, 4, "valve"));
            reports.clock(START + 3 * MINUTE);
            assertThat(reasons()).containsExactly("pump");
            reports.clock(START + 4 * MINUTE);
            assertThat(reasons()).containsExactly("pump", "valve");
            assertThat(kept("/cause")).containsExactly("taken_back", "ended");
            assertThatEachKeepsToTheSchema();
            assertThat(reports.stopped()).isEmpty();
        }
    }

    @Test
    void aWindowWhoseEndIsPutBackToThePastIsToldOnce() throws IOException {
        try (Analysis analysis = analysis()) {
            WorkReports reports = new WorkReports(state, analysis.alerts(), told::add);
            plan(analysis, window(1, 30, "pump"));
            reports.clock(START);
            reports.clock(START + 5 * MINUTE);
            plan(analysis, window(1, 4, "pump"));
            reports.clock(START + 6 * MINUTE);
            reports.clock(START + 40 * MINUTE);
            assertThat(told).extracting(report -> report.window().end()).containsExactly(START + 30 * MINUTE);
            assertThat(kept("/cause")).containsExactly("taken_back");
        }
    }

    @Test
    void aWindowThatEndsAsAnotherPlanComesIsTold() throws IOException {
        try (Analysis analysis = analysis()) {
            WorkReports reports = new WorkReports(state, analysis.alerts(), told::add);
            plan(analysis, window(1, 3, "pump"));
            reports.clock(START);
            reports.clock(START + 2 * MINUTE);
            plan(analysis, window(1, 3, "pump"), window(60, 70, "later"));
            reports.clock(START + 4 * MINUTE);
            plan(analysis, window(1, 3, "pump"));
            reports.clock(START + 5 * MINUTE);
            assertThat(reasons()).containsExactly("pump");
            assertThat(kept("/cause")).containsExactly("ended");
        }
    }

    @Test
    void theOldestReportsGo() throws IOException {
        try (Analysis analysis = analysis()) {
            for (int i = 0; i < 3; i++) {
                WorkReports reports = new WorkReports(state, analysis.alerts(), told::add);
                MaintenanceWindow[] many = new MaintenanceWindow[WorkReports.MAX_KEPT / 2];
                for (int j = 0; j < many.length; j++) {
                    many[j] = window(1, 2 + i, "work " + i + '-' + j);
                }
                plan(analysis, many);
                reports.clock(START);
                reports.clock(START + 9 * MINUTE);
            }
            assertThat(told).hasSize(3 * WorkReports.MAX_KEPT / 2);
            assertThat(kept("/report/reason")).hasSize(WorkReports.MAX_KEPT).startsWith("work 1-0");
        }
    }
}
