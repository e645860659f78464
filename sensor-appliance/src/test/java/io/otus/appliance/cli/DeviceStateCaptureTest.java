package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Dnp3;
import io.otus.simulator.protocol.Dnp3Objects;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures of an outstation that says how it is, in the internal indications of its responses. */
class DeviceStateCaptureTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int LEARNED = 600;
    private static final int EVENT_BUFFER_OVERFLOW = 0x0008;
    private static final int CONFIG_CORRUPT = 0x0020;
    private static final int DEVICE_TROUBLE = 0x4000;
    private static final Host MASTER = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host RTU = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);

    private final List<Frame> frames = new ArrayList<>();
    private final TcpSession session = new TcpSession(MASTER, 50_000, RTU, 20_000, 1, frames::add);
    private int second = 1;
    private int sequence;

    @TempDir
    Path directory = Path.of("");

    private byte[] link(boolean fromMaster, byte[] fragment) {
        ByteWriter out = new ByteWriter();
        Dnp3.frames(fromMaster, fromMaster ? 10 : 1, fromMaster ? 1 : 10, sequence & 63, fragment)
                .forEach(out::bytes);
        return out.toByteArray();
    }

    private void ask(int function, byte[] objects, int indications, byte[] answer) {
        long at = START + second * SECOND;
        int number = sequence & 15;
        session.send(Side.CLIENT, at, link(true, Dnp3.request(number, function, objects)));
        session.send(Side.SERVER, at + MILLISECOND, link(false, Dnp3.response(number, false, indications, answer)));
        sequence++;
    }

    /** The master polls every five seconds for so many seconds. */
    private void polls(int seconds, int indications) {
        byte[] values = new Dnp3Objects().analogInputs(0, 1_000, 2_000).toByteArray();
        for (int i = 0; i < seconds / 5; i++) {
            ask(Dnp3.READ, Dnp3Objects.classes(1, 2, 3, 0), indications, values);
            second += 5;
        }
    }

    /** What a master does that hears of a restart, and what is behind it. */
    private void restarts() {
        second += 20;
        polls(15, Dnp3.DEVICE_RESTART);
        ask(Dnp3.WRITE, new Dnp3Objects().internalIndication(7, false).toByteArray(), 0, Dnp3Objects.none());
        second++;
    }

    private void learns() {
        session.open(START);
        polls(300, 0);
        restarts();
        polls(400, 0);
    }

    /** What is told after ten minutes in which everything is normal: titles with their severities. */
    private Map<String, String> told() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        for (JsonNode alert : Replayed.alerts(frames, directory, START + LEARNED * SECOND)) {
            String title = alert.path("title").asText();
            titles.put(
                    title.substring(title.indexOf(',') + 2),
                    alert.path("severity").asText());
        }
        return titles;
    }

    @Test
    void anOutstationThatIsFaultyIsTold() throws IOException {
        learns();
        polls(600, DEVICE_TROUBLE);
        polls(600, DEVICE_TROUBLE | CONFIG_CORRUPT);
        assertThat(told())
                .containsOnly(
                        Map.entry("unit 10 says that something in it is faulty", "medium"),
                        Map.entry("unit 10 says that its configuration is damaged or missing", "medium"));
    }

    @Test
    void oneThatRestartedWhileThatWasLearnedIsNotUntilItDoesSoAgainAndAgain() throws IOException {
        learns();
        restarts();
        polls(600, 0);
        assertThat(told()).isEmpty();
        for (int i = 0; i < 3; i++) {
            restarts();
            polls(60, 0);
        }
        assertThat(told()).containsExactly(Map.entry("unit 10 says that it restarted again and again", "medium"));
    }

    @Test
    void oneThatGoesOnLosingItsEventsIsOneAlertThatIsRaised() throws IOException {
        learns();
        polls(900, EVENT_BUFFER_OVERFLOW);
        assertThat(told()).containsExactly(Map.entry("unit 10 says that it lost reports for want of room", "medium"));
    }

    @Test
    void oneThatHasEventsAndWantsTheTimeIsNot() throws IOException {
        learns();
        polls(600, Dnp3.CLASS_1_EVENTS | Dnp3.NEED_TIME);
        assertThat(told()).isEmpty();
    }
}
