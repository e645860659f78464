package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures of which nobody said what is normal: what is told from their bytes, and what is close to it and is not. */
class UnlearnedCaptureTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final Host HMI = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host PLC = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);
    private static final Host RTU = new Host(Mac.of("02:00:00:00:00:03"), Ip4.of("10.0.0.3"), 64);
    private static final Host LAPTOP = new Host(Mac.of("02:00:00:00:00:09"), Ip4.of("10.0.0.9"), 64);

    private final List<Frame> frames = new ArrayList<>();

    @TempDir
    Path directory = Path.of("");

    /** Asks the controller once a second, as a panel does. */
    private void poll(Host client, int port, int seconds) {
        TcpSession session = new TcpSession(client, port, PLC, 502, port, frames::add);
        session.open(START);
        for (int i = 1; i <= seconds; i++) {
            exchange(
                    session,
                    START + i * SECOND,
                    Modbus.adu(i, 1, Modbus.read(3, 0, 2)),
                    Modbus.adu(i, 1, Modbus.registers(3, 7, 8)));
        }
    }

    private static void exchange(TcpSession session, long at, byte[] request, byte[] response) {
        session.send(TcpSession.Side.CLIENT, at, request);
        session.send(TcpSession.Side.SERVER, at + MILLISECOND, response);
    }

    private void command(Host client, int port, int second) {
        TcpSession session = new TcpSession(client, port, PLC, 502, port, frames::add);
        long at = START + second * SECOND + SECOND / 2;
        session.open(at);
        byte[] command = Modbus.adu(1, 1, Modbus.writeCoil(3, true));
        exchange(session, at + 10 * MILLISECOND, command, command);
    }

    private Map<String, String> told() throws IOException {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (JsonNode alert : Replayed.alerts(frames, directory)) {
            kinds.put(alert.path("kind").asText(), alert.path("severity").asText());
        }
        return kinds;
    }

    @Test
    void aCommandOfWhoDoesNotWatchIsTold() throws IOException {
        poll(HMI, 50_000, 60);
        command(LAPTOP, 50_001, 20);
        assertThat(told()).containsExactly(Map.entry("SETPOINT_WRITE", "medium"));
    }

    @Test
    void aCommandOfWhoWatchesIsNot() throws IOException {
        poll(HMI, 50_000, 60);
        command(HMI, 50_001, 20);
        assertThat(told()).isEmpty();
    }

    @Test
    void aCommandWithTheTimeToLiveOfAnotherStackIsTold() throws IOException {
        poll(HMI, 50_000, 60);
        command(HMI.withTtl(64), 50_001, 20);
        assertThat(told()).containsExactly(Map.entry("SEQ_ANOMALY", "high"));
    }

    @Test
    void aPathThatChangesIsNot() throws IOException {
        poll(HMI.withTtl(127), 50_000, 60);
        command(HMI.withTtl(125), 50_001, 20);
        assertThat(told()).isEmpty();
    }

    /** Two devices that a panel asks exchange what nobody can read; their session was there before the capture. */
    private void hiddenTalk(int port) {
        poll(HMI, 50_000, 90);
        TcpSession other = new TcpSession(HMI, 50_001, RTU, 502, 3, frames::add);
        other.open(START);
        for (int i = 1; i <= 90; i++) {
            exchange(
                    other,
                    START + i * SECOND + 5 * MILLISECOND,
                    Modbus.adu(i, 1, Modbus.read(3, 0, 2)),
                    Modbus.adu(i, 1, Modbus.registers(3, 7, 8)));
        }
        byte[] hidden = new byte[517];
        hidden[0] = 23;
        hidden[1] = 3;
        hidden[2] = 3;
        hidden[3] = 2;
        TcpSession session = new TcpSession(PLC, 1_630, RTU, port, 9, frames::add);
        for (int i = 30; i < 60; i++) {
            exchange(session, START + i * SECOND + 9 * MILLISECOND, hidden, hidden);
        }
    }

    @Test
    void anEncryptedSessionOfTwoThatOnlyAnswerIsTold() throws IOException {
        hiddenTalk(4_444);
        assertThat(told()).containsExactly(Map.entry("PORT_ODD", "low"));
    }

    @Test
    void oneOnThePortOfASecureProtocolIsNot() throws IOException {
        hiddenTalk(19_998);
        assertThat(told()).isEmpty();
    }
}
