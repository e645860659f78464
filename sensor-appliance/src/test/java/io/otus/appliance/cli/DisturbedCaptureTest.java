package io.otus.appliance.cli;

import static io.otus.simulator.protocol.Iec61850.element;
import static io.otus.simulator.protocol.Iec61850.octets;
import static io.otus.simulator.protocol.Iec61850.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Iec61850;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Ethernet;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures in which somebody disturbs in the name of others, without a MAC address that would tell. */
class DisturbedCaptureTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int LEARNED = 600;
    private static final Host PANEL = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host PLC = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);
    private static final Mac RELAY = Mac.of("02:00:00:00:00:03");
    private static final Mac GROUP = Mac.of("01:0c:cd:01:00:01");

    private final List<Frame> frames = new ArrayList<>();
    private int port = 50_000;
    private int transaction;

    @TempDir
    Path directory = Path.of("");

    private List<JsonNode> told(String kind) throws IOException {
        return Replayed.alerts(frames, directory, START + LEARNED * SECOND).stream()
                .filter(each -> each.path("kind").asText().equals(kind))
                .toList();
    }

    private void poll(TcpSession session, long at) {
        transaction++;
        session.send(Side.CLIENT, at, Modbus.adu(transaction, 1, Modbus.read(3, 0, 2)));
        session.send(Side.SERVER, at + MILLISECOND, Modbus.adu(transaction, 1, Modbus.registers(3, 7, 8)));
    }

    private TcpSession open(long at) {
        TcpSession session = new TcpSession(PANEL, port, PLC, 502, port, frames::add);
        session.open(at);
        port++;
        return session;
    }

    /** A panel polls each two seconds; then its connections are cut each so many seconds, and it opens the next one. */
    private void pollAndCut(int times, int seconds) {
        TcpSession session = open(START);
        int cuts = 0;
        for (int i = 2; i < LEARNED + 300; i += 2) {
            long at = START + i * SECOND;
            if (i > LEARNED && cuts < times && i % seconds == 0) {
                session.reset(Side.SERVER, at);
                cuts++;
                session = open(at + SECOND / 2);
            }
            poll(session, at + SECOND);
        }
    }

    @Test
    void connectionsThatAreCutAgainAndAgainAreTold() throws IOException {
        pollAndCut(20, 4);
        List<JsonNode> told = told("PROTOCOL_ERROR");
        assertThat(told).isNotEmpty();
        assertThat(told.getFirst().path("title").asText()).contains("are cut again and again");
        assertThat(told.getFirst().path("severity").asText()).isEqualTo("medium");
        assertThat(told.getFirst().path("evidence")).hasSize(8);
    }

    @Test
    void aBadLineThatCutsNowAndThenIsNone() throws IOException {
        pollAndCut(20, 30);
        assertThat(told("PROTOCOL_ERROR")).isEmpty();
    }

    private void pollEach(long gap) {
        TcpSession session = open(START);
        for (int i = 2; i < LEARNED; i += 2) {
            poll(session, START + i * SECOND);
        }
        for (int i = 0; i < 120; i++) {
            poll(session, START + (LEARNED + 2) * SECOND + i * gap);
        }
    }

    @Test
    void theSameRequestOverAndOverIsAFlood() throws IOException {
        pollEach(SECOND / 20);
        List<JsonNode> told = told("FLOOD");
        assertThat(told).isNotEmpty();
        assertThat(told.getFirst().path("title").asText()).contains("again and again");
    }

    @Test
    void aQuickerPollIsNone() throws IOException {
        pollEach(SECOND / 2);
        assertThat(told("FLOOD")).isEmpty();
    }

    private void publish(long at, int state, int sequence, boolean closed) {
        byte[] apdu = element(
                0x61,
                text(0x80, "IED1LD0/LLN0$GO$gcb1"),
                number(0x81, 4_000),
                text(0x82, "IED1LD0/LLN0$ds1"),
                octets(0x84, "69a52a6000000018"),
                number(0x85, state),
                number(0x86, sequence),
                octets(0x87, "00"),
                number(0x88, 1),
                octets(0x89, "00"),
                number(0x8A, 1),
                element(0xAB, octets(0x83, closed ? "01" : "00")));
        byte[] payload = Iec61850.payload(0x0001, false, apdu);
        frames.add(new Frame(at, Ethernet.frame(GROUP, RELAY, Iec61850.GOOSE, payload)));
    }

    private static byte[] number(int tag, int value) {
        return element(tag, new ByteWriter().u32(value).toByteArray());
    }

    /** A relay repeats its state each second, and in between somebody publishes a later one as that relay. */
    private int publishTrip(boolean forged) {
        for (int i = 0; i < LEARNED + 60; i++) {
            publish(START + i * SECOND, 5, i, true);
        }
        int trip = 0;
        for (int i = 0; forged && i < 4; i++) {
            long at = START + (LEARNED + 30) * SECOND + (100 + i * 4) * MILLISECOND;
            publish(at, 6, i, false);
            trip = LEARNED + 30 + 2; // the frame behind those of the relay up to then, counted from 1
        }
        return trip;
    }

    @Test
    void aForgedStateIsAmongTheEvidenceOfTheTrueOneBehindIt() throws IOException {
        int trip = publishTrip(true);
        List<JsonNode> told = told("SEQ_ANOMALY");
        assertThat(told).isNotEmpty();
        List<Integer> shown = StreamSupport.stream(
                        told.getFirst().path("evidence").spliterator(), false)
                .map(each -> each.path("frame").asInt())
                .toList();
        assertThat(shown).containsExactly(trip, trip + 4);
        assertThat(told.getFirst().path("explanation").asText()).contains("contradicts frame " + trip);
    }

    @Test
    void aRelayAloneContradictsNobody() throws IOException {
        publishTrip(false);
        assertThat(told("SEQ_ANOMALY")).isEmpty();
    }
}
