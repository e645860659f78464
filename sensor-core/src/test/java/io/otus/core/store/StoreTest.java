package io.otus.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final String INSERT = "INSERT INTO plant_tank (name, level) VALUES (?, ?)";

    record Tables(String prefix, List<String> migrations) implements StoreModule {}

    private static final Tables ONE =
            new Tables("plant", List.of("CREATE TABLE plant_tank (name TEXT PRIMARY KEY, level REAL) STRICT;"));
    private static final Tables TWO = new Tables(
            "plant",
            List.of(
                    ONE.migrations().getFirst(),
                    "ALTER TABLE plant_tank ADD COLUMN unit TEXT;\nCREATE INDEX plant_by_unit ON plant_tank (unit);"));

    @TempDir
    Path state;

    @Test
    void whatWasAcknowledgedIsReadBackByAReaderWhileTheWriterIsOpen() {
        try (Store store = Store.open(state, List.of(ONE))) {
            store.write(new Batch().add(INSERT, "north", 2.5).add(INSERT, "south", null))
                    .join();
            try (StoreReader reader = StoreReader.open(state, List.of(ONE))) {
                assertThat(reader.query(
                                "SELECT name, level FROM plant_tank ORDER BY name", row -> row.text(1) + row.real(2)))
                        .containsExactly("north2.5", "south0.0");
                assertThat(reader.first("SELECT level FROM plant_tank WHERE name = ?", row -> row.isNull(1), "south"))
                        .contains(true);
            }
        }
    }

    @Test
    @Timeout(60)
    void aStoreThatIsDamagedWhileItIsOpenTakesNothingMore() throws IOException {
        try (Store store = Store.open(state, List.of(ONE))) {
            Batch tanks = new Batch();
            for (int i = 0; i < 3_000; i++) {
                tanks.add(INSERT, "tank " + i, 1.0);
            }
            store.write(tanks).join();
        }
        Store store = Store.open(state, List.of(ONE));
        byte[] content = Files.readAllBytes(state.resolve("otus.db"));
        Arrays.fill(content, content.length / 4, content.length, (byte) 0xA5); // what the first pages hold stays
        Files.write(state.resolve("otus.db"), content);
        assertThatThrownBy(() -> {
                    while (true) {
                        store.write(new Batch().add(INSERT, "tank " + System.nanoTime(), 2.0))
                                .join();
                    }
                })
                .hasMessageContaining("the database is damaged");
        assertThatThrownBy(() -> store.write(new Batch().add(INSERT, "late", 2.0)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the database is damaged");
        assertThatThrownBy(store::close).isInstanceOf(StoreException.class);
    }

    @Test
    void rowsAreReadOneByOneWhereNoneNeedsToBeKept() {
        List<String> read = new ArrayList<>();
        try (Store store = Store.open(state, List.of(ONE));
                StoreReader reader = store.reader()) {
            store.write(new Batch().add(INSERT, "north", 2.5).add(INSERT, "south", 1.5))
                    .join();
            reader.forEach(
                    "SELECT name FROM plant_tank WHERE level < ? ORDER BY name DESC",
                    row -> read.add(row.text(1)),
                    3.0);
        }
        assertThat(read).containsExactly("south", "north");
    }

    @Test
    void aCopyHoldsWhatWasDurableAndKeepsNobodyFromWriting() throws IOException {
        Path copied = state.resolve("copy");
        Files.createDirectory(copied);
        try (Store store = Store.open(state, List.of(ONE));
                StoreReader reader = store.reader()) {
            store.write(new Batch().add(INSERT, "north", 2.5)).join();
            reader.copyTo(copied.resolve(Store.FILE));
            store.write(new Batch().add(INSERT, "south", 1.5)).join();
            assertThatThrownBy(() -> reader.copyTo(copied.resolve(Store.FILE))).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> Store.exclusively(state, () -> {})).hasMessageContaining("in use by another");
        }
        Store.exclusively(state, () -> assertThat(copied).exists());
        try (StoreReader reader = StoreReader.open(copied, List.of(ONE))) {
            assertThat(reader.query("SELECT name FROM plant_tank", row -> row.text(1)))
                    .containsExactly("north");
            assertThat(reader.damage()).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void whatIsReadForLongCanBeEndedFromAnotherThread() throws InterruptedException {
        Store.open(state, List.of(ONE)).close();
        try (StoreReader reader = StoreReader.open(state, List.of(ONE))) {
            assertThat(reader.firstDamage()).isEmpty();
            CompletableFuture<List<Long>> endless = CompletableFuture.supplyAsync(() -> reader.query(
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
                    row -> row.integer(1)));
            while (!endless.isDone()) {
                reader.interrupt();
                Thread.sleep(10);
            }
            assertThat(endless)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(StoreException.class);
        }
    }

    /** A checkpoint of a large plant: it is packed while it waits, and written again after a full disk. */
    @Test
    void aLargeBatchIsWrittenInTheOrderInWhichItWasFilled() {
        Tables all = new Tables(
                "all",
                List.of(
                        "CREATE TABLE all_types (number INTEGER PRIMARY KEY, i INTEGER, d REAL, b INTEGER, t TEXT, x BLOB, n TEXT) STRICT;"));
        String text = "\u00e9\u20ac \ud83d\ude00 ".repeat(10_000);
        Batch batch = new Batch();
        AtomicInteger attempts = new AtomicInteger();
        for (long i = 0; i < 200; i++) {
            batch.add(
                    "INSERT INTO all_types VALUES (?, ?, ?, ?, ?, ?, ?)", i, -7, 2.5, true, text, new byte[] {1}, null);
            if (i == 150) {
                batch.step(_ -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IOException("no space left on device");
                    }
                });
            }
            batch.add("UPDATE all_types SET i = i + 1 WHERE number = ?", i);
        }

        assertThat(batch.size()).isEqualTo(401);
        try (Store store = Store.open(state, List.of(all))) {
            store.write(batch).join();
            try (StoreReader reader = store.reader()) {
                assertThat(reader.query(
                                "SELECT i, d, b, t, hex(x), n FROM all_types ORDER BY number",
                                row -> List.of(
                                        row.integer(1),
                                        row.real(2),
                                        row.integer(3),
                                        row.text(4).equals(text),
                                        row.text(5),
                                        row.isNull(6))))
                        .hasSize(200)
                        .containsOnly(List.of(-6L, 2.5, 1L, true, "01", true));
            }
        }
        assertThat(attempts).hasValue(2);
    }

    @Test
    void closingWritesWhatIsWaitingAndLeavesOneFile() {
        try (Store store = Store.open(state, List.of(ONE))) {
            for (int i = 0; i < 1_000; i++) {
                var _ = store.write(new Batch().add(INSERT, "tank" + i, i));
            }
        }
        assertThat(state.resolve("otus.db-wal")).doesNotExist();
        try (StoreReader reader = StoreReader.open(state, List.of(ONE))) {
            assertThat(reader.query("SELECT count(*) FROM plant_tank", row -> row.integer(1)))
                    .containsExactly(1_000L);
        }
    }

    @Test
    void aSecondWriterIsRefusedInOneSentence() {
        try (Store store = Store.open(state, List.of(ONE))) {
            assertThatThrownBy(() -> Store.open(state, List.of(ONE)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by another Otus process");
            store.write(new Batch().add(INSERT, "still", 1)).join();
        }
        Store.open(state, List.of(ONE)).close();
    }

    @Test
    void migrationsRunOnceEachAndKeepTheRows() {
        try (Store store = Store.open(state, List.of(ONE))) {
            var _ = store.write(new Batch().add(INSERT, "north", 1));
        }
        assertThatThrownBy(() -> StoreReader.open(state, List.of(TWO))).hasMessageContaining("older version");
        Store.open(state, List.of(TWO)).close();
        Store.open(state, List.of(TWO)).close();
        try (StoreReader reader = StoreReader.open(state, List.of(TWO))) {
            assertThat(reader.query("SELECT name FROM plant_tank WHERE unit IS NULL", row -> row.text(1)))
                    .containsExactly("north");
        }
    }

    @Test
    void aStoreOfANewerVersionIsRefusedAndLeftAlone() {
        Store.open(state, List.of(TWO)).close();
        assertThatThrownBy(() -> Store.open(state, List.of(ONE)))
                .hasMessageContaining("newer version of Otus (plant 2, this one: 1)");
        assertThatThrownBy(() -> StoreReader.open(state, List.of(ONE))).hasMessageContaining("newer version");
        Store.open(state, List.of(TWO)).close();
    }

    @Test
    void aModuleMayNotMakeTablesOfAnother() {
        Tables thief = new Tables("thief", List.of("CREATE TABLE plant_pump (name TEXT);"));
        assertThatThrownBy(() -> Store.open(state, List.of(thief))).hasMessageContaining("expected: thief_...");
    }

    @Test
    void noStoreAndNoDatabaseAreSaidSo() throws IOException {
        assertThatThrownBy(() -> StoreReader.open(state, List.of())).hasMessageContaining("holds no Otus store");
        Files.writeString(state.resolve("otus.db"), "x".repeat(5_000));
        assertThatThrownBy(() -> StoreReader.open(state, List.of())).hasMessageContaining("not an Otus database");
        assertThatThrownBy(() -> Store.open(state, List.of())).hasMessageContaining("not an Otus database");
    }

    @Test
    void aRefusedBatchFailsAloneAndWholeAndIsTold() {
        List<String> refused = new CopyOnWriteArrayList<>();
        StoreListener listener = new StoreListener() {
            @Override
            public void refused(String reason) {
                refused.add(reason);
            }
        };
        try (Store store = Store.open(state, List.of(ONE), Store.OnFailure.RETRY, listener)) {
            CompletableFuture<Void> good = store.write(new Batch().add(INSERT, "a", 1));
            CompletableFuture<Void> bad =
                    store.write(new Batch().add(INSERT, "b", 1).add(INSERT, "a", 2));
            CompletableFuture<Void> after = store.write(new Batch().add(INSERT, "c", 1));
            assertThat(good).succeedsWithin(Duration.ofSeconds(5));
            assertThat(after).succeedsWithin(Duration.ofSeconds(5));
            assertThat(bad).isCompletedExceptionally();
            try (StoreReader reader = store.reader()) {
                assertThat(reader.query("SELECT name FROM plant_tank ORDER BY name", row -> row.text(1)))
                        .containsExactly("a", "c");
            }
        }
        assertThat(refused).singleElement().asString().contains("UNIQUE");
    }

    @Test
    void aRunThatCanBeRepeatedEndsWithTheBatchThatIsRefused() {
        Store store = Store.open(state, List.of(ONE), Store.OnFailure.FAIL, StoreListener.NONE);
        CompletableFuture<Void> good = store.write(new Batch().add(INSERT, "a", 1));
        CompletableFuture<Void> bad = store.write(new Batch().add(INSERT, "a", 2));
        assertThat(good).succeedsWithin(Duration.ofSeconds(5));
        assertThat(bad).failsWithin(Duration.ofSeconds(5));
        assertThatThrownBy(store::close).isInstanceOf(StoreException.class).hasMessageContaining("UNIQUE");
    }

    @Test
    void aFullDiskIsToldRetriedAndRecoveredFromWithoutLoss() {
        List<String> told = new ArrayList<>();
        StoreListener listener = new StoreListener() {
            @Override
            public void writesFailing(String reason) {
                told.add(reason);
            }

            @Override
            public void writesRecovered() {
                told.add("recovered");
            }
        };
        AtomicInteger full = new AtomicInteger(2);
        RecordingFile beside = new RecordingFile();
        try (Store store = Store.open(state, List.of(ONE), Store.OnFailure.RETRY, listener)) {
            store.accompany(beside);
            store.write(new Batch().add(INSERT, "kept", 1).step(writer -> {
                        beside.calls.add("append");
                        if (full.getAndDecrement() > 0) {
                            throw new IOException("No space left on device");
                        }
                    }))
                    .join();
            assertThat(told).containsExactly("No space left on device", "recovered");
            assertThat(beside.calls)
                    .containsExactly("append", "rolled back", "append", "rolled back", "append", "sync", "committed");
            try (StoreReader reader = store.reader()) {
                assertThat(reader.query("SELECT name FROM plant_tank", row -> row.text(1)))
                        .containsExactly("kept");
            }
        }
    }

    @Test
    void aRunThatCanBeRepeatedGivesUpOnAFullDisk() {
        Store store = Store.open(state, List.of(ONE), Store.OnFailure.FAIL, StoreListener.NONE);
        CompletableFuture<Void> lost = store.write(new Batch().step(writer -> {
            throw new IOException("No space left on device");
        }));
        assertThat(lost).failsWithin(Duration.ofSeconds(5));
        assertThatThrownBy(() -> store.write(new Batch().add(INSERT, "a", 1)))
                .hasMessageContaining("cannot be written: No space left on device");
        assertThatThrownBy(store::close).isInstanceOf(StoreException.class);
        Store.open(state, List.of(ONE)).close();
    }

    private static final class RecordingFile implements Companion {
        final List<String> calls = new ArrayList<>();

        @Override
        public void sync() {
            calls.add("sync");
        }

        @Override
        public void committed() {
            calls.add("committed");
        }

        @Override
        public void rolledBack() {
            calls.add("rolled back");
        }

        @Override
        public void close() {
            calls.add("closed");
        }
    }
}
