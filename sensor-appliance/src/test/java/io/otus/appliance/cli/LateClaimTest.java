package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.simulator.wire.Udp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told long after it was seen, when far more has been heard since than memory holds, is shown all the same. */
class LateClaimTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int LEARNED = 1_800;
    private static final int SILENT = 2_000;
    private static final int END = 2_400;
    private static final Host MASTER = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host DEVICE = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);
    private static final Host PANEL = new Host(Mac.of("02:00:00:00:00:03"), Ip4.of("10.0.0.3"), 128);
    private static final Host OTHER = new Host(Mac.of("02:00:00:00:00:04"), Ip4.of("10.0.0.4"), 64);
    private static final int UNREAD = 5_555;

    private final List<Frame> frames = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path directory = Path.of("");

    private void poll(Host client, Host server, int until) {
        TcpSession session = new TcpSession(client, 50_000, server, 502, 1, frames::add);
        session.open(START);
        for (int i = 1; i < until; i++) {
            long time = START + i * SECOND;
            session.send(Side.CLIENT, time, Modbus.adu(i, 1, Modbus.read(3, 0, 2)));
            session.send(Side.SERVER, time + MILLISECOND, Modbus.adu(i, 1, Modbus.registers(3, 7, 8)));
        }
    }

    /** Sixty datagrams a second, each of a kilobyte, of which memory holds half a minute at the most. */
    private void fill() {
        for (int i = SILENT; i < END; i++) {
            for (int k = 0; k < 60; k++) {
                long time = START + i * SECOND + k * 16L * MILLISECOND;
                frames.add(new Frame(time, Udp.frame(PANEL, 40_000, OTHER, 40_001, new byte[1_000])));
            }
        }
    }

    private void replay() throws IOException {
        List<JsonNode> alerts = Replayed.alerts(frames, directory, START + LEARNED * SECOND);
        assertThat(alerts).isNotEmpty();
        told.addAll(alerts.stream().map(alert -> alert.path("kind").asText()).toList());
        JsonNode summary = new ObjectMapper()
                .readTree(directory.resolve("results").resolve("summary.json").toFile());
        assertThat(summary.path("evidence").path("lost").asLong(-1)).isZero();
        for (JsonNode alert : alerts) {
            Ran shown = Ran.otus(
                    "explain",
                    alert.path("id").asText(),
                    "--state",
                    directory.resolve("results").toString());
            assertThat(shown.data()).contains("frame ").doesNotContain("not kept");
        }
    }

    @Test
    void theLastRequestOfASilentMaster() throws IOException {
        poll(MASTER, DEVICE, SILENT);
        poll(PANEL, OTHER, END);
        fill();
        replay();
        assertThat(told).contains("MASTER_SILENT");
    }

    @Test
    void theBeginningOfWhatNobodyCanRead() throws IOException {
        poll(MASTER, DEVICE, END);
        poll(PANEL, OTHER, END);
        TcpSession unread = new TcpSession(PANEL, 51_000, DEVICE, UNREAD, 9, frames::add);
        unread.open(START + SILENT * SECOND);
        unread.send(Side.CLIENT, START + (SILENT + 200) * SECOND, new byte[] {1, 99, 3, 7});
        unread.send(Side.SERVER, START + (SILENT + 201) * SECOND, new byte[] {9, 99, 3, 8});
        fill();
        replay();
        assertThat(told).contains("LINK_NEW");
    }
}
