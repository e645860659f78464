package io.otus.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnsTest {
    record Tank(String name, long level, boolean isOpen) {}

    record Tables(String prefix, List<String> migrations) implements StoreModule {}

    private static final Tables PLANT = new Tables(
            "plant",
            List.of("CREATE TABLE plant_tank (is_open INTEGER, level INTEGER, name TEXT PRIMARY KEY) STRICT;"));
    private static final Columns<Tank> TANK = Columns.<Tank>of("plant_tank")
            .with("name", Tank::name)
            .with("level", Tank::level)
            .with("is_open", Tank::isOpen);

    @TempDir
    Path state;

    @Test
    void aRowIsReadBackByTheNamesOfItsColumnsWhateverTheirOrderInTheTable() {
        Tank north = new Tank("north", 7, true);
        Tank south = new Tank("south", 3, false);
        assertThat(stored(south, north)).containsExactly(north, south);
    }

    @Test
    void aRowTakesThePlaceOfTheOneWithItsKey() {
        Tank emptied = new Tank("north", 0, false);
        assertThat(stored(new Tank("north", 7, true), emptied)).containsExactly(emptied);
    }

    @Test
    void aColumnThatTheQueryDoesNotNameIsAFailure() {
        try (Store store = Store.open(state, List.of(PLANT))) {
            store.write(batch(new Tank("north", 7, true))).join();
            try (StoreReader reader = StoreReader.open(state, List.of(PLANT))) {
                assertThatThrownBy(() -> reader.query(TANK.select("name"), row -> row.integer("volume")))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("column volume");
            }
        }
    }

    private List<Tank> stored(Tank... tanks) {
        try (Store store = Store.open(state, List.of(PLANT))) {
            store.write(batch(tanks)).join();
            try (StoreReader reader = StoreReader.open(state, List.of(PLANT))) {
                return reader.query(
                        TANK.select("name"),
                        row -> new Tank(row.text("name"), row.integer("level"), row.integer("is_open") != 0));
            }
        }
    }

    private static Batch batch(Tank... tanks) {
        Batch batch = new Batch();
        for (Tank each : tanks) {
            TANK.put(each, batch);
        }
        return batch;
    }
}
