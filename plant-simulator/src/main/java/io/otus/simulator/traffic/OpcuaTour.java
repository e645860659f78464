package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Opcua;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of OPC UA that looks for endpoints, opens a session, reads, writes, browses, calls, subscribes and is told.
 * A golden capture for whoever reads OPC UA. The frames are always the same. Confined to one thread.
 */
public final class OpcuaTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int CHANNEL = 7;
    private static final String TIME = "00c02b1e3ea9dc01";
    private static final String APPLICATION =
            "'urn:plant:scada' 'urn:maker:product' 02 'SCADA' 01000000 NULL NULL 00000000";

    /**
     * Services: number of the request, its body, and behind {@code >} number and body of the answer; bodies are without
     * headers.
     */
    private static final String SERVICES = """
        428 'opc.tcp://server:4840' NULL NULL > 431 01000000 'opc.tcp://server:4840' APPLICATION NULL 01000000 'http://opcfoundation.org/UA/SecurityPolicy#None' 00000000 'http://opcfoundation.org/UA-Profile/Transport/uatcp-uasc-uabinary' 00
        422 'opc.tcp://server:4840' NULL NULL > 425 01000000 APPLICATION
        461 APPLICATION NULL 'opc.tcp://server:4840' 'tour' NULL NULL 0000000000404f41 00000000 > 464 01010a00 01010b00 0000000000404f41 NULL NULL NULL NULL NULL NULL 00000000
        467 NULL NULL NULL NULL 0100 4101 01 0d000000 'anonymous' NULL NULL > 470 NULL NULL NULL
        631 0000000000000000 03000000 02000000 0101e803 0d000000 NULL 0000 NULL 0101e903 0d000000 NULL 0000 NULL > 634 02000000 01 06 07000000 03 0b 000000000000f83f 00000880 NULL
        673 01000000 0101e803 0d000000 NULL 01 06 08000000 > 676 01000000 00000000 NULL
        673 01000000 0101e903 0d000000 NULL 01 01 01 > 676 01000000 00003b80 NULL
        527 0000 0000000000000000 00000000 00000000 01000000 00 55 00000000 0021 01 00000000 3f000000 > 530 01000000 00000000 NULL 00000000 NULL
        712 01000000 0101e803 0101f003 01000000 06 05000000 > 715 01000000 00000000 00000000 00000000 01000000 06 06000000 NULL
        554 01000000 0055 01000000 0021 00 01 0000 'Server' > 557 01000000 00000000 00000000 NULL
        560 01000000 0101e803 > 563 01000000 0101e803
        566 01000000 0101e803 > 569
        787 000000000000f440 a0000000 0a000000 00000000 01 00 > 790 01000000 000000000000f440 a0000000 0a000000
        751 01000000 02000000 01000000 0101e803 0d000000 NULL 0000 NULL 02000000 05000000 000000000000f440 000000 01000000 01 > 754 01000000 00000000 09000000 000000000000f440 01000000 000000 NULL
        826 00000000 > 829 01000000 00000000 00 01000000 TIME 01000000 0100 2b03 01 12000000 01000000 05000000 01 06 09000000 NULL 00000000 NULL
        826 01000000 01000000 01000000 > 829 01000000 00000000 00 02000000 TIME 00000000 01000000 00000000 NULL
        799 01 01000000 01000000 > 802 01000000 00000000 NULL
        781 01000000 01000000 09000000 > 784 01000000 00000000 NULL
        847 01000000 01000000 > 850 01000000 00000000 NULL
        437 'urn:s' 'urn:p' 01000000 02 'Line' 00000000 NULL 01000000 'opc.tcp://server:4840' NULL 01 > 440
        12211 'urn:s' 'urn:p' 01000000 02 'Line' 00000000 NULL 01000000 'opc.tcp://server:4840' NULL 01 NULL > 12212 NULL NULL
        12208 00000000 0a000000 NULL > 12209 TIME 01000000 01000000 'server' 'opc.tcp://server:4840' 01000000 'DA'
        479 05000000 > 482 01000000
        488 00000000 > 491 00000000 NULL
        494 00000000 > 497 00000000 NULL
        506 00000000 > 509 00000000 NULL
        500 01000000 0101e803 01 > 503 01000000 00000000 NULL
        533 00 01000000 02000000 0102 > 536 01000000 00000000 NULL 00000000 NULL
        615 0000 0000000000000000 00000000 NULL NULL 0a000000 0a000000 > 618 NULL NULL NULL NULL NULL NULL
        621 00 NULL > 624 NULL NULL
        664 000000 00000000 00 00000000 > 667 00000000 NULL
        700 00000000 > 703 00000000 NULL
        763 01000000 02000000 00000000 > 766 00000000 NULL
        769 01000000 02000000 01000000 05000000 > 772 01000000 00000000 NULL
        775 01000000 05000000 NULL NULL > 778 NULL NULL NULL NULL
        793 01000000 000000000000f440 a0000000 0a000000 00000000 00 > 796 000000000000f440 a0000000 0a000000
        832 01000000 02000000 > 835 02000000 TIME NULL
        841 01000000 01000000 01 > 844 01000000 00000000 NULL NULL
        473 01 > 476
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final Host client = new Host(Mac.of("9c:b6:54:3e:11:0d"), Ip4.of("10.20.4.10"), 128);
    private final Host server = new Host(Mac.of("00:21:c1:00:00:33"), Ip4.of("10.20.4.20"), 64);
    private final TcpSession session;
    private long now = START;
    private int asked;

    private OpcuaTour() {
        session = new TcpSession(client, client.nextPort(), server, Opcua.PORT, 7, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        OpcuaTour tour = new OpcuaTour();
        tour.session.open(tour.now);
        tour.say(
                Side.CLIENT,
                Opcua.message("HEL", bytes("00000000 00000100 00000100 00000000 00000000 'opc.tcp://server:4840'")));
        tour.say(Side.SERVER, Opcua.message("ACK", bytes("00000000 00000100 00000100 00000000 00000000")));
        tour.asked++;
        tour.say(Side.CLIENT, Opcua.open(0, 1, tour.request(446, "00000000 00000000 01000000 NULL 80ee3600")));
        tour.say(
                Side.SERVER,
                Opcua.open(CHANNEL, 1, tour.answer(449, 0, "00000000 07000000 01000000 TIME 80ee3600 NULL")));
        SERVICES.lines().forEach(tour::service);
        tour.refused();
        tour.asked++;
        tour.say(Side.CLIENT, Opcua.service("CLO", CHANNEL, tour.asked, tour.request(452, "")));
        tour.session.close(Side.CLIENT, tour.now += STEP);
        tour.reversed();
        return List.copyOf(tour.frames);
    }

    private void say(Side side, byte[] message) {
        session.send(side, now += STEP, message);
    }

    private void service(String line) {
        String[] sides = line.split(" > ", 2);
        asked++;
        say(Side.CLIENT, Opcua.service("MSG", CHANNEL, asked, request(number(sides[0]), body(sides[0]))));
        say(Side.SERVER, Opcua.service("MSG", CHANNEL, asked, answer(number(sides[1]), 0, body(sides[1]))));
    }

    /** A service of a session that is closed is a fault, and then the server gives up. */
    private void refused() {
        asked++;
        say(Side.CLIENT, Opcua.service("MSG", CHANNEL, asked, request(631, "0000000000000000 03000000 00000000")));
        say(Side.SERVER, Opcua.service("MSG", CHANNEL, asked, answer(397, 0x80250000L, "")));
        say(Side.SERVER, Opcua.message("ERR", bytes("00008080 'closed'")));
    }

    /** A server behind a firewall opens the connection (OPC 10000-6 §7.1.2.6), and the client says hello on it. */
    private void reversed() {
        TcpSession opened = new TcpSession(server, server.nextPort(), client, Opcua.PORT, 8, frames::add);
        opened.open(now += STEP);
        opened.send(
                Side.CLIENT, now += STEP, Opcua.message("RHE", bytes("'urn:plant:server' 'opc.tcp://server:4840'")));
        opened.send(
                Side.SERVER,
                now += STEP,
                Opcua.message("HEL", bytes("00000000 00000100 00000100 00000000 00000000 'opc.tcp://server:4840'")));
        opened.send(
                Side.CLIENT, now += STEP, Opcua.message("ACK", bytes("00000000 00000100 00000100 00000000 00000000")));
        opened.close(Side.CLIENT, now += STEP);
    }

    private static int number(String side) {
        int blank = side.indexOf(' ');
        return Integer.parseInt(blank < 0 ? side : side.substring(0, blank));
    }

    private static String body(String side) {
        int blank = side.indexOf(' ');
        return blank < 0 ? "" : side.substring(blank + 1);
    }

    private static ByteWriter type(int number) {
        return new ByteWriter().u16(0x0100).u16Le(number);
    }

    /** Type, header of a request, body. */
    private byte[] request(int number, String body) {
        return type(number)
                .hex("0000" + TIME)
                .u32Le(asked)
                .u32Le(0)
                .u32Le(0xFFFFFFFFL)
                .u32Le(10_000)
                .hex("000000")
                .bytes(bytes(body))
                .toByteArray();
    }

    private byte[] answer(int number, long status, String body) {
        return type(number)
                .hex(TIME)
                .u32Le(asked)
                .u32Le(status)
                .u8(0)
                .u32Le(0xFFFFFFFFL)
                .hex("000000")
                .bytes(bytes(body))
                .toByteArray();
    }

    /** Bytes of a line: hexadecimal, texts in quotes, and names for what comes often. */
    private static byte[] bytes(String line) {
        String whole = line.replace("APPLICATION", APPLICATION)
                .replace("NULL", "ffffffff")
                .replace("TIME", TIME);
        ByteWriter out = new ByteWriter();
        String[] parts = whole.split("'", -1);
        for (int i = 0; i < parts.length; i++) {
            if ((i & 1) == 0) {
                out.hex(parts[i].replace(" ", ""));
            } else {
                out.bytes(Opcua.string(parts[i]));
            }
        }
        return out.toByteArray();
    }
}
