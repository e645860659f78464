package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Dnp3;
import io.otus.simulator.protocol.Dnp3Objects;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures in which what is sent does not fit what was sent before, and such in which that only seems so. */
class InconsistentCaptureTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final Host MASTER = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host LAPTOP = new Host(Mac.of("02:00:00:00:00:09"), Ip4.of("10.0.0.9"), 128);
    private static final Host RTU = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);

    private final List<Frame> frames = new ArrayList<>();

    @TempDir
    Path directory = Path.of("");

    /** What is told after so many seconds, during which everything is normal: kinds with their severities. */
    private Map<String, String> toldAfter(int seconds) throws IOException {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (JsonNode alert : Replayed.alerts(frames, directory, START + seconds * SECOND)) {
            kinds.put(alert.path("kind").asText(), alert.path("severity").asText());
        }
        return kinds;
    }

    /** A DNP3 master that switches outputs of a station. */
    private final class Switching {
        private final TcpSession session = new TcpSession(MASTER, 50_000, RTU, 20_000, 1, frames::add);
        private int sequence;

        Switching() {
            session.open(START);
        }

        private void ask(long at, int function, int point) {
            byte[] command = new Dnp3Objects()
                    .relayOutput(point, Dnp3Objects.LATCH_ON, 0, 0, 0)
                    .toByteArray();
            int number = sequence & 15;
            session.send(Side.CLIENT, at, frame(true, Dnp3.request(number, function, command)));
            session.send(Side.SERVER, at + MILLISECOND, frame(false, Dnp3.response(number, false, 0, command)));
            sequence++;
        }

        private byte[] frame(boolean fromMaster, byte[] fragment) {
            ByteWriter out = new ByteWriter();
            Dnp3.frames(fromMaster, fromMaster ? 10 : 1, fromMaster ? 1 : 10, sequence & 63, fragment)
                    .forEach(out::bytes);
            return out.toByteArray();
        }

        void selectAndOperate(int second, int point) {
            ask(START + second * SECOND, Dnp3.SELECT, point);
            operate(second, point);
        }

        void operate(int second, int point) {
            ask(START + second * SECOND + 100 * MILLISECOND, Dnp3.OPERATE, point);
        }

        /** As a person does, for half an hour. */
        Switching asUsual() {
            for (int i = 0; i < 24; i++) {
                selectAndOperate(60 + i * 60 + i * 37 % 50, i % 5);
            }
            return this;
        }
    }

    @Test
    void anOperateWhoseSelectNobodySentIsTold() throws IOException {
        new Switching().asUsual().operate(2_400, 3);
        assertThat(toldAfter(1_800)).containsExactly(Map.entry("SEQ_ANOMALY", "high"));
    }

    @Test
    void oneBehindItsSelectIsNot() throws IOException {
        new Switching().asUsual().selectAndOperate(2_400, 3);
        assertThat(toldAfter(1_800)).isEmpty();
    }

    @Test
    void oneWhoseSelectTheSensorMissedIsNot() throws IOException {
        new Switching().asUsual().selectAndOperate(2_400, 3);
        frames.removeIf(frame -> frame.nanos() == START + 2_400 * SECOND);
        assertThat(toldAfter(1_800)).doesNotContainKey("SEQ_ANOMALY");
    }

    /** A panel polls, and in the midst of that somebody sends a command. */
    private void pollAndInject(Host panel, Host injector) {
        TcpSession session = new TcpSession(panel, 50_000, RTU, 502, 1, frames::add);
        session.open(START);
        for (int i = 1; i <= 120; i++) {
            long at = START + i * SECOND;
            session.send(Side.CLIENT, at, Modbus.adu(i, 1, Modbus.read(3, 0, 2)));
            session.send(Side.SERVER, at + MILLISECOND, Modbus.adu(i, 1, Modbus.registers(3, 7, 8)));
        }
        frames.replaceAll(frame -> frame.nanos() == START + 80 * SECOND ? from(injector, frame) : frame);
    }

    /** The same from another station. */
    private static Frame from(Host other, Frame frame) {
        byte[] bytes = frame.bytes().clone();
        for (int i = 0; i < 6; i++) {
            bytes[6 + i] = (byte) (other.mac().value() >>> (8 * (5 - i)));
        }
        return frame.with(bytes);
    }

    @Test
    void aRequestFromAnotherMacAddressWithinAConnectionIsTold() throws IOException {
        pollAndInject(MASTER, LAPTOP);
        assertThat(toldAfter(60)).containsExactly(Map.entry("SEQ_ANOMALY", "high"));
        assertThat(Files.readString(directory.resolve("results/alerts.jsonl")))
                .contains("came from 02:00:00:00:00:09")
                .contains("behind it from 02:00:00:00:00:01")
                .contains("tcp-010");
    }

    @Test
    void anotherCardOfTheSameHostIsNone() throws IOException {
        TcpSession other = new TcpSession(LAPTOP.withIp(MASTER.ip()), 50_001, RTU, 502, 2, frames::add);
        other.open(START);
        other.send(Side.CLIENT, START + SECOND, Modbus.adu(1, 1, Modbus.read(3, 0, 2)));
        other.send(Side.SERVER, START + SECOND + MILLISECOND, Modbus.adu(1, 1, Modbus.registers(3, 7, 8)));
        pollAndInject(MASTER, LAPTOP);
        assertThat(toldAfter(60)).doesNotContainKey("SEQ_ANOMALY");
    }

    @Test
    void aRouterThatTakesOverIsNone() throws IOException {
        pollAndInject(MASTER.withTtl(127), LAPTOP);
        assertThat(toldAfter(60)).doesNotContainKey("SEQ_ANOMALY");
    }

    @Test
    void theAddressOfRedundantRoutersIsNone() throws IOException {
        pollAndInject(MASTER, new Host(Mac.of("00:00:5e:00:01:07"), MASTER.ip(), 128));
        assertThat(toldAfter(60)).doesNotContainKey("SEQ_ANOMALY");
    }

    @Test
    void aBridgeThatPassesFramesOnUnderItsOwnAddressIsNoneWhicheverCopyIsMissed() throws IOException {
        pollAndInject(MASTER, MASTER);
        List<Frame> copies = new ArrayList<>();
        for (Frame frame : frames) {
            copies.add(from(LAPTOP, frame).at(frame.nanos() + MILLISECOND / 10));
        }
        frames.removeIf(frame -> frame.nanos() % (7 * SECOND) == START % (7 * SECOND) && frame.nanos() > START);
        frames.addAll(copies);
        assertThat(toldAfter(60)).doesNotContainKey("SEQ_ANOMALY");
    }
}
