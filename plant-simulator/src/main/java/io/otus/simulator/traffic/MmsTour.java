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
 * A client of MMS that associates with a device of IEC 61850, looks around, reads, writes, fetches a file and is told.
 * A golden capture for whoever reads MMS. The frames are always the same. Confined to one thread.
 */
public final class MmsTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final String INITIATE_REQUEST =
            "A8(80:007d00 81:05 82:05 83:0a A4(80:01 81:05f100 82:03ee1c00000408000079ef18))";
    private static final String INITIATE_RESPONSE =
            "A9(80:007d00 81:05 82:05 83:0a A4(80:01 81:05f100 82:03ee1c00000408000079ef18))";

    /**
     * Confirmed services and what is answered, without the number of the request. TAG(...) is constructed, TAG:hex and
     * TAG'text' are not.
     */
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
        A3(A0(80:00) A1(80'OLD') 82'NEW') > 83:
        A7(A0(80'V1') A1(80:10)) > 87:
        A8(A0(80'S1') A1(30(80'c1' A1(A0(80'V1'))))) > 88:
        A9(80'S1') > A9(80:01 A1(30(80'c1' A1(A0(80'V1')))))
        AA(80:00 A1(80'V1')) > AA(80:01 81:01)
        AE(80'T1' 85:10) > 8E:
        AF(80'T1') > AF(80:01 85:10)
        B0(80:00 A1(80'T1')) > B0(80:01 81:01)
        B1(80'OPS' 81:ff A2(1A'Go?') 83:05) > 91'yes'
        B2(80'OPS' A1(1A'Hello')) > 92:
        B5(A0(80'SEM') 81:02) > 95:
        B3(A0(80'SEM') 82:05) > B3(80:)
        B4(A0(80'SEM')) > 94:
        B7(80'SEM') > B7(80:01 81:00 82:02 83:00 84:00)
        B8(A0(80'SEM')) > B8(A0(80'tok1' 81'tok2') 81:00)
        B9(A0(80'SEM') 81:00) > B9(A0() 81:00)
        B6(80'SEM') > 96:
        BA(80'LD1' A1(1A'cap') 82:00) > 9A:
        9B'LD1' > BB(80:01020304 81:00)
        BC(80'LD1') > 9C:
        9D'LD1' > BD(80:05 A1(1A'cap'))
        9E:05 > BE(80:01020304 81:00)
        9F1F:05 > 9F1F:
        BF20(80'LD1' 82:00 A4(19'f.bin')) > 9F20:
        BF21(80'LD1' A1(19'f.bin')) > 9F21:
        BF22(80'LD1' 82:00 A4(19'f.bin')) > 9F22:
        BF23(80'LD1' A1(19'f.bin')) > 9F23:
        9F25'LD0' > BF25(A0(1A'cap') 81:02 82:00 83:ff A4(1A'PI1') 85:00)
        9F24'LD1' > 9F24:
        BF26(80'PI1' A1(1A'LD0') 82:ff) > 9F26:
        BF28(80'PI1') > 9F28:
        BF29(80'PI1') > 9F29:
        BF2A(80'PI1') > 9F2A:
        BF2B(80'PI1') > 9F2B:
        BF2C(80'PI1') > 9F2C:
        9F2D'PI1' > BF2D(80:03 A1(1A'LD0') 82:00 83:ff 84:00 85'x')
        BF57(80'PI1' 81'PI2' A2(1A'LD1') A3(1A'LD0')) > 9F57:
        9F27'PI1' > 9F27:
        BF2E(A1(19'a.dat') A2(19'b.dat')) > 9F2E:
        BF2F(A0(80'EC1') 81:01 82:40 83:40) > 9F2F:
        BF31(80'EC1') > BF31(80:01 81:01 82:40 83:40 84:00)
        BF32(80'EC1') > BF32(80:01 81:00 82:ff)
        BF33(A0(80'EC1') 81:ff) > 9F33:
        BF34(A0(80'EC1')) > 9F34:
        BF35(A0(80'EA1') A2(82:)) > 9F35:
        BF37(80'EA1') > BF37(80:01 A1() A2(82:))
        BF38(80'EA1') > 9F38:00
        BF39(A0(80'EE1') A1(80'EC1') 82:0640 83:00) > 9F39:
        BF3B(A0(80'EE1') 82:01) > BF3B(A0(80:01) A1(82:))
        BF3C(80'EE1') > BF3C(80:0640 81:00 82:01 83:00 84:01)
        BF3D(80:00 A1(80'EE1')) > BF3D(A0() 81:00)
        BF3E(A0(80'EE1') 82:01 A3(82:)) > 9F3E:
        BF3F(80:ff 81:ff 82:00) > BF3F(A0(30(A0(80'EC1') 81:40 82:02 83:01)) 81:00)
        BF40(80:ff 81:ff 82:00) > BF40(A0() 81:00)
        BF3A(A0(80'EE1')) > 9F3A:00
        BF36(A0(80'EA1')) > 9F36:00
        BF30(A0(80'EC1')) > 9F30:00
        BF45(A0(80'J1')) > 9F45:
        BF42(A0(80'J1') A1(30(80:000000000000 83'note'))) > 9F42:
        BF41(A0(80'J1')) > BF41(A0() 81:00)
        BF44(80'J1') > BF44(80:05 81:01)
        BF43(A0(80'J1')) > 9F43:00
        BF46(A0(80'J1')) > 9F46:
        BF47() > BF47(A0(1A'cap') 81:00)
        BF4B(A0(19'a') A1(19'b')) > 9F4B:
        BF4C(19'a') > 9F4C:
        BF50(80'X1') > BF50(80:00 A1(85:10) A2(85:10))
        BF51(A0(80'X1') A1(85:05)) > BF51(A0(85:06))
        BF52(80'ACL1' A1()) > 9F52:
        9F53'ACL1' > BF53()
        BF54(80'ACL1' A1(80:00)) > BF54(A0(80'V1') 81:00)
        BF56() > BF56(80:01)
        9F55'ACL1' > 9F55:
        BF4E(A0()) > BF4E(80:)
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final Host client = new Host(Mac.of("9c:b6:54:3e:11:0e"), Ip4.of("10.20.5.10"), 128);
    private final Host device = new Host(Mac.of("00:21:c1:00:00:43"), Ip4.of("10.20.5.20"), 64);
    private TcpSession session;
    private long now = START;
    private int invoke;

    private MmsTour() {
        session = new TcpSession(client, client.nextPort(), device, Cotp.PORT, 8, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        MmsTour tour = new MmsTour();
        tour.open();
        tour.send(Side.CLIENT, Cotp.data(Mms.connect(elements(INITIATE_REQUEST))));
        tour.send(Side.SERVER, Cotp.data(Mms.accept(elements(INITIATE_RESPONSE))));
        SERVICES.lines().forEach(tour::service);
        tour.say(Side.SERVER, "A3(A0(A1(80'RPT') A0(8A'rpt1' 84:060000 84:0780 83:01)))");
        tour.say(Side.CLIENT, "A0(02:63 A4(A1(A0(30(A0(A1(1A'NO' 1A'x')))))))");
        tour.say(Side.SERVER, "A2(80:63 A2(A0(87:01)))");
        tour.say(Side.CLIENT, "A0(02:64 80:00)");
        tour.say(Side.SERVER, "A4(80:64 81:01)");
        tour.say(Side.SERVER, "A3(A1(80:00 81:01))");
        tour.say(Side.SERVER, "A3(A2(A0(80'EE1') A1(A0(80'EC1')) 82:40 A4(82:)))");
        tour.say(Side.CLIENT, "85:01");
        tour.say(Side.SERVER, "86:01");
        tour.say(Side.CLIENT, "85:02");
        tour.say(Side.SERVER, "A7(80:02 A1(A0(8A:01)))");
        tour.say(Side.CLIENT, "8B:");
        tour.say(Side.SERVER, "AD(A0(89:01))");
        tour.say(Side.CLIENT, "8B:");
        tour.say(Side.SERVER, "8C:");
        tour.session.close(Side.CLIENT, tour.now += STEP);
        tour.refused();
        return List.copyOf(tour.frames);
    }

    private void open() {
        session.open(now += STEP);
        send(Side.CLIENT, Cotp.connectionRequest(1, 1, 1));
        send(Side.SERVER, Cotp.connectionConfirm(1, 2, 1, 1));
    }

    /** A device that takes no further association: its version, says it, is another. */
    private void refused() {
        session = new TcpSession(client, client.nextPort(), device, Cotp.PORT, 9, frames::add);
        open();
        send(Side.CLIENT, Cotp.data(Mms.connect(elements(INITIATE_REQUEST))));
        send(Side.SERVER, Cotp.data(Mms.refuse(elements("AA(A0(88:01))"))));
        session.close(Side.SERVER, now += STEP);
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
