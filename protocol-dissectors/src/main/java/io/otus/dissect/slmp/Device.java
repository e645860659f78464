package io.otus.dissect.slmp;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device, SH-080956 §5.2: a memory of a controller.
 *
 * @param name letters that programs write before its number, which are its code in ASCII too
 * @param code in binary code, 0 to 255
 * @param kind what it holds
 * @param base of its numbers in ASCII code, 10 or 16
 */
record Device(String name, int code, Kind kind, int base) {
    /** The kinds of points of a device. */
    enum Kind {
        /** One bit. */
        BIT,
        /** Sixteen bits. */
        WORD,
        /** Thirty-two bits. */
        LONG
    }

    private static final Device[] BY_CODE = new Device[256];
    private static final Map<String, Device> BY_NAME = new HashMap<>();

    static {
        """
        SM 91 BIT 10
        SD A9 WORD 10
        X 9C BIT 16
        Y 9D BIT 16
        M 90 BIT 10
        L 92 BIT 10
        F 93 BIT 10
        V 94 BIT 10
        B A0 BIT 16
        D A8 WORD 10
        W B4 WORD 16
        TS C1 BIT 10
        TC C0 BIT 10
        TN C2 WORD 10
        LTS 51 BIT 10
        LTC 50 BIT 10
        LTN 52 LONG 10
        SS C7 BIT 10
        SC C6 BIT 10
        SN C8 WORD 10
        LSTS 59 BIT 10
        LSTC 58 BIT 10
        LSTN 5A LONG 10
        CS C4 BIT 10
        CC C3 BIT 10
        CN C5 WORD 10
        LCS 55 BIT 10
        LCC 54 BIT 10
        LCN 56 LONG 10
        SB A1 BIT 16
        SW B5 WORD 16
        S 98 BIT 10
        DX A2 BIT 16
        DY A3 BIT 16
        Z CC WORD 10
        LZ 62 LONG 10
        R AF WORD 10
        ZR B0 WORD 16
        RD 2C WORD 10
        """.lines().forEach(Device::put);
    }

    private static void put(String line) {
        String[] words = line.split(" ", 4);
        Device device = new Device(
                words[0], Integer.parseInt(words[1], 16), Kind.valueOf(words[2]), Integer.parseInt(words[3]));
        BY_CODE[device.code()] = device;
        BY_NAME.put(device.name(), device);
    }

    /** The device of a point space; null where it is none. */
    static @Nullable Device of(String space) {
        return BY_NAME.get(space);
    }

    boolean isBit() {
        return kind == Kind.BIT;
    }

    /**
     * A device with a number, as a request names it.
     *
     * @param device null where its code is not known
     * @param code in binary code; -1 in ASCII code
     * @param letters in ASCII code; empty in binary code
     * @param number of its first point
     */
    record Head(@Nullable Device device, int code, String letters, long number) {
        /** In the form of subcommands 0000 and 0001 (Q and L Series), or 0002 and 0003 (iQ-R Series). */
        static Head read(SlmpReader in, boolean isLong) {
            if (in.isAscii()) {
                String letters = in.text(isLong ? 4 : 2).replace("*", "");
                Device device = BY_NAME.get(letters);
                int base = device == null ? 16 : device.base();
                return new Head(device, -1, letters, in.digits(isLong ? 8 : 6, base));
            }
            long number = isLong ? in.dword() : in.number24();
            int code = isLong ? in.word() : in.octet();
            return new Head(code < BY_CODE.length ? BY_CODE[code] : null, code, "", number);
        }

        void fields(List<Element> into) {
            if (code >= 0) {
                into.add(Element.number("device_code", code));
            }
            into.add(Element.text("device", device == null ? letters : device.name()));
            into.add(Element.number("head_device_number", number));
        }

        /**
         * A range of this many words from here on, of a bit device 16 points each; null where the device is not known.
         */
        @Nullable
        PointRange words(int count) {
            return device == null || count < 1
                    ? null
                    : PointRange.of(device.name(), number, device.isBit() ? 16 * count : count);
        }

        /** A range of this many points from here on; null where the device is not known. */
        @Nullable
        PointRange points(int count) {
            return device == null || count < 1 ? null : PointRange.of(device.name(), number, count);
        }
    }
}
