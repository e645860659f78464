package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Knx;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.simulator.wire.Udp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tool that searches a KNX IP router, asks who it is, reads and writes groups through a tunnel, and programs a device
 * behind it; then routers that tell each other of their lines; then another tool over TCP, in the clear and as KNX IP
 * Secure. A golden capture for whoever reads KNXnet/IP. The frames are always the same. Confined to one thread.
 */
public final class KnxTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 20_000_000;
    private static final int TOOL_PORT = 52_004;
    private static final int REQ = 0x11;
    private static final int IND = 0x29;
    private static final int CON = 0x2E;
    private static final int TOOL = 0x1103;
    private static final int DEVICE = 0x1105;
    private static final int BUTTON = 0x1107;
    private static final int LIGHT = 0x0A03;
    private static final int TEMPERATURE = 0x0A10;
    private static final String ENDPOINT = "08 01 0a14070a cb24";
    private static final String SERVER_ENDPOINT = "08 01 0a140714 0e57";
    private static final String ROUTE_BACK = "08 02 00000000 0000";
    private static final String DEVICE_INFO = "36 01 02 00 1100 0122 000102030405 e000170c 000e8c001122"
            + "4b4e5820495020526f75746572000000000000000000000000000000 0000";
    private static final String FAMILIES = "0a 02 0201 0301 0401 0501";

    /** What a device is asked through the tunnel and, behind {@code >}, what it answers; from TPCI on. */
    private static final String PROGRAMMING = """
        80 >
        4300 > 4340 07b0
        03d5 00 0b 10 01 > 03d6 00 0b 10 01 00c501020304
        03d5 00 0f 10 01 > 03d6 00 0f 10 01 41424331323300000000
        03d5 00 63 10 01 > 03d6 00 63 00 01
        03d8 00 0b 00 > 03d9 00 0b 00 04 0001 30
        43d1 00 ffffffff > 43d2 03
        43d3 02 11223344 > 43d4 02
        4202 4000 > 4242 4000 0a0b
        42c0 12 4000 > 42c1 12 4000 0c0d
        03d7 03 05 10 01 04000000000000000000 > 03d6 03 05 10 01 00
        03d7 03 05 10 01 01000000000000000000 > 03d6 03 05 10 01 02
        4684 4000 01020304 >
        03d7 03 05 10 01 02000000000000000000 > 03d6 03 05 10 01 01
        03d7 00 36 10 01 01 > 03d6 00 36 10 01 01
        02c7 06 33 00 01 > 02c9 06 33 00 01
        4181 08 > 41c1 08 0123
        03dc 00c501020304 >
        4380 >
        4381 02 00 > 43a1 00 0005
        81 >
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final Host tool = new Host(Mac.of("9c:b6:54:3e:11:0f"), Ip4.of("10.20.7.10"), 128);
    private final Host router = new Host(Mac.of("00:0e:8c:00:11:22"), Ip4.of("10.20.7.20"), 64);
    private final Host second = new Host(Mac.of("00:0e:8c:00:11:33"), Ip4.of("10.20.7.21"), 64);
    private final Host multicast = new Host(Mac.of("01:00:5e:00:17:0c"), Ip4.of("224.0.23.12"), 16);
    private long now = START;
    private int asked;
    private int told;

    private KnxTour() {}

    /** The frames of the tour. */
    public static List<Frame> frames() {
        KnxTour tour = new KnxTour();
        tour.core();
        tour.groups();
        tour.programming();
        tour.management();
        tour.routing();
        tour.secure();
        return List.copyOf(tour.frames);
    }

    private static byte[] bytes(String text) {
        return new ByteWriter()
                .hex(text.replace("SERVER_ENDPOINT", SERVER_ENDPOINT)
                        .replace("ENDPOINT", ENDPOINT)
                        .replace("ROUTE_BACK", ROUTE_BACK)
                        .replace("DEVICE_INFO", DEVICE_INFO)
                        .replace("FAMILIES", FAMILIES))
                .toByteArray();
    }

    private void send(Host from, int fromPort, Host to, int toPort, int service, byte[] body) {
        now += STEP;
        frames.add(new Frame(now, Udp.frame(from, fromPort, to, toPort, Knx.frame(service, body))));
    }

    private void ask(int service, String body) {
        send(tool, TOOL_PORT, router, Knx.PORT, service, bytes(body));
    }

    private void answer(int service, String body) {
        send(router, Knx.PORT, tool, TOOL_PORT, service, bytes(body));
    }

    private void route(Host from, int service, byte[] body) {
        send(from, Knx.PORT, multicast, Knx.PORT, service, body);
    }

    private void core() {
        send(tool, TOOL_PORT, multicast, Knx.PORT, 0x0201, bytes("ENDPOINT"));
        answer(0x0202, "SERVER_ENDPOINT DEVICE_INFO FAMILIES");
        send(tool, TOOL_PORT, multicast, Knx.PORT, 0x020B, bytes("ENDPOINT 02 81 04 04 01 08"));
        answer(0x020C, "SERVER_ENDPOINT DEVICE_INFO 08 08 01 00 00fe 091a");
        ask(0x0203, "ENDPOINT");
        answer(0x0204, "DEVICE_INFO FAMILIES");
        ask(0x0205, "ENDPOINT ENDPOINT 04 04 02 00");
        answer(0x0206, "00 24");
        ask(0x0205, "ENDPOINT ENDPOINT 04 04 02 00");
        answer(0x0206, "01 00 SERVER_ENDPOINT 04 04 1103");
        ask(0x0207, "01 00 ENDPOINT");
        answer(0x0208, "01 00");
    }

    /** The tool's request, its acknowledgement, and the confirmation of the bus with its own. */
    private void request(int destination, boolean isGroup, String tpdu) {
        send(
                tool,
                TOOL_PORT,
                router,
                Knx.PORT,
                0x0420,
                Knx.connected(1, asked, Knx.data(REQ, 0, destination, isGroup, bytes(tpdu))));
        answer(0x0421, String.format(Locale.ROOT, "04 01 %02x 00", asked++));
        tell(Knx.data(CON, TOOL, destination, isGroup, bytes(tpdu)));
    }

    private void tell(byte[] cemi) {
        send(router, Knx.PORT, tool, TOOL_PORT, 0x0420, Knx.connected(1, told, cemi));
        ask(0x0421, String.format(Locale.ROOT, "04 01 %02x 00", told++));
    }

    private void groups() {
        request(LIGHT, true, "0081");
        request(LIGHT, true, "0000");
        tell(Knx.data(IND, BUTTON, LIGHT, true, bytes("0041")));
        request(TEMPERATURE, true, "0080 0c1a");
        tell(Knx.data(IND, BUTTON, LIGHT, true, bytes("0080")));
        request(0, true, "0100");
        tell(Knx.data(IND, BUTTON, 0, true, bytes("0140")));
        request(0, true, "00c0 1105");
        request(TEMPERATURE, true, "03f1 10 000000000001 aabbccddeeff");
    }

    private void programming() {
        PROGRAMMING.lines().forEach(line -> {
            String[] sides = line.split(">", -1);
            request(DEVICE, false, sides[0].strip());
            if (!sides[1].isBlank()) {
                tell(Knx.data(IND, DEVICE, TOOL, false, bytes(sides[1].strip())));
            }
        });
        ask(0x0209, "01 00 ENDPOINT");
        answer(0x020A, "01 00");
    }

    private void management() {
        ask(0x0205, "ENDPOINT ENDPOINT 02 03");
        answer(0x0206, "02 00 SERVER_ENDPOINT 02 03");
        String[] exchanges = {
            "fc 000b 01 4c 10 01", "fb 000b 01 4c 10 01 4b4e58",
            "fc 0000 01 63 10 01", "fb 0000 01 63 00 01 07",
            "f6 0000 01 36 10 01 01", "f5 0000 01 36 10 01",
            "f8 0006 01 33 0001", "fa 0006 01 33 0001",
            "f9 0006 01 33 00", "fa 0006 01 33 00",
            "f1", "f0"
        };
        for (int i = 0; i < exchanges.length; i += 2) {
            String counter = String.format(Locale.ROOT, "04 02 %02x 00", i / 2);
            ask(0x0310, counter + exchanges[i]);
            answer(0x0311, counter);
            answer(0x0310, counter + exchanges[i + 1]);
            ask(0x0311, counter);
        }
        answer(0x0209, "02 00 SERVER_ENDPOINT");
        ask(0x020A, "02 00");
        ask(0x0740, "ENDPOINT 02 01");
        answer(
                0x0741,
                "02 01 DEVICE_INFO 10 03 0a140714 ffffff00 0a140701 06 04 14 04 0a140714 ffffff00 0a140701 0a140701 04 00 06 05 1100 1103");
        ask(0x0742, "ENDPOINT 08 02 000e8c001122 10 03 0a140714 ffffff00 0a140701 00 01");
        ask(0x0743, "08 02 000e8c001122 01 00");
    }

    private void routing() {
        route(router, 0x0530, Knx.data(IND, BUTTON, LIGHT, true, bytes("0081")));
        route(second, 0x0530, Knx.data(IND, 0x1207, LIGHT, true, bytes("0041")));
        route(second, 0x0530, Knx.data(IND, 0x1207, TEMPERATURE, true, bytes("0000")));
        route(router, 0x0530, Knx.data(IND, BUTTON, 0x1205, false, bytes("4380")));
        route(second, 0x0530, Knx.data(IND, 0x1205, BUTTON, false, bytes("4340 0705")));
        route(second, 0x0531, bytes("04 00 0005"));
        route(second, 0x0532, bytes("06 00 0064 0000"));
        route(router, 0x0533, Knx.data(IND, BUTTON, 0, true, bytes("03e1")));
        route(router, 0x0955, bytes("000000000001 000102030405 affe 22222222222222222222222222222222"));
    }

    private void secure() {
        TcpSession session = new TcpSession(tool, tool.nextPort(), router, Knx.PORT, 17, frames::add);
        session.open(now + STEP);
        now += 4 * STEP;
        String key = "11".repeat(32);
        String mac = "22".repeat(16);
        say(session, Side.CLIENT, 0x0205, "ROUTE_BACK ROUTE_BACK 04 04 02 00");
        say(session, Side.SERVER, 0x0206, "03 00 ROUTE_BACK 04 04 1104");
        say(session, Side.CLIENT, 0x0422, "04 03 00 00 06 00");
        say(session, Side.SERVER, 0x0423, "04 03 00 00 06 00 1104");
        say(session, Side.CLIENT, 0x0424, "04 03 01 00 08 00 01");
        say(session, Side.SERVER, 0x0423, "04 03 01 00 08 00 01");
        say(session, Side.SERVER, 0x0425, "04 03 02 00 03 00 01");
        say(session, Side.CLIENT, 0x0420, "04 03 02 00 11 00 bc e0 0000 0a03 01 00 80");
        say(session, Side.SERVER, 0x0420, "04 03 03 00 2e 00 bc e0 1104 0a03 01 00 80");
        say(session, Side.CLIENT, 0x0951, "ROUTE_BACK" + key);
        say(session, Side.SERVER, 0x0952, "0001" + key + mac);
        say(session, Side.CLIENT, 0x0950, "0001 000000000000 00fa12345678 0000 33445566778899aa" + mac);
        say(session, Side.SERVER, 0x0950, "0001 000000000000 000102030405 0000 aabbccddeeff0011" + mac);
        session.close(Side.CLIENT, now + STEP);
    }

    private void say(TcpSession session, Side side, int service, String body) {
        now += STEP;
        session.send(side, now, Knx.frame(service, bytes(body)));
    }
}
