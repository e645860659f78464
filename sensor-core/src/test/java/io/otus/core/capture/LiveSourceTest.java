package io.otus.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.capture.CaptureException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Captures from real interfaces what tcpreplay sends into them. */
@Tag("live")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveSourceTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path directory = Path.of(".");

    // None where tools are missing, which is said, and then there is nothing to close.
    @AutoClose
    private VirtualLink link;

    @BeforeAll
    void layCables() throws IOException {
        link = VirtualLink.lay("live", 2);
    }

    /** A file of broadcast UDP frames; bytes 42 and 43 number them. */
    private Path frames(int count, int size) throws IOException {
        CaptureBytes file = CaptureBytes.little().pcapHeader(0xA1B2C3D4L, 1);
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[size];
            Arrays.fill(frame, 0, 6, (byte) 0xFF);
            frame[6] = 2;
            frame[12] = 8;
            frame[14] = 0x45;
            frame[23] = 17;
            frame[42] = (byte) (i >>> 8);
            frame[43] = (byte) i;
            file.pcapRecord(1, i, size, frame);
        }
        return Files.write(Files.createTempFile(directory, "frames", ".pcap"), file.toBytes());
    }

    private record Seen(List<Integer> numbers, List<Integer> interfaces, List<Long> times, List<Long> ticks) {}

    /** Reads until so many frames have come, or so many ticks. */
    private static Seen read(LiveSource source, int frames, int ticks) throws CaptureException {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Frame frame = new Frame();
        while (seen.numbers.size() < frames && seen.ticks.size() < ticks && source.next(frame)) {
            if (frame.isTick()) {
                seen.ticks.add(frame.time());
            } else {
                seen.numbers.add(frame.block().u16(frame.offset() + 42));
                seen.interfaces.add(frame.interfaceId());
                seen.times.add(frame.time());
                assertThat(frame.number()).isEqualTo(seen.numbers.size());
                assertThat(frame.linkType()).isEqualTo(LinkType.ETHERNET);
            }
        }
        return seen;
    }

    @Test
    void everyFrameArrivesInOrderAndIsCounted() throws Exception {
        Path file = frames(20_000, 90);
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT)) {
            link.send(0, file, 50_000);

            Seen seen = read(source, 20_000, 3);

            assertThat(seen.numbers).hasSize(20_000).isSorted();
            assertThat(seen.times).isSorted();
            CaptureStatistics statistics = source.statistics();
            assertThat(statistics.frames()).isEqualTo(20_000);
            assertThat(statistics.bytes()).isEqualTo(20_000 * 90);
            assertThat(statistics.received()).isEqualTo(20_000);
            assertThat(statistics.kernelDropped()).isZero();
        }
    }

    @Test
    void framesOfTwoInterfacesAreMergedByTime() throws Exception {
        Path file = frames(3_000, 90);
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0), link.sensor(1)), LiveOptions.DEFAULT)) {
            Process other = link.startInside("tcpreplay", "-q", "-i", link.sender(1), "--pps=5000", file.toString());
            link.send(0, file, 5_000);
            other.waitFor();

            Seen seen = read(source, 6_000, 3);

            assertThat(seen.times).hasSize(6_000).isSorted();
            assertThat(seen.interfaces).contains(0, 1);
        }
    }

    @Test
    void aSilentInterfaceDoesNotHoldTheOtherBackForLong() throws Exception {
        Path file = frames(20_000, 90);
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0), link.sensor(1)), LiveOptions.DEFAULT)) {
            link.send(1, file, 50_000);

            Seen seen = read(source, 20_000, 1);

            assertThat(seen.numbers).hasSize(20_000).isSorted();
            assertThat(seen.interfaces).containsOnly(1);
        }
    }

    @Test
    void aSilentLinkTicksOnceASecondWithTheHostClock() throws Exception {
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT)) {
            Seen seen = read(source, 1, 2);

            assertThat(seen.numbers).isEmpty();
            assertThat(seen.ticks.get(1) - seen.ticks.get(0)).isBetween(SECOND * 9 / 10, SECOND * 2);
        }
    }

    @Test
    void aFrameIsDeliveredSoonThoughItsBatchIsNotFull() throws Exception {
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT)) {
            link.send(0, frames(1, 90), 1);

            assertThat(read(source, 1, 1).numbers).containsExactly(0);
        }
    }

    @Test
    void largeFramesAreNotLostAndSnapLengthCutsThem() throws Exception {
        Path file = frames(500, 8_900);
        LiveOptions whole = LiveOptions.DEFAULT;
        LiveOptions cut = new LiveOptions(100, whole.bufferBytes(), true, "");
        for (LiveOptions options : List.of(whole, cut)) {
            try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), options)) {
                link.send(0, file, 5_000);

                assertThat(read(source, 500, 2).numbers).hasSize(500);
                CaptureStatistics statistics = source.statistics();
                assertThat(statistics.bytes()).isEqualTo(500L * (options.equals(whole) ? 8_900 : 100));
                assertThat(statistics.truncated()).isEqualTo(options.equals(whole) ? 0 : 500);
            }
        }
    }

    @Test
    void theFilterKeepsTheRestOut() throws Exception {
        try (LiveSource source =
                LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT.withFilter("ether[43] < 10"))) {
            link.send(0, frames(100, 90), 5_000);

            assertThat(read(source, 100, 1).numbers).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void stopFromAnotherThreadEndsASilentCapture() throws Exception {
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT)) {
            Thread stopper = Thread.ofPlatform().start(() -> {
                sleep(200);
                source.stop();
            });

            assertThat(source.next(new Frame())).isFalse();

            assertThat(source.end()).isEqualTo(CaptureEnd.COMPLETE);
            stopper.join();
        }
    }

    @Test
    void anInterfaceThatGoesAwayIsToldAfterItsLastFrame() throws Exception {
        try (VirtualLink doomed = VirtualLink.lay("doom", 1);
                LiveSource source = LiveSource.open(List.of(doomed.sensor(0)), LiveOptions.DEFAULT)) {
            doomed.send(0, frames(3, 90), 1_000);
            sleep(100);
            doomed.takeUp();

            assertThat(read(source, 3, 1).numbers).hasSize(3);
            assertThatThrownBy(() -> read(source, 1, 3))
                    .isInstanceOfSatisfying(
                            CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERFACE_FAILED))
                    .hasMessageStartingWith("capturing on " + doomed.sensor(0) + " failed: ");
        }
    }

    @Test
    void aCaptureThatEndsByItselfIsAFailureAndNoStop() throws Exception {
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT)) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("capture-" + link.sensor(0))) {
                    thread.interrupt();
                }
            }
            link.send(0, frames(1, 90), 1_000);

            assertThatThrownBy(() -> read(source, 2_000, 5))
                    .isInstanceOfSatisfying(
                            CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERFACE_FAILED))
                    .hasMessage("capturing on " + link.sensor(0) + " ended, and nobody had ended it");
        }
    }

    /** The host's clock, set by a test. */
    private static final class SetClock implements HostClock {
        private volatile long offset;

        @Override
        public long time() {
            return SYSTEM.time() + offset;
        }

        @Override
        public long passed() {
            return SYSTEM.passed();
        }
    }

    @Test
    void aClockThatIsSetEndsTheCapture() throws Exception {
        for (long offset : new long[] {-3_600 * SECOND, 86_400 * SECOND}) {
            SetClock clock = new SetClock();
            try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT, clock)) {
                assertThat(read(source, 1, 1).ticks).hasSize(1);
                clock.offset = offset;
                link.send(0, frames(10, 90), 1_000);
                Frame frame = new Frame();

                assertThatThrownBy(() -> source.next(frame))
                        .isInstanceOfSatisfying(
                                CaptureException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.CLOCK_SET))
                        .hasMessageMatching("the host's clock was set "
                                + (offset < 0 ? "back by 3[56]\\d\\d s" : "ahead by 86[34]\\d\\d s")
                                + ", to \\S+Z: listening has to begin anew");
            }
        }
    }

    @Test
    void aClockThatIsCorrectedDoesNot() throws Exception {
        SetClock clock = new SetClock();
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT, clock)) {
            long first = read(source, 1, 1).ticks.getFirst();
            clock.offset = 50 * SECOND;

            assertThat(read(source, 1, 1).ticks.getFirst() - first).isBetween(50 * SECOND, 90 * SECOND);
        }
    }

    @Test
    void aFrameFromBeforeTheClockWasSetBackWaitsForNoOtherInterface() throws Exception {
        SetClock clock = new SetClock();
        clock.offset = -55 * SECOND;
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0), link.sensor(1)), LiveOptions.DEFAULT, clock)) {
            link.send(0, frames(3, 90), 1_000);
            long begun = System.nanoTime();

            assertThat(read(source, 3, 100).numbers).containsExactly(0, 1, 2);
            assertThat(System.nanoTime() - begun).isLessThan(30 * SECOND);
        }
    }

    @Test
    void theSensorSendsNothing() throws Exception {
        Process listener = link.startInside("tcpdump", "-n", "-Q", "in", "-i", link.sender(0));
        sleep(500);
        try (LiveSource source = LiveSource.open(List.of(link.sensor(0)), LiveOptions.DEFAULT)) {
            link.send(0, frames(2_000, 90), 5_000);
            assertThat(read(source, 3_000, 1).numbers).hasSize(2_000);
        }
        sleep(200);
        // Not destroyed as a process: that would close what it still has to say.
        listener.toHandle().destroy();

        String said = new String(listener.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("\n0 packets captured");
    }

    @Test
    void withoutThePrivilegeTheErrorSaysWhichOne() throws Exception {
        Process process = new ProcessBuilder(
                        "setpriv",
                        "--bounding-set",
                        "-net_raw,-net_admin",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenInterface.class.getName(),
                        link.sensor(0))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said)
                .isEqualTo("NO_PERMISSION capturing on " + link.sensor(0)
                        + " is not permitted: give the process the capability CAP_NET_RAW");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
