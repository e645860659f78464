package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures in which something is posted to the web server of a controller, whose name says nothing. */
class UploadCaptureTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int LEARNED = 600;
    private static final int SIZE = 40_000;
    private static final Host PANEL = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host CONTROLLER = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);

    private final List<Frame> frames = new ArrayList<>();

    @TempDir
    Path directory = Path.of("");

    /** A panel polls a controller, writes to it, and posts what begins so. */
    private List<String> told(String begin) throws IOException {
        TcpSession poll = new TcpSession(PANEL, 50_000, CONTROLLER, Modbus.PORT, 1, frames::add);
        poll.open(START);
        for (int i = 1; i < LEARNED + 60; i++) {
            long at = START + i * SECOND;
            byte[] question = i % 20 == 0 ? Modbus.writeRegister(100, 600 + i % 3) : Modbus.read(3, 0, 2);
            poll.send(Side.CLIENT, at, Modbus.adu(i, 1, question));
            byte[] answer = i % 20 == 0 ? question : Modbus.registers(3, 7 + i % 5, 8);
            poll.send(Side.SERVER, at + MILLISECOND, Modbus.adu(i, 1, answer));
        }
        long now = START + (LEARNED + 10) * SECOND + SECOND / 2;
        TcpSession post = new TcpSession(PANEL, 50_001, CONTROLLER, 80, 7, frames::add);
        post.open(now);
        String head =
                "POST /cgi-bin/upload HTTP/1.1\r\nHost: plc\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                        + SIZE + "\r\n\r\n";
        byte[] first = new ByteWriter().hex(begin).toByteArray();
        byte[] body = new ByteWriter()
                .bytes(head.getBytes(StandardCharsets.ISO_8859_1))
                .bytes(first)
                .fill(SIZE - first.length, 0x41)
                .toByteArray();
        post.send(Side.CLIENT, now + 10 * MILLISECOND, body);
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.ISO_8859_1);
        post.send(Side.SERVER, now + 500 * MILLISECOND, answer);
        return Replayed.alerts(frames, directory, START + LEARNED * SECOND).stream()
                .map(UploadCaptureTest::kind)
                .filter(kind -> kind.contains("XFER"))
                .distinct()
                .toList();
    }

    private static String kind(JsonNode alert) {
        return alert.path("severity").asText() + ' ' + alert.path("kind").asText();
    }

    @Test
    void anImageIsFirmware() throws IOException {
        assertThat(told("7F454C46010101000000000000000000")).containsExactly("critical FIRMWARE_XFER");
    }

    @Test
    void whatIsPackedMayBeAProgram() throws IOException {
        assertThat(told("1F8B0800000000000003")).containsExactly("medium PROGRAM_XFER");
    }

    @Test
    void anythingElseIsNone() throws IOException {
        assertThat(told("313B323B330D0A343B353B360D0A")).isEmpty();
    }
}
