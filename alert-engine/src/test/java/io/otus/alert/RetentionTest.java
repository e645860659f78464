package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.alert.store.Retention;
import io.otus.core.event.PointRange;
import io.otus.core.log.Rotation;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.core.value.ValueList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of alerts keeps to its limits. */
class RetentionTest {
    private static final LearningPlan UNTIL = new LearningPlan.Until(Plant.START + Plant.HOUR);

    @TempDir
    Path directory = Path.of("");

    private Plant plant(Store store, Retention retention) throws IOException {
        AlertStore alerts = new AlertStore("test", store, AlertLog.open(directory, Rotation.NEVER), retention);
        Plant plant;
        try (StoreReader reader = store.reader()) {
            plant = new Plant(UNTIL, alerts, reader);
        }
        plant.device("hmi", 2);
        plant.device("plc", 3);
        plant.pass(2 * Plant.HOUR);
        return plant;
    }

    private static void checkpoint(Plant plant, Store store) {
        Batch batch = new Batch();
        plant.engine().checkpoint(batch);
        store.write(batch).join();
    }

    private static long used(StoreReader reader) {
        return reader.first(
                        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count,"
                                + " pragma_freelist_count, pragma_page_size",
                        row -> row.integer(1))
                .orElseThrow();
    }

    @Test
    void aLineThatWasWrittenUnderAClockOfThePastTakesNoOtherAlong() throws IOException {
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE))) {
            Plant plant = plant(store, new Retention(Duration.ofDays(30), Long.MAX_VALUE));
            plant.ask(2, 3, "modbus", "1", Plant.STOP);
            plant.pass(2 * Plant.MINUTE);
            plant.ask(2, 3, "modbus", "1", Plant.SET_TIME);
            checkpoint(plant, store);
            store.write(new Batch().add("UPDATE alert_line SET time = 0 WHERE seq = (SELECT max(seq) FROM alert_line)"))
                    .join();
            plant.pass(2 * Plant.DAY);
            plant.ask(2, 3, "modbus", "1", Plant.STOP);
            checkpoint(plant, store);
            try (StoreReader reader = store.reader()) {
                assertThat(AlertLines.first(reader)).isEqualTo(1);
            }
        }
    }

    @Test
    void aLineThatWasWrittenUnderAClockOfTheFutureKeepsNothing() throws IOException {
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE))) {
            Plant plant = plant(store, new Retention(Duration.ofDays(30), Long.MAX_VALUE));
            plant.ask(2, 3, "modbus", "1", Plant.STOP);
            plant.pass(2 * Plant.MINUTE);
            checkpoint(plant, store);
            store.write(new Batch().add("UPDATE alert_line SET time = ? WHERE seq = 1", Long.MAX_VALUE))
                    .join();
            plant.pass(40 * Plant.DAY);
            plant.ask(2, 3, "modbus", "1", Plant.SET_TIME);
            checkpoint(plant, store);
            plant.pass(2 * Plant.DAY);
            plant.ask(2, 3, "modbus", "1", Plant.STOP);
            checkpoint(plant, store);
            try (StoreReader reader = store.reader()) {
                assertThat(AlertLines.first(reader)).isGreaterThan(1);
            }
        }
    }

    @Test
    void whatIsTooOldGoesWithItsLinesAndNothingElseDoes() throws IOException {
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE))) {
            Plant plant = plant(store, new Retention(Duration.ofDays(30), Long.MAX_VALUE));
            plant.ask(2, 3, "modbus", "1", Plant.STOP);
            plant.pass(2 * Plant.MINUTE); // and a line tells that it was acknowledged
            plant.pass(29 * Plant.DAY);
            plant.ask(2, 3, "modbus", "1", Plant.SET_TIME);
            checkpoint(plant, store);
            try (StoreReader reader = store.reader()) {
                assertThat(AlertLines.states(reader)).hasSize(2);
            }
            plant.pass(2 * Plant.DAY);
            plant.ask(2, 3, "modbus", "1", Plant.STOP);
            checkpoint(plant, store);
            try (StoreReader reader = store.reader()) {
                assertThat(AlertLines.states(reader)).hasSize(2);
                assertThat(AlertLines.first(reader)).isEqualTo(3);
                assertThat(AlertLines.last(reader)).isEqualTo(5);
            }
        }
    }

    @Test
    void aTimeThatLeaptMakesNothingTooOldForADay() throws IOException {
        Retention month = new Retention(Duration.ofDays(30), Long.MAX_VALUE);
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE))) {
            Plant plant = plant(store, month);
            plant.ask(2, 3, "modbus", "1", Plant.STOP);
            plant.pass(2 * Plant.MINUTE);
            checkpoint(plant, store);
            long before = plant.now();
            plant.engine().timeGap(before, before + 4_000 * Plant.DAY);
            plant.pass(4_000 * Plant.DAY);
            plant.ask(2, 3, "modbus", "1", Plant.SET_TIME);
            checkpoint(plant, store);
            try (StoreReader reader = store.reader()) {
                assertThat(AlertLines.first(reader)).isEqualTo(1);
                assertThat(AlertLines.states(reader)).hasSize(2);
            }
            plant.pass(Plant.DAY + Plant.HOUR);
            plant.ask(2, 3, "modbus", "1", Plant.SET_TIME);
            checkpoint(plant, store);
            try (StoreReader reader = store.reader()) {
                assertThat(AlertLines.first(reader)).isGreaterThan(2);
            }
        }
    }

    @Test
    void whatIsTooMuchGoesTheOldestFirst() throws IOException {
        long limit = 1 << 20;
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE))) {
            Plant plant = plant(store, new Retention(Duration.ofDays(3_000), limit));
            for (int i = 0; i < 1_500; i++) {
                PointRange point = PointRange.of("coil", i, ValueList.bit(true));
                plant.ask(2, 3, "modbus", "1", Plant.STOP, point);
                plant.pass(2 * Plant.HOUR);
                if (i % 20 == 0) {
                    checkpoint(plant, store);
                }
            }
            checkpoint(plant, store);
            try (StoreReader reader = store.reader()) {
                assertThat(used(reader)).isLessThan(2 * limit);
                assertThat(AlertLines.last(reader)).isGreaterThanOrEqualTo(1_500);
                assertThat(AlertLines.first(reader)).isGreaterThan(1_000);
                assertThat(AlertLines.states(reader)).hasSizeLessThan(1_500).isNotEmpty();
            }
        }
    }

    @Test
    void aStormKeepsToItBetweenCheckpoints() throws IOException {
        long limit = 1 << 20;
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE))) {
            Plant plant = plant(store, new Retention(Duration.ofDays(3_000), limit));
            checkpoint(plant, store);
            long most = 0;
            for (int i = 0; i < 2_000; i++) {
                plant.ask(2, 3, "modbus", "1", Plant.STOP, PointRange.of("coil", i, ValueList.bit(true)));
                plant.pass(10 * Plant.MINUTE);
                if (i % 100 == 99) {
                    store.write(new Batch().add("DELETE FROM alert_decided WHERE number < 0"))
                            .join();
                    try (StoreReader reader = store.reader()) {
                        most = Math.max(most, used(reader));
                    }
                }
            }
            assertThat(most).isGreaterThan(limit / 2).isLessThan(limit);
            try (StoreReader reader = store.reader()) {
                assertThat(AlertLines.first(reader)).isGreaterThan(1_000);
                assertThat(AlertLines.last(reader)).isGreaterThanOrEqualTo(2_000);
            }
        }
    }
}
