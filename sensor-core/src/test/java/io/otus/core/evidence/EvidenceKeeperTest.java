package io.otus.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceKeeperTest {
    private static final String CAPTURE = "0123456789ab";
    private static final long TIME = 1_700_000_000_123_456_789L;
    private static final EvidenceLimits SMALL = new EvidenceLimits(4 * 4_096, 4_096, false);

    @TempDir
    Path state;

    /** Frame n of the capture: raw IP for every tenth, else Ethernet. */
    private static @Nullable KeptFrame frame(long number) {
        if (number > 1_000) {
            return null;
        }
        byte[] bytes = ("frame " + number + " with password secret in it, and then some bytes more")
                .getBytes(StandardCharsets.US_ASCII);
        return new KeptFrame(number, TIME + number, number % 10 == 0 ? 101 : 1, bytes.length + 7, Octets.copyOf(bytes));
    }

    private static Evidence evidence(long... numbers) {
        List<FrameSpan> spans = Arrays.stream(numbers)
                .mapToObj(number -> new FrameSpan(number, TIME + number, 0, 10))
                .toList();
        return new Evidence(CAPTURE, spans, spans.size(), null);
    }

    private Store store() {
        return Store.open(state, List.of(EvidenceTables.INSTANCE));
    }

    private EvidenceKeeper keeper(Store store, EvidenceLimits limits) {
        EvidenceKeeper keeper = EvidenceKeeper.open(store, state, limits);
        keeper.begin(CAPTURE, EvidenceKeeperTest::frame);
        return keeper;
    }

    private Optional<KeptFrame> read(long number) {
        try (StoreReader reader = StoreReader.open(state, List.of(EvidenceTables.INSTANCE))) {
            return new EvidenceReader(reader, state).frame(CAPTURE, number);
        }
    }

    private Absence absence(long number) {
        try (StoreReader reader = StoreReader.open(state, List.of(EvidenceTables.INSTANCE))) {
            return new EvidenceReader(reader, state).absence(CAPTURE, number);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(state.resolve("evidence"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aKeptFrameIsReadBackAsItWasCaptured() {
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            assertThat(keeper.keep(evidence(7, 20), Purpose.FACT)).isEqualTo(CAPTURE + "-facts-001.pcapng");
            keeper.flush();
        }
        assertThat(read(7)).contains(frame(7));
        assertThat(read(20)).contains(frame(20));
        assertThat(read(8)).isEmpty();
    }

    @Test
    void aFrameIsKeptOnceAndInTheWorthiestFile() throws IOException {
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.keep(evidence(5), Purpose.FACT);
            keeper.keep(evidence(5), Purpose.LATEST);
            keeper.keep(evidence(5), Purpose.FACT);
            assertThat(keeper.kept()).isEqualTo(1);
            keeper.flush();
        }
        assertThat(files()).containsExactly(CAPTURE + "-facts-001.pcapng");
    }

    @Test
    void anAlertKeepsTheFramesOfItsFlowBeforeAndAfterItToo() {
        Heard heard = new Heard(50);
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.begin(CAPTURE, heard);
            for (long number = 1; number <= 90; number++) {
                heard.latest = number;
                if (number == 50) {
                    keeper.keep(evidence(50), Purpose.ALERT);
                }
                keeper.heard(number, TIME + number);
            }
            keeper.flush();
        }
        assertThat(heard.readOf(this)).containsExactly(44L, 47L, 50L, 53L, 56L, 59L, 62L);
    }

    @Test
    void theFileOfAnAlertHasItsFramesWithThoseAroundThemThoughTheyTaughtAFactToo() throws IOException {
        Heard heard = new Heard(50);
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.begin(CAPTURE, heard);
            heard.latest = 50;
            keeper.keep(evidence(47), Purpose.FACT);
            keeper.keep(evidence(50), Purpose.FACT);
            assertThat(keeper.keep(evidence(50), Purpose.ALERT)).isEqualTo(CAPTURE + "-alerts-001.pcapng");
            assertThat(keeper.keep(evidence(50), Purpose.ALERT)).isEqualTo(CAPTURE + "-alerts-001.pcapng");
            heard.latest = 54;
            keeper.heard(50, TIME + 50);
            keeper.keep(evidence(53), Purpose.FACT);
            keeper.secret(53, "frame 53 with password ".length(), 6);
            assertThat(keeper.kept()).isEqualTo(4);
            keeper.flush();
        }
        assertThat(comments("alerts")).containsExactly(44L, 47L, 50L, 53L);
        assertThat(comments("facts")).containsExactly(47L, 50L, 53L);
        assertThat(heard.readOf(this)).containsExactly(44L, 47L, 50L, 53L);
        for (String name : files()) {
            assertThat(content(name)).doesNotContain("frame 53 with password secret");
        }
    }

    /** The frames that the first file of a purpose holds, in its order, by the comments that name them. */
    private List<Long> comments(String purpose) throws IOException {
        return Pattern.compile("frame ([0-9]+) of capture")
                .matcher(content(CAPTURE + '-' + purpose + "-001.pcapng"))
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    private String content(String name) throws IOException {
        return Files.readString(state.resolve("evidence").resolve(name), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aFactStaysWhereTheAlertThatItShowsGoes() throws IOException {
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, SMALL);
            keeper.keep(evidence(5), Purpose.FACT);
            keeper.keep(evidence(5), Purpose.ALERT);
            keeper.neededSince(TIME + 2_000);
            for (long number = 100; number < 900; number++) {
                keeper.keep(evidence(number), Purpose.ALERT);
            }
            keeper.flush();
        }
        assertThat(files()).doesNotContain(CAPTURE + "-alerts-001.pcapng");
        assertThat(read(5)).contains(frame(5));
    }

    @Test
    void whatIsContradictedMayHaveLeftMemoryAndHasNothingAroundIt() {
        Heard heard = new Heard(50);
        Evidence evidence =
                new Evidence(CAPTURE, List.of(new FrameSpan(2_000, TIME, 0, 10), at(35), at(50)), 3, null, 2);
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.begin(CAPTURE, heard);
            heard.latest = 50;
            assertThat(keeper.keep(evidence, Purpose.ALERT)).isEqualTo(CAPTURE + "-alerts-001.pcapng");
            assertThat(keeper.lost()).isZero();
            keeper.flush();
        }
        assertThat(heard.readOf(this)).containsExactly(35L, 44L, 47L, 50L);
    }

    private static FrameSpan at(long number) {
        return new FrameSpan(number, TIME + number, 0, 10);
    }

    @Test
    void ofAnAlertThatIsToldLateTheyAreThoseThatCameMeanwhileToo() {
        Heard heard = new Heard(50);
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.begin(CAPTURE, heard);
            for (long number = 1; number <= 90; number++) {
                heard.latest = number;
                if (number == 54) {
                    keeper.keep(evidence(50), Purpose.ALERT);
                    keeper.keep(evidence(50), Purpose.ALERT);
                }
                keeper.heard(number, TIME + number);
            }
            keeper.flush();
        }
        assertThat(heard.readOf(this)).containsExactly(44L, 47L, 50L, 53L, 56L, 59L, 62L);
    }

    @Test
    void whatComesMuchLaterIsNotKept() {
        Heard heard = new Heard(50);
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.begin(CAPTURE, heard);
            for (long number = 1; number <= 90; number++) {
                heard.latest = number;
                if (number == 50) {
                    keeper.keep(evidence(50), Purpose.ALERT);
                }
                keeper.heard(number, TIME + number + (number < 55 ? 0 : Followed.WITHIN));
            }
            keeper.flush();
        }
        assertThat(heard.readOf(this)).containsExactly(44L, 47L, 50L, 53L);
    }

    /** Frames of three flows by turns, up to the latest one that was heard. */
    private static final class Heard implements FrameAccess {
        private final long of;
        private long latest;

        Heard(long of) {
            this.of = of;
        }

        @Override
        public @Nullable KeptFrame copy(long number) {
            return number <= latest ? frame(number) : null;
        }

        @Override
        public long flowOf(long number) {
            return number % 3 + 1;
        }

        @Override
        public long[] ofSameFlow(long number, int before, int after, long within) {
            return LongStream.rangeClosed(number - 3L * before, Math.min(latest, number + 3L * after))
                    .filter(each -> each != number && flowOf(each) == flowOf(number))
                    .toArray();
        }

        /** Which frames around the alert were kept. */
        List<Long> readOf(EvidenceKeeperTest test) {
            return LongStream.rangeClosed(of - 20, of + 20)
                    .filter(number -> test.read(number).isPresent())
                    .boxed()
                    .toList();
        }
    }

    @Test
    void aFrameThatLeftMemoryIsCountedAsLost() {
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            assertThat(keeper.keep(evidence(2_000), Purpose.FACT)).isNull();
            assertThat(keeper.lost()).isEqualTo(1);
        }
    }

    @Test
    void aFrameThatWasKeptBeforeARestartIsNotLost() {
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.keep(evidence(9), Purpose.FACT);
            keeper.flush();
        }
        try (Store store = store()) {
            EvidenceKeeper keeper = EvidenceKeeper.open(store, state, EvidenceLimits.DEFAULT);
            keeper.begin("ba9876543210", EvidenceKeeperTest::frame);
            assertThat(keeper.keep(evidence(9), Purpose.ALERT)).isEqualTo(CAPTURE + "-facts-001.pcapng");
            assertThat(keeper.lost()).isZero();
            assertThat(keeper.keep(evidence(10), Purpose.ALERT)).isNull();
            assertThat(keeper.lost()).isEqualTo(1);
        }
    }

    @Test
    void whatWasKeptBeforeARestartIsFoundWithoutTheStore() {
        EvidenceKeeper keeper;
        try (Store store = store()) {
            EvidenceKeeper before = keeper(store, EvidenceLimits.DEFAULT);
            before.keep(evidence(9, 700), Purpose.FACT);
            before.keep(evidence(20), Purpose.LATEST);
            before.flush();
        }
        try (Store store = store()) {
            keeper = EvidenceKeeper.open(store, state, EvidenceLimits.DEFAULT);
            keeper.begin("ba9876543210", EvidenceKeeperTest::frame);
        }
        assertThat(keeper.keep(evidence(700), Purpose.ALERT)).isEqualTo(CAPTURE + "-facts-001.pcapng");
        assertThat(keeper.keep(evidence(20), Purpose.ALERT)).isEqualTo(CAPTURE + "-latest-001.pcapng");
        assertThat(keeper.keep(evidence(701), Purpose.ALERT)).isNull();
        assertThat(keeper.lost()).isEqualTo(1);
    }

    @Test
    void secretsAreOverwrittenWhetherToldBeforeOrAfterTheFrameWasKept() {
        int at = "frame 3 with password ".length();
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.secret(3, at, 6);
            keeper.keep(evidence(3, 4), Purpose.FACT);
            keeper.secret(4, at, 6);
            keeper.flush();
            keeper.keep(evidence(5), Purpose.FACT);
            keeper.flush();
            keeper.secret(5, at, 6);
            keeper.flush();
        }
        for (long number = 3; number <= 5; number++) {
            String text = new String(read(number).orElseThrow().bytes().toArray(), StandardCharsets.US_ASCII);
            assertThat(text).contains("password ****** in it").doesNotContain("secret");
        }
    }

    @Test
    void withinItsQuotaLatestSightsGoFirstThenClosedAlertsThenTheOldestFacts() throws IOException {
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, SMALL);
            keeper.keep(evidence(1), Purpose.FACT);
            keeper.keep(evidence(100), Purpose.ALERT);
            for (long number = 200; number < 400; number++) {
                keeper.keep(evidence(number), Purpose.LATEST);
            }
            keeper.flush();
            assertThat(keeper.expiredFiles()).isPositive();
            keeper.neededSince(TIME + 500);
            for (long number = 400; number < 430; number++) {
                keeper.keep(evidence(number), Purpose.FACT);
            }
            keeper.flush();
        }
        assertThat(read(1)).contains(frame(1));
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, SMALL);
            keeper.neededSince(TIME + 500);
            for (long number = 430; number < 600; number++) {
                keeper.keep(evidence(number), Purpose.FACT);
            }
            keeper.flush();
            assertThat(keeper.lost()).isZero();
        }
        assertThat(read(599)).contains(frame(599));
        assertThat(read(1)).isEmpty();
        assertThat(read(100)).isEmpty();
        assertThat(read(399)).isEmpty();
        assertThat(absence(1)).isEqualTo(Absence.EXPIRED);
        assertThat(absence(100)).isEqualTo(Absence.EXPIRED);
        assertThat(absence(399)).isEqualTo(Absence.EXPIRED);
        assertThat(absence(2)).isEqualTo(Absence.NEVER_KEPT);
        assertThat(absence(1_001)).isEqualTo(Absence.NEVER_KEPT);
        assertThat(files()).allMatch(name -> name.contains("-facts-"));
    }

    @Test
    void factsMakeNoRoomForThemselvesWhereOpenAlertsHaveMostOfIt() {
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, SMALL);
            keeper.keep(evidence(1), Purpose.FACT);
            for (long number = 100; number < 300; number++) {
                keeper.keep(evidence(number), Purpose.ALERT);
            }
            keeper.flush();
            assertThat(keeper.lost()).isPositive();
        }
        assertThat(read(1)).contains(frame(1));
        assertThat(read(100)).contains(frame(100));
    }

    @Test
    void whichFramesWereInTheFilesThatWereDeletedLongAgoIsForgotten() {
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, SMALL);
            for (int round = 0; round < 20; round++) {
                for (long number = 1; number <= 100; number++) {
                    keeper.keep(evidence(number + 100L * (round % 10)), Purpose.LATEST);
                }
                keeper.flush();
            }
            assertThat(keeper.expiredFiles()).isGreaterThan(30);
        }
        assertThat(absence(1_001)).isEqualTo(Absence.FORGOTTEN);
    }

    @Test
    void whatACrashLeftBehindTheIndexIsCutOff() throws IOException {
        try (Store store = store()) {
            keeper(store, EvidenceLimits.DEFAULT).keep(evidence(9), Purpose.ALERT);
        }
        Path file = state.resolve("evidence").resolve(files().getFirst());
        long size = Files.size(file);
        Files.write(file, new byte[] {6, 0, 0, 0, 100}, StandardOpenOption.APPEND);
        Path orphan = state.resolve("evidence").resolve(CAPTURE + "-latest-001.pcapng");
        Files.write(orphan, new byte[] {1});
        try (Store store = store()) {
            keeper(store, EvidenceLimits.DEFAULT);
        }
        assertThat(file).hasSize(size);
        assertThat(orphan).doesNotExist();
        assertThat(read(9)).contains(frame(9));
    }

    @Test
    void anEvidenceFileOpensInWireshark() throws IOException, InterruptedException {
        Needs.program("tshark", "--version");
        try (Store store = store()) {
            EvidenceKeeper keeper = keeper(store, EvidenceLimits.DEFAULT);
            keeper.keep(evidence(19, 20), Purpose.FACT);
            keeper.flush();
        }
        Process tshark = new ProcessBuilder(
                        "tshark",
                        "-r",
                        state.resolve("evidence").resolve(files().getFirst()).toString(),
                        "-T",
                        "fields",
                        "-e",
                        "frame.time_epoch",
                        "-e",
                        "frame.cap_len",
                        "-e",
                        "frame.len",
                        "-e",
                        "frame.comment",
                        "-e",
                        "frame.encap_type")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tshark.waitFor()).isZero();
        assertThat(output.lines())
                .containsExactly(
                        "1700000000.123456808\t61\t68\tframe 19 of capture 0123456789ab\t1",
                        "1700000000.123456809\t61\t68\tframe 20 of capture 0123456789ab\t7");
    }
}
