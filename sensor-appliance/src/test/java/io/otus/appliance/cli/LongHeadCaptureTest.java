package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.PcapWriter;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An HTTP request with a head longer than servers take is read although it is the first message of its flow. */
class LongHeadCaptureTest {
    private static final int SEGMENT = 1_400;

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {9_000, 15_000, 20_000})
    void aLongHeadThatComesFirstIsTold(int length) throws IOException {
        Path capture = directory.resolve("head.pcap");
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(capture))) {
            for (Frame frame : frames(length)) {
                out.write(frame);
            }
        }
        Path results = directory.resolve("results");
        Ran ran = Ran.otus("replay", capture.toString(), "--out", results.toString(), "--no-events");
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(Files.readString(results.resolve("alerts.jsonl"))).contains("MALFORMED", "http-005");
    }

    private static List<Frame> frames(int length) {
        List<Frame> frames = new ArrayList<>();
        Host client = new Host(new Mac(0x0200_0000_0001L), Ip4.of("10.0.0.1"), 64);
        Host server = new Host(new Mac(0x0200_0000_0002L), Ip4.of("10.0.0.2"), 64);
        TcpSession session = new TcpSession(client, 40_000, server, 80, 1, frames::add);
        long time = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
        session.open(time);
        byte[] request = ("GET / HTTP/1.1\r\nHost: plc\r\nReferer: " + "a".repeat(length) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int from = 0; from < request.length; from += SEGMENT) {
            time += 1_000_000;
            byte[] part = new byte[Math.min(SEGMENT, request.length - from)];
            System.arraycopy(request, from, part, 0, part.length);
            session.send(Side.CLIENT, time, part);
        }
        session.close(Side.CLIENT, time + 1_000_000);
        return frames;
    }
}
