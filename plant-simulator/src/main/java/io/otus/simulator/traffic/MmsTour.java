package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Cotp;
import io.otus.simulator.protocol.Iec61850;
import io.otus.simulator.protocol.Mms;
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
 * A client of MMS that associates with a device of IEC 61850, looks around, reads, writes, fetches a file and is told. A golden capture for whoever reads
 * MMS. The frames are always the same. Confined to one thread.
 */
public final class MmsTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final String INITIATE_REQUEST =
            "A8(80:007d00 81:05 82:05 83:0a A4(80:01 81:05f100 82:03ee1c00000408000079ef18))";
    private static final String INITIATE_RESPONSE =
            "A9(80:007d00 81:05 82:05 83:0a A4(80:01 81:05f100 82:03ee1c00000408000079ef18))";

    /** Confirmed services and what is answered, without the number of the request. TAG(...) is constructed, TAG:hex and TAG'text' are not. */
    private static final String SERVICES = """
        80:00 > A0(80:01 81:00)
        82: > A2(80'MAKER' 81'MODEL' 82'1.2')
        A1(A0(80:09) A1(80:)) > A1(A0(1A'LD0') 81:00)
        A1(A0(80:00) A1(81'LD0')) > A1(A0(1A'LLN0' 1A'LLN0$ST$Mod$stVal') 81:00)
        A6(A0(A1(1A'LD0' 1A'GGIO1$ST$Ind1'))) > A6(80:00 A2(A2(A1(30(80'stVal' A1(83:)) 30(80'q' A1(84:f3)) 30(80't' A1(91:))))))
        A4(A1(A0(30(A0(A1(1A'LD0' 1A'GGIO1$ST$Ind1')))))) > A4(A1(A2(83:01 84:030000 91:69a52a6000000018)))
        A4(A1(A0(30(A0(A1(1A'LD0' 1A'MMXU1$MX$TotW$mag$f')) ) 30(A0(A1(1A'LD0' 1A'None')))))) > A4(A1(87:083fc00000 80:0a))
        A5(A0(30(A0(A1(1A'LD0' 1A'LLN0$CF$Mod$ctlModel')))) A0(85:01)) > A5(81:)
        A5(A0(30(A0(A1(1A'LD0' 1A'CSWI1$CO$Pos$Oper')))) A0(A2(83:01 A2(85:03 89:00) 86:01 91:69a52a6000000018 83:00 84:0600))) > A5(80:03)
        AC(A1(1A'LD0' 1A'LLN0$ds1')) > AC(80:00 A1(30(A0(A1(1A'LD0' 1A'GGIO1$ST$Ind1$stVal')))))
        AB(A1(1A'LD0' 1A'ds2') A0(30(A0(A1(1A'LD0' 1A'GGIO1$ST$Ind1$stVal'))))) > 8B:
        AD(80:00 A1(A1(1A'LD0' 1A'ds2'))) > AD(80:01 81:01)
        BF4D(A0(19'/')) > BF4D(A0(30(30(A0(19'a.log') A1(80:06 81'20260302060000Z')))) 81:00)
        BF48(A0(19'a.log') 81:00) > BF48(80:01 A1(80:06 81'20260302060000Z'))
        9F49:01 > BF49(80:010203040506 81:00)
        9F4A:01 > 9F4A:
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final TcpSession session;
    private long now = START;
    private int invoke;

    private MmsTour() {
        Host client = new Host(Mac.of("9c:b6:54:3e:11:0e"), Ip4.of("10.20.5.10"), 128);
        Host device = new Host(Mac.of("00:21:c1:00:00:43"), Ip4.of("10.20.5.20"), 64);
        session = new TcpSession(client, client.nextPort(), device, Cotp.PORT, 8, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        MmsTour tour = new MmsTour();
        tour.session.open(tour.now);
        tour.send(Side.CLIENT, Cotp.connectionRequest(1, 1, 1));
        tour.send(Side.SERVER, Cotp.connectionConfirm(1, 2, 1, 1));
        tour.send(Side.CLIENT, Cotp.data(Mms.connect(elements(INITIATE_REQUEST))));
        tour.send(Side.SERVER, Cotp.data(Mms.accept(elements(INITIATE_RESPONSE))));
        SERVICES.lines().forEach(tour::service);
        tour.say(Side.SERVER, "A3(A0(A1(80'RPT') A0(8A'rpt1' 84:060000 84:0780 83:01)))");
        tour.say(Side.CLIENT, "A0(02:63 A4(A1(A0(30(A0(A1(1A'NO' 1A'x')))))))");
        tour.say(Side.SERVER, "A2(80:63 A2(A0(87:01)))");
        tour.say(Side.CLIENT, "A0(02:64 80:00)");
        tour.say(Side.SERVER, "A4(80:64 81:01)");
        tour.say(Side.CLIENT, "8B:");
        tour.say(Side.SERVER, "8C:");
        tour.session.close(Side.CLIENT, tour.now += STEP);
        return List.copyOf(tour.frames);
    }

    private void send(Side side, byte[] packet) {
        session.send(side, now += STEP, packet);
    }

    private void say(Side side, String pdu) {
        send(side, Cotp.data(Mms.data(elements(pdu))));
    }

    private void service(String line) {
        String[] sides = line.split(" > ", 2);
        String id = "02:%02x ".formatted(++invoke);
        say(Side.CLIENT, "A0(" + id + sides[0] + ")");
        say(Side.SERVER, "A1(" + id + sides[1] + ")");
    }

    private static byte[] elements(String text) {
        return new Notation(text).list();
    }

    /** Reads the notation of the tables. */
    private static final class Notation {
        private final String text;
        private int at;

        Notation(String text) {
            this.text = text;
        }

        /** Elements up to the bracket that closes them, or to the end. */
        byte[] list() {
            ByteWriter out = new ByteWriter();
            while (at < text.length() && text.charAt(at) != ')') {
                if (text.charAt(at) == ' ') {
                    at++;
                } else {
                    out.bytes(one());
                }
            }
            at++;
            return out.toByteArray();
        }

        private byte[] one() {
            int end = at;
            while (Character.digit(text.charAt(end), 16) >= 0) {
                end++;
            }
            String tag = text.substring(at, end);
            at = end + 1;
            byte[] content = switch (text.charAt(end)) {
                case '(' -> list();
                case '\'' -> new ByteWriter().text(upTo("'")).toByteArray();
                default -> new ByteWriter().hex(upTo(" )")).toByteArray();
            };
            byte[] whole = Iec61850.element(0, content);
            return new ByteWriter().hex(tag).bytes(whole, 1, whole.length - 1).toByteArray();
        }

        /** The text up to one of these characters; a quote is left behind, what else ends a value is not. */
        private String upTo(String ends) {
            int end = at;
            while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String found = text.substring(at, end);
            at = ends.equals("'") ? end + 1 : end;
            return found;
        }
    }
}
