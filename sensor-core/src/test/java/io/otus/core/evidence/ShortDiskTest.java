package io.otus.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.core.store.StoreReader;
import io.otus.testkit.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Frames that are worth little make space where the disk has none left. */
@Timeout(120)
class ShortDiskTest {
    private static final String CAPTURE = "0123456789ab";
    private static final int FRAME = 4_000;
    private static final EvidenceLimits LIMITS = new EvidenceLimits(32 << 20, 1 << 20, true);

    @TempDir
    Path directory = Path.of("");

    private volatile boolean failed;
    private volatile boolean recovered;
    private long number;

    private final StoreListener listener = new StoreListener() {
        @Override
        public void writesFailing(String reason) {
            failed = true;
        }

        @Override
        public void writesRecovered() {
            recovered = true;
        }
    };

    private void keep(EvidenceKeeper keeper, Purpose purpose) {
        number++;
        keeper.heard(number, number);
        keeper.keep(new Evidence(CAPTURE, List.of(new FrameSpan(number, number, 0, 10)), 1, null), purpose);
    }

    private static EvidenceKeeper keeper(Store store, Path state) {
        EvidenceKeeper keeper = EvidenceKeeper.open(store, state, LIMITS);
        keeper.begin(CAPTURE, frame -> new KeptFrame(frame, frame, 1, FRAME, Octets.copyOf(new byte[FRAME])));
        return keeper;
    }

    private static long files(Path state, String purpose) throws IOException {
        try (Stream<Path> files = Files.list(state.resolve(EvidenceKeeper.DIRECTORY))) {
            return files.filter(file -> file.toString().contains(purpose)).count();
        }
    }

    private static List<String> indexed(Path state) {
        try (StoreReader reader = StoreReader.open(state, List.of(EvidenceTables.INSTANCE))) {
            return reader.query("SELECT name FROM core_evidence_file ORDER BY name", row -> row.text(1));
        }
    }

    private static void thereIsWhatTheIndexHas(Path state) {
        assertThat(indexed(state))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                state.resolve(EvidenceKeeper.DIRECTORY).resolve(name))
                        .exists());
    }

    @Test
    void aFullDiskTakesAgainWhatComesAsTheLatestSightsGoAndOpenAlertsKeepTheirs() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "32m")) {
            Path state = disk.path();
            try (Store store = Store.open(state, List.of(EvidenceTables.INSTANCE), Store.OnFailure.RETRY, listener)) {
                EvidenceKeeper keeper = keeper(store, state);
                for (int i = 0; i < 2_000; i++) {
                    keep(keeper, Purpose.LATEST);
                }
                for (int i = 0; i < 500; i++) {
                    keep(keeper, Purpose.ALERT);
                }
                keeper.flush();
                long latest = files(state, "latest");
                long alerts = files(state, "alerts");
                assertThat(latest).isGreaterThan(5);
                disk.fill();
                while (!recovered) {
                    keep(keeper, Purpose.ALERT);
                    Thread.sleep(50);
                }
                assertThat(failed).isTrue();
                assertThat(files(state, "latest")).isLessThan(latest);
                assertThat(files(state, "alerts")).isGreaterThanOrEqualTo(alerts);
            }
            thereIsWhatTheIndexHas(state);
        }
    }

    @Test
    void aFileThatWentAheadOfTheIndexBeforeACrashIsForgottenByTheNextRun() throws IOException {
        Path state = directory.resolve("state");
        try (Store store = Store.open(state, List.of(EvidenceTables.INSTANCE))) {
            EvidenceKeeper keeper = keeper(store, state);
            for (int i = 0; i < 400; i++) {
                keep(keeper, Purpose.LATEST);
            }
            keeper.flush();
        }
        Files.delete(
                state.resolve(EvidenceKeeper.DIRECTORY).resolve(indexed(state).getFirst()));
        try (Store store = Store.open(state, List.of(EvidenceTables.INSTANCE))) {
            var _ = keeper(store, state);
        }
        thereIsWhatTheIndexHas(state);
        try (StoreReader reader = StoreReader.open(state, List.of(EvidenceTables.INSTANCE))) {
            assertThat(new EvidenceReader(reader, state).absence(CAPTURE, 1)).isEqualTo(Absence.EXPIRED);
        }
    }

    @Test
    void whatWasQueuedBeforeDoesNotMakeAFileAnewThatWentAhead() throws IOException {
        String name = CAPTURE + "-latest-001.pcapng";
        Path file = directory.resolve(name);
        try (EvidenceFiles files = new EvidenceFiles(directory)) {
            files.write(name, 0, new byte[FRAME]);
            files.sync();
            files.committed();
            files.deleteAhead(name);
            files.rolledBack();
            assertThat(file).doesNotExist();
            files.write(name, FRAME, new byte[FRAME]);
            files.delete(name);
            files.sync();
            assertThat(file).doesNotExist();
            files.committed();
        }
    }
}
