package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otus.appliance.run.Analysis;
import io.otus.core.store.StoreReader;
import io.otus.simulator.plant.DemoPlant;
import io.otus.testkit.Needs;
import io.otus.testkit.SmallDisk;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more. */
class FullDiskTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void aDiskThatDoesNotEvenTakeTheTablesIsFull() throws IOException, InterruptedException {
        endsWithOneSentenceAndLeavesNothing("64k");
    }

    @Test
    void aReplayEndsWithOneSentenceAndLeavesNothing() throws IOException, InterruptedException {
        endsWithOneSentenceAndLeavesNothing("4m");
    }

    private void endsWithOneSentenceAndLeavesNothing(String size) throws IOException, InterruptedException {
        Path capture = directory.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), size)) {
            Ran ran = Ran.otus(
                    "replay",
                    capture.toString(),
                    "--out",
                    disk.path().resolve("out").toString());
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.talk().lines()).hasSize(1);
            assertThat(ran.talk()).contains("No space left on device");
            try (Stream<Path> left = Files.list(disk.path())) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void theDoctorTellsItOfStateAndLogsWhereTheyWouldBe() throws IOException, InterruptedException {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "4m")) {
            String full = disk.path().resolve("state").toString();
            String logs = directory.resolve("logs").toString();
            assertThat(Ran.otus("doctor", "--state", full).data())
                    .contains("ok       state: " + full + " can be written\n");
            disk.fill();
            Ran told = Ran.otus("doctor", "--state", full);
            assertThat(told.code()).as("a monitor listens on a full disk").isZero();
            assertThat(told.data())
                    .contains("PROBLEM  state: " + full + " can be written, but its disk is short: 0 KiB of 4 MiB left")
                    .contains("PROBLEM  logs: " + full + " can be written, but its disk is short");
            assertThat(Ran.otus("doctor", "--state", full, "--log-dir", logs).data())
                    .contains("ok       logs: " + logs + " can be written\n");
        }
    }

    @Test
    void aMonitorGoesOnListeningSaysSoAndLeavesAnIntactStore() throws IOException, InterruptedException {
        Path said = directory.resolve("monitor.out");
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "4m")) {
            Path state = disk.path().resolve("state");
            Process otus =
                    Child.otus(said, List.of(), "monitor", "-i", "lo", "--no-events", "--state", state.toString());
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !otus.isAlive() || Files.readString(said).contains("listening"));
                Needs.that(otus.isAlive(), "the right to capture: a full disk is not tested live");
                Path filler = disk.fill();
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> {
                            talk();
                            return Files.readString(said).contains("the store cannot be written");
                        });
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> {
                            talk();
                            return Files.readString(said).contains("runs short");
                        });
                assertThat(otus.isAlive()).isTrue();
                Files.delete(filler);
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
    }

    @Test
    void aMonitorThatIsEndedOnAFullDiskDoesNotWaitForItAndSaysWhatIsLost() throws IOException, InterruptedException {
        Path said = directory.resolve("monitor.out");
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "4m")) {
            Path state = disk.path().resolve("state");
            Process otus =
                    Child.otus(said, List.of(), "monitor", "-i", "lo", "--no-events", "--state", state.toString());
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !otus.isAlive() || Files.readString(said).contains("listening"));
                Needs.that(otus.isAlive(), "the right to capture: a full disk is not tested live");
                disk.fill();
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> {
                            talk();
                            return Files.readString(said).contains("the store cannot be written");
                        });
            } finally {
                otus.destroy();
            }
            assertThat(Child.code(otus)).as(Files.readString(said)).isEqualTo(143);
            assertThat(said)
                    .content()
                    .containsPattern("No space left on device; \\d+ groups of changes that waited are lost");
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
