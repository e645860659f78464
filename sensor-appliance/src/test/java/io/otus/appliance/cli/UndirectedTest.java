package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.PcapWriter;
import io.otus.simulator.wire.Udp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations of which nothing tells who asks. */
class UndirectedTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int PORT = 48_514;

    @TempDir
    Path directory = Path.of("");

    @Test
    void aTerminalShowsWhereNothingToldWhoAsks() throws IOException {
        Path capture = directory.resolve("both.pcap");
        Host one = new Host(Mac.of("00:80:63:00:00:11"), Ip4.of("10.20.0.32"), 64);
        Host other = new Host(Mac.of("00:80:63:00:00:12"), Ip4.of("10.20.0.33"), 64);
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(capture))) {
            for (int i = 0; i < 10; i++) {
                byte[] said = {(byte) 0x9D, (byte) i, 0x11, (byte) 0xE7};
                boolean isOne = i % 2 == 0;
                writer.write(
                        new Frame(i * SECOND, Udp.frame(isOne ? one : other, PORT, isOne ? other : one, PORT, said)));
            }
        }
        Path state = directory.resolve("state");
        assertThat(Ran.otus("replay", capture.toString(), "--out", state.toString(), "--no-events")
                        .code())
                .isZero();
        List<String> shown = Ran.onTerminal("assets", "--conversations", "--state", state.toString())
                .data()
                .lines()
                .toList();
        assertThat(shown).hasSize(2).allMatch(line -> line.length() <= Ran.COLUMNS);
        assertThat(shown.getFirst()).contains(" UNIT ").doesNotContain("DIRECTION KNOWN");
        assertThat(shown.getLast()).contains("  udp/" + PORT + " (?)  ");

        assertThat(Ran.otus("assets", "--conversations", "-o", "csv", "--state", state.toString())
                        .data())
                .contains(",udp/" + PORT + ",")
                .contains(",false");
    }
}
