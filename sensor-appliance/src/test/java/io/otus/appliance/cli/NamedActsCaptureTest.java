package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Bacnet;
import io.otus.simulator.protocol.Enip;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.simulator.wire.Udp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Captures of acts that have a name of their own - procedures of Windows, passwords, limits of alarms, locks - and of a
 * serial line that fails, each beside one in which something close to it is usual.
 */
class NamedActsCaptureTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int LEARNED = 1_800;
    private static final int END = 2_700;
    private static final Host PANEL = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host SERVER = new Host(Mac.of("02:00:00:00:00:09"), Ip4.of("10.0.0.9"), 128);
    private static final Host DEVICE = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);

    private final List<Frame> frames = new ArrayList<>();

    @TempDir
    Path directory = Path.of("");

    /** A panel reads a controller each second. */
    @BeforeEach
    void poll() {
        TcpSession session = new TcpSession(PANEL, 50_000, DEVICE, 502, 1, frames::add);
        session.open(START);
        for (int i = 1; i < END; i++) {
            exchange(session, i, Modbus.adu(i, 1, Modbus.read(3, 0, 2)), Modbus.adu(i, 1, Modbus.registers(3, 7, 8)));
        }
    }

    private static void exchange(TcpSession session, int second, byte[] question, byte[] answer) {
        session.send(Side.CLIENT, START + second * SECOND, question);
        session.send(Side.SERVER, START + second * SECOND + MILLISECOND, answer);
    }

    private record Told(String kind, String severity, String title, String attack) {}

    /** What is told after learning. */
    private List<Told> told() throws IOException {
        Map<String, Told> told = new LinkedHashMap<>();
        for (JsonNode alert : Replayed.alerts(frames, directory, START + LEARNED * SECOND)) {
            told.put(
                    alert.path("id").asText(),
                    new Told(
                            alert.path("kind").asText() + alert.path("also"),
                            alert.path("severity").asText(),
                            alert.path("title").asText(),
                            alert.path("attack").toString()));
        }
        return List.copyOf(told.values());
    }

    /** A server that uses pipes of the panel by SMB2. */
    private final class Pipes {
        private static final String SVCCTL = "81BB7A36 4498 F135 AD32 98F038001003 02000000";
        private static final String SAMR = "78573412 3412 CDAB EF00 0123456789AC 01000000";
        private static final String NDR = "045D888A EB1C C911 9FE8 08002B104860 02000000";
        private static final String CONTEXT = "00000000 11223344 55667788 99AABBCC DDEEFF00";

        private final TcpSession session;
        private final String handle;
        private int second;
        private int id;

        Pipes(int second, String pipe) {
            this.second = second;
            session = new TcpSession(SERVER, 40_000 + second, PANEL, 445, second, frames::add);
            session.open(START + second * SECOND - MILLISECOND);
            handle = "01000000 00000000" + HexFormat.of().toHexDigits(second) + "00000000";
            byte[] share = "\\\\PANEL\\IPC$".getBytes(StandardCharsets.UTF_16LE);
            ask(
                    3,
                    body("0900 0000 4800").u16Le(share.length).bytes(share),
                    body("1000 02 00 30080000 00000000 FF011F00"));
            byte[] name = pipe.getBytes(StandardCharsets.UTF_16LE);
            ask(
                    5,
                    body("3900 00 00 00000000 00000000 00000000 00000000 00000000 9F011200 80000000 07000000 01000000 00000000 7800")
                            .u16Le(name.length)
                            .hex("0000000000000000")
                            .bytes(name),
                    body("5900").fill(62, 0).hex(plain(handle)).fill(8, 0));
            String syntax = pipe.equals("samr") ? SAMR : SVCCTL;
            transact(11, "D016 D016 00000000 01000000 0000 01 00" + syntax + NDR, 12, "D016 D016 01000000 0000 0000");
        }

        private static String plain(String hex) {
            return hex.replace(" ", "");
        }

        private static ByteWriter body(String hex) {
            return new ByteWriter().hex(plain(hex));
        }

        private void ask(int command, ByteWriter question, ByteWriter answer) {
            exchange(session, second++, smb(command, false, question), smb(command, true, answer));
            id++;
        }

        private byte[] smb(int command, boolean isAnswer, ByteWriter body) {
            ByteWriter out = body("FE534D42 4000 0000 00000000").u16Le(command).u16Le(1);
            out.u32Le(isAnswer ? 1 : 0)
                    .u32Le(0)
                    .u32Le(id)
                    .u32Le(0)
                    .hex("FFFE000007000000")
                    .fill(24, 0);
            out.bytes(body.toByteArray());
            return new ByteWriter().u32(out.length()).bytes(out.toByteArray()).toByteArray();
        }

        private byte[] pdu(int type, String body) {
            ByteWriter stub = body(body);
            return body("0500")
                    .u8(type)
                    .u8(3)
                    .hex("10000000")
                    .u16Le(16 + stub.length())
                    .u16Le(0)
                    .u32Le(id)
                    .bytes(stub.toByteArray())
                    .toByteArray();
        }

        private void transact(int type, String question, int answerType, String answer) {
            byte[] in = pdu(type, question);
            byte[] out = pdu(answerType, answer);
            ask(
                    11,
                    body("3900 0000 17C01100" + handle + "78000000")
                            .u32Le(in.length)
                            .hex("0000000000000000")
                            .hex("00000000000400000100000000000000")
                            .bytes(in),
                    body("3100 0000 17C01100" + handle + "70000000 00000000 70000000")
                            .u32Le(out.length)
                            .hex("0000000000000000")
                            .bytes(out));
        }

        /** Calls a procedure with a handle and what stands behind it. */
        Pipes call(int opnum, String argument) {
            String number = HexFormat.of().toHexDigits((byte) opnum) + "00";
            transact(0, "20000000 0000" + number + CONTEXT + argument, 2, "18000000 0000 0000 00000000");
            return this;
        }
    }

    @Test
    void whoMakesAndStartsAServiceRunsAProgram() throws IOException {
        for (int i = 60; i < LEARNED; i += 300) {
            new Pipes(i, "svcctl").call(15, "").call(6, "");
        }
        new Pipes(2_000, "svcctl").call(15, "").call(12, "").call(19, "");
        List<Told> told = told();
        assertThat(told).extracting(Told::kind).containsExactly("LATERAL[]", "FUNC_NEW[]");
        assertThat(told).allSatisfy(alert -> {
            assertThat(alert.severity()).isEqualTo("high");
            assertThat(alert.title()).contains("svcctl.RCreateServiceW");
        });
    }

    @Test
    void whoAlwaysDidSoIsSilent() throws IOException {
        for (int i = 60; i < LEARNED; i += 300) {
            new Pipes(i, "svcctl").call(15, "").call(12, "").call(19, "");
        }
        new Pipes(2_000, "svcctl").call(15, "").call(12, "").call(19, "");
        assertThat(told()).isEmpty();
    }

    @Test
    void whoStopsAServiceHaltsSomething() throws IOException {
        new Pipes(60, "svcctl").call(15, "").call(1, "04000000");
        new Pipes(2_000, "svcctl").call(15, "").call(1, "04000000").call(1, "01000000");
        assertThat(told()).anySatisfy(alert -> {
            assertThat(alert.kind()).startsWith("CMD_DANGEROUS");
            assertThat(alert.severity()).isEqualTo("critical");
        });
    }

    @Test
    void whoSetsAPasswordChangesACredential() throws IOException {
        new Pipes(60, "samr").call(34, "").call(36, "1000");
        new Pipes(2_000, "samr").call(34, "").call(58, "1A00");
        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).startsWith("FUNC_NEW");
            assertThat(alert.severity()).isEqualTo("high");
            assertThat(alert.title()).contains("samr.SamrSetInformationUser2");
            assertThat(alert.attack()).contains("T0892");
        });
    }

    @Test
    void whoOnlyAsksForAUserChangesNone() throws IOException {
        new Pipes(60, "samr").call(34, "").call(36, "1000");
        new Pipes(2_000, "samr").call(34, "").call(36, "1000");
        assertThat(told()).isEmpty();
    }

    private void bacnet(int second, int property, float value) {
        int object = Bacnet.object(Bacnet.ANALOG_VALUE, 1);
        byte[] written = new ByteWriter().u8(0x44).f32(value).toByteArray();
        byte[] question = Bacnet.writeProperty(second & 0xFF, object, property, written, 16);
        byte[] answer = Bacnet.simpleAck(second & 0xFF, Bacnet.WRITE_PROPERTY);
        int port = Bacnet.PORT;
        frames.add(new Frame(START + second * SECOND, Udp.frame(SERVER, port, PANEL, port, question)));
        frames.add(new Frame(START + second * SECOND + MILLISECOND, Udp.frame(PANEL, port, SERVER, port, answer)));
    }

    @Test
    void whoWritesALimitModifiesAnAlarm() throws IOException {
        for (int i = 30; i < END; i += 60) {
            bacnet(i, Bacnet.PRESENT_VALUE, 20 + i % 7);
        }
        int highLimit = 45;
        bacnet(2_000, highLimit, 95);
        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).contains("SETPOINT_WRITE").contains("FUNC_NEW");
            assertThat(alert.severity()).isEqualTo("high");
            assertThat(alert.attack()).contains("T0838");
        });
    }

    @Test
    void whoWritesAValueAsAlwaysModifiesNone() throws IOException {
        for (int i = 30; i < END; i += 60) {
            bacnet(i, Bacnet.PRESENT_VALUE, 20 + i % 7);
        }
        bacnet(2_010, Bacnet.PRESENT_VALUE, 22);
        assertThat(told()).isEmpty();
    }

    /** A station of engineers asks a controller for its changes each half minute, and for something else at times. */
    private void engineer(Map<Integer, String> others) {
        TcpSession session = new TcpSession(SERVER, 50_002, DEVICE, Enip.PORT, 9, frames::add);
        session.open(START);
        for (int i = 30; i < END; i += 30) {
            String question = others.getOrDefault(i, "0302 20AC2401 0100 0100");
            String answer = others.containsKey(i) ? "CB000000" : "83000000 0100 0100 0000 0500";
            exchange(session, i, cip(i, question), cip(i, answer));
        }
    }

    private static byte[] cip(int context, String hex) {
        return Enip.unconnected(1, context, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void whoLocksAControllerKeepsOthersFromChangingIt() throws IOException {
        engineer(Map.of(1_980, "4B04 208E2401 20742401 01"));
        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).contains("MODE_CHANGE");
            assertThat(alert.severity()).isEqualTo("high");
            assertThat(alert.attack()).contains("T0813");
        });
    }

    @Test
    void whoAsksAsAlwaysLocksNone() throws IOException {
        engineer(Map.of());
        assertThat(told()).isEmpty();
    }

    /** A server polls units 1 to 3 behind a gateway, some of which cannot be reached any more from a moment on. */
    private void line(int from, boolean saysSo, List<Integer> lost) {
        TcpSession session = new TcpSession(SERVER, 50_001, DEVICE, 502, 7, frames::add);
        session.open(START);
        for (int i = 1; i < END; i++) {
            int unit = 1 + i % 3;
            byte[] question = Modbus.adu(i, unit, Modbus.read(3, 0, 2));
            if (i < from || !lost.contains(unit)) {
                exchange(session, i, question, Modbus.adu(i, unit, Modbus.registers(3, 5, 6)));
            } else if (saysSo) {
                byte[] answer = Modbus.adu(i, unit, Modbus.exception(3, Modbus.GATEWAY_TARGET_FAILED));
                exchange(session, i, question, answer);
            } else {
                session.send(Side.CLIENT, START + i * SECOND, question);
                session.acknowledge(Side.SERVER, START + i * SECOND + MILLISECOND);
            }
        }
    }

    @Test
    void aGatewayThatReachesNoneOfItsDevicesTellsOfItsLine() throws IOException {
        frames.clear();
        line(2_000, true, List.of(1, 2, 3));
        assertThat(told())
                .filteredOn(alert -> alert.kind().startsWith("ASSET_SILENT"))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.severity()).isEqualTo("medium");
                    assertThat(alert.title()).contains("3 devices behind").contains("units 1, 2, 3");
                    assertThat(alert.attack()).contains("T0805");
                });
    }

    @Test
    void aGatewayThatTakesQuestionsAndSaysNothingTellsOfItsLine() throws IOException {
        frames.clear();
        line(2_000, false, List.of(1, 2, 3));
        assertThat(told()).anySatisfy(alert -> assertThat(alert.attack()).contains("T0805"));
    }

    @Test
    void oneDeviceBehindAGatewayIsNoLine() throws IOException {
        frames.clear();
        line(2_000, true, List.of(2));
        assertThat(told()).noneMatch(alert -> alert.attack().contains("T0805"));
    }
}
