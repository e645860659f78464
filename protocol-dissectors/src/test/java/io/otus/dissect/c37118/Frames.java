package io.otus.dissect.c37118;

import io.otus.core.bytes.Octets;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Frames in hexadecimal, put together by the tables of IEEE Std C37.118.2-2011 §6, and the examples of its Annex D. */
final class Frames {
    /** Annex D, Table D.2: configuration 2 of Station A. */
    static final String CFG_2 = "AA31 01C6 1E36 448527F0 56071098 000F4240 0001" + name("Station A")
            + "1E36 0004 0004 0003 0001" + name("VA") + name("VB") + name("VC") + name("I1") + name("ANALOG1")
            + name("ANALOG2") + name("ANALOG3") + breakers() + "000DF847 000DF847 000DF847 0100B2D0"
            + "00000001 01000001 02000001 0000FFFF 0000 0016 001E D5D1";

    /** Annex D, Table D.1: data of Station A. */
    static final String DATA = "AA01 0034 1E36 44853600 000041B1 0000 392B0000 E36ACE7C E36A3183 04440000 09C4 0000"
            + "42C80000 447A0000 461C4000 3C12 D43F";

    private Frames() {}

    /** Bits of the digital status word of Annex D. */
    private static String breakers() {
        StringBuilder names = new StringBuilder();
        for (char each : "123456789ABCDEFG".toCharArray()) {
            names.append(name("BREAKER " + each + " STATUS"));
        }
        return names.toString();
    }

    /** A name of 16 bytes. */
    static String name(String text) {
        return text(String.format(Locale.ROOT, "%-16s", text));
    }

    /** A name behind its length. */
    static String counted(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8).length, 2) + text(text);
    }

    static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(int value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "X", value);
    }

    /** A frame of stream 7 at second 1000. */
    static String frame(String sync, String content) {
        return frame(sync, 7, 1_000, 0, content);
    }

    static String frame(String sync, int idcode, int soc, int fracsec, String content) {
        int size = 16 + content.replace(" ", "").length() / 2;
        return checked(sync + hex(size, 4) + hex(idcode, 4) + hex(soc, 8) + hex(fracsec, 8) + content);
    }

    /** With the check behind it, bit by bit as Annex B has it. */
    static String checked(String frame) {
        Octets bytes = Octets.ofHex(frame);
        int crc = 0xFFFF;
        for (int i = 0; i < bytes.length(); i++) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean feedback = (crc >> 15 & 1) != (bytes.u8(i) >> bit & 1);
                crc = (crc << 1 & 0xFFFF) ^ (feedback ? 0x1021 : 0);
            }
        }
        return frame + hex(crc, 4);
    }

    /**
     * One unit of a configuration 2 with a phasor in volts, counted in tenths, and a digital word: name, IDCODE,
     * format, CFGCNT.
     */
    static String unit(String stn, int idcode, String format, int cfgcnt) {
        return name(stn) + hex(idcode, 4) + format + "0001 0000 0001" + name("VA")
                + name("BIT").repeat(16) + "00002710 0000FFFF 0001" + hex(cfgcnt, 4);
    }

    /** A configuration 2 of stream 7 with these units, at a thousand counts a second. */
    static String configuration(String... units) {
        return frame("AA32", "000003E8" + hex(units.length, 4) + String.join("", units) + "0032");
    }

    /** One unit of a configuration 3 with a phasor, an analog and a digital word. */
    static String extendedUnit(String stn, int idcode) {
        return counted(stn) + hex(idcode, 4) + "000102030405060708090A0B0C0D0E0F 0000 0001 0001 0001" + counted("I A")
                + counted("") + counted("BIT").repeat(16) + "00000800 3F000000 3E800000 40000000 3F800000 0000FFFF"
                + "42480000 C1200000 42C80000 4D 00000014 0000000A 0001 0005";
    }
}
