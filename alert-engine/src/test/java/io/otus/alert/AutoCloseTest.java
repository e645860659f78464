package io.otus.alert;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Closer;
import io.otus.alert.alert.ClosingRule;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Lesson;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.core.event.EventTime;
import io.otus.core.log.Rotation;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that are closed by rule: store, log and audit are real files. */
class AutoCloseTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int PLC2 = 3;
    private static final int HISTORIAN = 4;
    private static final int VISITOR = 7;

    @TempDir
    Path directory = Path.of("");

    private interface Shift {
        void work(Sensor sensor) throws IOException;
    }

    /** A running sensor: what its rule closes is written to the audit, and told to the engine from there. */
    private final class Sensor implements Closer {
        private final Store store;
        private final Plant plant;

        Sensor(LearningPlan plan, Store store, StoreReader reader) throws IOException {
            this.store = store;
            this.plant =
                    new Plant(plan, new AlertStore("test", store, AlertLog.open(directory, Rotation.NEVER)), reader);
            tellDecisions();
        }

        @Override
        public void close(List<Closing> closings, long time) {
            try {
                AuditLog.appendByRule(
                        directory,
                        closings.stream()
                                .map(each -> AuditEntry.closed(each, time))
                                .toList());
                tellDecisions();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void person(DecisionKind act, String alert, long undoes) throws IOException {
            AuditLog.append(
                    directory,
                    new AuditEntry(0, "2026-03-02T08:00:00Z", "jane", act, alert, Lesson.NONE, null, undoes, ""));
            tellDecisions();
            plant.pass(SECOND);
        }

        private void tellDecisions() throws IOException {
            checkpoint();
            AuditLog.Content audit = AuditLog.read(directory);
            List<AlertState> concerned = new ArrayList<>();
            for (AuditEntry entry : audit.entries()) {
                find(entry.alert()).ifPresent(concerned::add);
            }
            plant.engine().decisions(Decisions.of(audit), concerned);
        }

        private void checkpoint() {
            Batch batch = new Batch();
            plant.engine().checkpoint(batch);
            store.write(batch).join();
        }

        /** Event time passes with nothing to be heard. */
        void pass(long duration) {
            for (long at = 0; at < duration; at += HOUR) {
                plant.pass(HOUR);
            }
            plant.pass(SECOND).pass(SECOND);
            checkpoint();
        }
    }

    private void run(ClosingRule rule, Shift shift) throws IOException {
        LearningPlan plan = new LearningPlan.Until(START + HOUR);
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE));
                StoreReader reader = store.reader()) {
            Sensor sensor = new Sensor(plan, store, reader);
            sensor.plant.engine().closes(rule, sensor);
            shift.work(sensor);
            sensor.checkpoint();
        }
    }

    private List<AlertState> alerts() {
        try (StoreReader reader = StoreReader.open(directory, List.of(AlertTables.INSTANCE))) {
            return AlertLines.alerts(reader).stream()
                    .map(AlertLines.Stored::state)
                    .toList();
        }
    }

    private Optional<AlertState> find(String id) {
        return alerts().stream().filter(each -> each.origin().id().equals(id)).findFirst();
    }

    private AlertState of(Kind kind) {
        return alerts().stream()
                .filter(each -> each.origin().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<AuditEntry> audit() throws IOException {
        AuditLog.Content audit = AuditLog.read(directory);
        assertThat(audit.broken()).isZero();
        return audit.entries();
    }

    /** An HMI polls two controllers every two seconds, and a historian every ten. */
    private static void poll(Plant plant, long duration, boolean answered) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            poll(plant, HMI, 0, answered);
            if (at % (10 * SECOND) == 0) {
                poll(plant, HISTORIAN, 20, answered);
            }
            plant.pass(2 * SECOND);
        }
    }

    private static void poll(Plant plant, int master, long first, boolean answered) {
        plant.read(master, PLC, first, 10);
        if (answered) {
            plant.read(master, PLC2, first, 10);
        } else {
            plant.readInVain(master, PLC2, first, 10);
        }
    }

    private static void learn(Sensor sensor) {
        sensor.plant.device("HMI1", HMI);
        sensor.plant.device("PLC-1", PLC);
        sensor.plant.device("PLC-2", PLC2);
        sensor.plant.device("HIST1", HISTORIAN);
        poll(sensor.plant, HOUR + 60 * SECOND, true);
    }

    private static void stop(Plant plant) {
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
    }

    @Test
    void whatNobodyTouchedIsClosedInEventTimeAndWhatIsCriticalIsNot() throws IOException {
        run(ClosingRule.DEFAULT, sensor -> {
            learn(sensor);
            stop(sensor.plant);
            sensor.plant.device("PC-1", VISITOR);
            sensor.pass(29 * DAY);
            assertThat(audit()).isEmpty();
            sensor.pass(DAY + HOUR);
        });
        AlertState closed = of(Kind.ASSET_NEW);
        assertThat(closed.status()).isEqualTo(Status.CLOSED);
        assertThat(of(Kind.CMD_DANGEROUS).status()).isEqualTo(Status.NEW);
        assertThat(audit()).hasSize(1);
        AuditEntry entry = audit().getFirst();
        assertThat(entry.by()).isEqualTo("rule auto_close.untouched");
        assertThat(entry.act()).isEqualTo(DecisionKind.CLOSE);
        assertThat(entry.alert()).isEqualTo(closed.origin().id());
        assertThat(entry.reason()).startsWith("nobody touched it, and not seen for 30 d");
        assertThat(entry.time()).isBetween(EventTime.text(START + 30 * DAY), EventTime.text(START + 31 * DAY));
        assertThat(Files.readString(directory.resolve("alerts.jsonl"))).contains("\"status\":\"closed\"");
    }

    @Test
    void aTimeThatLeaptClosesNothingForADay() throws IOException {
        run(ClosingRule.DEFAULT, sensor -> {
            learn(sensor);
            sensor.plant.device("PC-1", VISITOR);
            sensor.pass(HOUR);
            leap(sensor, 4_000 * DAY);
            sensor.pass(23 * HOUR);
            assertThat(audit()).isEmpty();
            sensor.pass(2 * HOUR);
            assertThat(audit()).isNotEmpty();
        });
    }

    @Test
    void noneThatLeaptBetweenTwoRunsDoes() throws IOException {
        AtomicLong end = new AtomicLong();
        run(ClosingRule.DEFAULT, sensor -> {
            learn(sensor);
            sensor.plant.device("PC-1", VISITOR);
            sensor.pass(HOUR);
            end.set(sensor.plant.now());
        });
        run(ClosingRule.DEFAULT, sensor -> {
            sensor.plant.pass(end.get() - sensor.plant.now() + 4_000 * DAY);
            sensor.pass(HOUR);
            assertThat(audit()).isEmpty();
        });
        // Nor where it is started anew within that day.
        run(ClosingRule.DEFAULT, sensor -> {
            sensor.plant.pass(end.get() - sensor.plant.now() + 4_000 * DAY + 2 * HOUR);
            sensor.pass(HOUR);
            assertThat(audit()).isEmpty();
        });
        // The clock is right again, and what is old by it is closed as ever.
        run(ClosingRule.DEFAULT, sensor -> {
            sensor.plant.pass(end.get() - sensor.plant.now() + HOUR);
            sensor.pass(29 * DAY);
            assertThat(audit()).isEmpty();
            sensor.pass(DAY + HOUR);
            assertThat(audit()).isNotEmpty();
        });
    }

    private static void leap(Sensor sensor, long duration) {
        long before = sensor.plant.now();
        sensor.plant.engine().timeGap(before, before + duration);
        sensor.plant.pass(duration);
    }

    @Test
    void whatSomebodyTouchedOrReopenedStaysOpen() throws IOException {
        ClosingRule soon = new ClosingRule(Duration.ofDays(1), Duration.ofDays(1), Severity.CRITICAL);
        run(soon, sensor -> {
            learn(sensor);
            stop(sensor.plant);
            sensor.plant.device("PC-1", VISITOR);
            sensor.pass(HOUR);
            sensor.person(
                    DecisionKind.ACKNOWLEDGE, of(Kind.CMD_DANGEROUS).origin().id(), 0);
            sensor.pass(2 * DAY);
            assertThat(audit()).hasSize(2);
            sensor.person(DecisionKind.UNDO, "", 2);
            sensor.pass(9 * DAY);
        });
        assertThat(of(Kind.CMD_DANGEROUS).status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(of(Kind.ASSET_NEW).status()).isEqualTo(Status.NEW);
        run(soon, sensor -> sensor.pass(20 * DAY));
        assertThat(audit()).hasSize(3);
    }

    @Test
    void theSameAgainIsANewAlert() throws IOException {
        ClosingRule soon = new ClosingRule(Duration.ofHours(1), Duration.ofHours(1), Severity.CRITICAL);
        run(soon, sensor -> {
            learn(sensor);
            stop(sensor.plant);
            sensor.pass(2 * HOUR);
            assertThat(of(Kind.CMD_DANGEROUS).status()).isEqualTo(Status.CLOSED);
            stop(sensor.plant);
        });
        assertThat(alerts()).extracting(AlertState::status).containsExactly(Status.CLOSED, Status.NEW);
    }

    @Test
    void whatAnEarlierRunLeftOpenIsClosedByTheNext() throws IOException {
        run(ClosingRule.DEFAULT, sensor -> {
            learn(sensor);
            sensor.plant.device("PC-1", VISITOR);
            sensor.pass(2 * HOUR);
            stop(sensor.plant);
        });
        run(ClosingRule.DEFAULT, sensor -> sensor.pass(50 * DAY));
        assertThat(of(Kind.ASSET_NEW).status()).isEqualTo(Status.CLOSED);
        assertThat(of(Kind.CMD_DANGEROUS).status()).isEqualTo(Status.NEW);
    }

    @Test
    void aSilenceThatIsOverIsClosedAlthoughSomebodyAcknowledgedIt() throws IOException {
        ClosingRule rule = new ClosingRule(Duration.ofDays(30), Duration.ofHours(1), Severity.HIGH);
        run(rule, sensor -> {
            learn(sensor);
            poll(sensor.plant, 120 * SECOND, false);
            sensor.checkpoint();
            AlertState silent = of(Kind.ASSET_SILENT);
            sensor.person(DecisionKind.ACKNOWLEDGE, silent.origin().id(), 0);
            poll(sensor.plant, 2 * HOUR, true);
            sensor.checkpoint();
            assertThat(of(Kind.ASSET_SILENT).status()).isEqualTo(Status.CLOSED);
            AuditEntry entry = Objects.requireNonNull(audit().getLast());
            assertThat(entry.by()).isEqualTo("rule auto_close.over");
            assertThat(entry.reason()).startsWith("heard again, and not missed for 1 h");
        });
    }

    @Test
    void aSilenceThatGoesOnStaysOpen() throws IOException {
        ClosingRule rule = new ClosingRule(Duration.ofDays(30), Duration.ofHours(1), Severity.HIGH);
        run(rule, sensor -> {
            learn(sensor);
            poll(sensor.plant, 3 * HOUR, false);
        });
        assertThat(of(Kind.ASSET_SILENT).status()).isEqualTo(Status.NEW);
        assertThat(audit()).isEmpty();
    }

    @Test
    void nothingIsClosedWithinTheHourInWhichItCouldCountUp() {
        assertThatThrownBy(() -> new ClosingRule(Duration.ofMinutes(59), Duration.ofDays(1), Severity.HIGH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
