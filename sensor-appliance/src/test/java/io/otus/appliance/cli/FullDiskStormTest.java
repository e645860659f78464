package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otus.appliance.run.Analysis;
import io.otus.core.store.StoreReader;
import io.otus.simulator.protocol.Dnp3;
import io.otus.testkit.Needs;
import io.otus.testkit.SmallDisk;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of alerts while the disk takes nothing: the sensor goes on listening, and all of them follow. */
@Tag("suite")
class FullDiskStormTest {
    private static final int STORM = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> SHIPPED_HEAP = List.of("env", "JAVA_TOOL_OPTIONS=-Xmx336m");

    @TempDir
    Path directory = Path.of("");

    private Path said = Path.of("");

    private void awaitSaid(String words) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(said).content().contains(words));
    }

    @Test
    void aStormOnAFullDiskIsUnderstoodAtOnceAndWrittenInOrderOnceThereIsSpace() throws Exception {
        said = directory.resolve("monitor.out");
        Path events = Files.createDirectory(directory.resolve("events"));
        Path sent = directory.resolve("sent.jsonl");
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "160m")) {
            Path state = Files.createDirectory(disk.path().resolve("state"));
            Files.createSymbolicLink(state.resolve("events"), events); // on a disk that is not full, to be watched
            Process otus = Child.otus(
                    said, SHIPPED_HEAP, "monitor", "-i", "lo", "--state", state.toString(), "--to", "file:" + sent);
            try {
                await().atMost(PATIENCE)
                        .until(() -> !otus.isAlive() || Files.readString(said).contains("listening"));
                Needs.that(otus.isAlive(), "the right to capture: a full disk is not tested live");
                Path filler = disk.fill();
                restart(STORM); // one to find out with
                awaitSaid("the store cannot be written");
                for (int i = 0; i < STORM; i++) {
                    restart(i);
                    if (i % 10 == 0) {
                        Thread.sleep(2);
                    }
                }
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(lines(events.resolve("operations.jsonl")))
                                .isGreaterThan(STORM));
                assertThat(stored(state)).as("nothing is acknowledged").isZero();
                assertThat(said).content().doesNotContain("can be written again");
                Files.delete(filler);
                awaitSaid("can be written again");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(stored(state)).isEqualTo(STORM + 1));
            } finally {
                otus.destroy();
            }
            assertThat(Child.code(otus)).as(Files.readString(said)).isEqualTo(143);
            assertThat(said).content().doesNotContain("are lost");
            Ran verified = Ran.otus("verify", "--state", state.toString());
            assertThat(verified.code()).as(verified.data() + verified.talk()).isZero();
            assertThat(sent).hasSameTextualContentAs(state.resolve("alerts.jsonl"));
        }
    }

    private static long stored(Path state) {
        try (StoreReader store = StoreReader.open(state, Analysis.MODULES)) {
            return store.first(
                            "SELECT count(*) FROM alert_state WHERE json LIKE '%\"kind\":\"CMD_DANGEROUS\"%'",
                            row -> row.integer(1))
                    .orElse(0L);
        }
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).lines().count() : 0;
    }

    /** Somebody who was never heard before asks an outstation to restart. */
    private static void restart(int number) throws IOException {
        byte[] fragment = Dnp3.request(0, Dnp3.COLD_RESTART, new byte[0]);
        byte[] frame = Dnp3.frames(true, 10, 1, 0, fragment).getFirst();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host(2, number), 0))) {
            socket.send(new DatagramPacket(frame, frame.length, host(1, number), Dnp3.PORT));
        }
    }

    private static InetAddress host(int network, int number) throws IOException {
        return InetAddress.getByAddress(
                new byte[] {127, (byte) network, (byte) (number / 250), (byte) (number % 250 + 1)});
    }
}
