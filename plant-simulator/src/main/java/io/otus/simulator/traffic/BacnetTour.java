package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Bacnet;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.Udp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Services of BACnet, asked and answered, network layer messages and functions of the virtual link, ANSI/ASHRAE
 * 135-2020. A golden capture for whoever reads BACnet. Arguments are written as they are on the wire (clause 20.2);
 * most are those of the examples in Annex F. The frames are always the same. Confined to one thread.
 */
public final class BacnetTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int CONFIRMED_REQUEST = 0x00;
    private static final int UNCONFIRMED_REQUEST = 0x10;
    private static final int COMPLEX_ACK = 0x30;
    private static final int ORIGINAL_UNICAST = 0x0A;
    private static final int ORIGINAL_BROADCAST = 0x0B;

    private static final String COV = "0912 1C02000004 2C0000000A 3900 4E 0955 2E 4442820000 2F 096F 2E 820400 2F 4F";
    private static final String COV_MULTIPLE = "0912 1C02000004 293C 4E 0C0000000A 1E 0955 2E 4442820000 2F 1F 4F";
    private static final String EVENT = "0901 1C02000004 2C00000002 3E 1910 3F 4904 5964 6905 8900 9901 A900 B903"
            + " CE 5E 0C42A00CCD 1A0480 2C3F800000 3C42A00000 5F CF";
    private static final String AUDIT = "0E 2E 0C02000001 2F 4901 AE 0C02000002 AF 0F";
    /** Of a secured message: control, key, source, message and its time, destination; and its end. */
    private static final String WRAPPER = "00 01 0001 000001 00000001 69A52A60 000002 0000 00 0000 00";

    private static final String SIGNATURE = "00112233445566778899AABBCCDDEEFF";
    private static final String DATE_AND_TIME = "A47E030201 B406000000";

    /** Confirmed services: choice, arguments, and behind {@code >} those of the answer, if it has some. */
    private static final String CONFIRMED = """
        0 0901 1C00000002 2903 3E 1910 3F 4C004D444C 5E 2E WHEN 2F 5F
        1 COV
        2 EVENT
        3 > C400000002 9103 820560
        4 0900 > C400000002 9105 9103 2164 2104
        5 0912 1C0000000A 2901 3900
        6 C402800001 0E 3100 211B 0F > 11 0E 3100 6505 4368696C6C 0F
        7 C402800001 0E 311E 6505 4368696C6C 0F > 091E
        8 0C02C00003 1935 3E 0C0000000F 1E 0955 1F 3F
        9 0C02C00003 1935 3E 0C0000000F 1E 0955 1F 3F
        10 0E 090A 0F > C40280000D
        11 C402C00006
        12 0C00000005 1955 > 0C00000005 1955 3E 444290999A 3F
        13 0E 0902 0F 1E 0955 1F > 0C00000001 1E 2955 4E 4442903333 4F 1F
        14 0C00000010 1E 0955 0967 1F > 0C00000010 1E 2955 4E 4442D9999A 4F 2967 4E 9100 4F 1F
        15 0C00800001 1955 3E 4443340000 3F 490A
        16 0C00800005 1E 0955 2E 4442860000 2F 1F
        17 0905 1901 2D080023656762646621
        18 0919 1908 2E 444290CCCD 621649 2F > 0919 1908
        19 0C02000005 2900 3C006F6B21
        20 0901 1D09004162436445664768
        21 9101 2105 > 211D
        22 211D
        23 2105 65054652454421 2100 > 0901
        24 0A1234 1901 2D05004F747573 3D050067656865 > 224321
        25 C402000001 2100 65060A140014BAC0 C402000002 2100 65060A140015BAC0
        26 0C05000001 1983 3E 2101 3102 3F > 0C05000001 1983 3A05C0 4901 5E 0E WHEN 0F 1E 2C41900000 1F 5F
        27 0912 1C004D444C 2904 3C05400001
        28 0912 1C0000000A 2901 393C 4E 0955 4F 5C3F800000
        29 > 0E 0C00000002 1903 2A0560 3E 0C06000000 0CFFFFFFFF 0CFFFFFFFF 3F 4900 5A05E0 6E 210F 210F 2114 6F 0F 1900
        30 0912 1901 293C 3905 4E 0C0000000A 1E 0E 0955 0F 1C3F800000 2900 1F 4F
        31 COV_MULTIPLE
        32 AUDIT
        33 0C0F400001 1E 0E 0C02000002 0F 1F 390A > 0C0F400001 1E 0901 1E 0E WHEN 0F 1E 0A0580 1F 1F 1F 2901
        """.replace("COV_MULTIPLE", COV_MULTIPLE)
            .replace("1 COV\n", "1 " + COV + "\n")
            .replace("EVENT", EVENT)
            .replace("AUDIT", AUDIT)
            .replace("WHEN", DATE_AND_TIME);

    /** Unconfirmed services: choice and arguments. */
    private static final String UNCONFIRMED = """
        0 C402000001 2201E0 9103 2163
        1 C402000008 C400000003 7507004F4154656D70
        2 COV
        3 EVENT
        4 0919 1908 2E 444290CCCD 621649 2F
        5 0C02000005 2900 3C006F6B21
        6 WHEN
        7 3D07004F4154656D70
        8 0903 1903
        9 WHEN
        10 0917 1908 2E 0A010C 4442860000 2F
        11 COV_MULTIPLE
        12 AUDIT
        13 2201E0 7505004F545553 750400313233
        14 2201E0 7505004F545553 750400313233 C402000009 65060A140014BAC0
        """.replace("COV_MULTIPLE", COV_MULTIPLE)
            .replace("2 COV\n", "2 " + COV + "\n")
            .replace("EVENT", EVENT)
            .replace("AUDIT", AUDIT)
            .replace("WHEN", DATE_AND_TIME);

    /**
     * Network layer messages, clause 6.4: control octet, type and what follows; those of security in their wrapper,
     * clause 24 of 135-2012.
     */
    private static final String NETWORK = """
        80 00 0005
        80 01 0005
        80 02 0005 03
        80 03 01 0005
        80 04 0005
        80 05 0005
        80 06 01 0005 01 00
        80 07 01 0005 01 00
        80 08 0005 0A
        80 09 0005
        80 0A WRAPPED 01 00000001 69A52A60 SIGNED
        80 0B WRAPPED 0002 1008 SIGNED
        80 0C WRAPPED 00 00000001 69A52A60 SIGNED
        80 0D WRAPPED 01 69A52A60 69A67BE0 02 69A67BE0 69A7CD60 01 SIGNED
        80 0E WRAPPED 80 01 69A52A60 69A67BE0 SIGNED
        80 0F WRAPPED 01 0001 10 SIGNED SIGNED
        80 10 WRAPPED 01 SIGNED
        80 11 WRAPPED 0001 10 SIGNED SIGNED
        80 12
        80 13 0001 01
        80 80 0104 AA
        """.replace(
                    "WRAPPED", "00 01 0001 000001 00000001 69A52A60 000002 0000 00 0000 00")
            .replace("SIGNED", SIGNATURE);

    /** Functions of the virtual link without an NPDU, Annex J.2. */
    private static final String VIRTUAL_LINK = """
        01 0A140014 BAC0 FFFFFFFF
        00 0000
        02
        03 0A140014 BAC0 FFFFFFFF
        05 003C
        00 0000
        06
        07 0A14000A BAC0 003C 005A
        08 0A14000A BAC0
        00 0050
        0C WRAPPED 02 SIGNED
        """.replace("WRAPPED", WRAPPER).replace("SIGNED", SIGNATURE);

    private final List<Frame> frames = new ArrayList<>();
    private final Host client = new Host(Mac.of("9c:b6:54:3e:11:0a"), Ip4.of("10.20.0.10"), 128);
    private final Host server = new Host(Mac.of("00:10:8d:00:00:14"), Ip4.of("10.20.0.20"), 64);
    private long now = START;
    private int invoke;

    private BacnetTour() {}

    /** The frames of the tour. */
    public static List<Frame> frames() {
        BacnetTour tour = new BacnetTour();
        CONFIRMED.lines().forEach(tour::confirmed);
        UNCONFIRMED.lines().forEach(tour::unconfirmed);
        tour.refused();
        tour.segmented();
        tour.passedOn();
        NETWORK.lines().forEach(line -> tour.say(true, ORIGINAL_UNICAST, "01" + line));
        VIRTUAL_LINK.lines().forEach(line -> tour.say(true, Integer.parseInt(line, 0, 2, 16), line.substring(2)));
        return List.copyOf(tour.frames);
    }

    private static byte[] hex(String text) {
        return new ByteWriter().hex(text.replace(" ", "")).toByteArray();
    }

    private void say(boolean byClient, int function, String content) {
        byte[] octets = hex(content);
        byte[] message = new ByteWriter()
                .u8(0x81)
                .u8(function)
                .u16(4 + octets.length)
                .bytes(octets)
                .toByteArray();
        Host from = byClient ? client : server;
        Host to = byClient ? server : client;
        frames.add(new Frame(now += STEP, Udp.frame(from, Bacnet.PORT, to, Bacnet.PORT, message)));
    }

    private static String octet(int value) {
        return new String(new char[] {Character.forDigit(value >> 4 & 15, 16), Character.forDigit(value & 15, 16)});
    }

    private void ask(int choice, String arguments) {
        invoke++;
        say(
                true,
                ORIGINAL_UNICAST,
                "0104" + octet(CONFIRMED_REQUEST) + "04" + octet(invoke) + octet(choice) + arguments);
    }

    private void confirmed(String line) {
        String[] sides = line.split(" ?> ?", 2);
        String[] asked = sides[0].split(" ", 2);
        int choice = Integer.parseInt(asked[0]);
        ask(choice, asked.length > 1 ? asked[1] : "");
        if (sides.length > 1) {
            say(false, ORIGINAL_UNICAST, "0100" + octet(COMPLEX_ACK) + octet(invoke) + octet(choice) + sides[1]);
        } else {
            say(false, ORIGINAL_UNICAST, "010020" + octet(invoke) + octet(choice));
        }
    }

    private void unconfirmed(String line) {
        String[] parts = line.split(" ", 2);
        String apdu = octet(UNCONFIRMED_REQUEST) + octet(Integer.parseInt(parts[0])) + parts[1];
        say(true, ORIGINAL_BROADCAST, "0120FFFF00FF" + apdu);
    }

    /** An error, a reject and an abort, clauses 20.1.7 to 20.1.9. */
    private void refused() {
        String read = "0C00000063 1955";
        ask(Bacnet.READ_PROPERTY, read);
        say(false, ORIGINAL_UNICAST, "010050" + octet(invoke) + "0C 9101 911F");
        ask(Bacnet.READ_PROPERTY, read);
        say(false, ORIGINAL_UNICAST, "010060" + octet(invoke) + "05");
        ask(Bacnet.READ_PROPERTY, read);
        say(false, ORIGINAL_UNICAST, "010071" + octet(invoke) + "04");
    }

    /** An answer in two segments, each acknowledged, clause 5.4. */
    private void segmented() {
        ask(Bacnet.READ_PROPERTY, "0C02000001 194C");
        say(false, ORIGINAL_UNICAST, "01003C" + octet(invoke) + "00 01 0C 0C02000001 194C 3E C402000001");
        say(true, ORIGINAL_UNICAST, "010040" + octet(invoke) + "00 01");
        say(false, ORIGINAL_UNICAST, "010038" + octet(invoke) + "01 01 0C C400000001 3F");
        say(true, ORIGINAL_UNICAST, "010040" + octet(invoke) + "01 01");
    }

    /**
     * Through a router (clause 6.2.2), a foreign device's broadcast, and what a BBMD makes of it (Annex J.2.9, J.2.5).
     */
    private void passedOn() {
        say(false, ORIGINAL_BROADCAST, "0128FFFF00 0005 01 07 FF 1000 C402000007 2201E0 9103 2163");
        say(true, 0x09, "0120FFFF00FF 1008");
        say(false, 0x04, "0A14000A BAC0 0120FFFF00FF 1008");
    }
}
