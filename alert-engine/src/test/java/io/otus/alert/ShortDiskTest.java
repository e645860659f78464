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
import io.otus.testkit.SmallDisk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The oldest closed alerts make room for new ones where the disk has little left. */
@Timeout(300)
class ShortDiskTest {
    private static final int ALERTS = 600;
    /** Number of the line in front of which all alerts are closed. */
    private static final int OPEN = 150;
    /** Bytes that the disk has left. */
    private static final long LEFT = 700 << 10;

    private static final String CLOSE = """
        UPDATE alert_state SET json = json_set(json, '$.status', 'closed')
        WHERE id IN (SELECT id FROM alert_line WHERE seq < ?)\
        """;

    private static final String FIRST_OPEN = """
        SELECT min(seq) FROM alert_line JOIN alert_state s USING (id)
        WHERE json_extract(s.json, '$.status') = 'new'\
        """;

    @TempDir
    Path directory = Path.of("");

    private static void checkpoint(Plant plant, Store store) {
        Batch batch = new Batch();
        plant.engine().checkpoint(batch);
        store.write(batch).join();
    }

    private static long firstOpen(Store store) {
        try (StoreReader reader = store.reader()) {
            return reader.first(FIRST_OPEN, row -> row.integer(1)).orElseThrow();
        }
    }

    private static long first(Store store) {
        try (StoreReader reader = store.reader()) {
            return AlertLines.first(reader);
        }
    }

    /** A store with alerts, of which those in front of a line are closed, and a disk that has little left behind it. */
    private Plant plant(SmallDisk disk, Store store, int closed) throws Exception {
        AlertLog log = AlertLog.open(disk.path(), Rotation.NEVER);
        AlertStore alerts = new AlertStore("test", store, log, Retention.FOREVER);
        Plant plant;
        try (StoreReader reader = store.reader()) {
            plant = new Plant(new LearningPlan.Until(Plant.START + Plant.HOUR), alerts, reader);
        }
        plant.device("hmi", 2);
        plant.device("plc", 3);
        plant.pass(2 * Plant.HOUR);
        for (int i = 0; i < ALERTS; i++) {
            plant.ask(2, 3, "modbus", "1", Plant.STOP, PointRange.of("coil", i, ValueList.bit(true)));
            plant.pass(2 * Plant.HOUR);
        }
        checkpoint(plant, store);
        store.write(new Batch().add(CLOSE, closed)).join();
        checkpoint(plant, store);
        assertThat(first(store)).as("while the disk has enough left").isEqualTo(1);
        disk.fillBut(LEFT);
        Thread.sleep(1_100); // until it is looked at again
        checkpoint(plant, store);
        assertThat(store.shortage()).isPositive();
        checkpoint(plant, store);
        return plant;
    }

    @Test
    void closedAlertsGoUpToTheFirstOneThatIsOpen() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "48m");
                Store store = Store.open(disk.path(), List.of(AlertTables.INSTANCE))) {
            Plant _ = plant(disk, store, OPEN);
            assertThat(first(store)).isEqualTo(firstOpen(store)).isGreaterThanOrEqualTo(OPEN);
            try (StoreReader reader = store.reader()) {
                assertThat(AlertLines.states(reader))
                        .hasSizeBetween(ALERTS - OPEN, ALERTS - 1)
                        .noneMatch(each -> each.contains("\"status\":\"closed\""));
            }
        }
    }

    @Test
    void noMoreGoThanIsNeeded() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "48m");
                Store store = Store.open(disk.path(), List.of(AlertTables.INSTANCE))) {
            Plant plant = plant(disk, store, Integer.MAX_VALUE);
            long left = first(store);
            assertThat(left).isGreaterThan(1);
            for (int i = 0; i < 5; i++) {
                checkpoint(plant, store);
            }
            assertThat(first(store)).isEqualTo(left);
        }
    }
}
