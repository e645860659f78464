package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otus.appliance.run.StoreCheck.Outcome;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.core.store.StoreModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of a sensor that was killed. */
class StoreCheckTest {
    private record Tables(String prefix, List<String> migrations) implements StoreModule {}

    private static final List<Tables> TANKS =
            List.of(new Tables("plant", List.of("CREATE TABLE plant_tank (name TEXT PRIMARY KEY) STRICT;")));
    private static final String INSERT = "INSERT INTO plant_tank (name) VALUES (?)";

    @TempDir
    Path directory = Path.of("");

    private Path killed = Path.of("");

    /** What a sensor leaves that is killed: content of the log beside the database. */
    @BeforeEach
    void kill() throws IOException {
        Path state = directory.resolve("state");
        killed = Files.createDirectory(directory.resolve("killed"));
        Batch tanks = new Batch();
        for (int i = 0; i < 3_000; i++) {
            tanks.add(INSERT, "tank " + i);
        }
        try (Store store = Store.open(state, TANKS)) {
            store.write(tanks).join();
        }
        try (Store store = Store.open(state, TANKS)) {
            store.write(new Batch().add(INSERT, "one more")).join();
            for (String file : List.of(Store.FILE, Store.FILE + "-wal")) {
                Files.copy(state.resolve(file), killed.resolve(file));
            }
        }
    }

    private Store open() {
        return Store.openUnchecked(killed, TANKS, Store.OnFailure.RETRY, StoreListener.NONE);
    }

    private Optional<Outcome> outcome() {
        return StoreCheck.latest(killed).map(StoreCheck.Latest::outcome);
    }

    @Test
    void oneThatIsSoundIsSaidToBeAndIsNotReadAgain() {
        try (Store store = open();
                StoreCheck check = StoreCheck.start(killed, store)) {
            assertThat(store.isUnchecked()).isTrue();
            await().until(() -> outcome().equals(Optional.of(Outcome.SOUND)));
            assertThat(check.damage()).isNull();
        }
        Optional<StoreCheck.Latest> before = StoreCheck.latest(killed);
        try (Store store = open();
                StoreCheck _ = StoreCheck.start(killed, store)) {
            assertThat(store.isUnchecked()).isFalse();
        }
        assertThat(StoreCheck.latest(killed)).isEqualTo(before);
    }

    @Test
    void damageIsToldAndLookedForAgainByTheNextRun() throws IOException {
        Path file = killed.resolve(Store.FILE);
        byte[] whole = Files.readAllBytes(file);
        byte[] content = whole.clone();
        Arrays.fill(content, content.length / 2, content.length, (byte) 0xA5);
        Files.write(file, content);
        try (Store store = open();
                StoreCheck check = StoreCheck.start(killed, store)) {
            await().until(() -> outcome().equals(Optional.of(Outcome.DAMAGED)));
            assertThat(check.damage()).isNotEmpty();
        }
        Files.write(file, whole); // a copy was restored
        try (Store store = open();
                StoreCheck _ = StoreCheck.start(killed, store)) {
            await().until(() -> outcome().equals(Optional.of(Outcome.SOUND)));
        }
    }

    @Test
    void oneOfWhichAFullDiskLeftNothingToReadIsDoneByTheNextRun() throws IOException {
        Store.open(killed, TANKS).close();
        Files.createFile(killed.resolve(StoreCheck.FILE));
        try (Store store = open();
                StoreCheck _ = StoreCheck.start(killed, store)) {
            await().until(() -> outcome().equals(Optional.of(Outcome.SOUND)));
        }
    }

    @Test
    void oneThatWasCutShortIsDoneByTheNextRun() throws IOException {
        Files.writeString(killed.resolve(StoreCheck.FILE), "begun 2026-03-02T06:00:00Z\n");
        Store.open(killed, TANKS).close(); // in order, by whoever reads it first
        try (Store store = open();
                StoreCheck _ = StoreCheck.start(killed, store)) {
            assertThat(store.isUnchecked()).isFalse();
            await().until(() -> outcome().equals(Optional.of(Outcome.SOUND)));
        }
    }

    @Test
    void aStartThatFailsLeavesItToTheNextRun() throws IOException {
        try (Store _ = open()) {
            StoreCheck.begun(killed);
        }
        try (Store store = open();
                StoreCheck _ = StoreCheck.start(killed, store)) {
            assertThat(store.isUnchecked()).isFalse();
            await().until(() -> outcome().equals(Optional.of(Outcome.SOUND)));
        }
    }

    @Test
    void whatWasClosedInOrderNeedsNone() {
        Store.open(killed, TANKS).close();
        try (Store store = open();
                StoreCheck _ = StoreCheck.start(killed, store)) {
            assertThat(outcome()).isEmpty();
        }
    }
}
