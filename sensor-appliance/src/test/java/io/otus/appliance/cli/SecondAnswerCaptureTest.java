package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Bacnet;
import io.otus.simulator.protocol.BacnetValue;
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

/** Captures in which somebody else answers as well, or a client speaks as a device, and the nearest harmless ones. */
class SecondAnswerCaptureTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int LEARNED = 600;
    private static final int OBJECT = Bacnet.object(Bacnet.ANALOG_INPUT, 1);
    private static final Host PANEL = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host DEVICE = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);

    private final List<Frame> frames = new ArrayList<>();

    @TempDir
    Path directory = Path.of("");

    private List<JsonNode> told(String kind) throws IOException {
        return Replayed.alerts(frames, directory, START + LEARNED * SECOND).stream()
                .filter(alert -> alert.path("kind").asText().equals(kind))
                .toList();
    }

    private static String id(List<JsonNode> told) {
        return told.isEmpty() ? "" : told.getFirst().path("id").asText();
    }

    private void ask(int second) {
        byte[] question = Bacnet.readProperty(second & 0xFF, OBJECT, Bacnet.PRESENT_VALUE);
        long at = START + second * SECOND;
        frames.add(new Frame(at, Udp.frame(PANEL, Bacnet.PORT, DEVICE, Bacnet.PORT, question)));
    }

    private void answer(int second, int milliseconds, float value) {
        byte[] answer = Bacnet.readPropertyAck(second & 0xFF, OBJECT, Bacnet.PRESENT_VALUE, BacnetValue.real(value));
        long at = START + second * SECOND + milliseconds * MILLISECOND;
        frames.add(new Frame(at, Udp.frame(DEVICE, Bacnet.PORT, PANEL, Bacnet.PORT, answer)));
    }

    private void read(int second) {
        ask(second);
        answer(second, 4, 20 + second % 7);
    }

    /** A panel reads each two seconds; what else is answered comes in between. */
    private void readFor(int seconds) {
        for (int second = 1; second < seconds; second += 2) {
            read(second);
        }
    }

    @Test
    void answersOfAnotherValueBesideThoseOfTheDeviceAreTold() throws IOException {
        readFor(LEARNED + 60);
        for (int second = LEARNED + 11; second < LEARNED + 31; second += 2) {
            answer(second, 9, 21.25f);
        }
        List<JsonNode> told = told("SEQ_ANOMALY");
        assertThat(told)
                .extracting(alert -> alert.path("id").asText())
                .isNotEmpty()
                .containsOnly(id(told));
        assertThat(told.getFirst().path("severity").asText()).isEqualTo("high");
        assertThat(told.getFirst().path("explanation").asText())
                .contains("answer-001")
                .contains(" contradicts frame ");
    }

    @Test
    void theSameAnswersOnceMoreAreNone() throws IOException {
        readFor(LEARNED + 60);
        for (int second = LEARNED + 11; second < LEARNED + 31; second += 2) {
            answer(second, 900, 20 + second % 7);
        }
        assertThat(told("SEQ_ANOMALY")).isEmpty();
    }

    @Test
    void whatIsAskedOnceMoreIsAnsweredOnceMore() throws IOException {
        readFor(LEARNED + 60);
        for (int second = LEARNED + 12; second < LEARNED + 32; second += 2) {
            ask(second);
            ask(second);
            answer(second, 4, 21);
            answer(second, 900, 22);
        }
        assertThat(told("SEQ_ANOMALY")).isEmpty();
    }

    @Test
    void oneQuestionWhoseRepetitionWasMissedIsNone() throws IOException {
        readFor(LEARNED + 60);
        answer(LEARNED + 11, 900, 21.25f);
        assertThat(told("SEQ_ANOMALY")).isEmpty();
    }

    /** A panel polls a controller; one of the frames with a number is another. */
    private void poll(Side side, byte[] other) {
        TcpSession session = new TcpSession(PANEL, 50_000, DEVICE, Modbus.PORT, 1, frames::add);
        session.open(START);
        for (int i = 1; i < LEARNED + 60; i++) {
            boolean isIt = i == LEARNED + 20;
            long at = START + i * SECOND;
            byte[] question = isIt && side == Side.CLIENT ? other : Modbus.read(3, 0, 2);
            byte[] answer = isIt && side == Side.SERVER ? other : Modbus.registers(3, 7, 8);
            session.send(Side.CLIENT, at, Modbus.adu(i, 1, question));
            if (!isIt || side == Side.SERVER) {
                session.send(Side.SERVER, at + MILLISECOND, Modbus.adu(i, 1, answer));
            }
        }
    }

    @Test
    void anExceptionThatTheClientSendsIsMalformed() throws IOException {
        poll(Side.CLIENT, Modbus.exception(3, 2));
        List<JsonNode> told = told("MALFORMED");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().path("title").asText()).contains("modbus-014");
    }

    @Test
    void oneOfTheDeviceIsNot() throws IOException {
        poll(Side.SERVER, Modbus.exception(3, 2));
        assertThat(told("MALFORMED")).isEmpty();
    }
}
