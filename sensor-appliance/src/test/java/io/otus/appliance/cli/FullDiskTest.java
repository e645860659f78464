package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otus.appliance.run.Analysis;
import io.otus.core.store.StoreReader;
import io.otus.simulator.plant.DemoPlant;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more; needs root, for a small file system in memory, and is skipped without. */
class FullDiskTest {
    @TempDir
    Path directory = Path.of("");

    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(directory.resolve("disk"));
        mount("4m");
    }

    private void mount(String size) throws IOException, InterruptedException {
        mounted = Child.runs("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
        Needs.that(mounted, "the right to mount a small file system: a full disk is not tested");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(Child.runs("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void aDiskThatDoesNotEvenTakeTheTablesIsFull() throws IOException, InterruptedException {
        unmount();
        mount("64k");
        endsWithOneSentenceAndLeavesNothing();
    }

    @Test
    void aReplayEndsWithOneSentenceAndLeavesNothing() throws IOException {
        endsWithOneSentenceAndLeavesNothing();
    }

    private void endsWithOneSentenceAndLeavesNothing() throws IOException {
        Path capture = directory.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
        Ran ran = Ran.otus(
                "replay", capture.toString(), "--out", disk.resolve("out").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.talk().lines()).hasSize(1);
        assertThat(ran.talk()).contains("No space left on device");
        try (Stream<Path> left = Files.list(disk)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aMonitorGoesOnListeningSaysSoAndLeavesAnIntactStore() throws IOException, InterruptedException {
        Path said = directory.resolve("monitor.out");
        Path state = disk.resolve("state");
        Process otus = Child.otus(said, List.of(), "monitor", "-i", "lo", "--no-events", "--state", state.toString());
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !otus.isAlive() || Files.readString(said).contains("listening"));
            Needs.that(otus.isAlive(), "the right to capture: a full disk is not tested live");
            fill(disk.resolve("filler"));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        talk();
                        return Files.readString(said).contains("the store cannot be written");
                    });
            assertThat(otus.isAlive()).isTrue();
            Files.delete(disk.resolve("filler"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(said).contains("can be written again"));
        } finally {
            otus.destroy();
        }
        assertThat(Child.code(otus)).as(Files.readString(said)).isEqualTo(143);
        try (StoreReader store = StoreReader.open(state, Analysis.MODULES)) {
            assertThat(store.first("PRAGMA integrity_check", row -> row.text(1)))
                    .contains("ok");
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(file).exists();
        }
    }

    /** Something new on the loopback interface each time. */
    private static void talk() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 50; i++) {
                int host = (int) (System.nanoTime() & 0xFFFF);
                InetAddress to = InetAddress.getByAddress(new byte[] {127, 1, (byte) (host >> 8), (byte) host});
                socket.send(new DatagramPacket(new byte[40], 40, to, 502));
            }
        }
    }
}
