package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.traffic.PlantYears;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten years of a plant leave a sensor as it was after two, but for what is known of those who came. */
@Tag("suite")
class DecadeTest {
    private static final int YEARS = 10;
    /** What is kept of a device that came once: its claims with their frames, what it asked, and the alert on it. */
    private static final long BYTES_A_NEWCOMER = 20_000;

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    /** Threads of the JVM that come and go. */
    private static final int JVM_THREADS = 2;

    @TempDir
    Path directory;

    private record Taken(long heap, long files, long threads) {}

    @Test
    void aDecadeTakesNoMoreThanTwoYears() throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        Process otus = Child.otus(
                said,
                List.of("env", "JAVA_TOOL_OPTIONS=-Xmx256m -XX:-UseDynamicNumberOfCompilerThreads"),
                "replay",
                "-",
                "--no-events",
                "--learn-until",
                PlantYears.learnUntil().toString(),
                "--out",
                directory.resolve("results").toString());
        List<Taken> taken = new ArrayList<>();
        try (PcapWriter out = new PcapWriter(otus.getOutputStream())) {
            PlantYears plant = new PlantYears(11, frame -> write(out, frame));
            for (int year = 0; year < YEARS; year++) {
                plant.year();
                taken.add(taken(otus, said));
            }
        }

        assertThat(Child.code(otus)).as(Files.readString(said)).isZero();
        Taken early = taken.get(1);
        Taken late = taken.getLast();
        assertThat(late.heap - early.heap)
                .as("bytes of heap: %s", taken)
                .isLessThan((YEARS - 2) * PlantYears.NEWCOMERS_A_YEAR * BYTES_A_NEWCOMER);
        assertThat(late.files).as("open files: %s", taken).isLessThanOrEqualTo(early.files);
        assertThat(late.threads).as("threads: %s", taken).isLessThanOrEqualTo(early.threads + JVM_THREADS);
    }

    private static void write(PcapWriter out, Frame frame) {
        try {
            out.write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the program holds once it has read all that was given to it. */
    private static Taken taken(Process otus, Path said) throws IOException, InterruptedException {
        awaitIdle(otus, said);
        Matcher total = TOTAL.matcher(jcmd(otus, "GC.class_histogram"));
        assertThat(total.find()).isTrue();
        Path system = Path.of("/proc", Long.toString(otus.pid()));
        return new Taken(Long.parseLong(total.group(1)), files(system.resolve("fd")), files(system.resolve("task")));
    }

    /** One quiet round may be that of a program that gets no processor. */
    private static void awaitIdle(Process otus, Path said) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(120);
        Duration before = Duration.ZERO;
        int quiet = 0;
        while (quiet < 2 && Instant.now().isBefore(deadline)) {
            Thread.sleep(700);
            assertThat(otus.isAlive()).as(Files.readString(said)).isTrue();
            Duration used = otus.info().totalCpuDuration().orElseThrow();
            quiet = used.minus(before).toMillis() > 20 ? 0 : quiet + 1;
            before = used;
        }
    }

    private static String jcmd(Process otus, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(otus.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** How many there are, without files of evidence: of those more are open until their quota is full. */
    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> !isEvidence(each)).count();
        }
    }

    private static boolean isEvidence(Path link) {
        try {
            return Files.isSymbolicLink(link)
                    && Files.readSymbolicLink(link).toString().endsWith(".pcapng");
        } catch (IOException e) {
            return false; // it was closed meanwhile
        }
    }
}
