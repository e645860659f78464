package io.otus.dissect.fins;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.ValueList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An I/O memory area as a code designates it, W342 §5-2-2.
 *
 * @param code 0 to 255
 * @param space the point space: the letters that programs write before an address, with {@code .bit} for bits,
 *     {@code .flag} for completion flags and {@code .forced} for values with their forced status
 * @param size octets of an item: 1, 2 or 4
 * @param isBit whether items are bits of words
 */
record MemoryArea(int code, String space, int size, boolean isBit) {
    private static final MemoryArea[] AREAS = new MemoryArea[256];
    private static final Map<String, MemoryArea> BY_SPACE = new HashMap<>();

    /** Timers have addresses below, and counters from here on. */
    private static final int COUNTERS = 0x8000;

    private static final int BANKS = 16;

    static {
        bits(0x30, "CIO.bit", "W.bit", "H.bit", "A.bit");
        bits(0x70, "CIO.bit.forced", "W.bit.forced", "H.bit.forced");
        put(0xB0, 2, "CIO", "W", "H", "A");
        put(0xF0, 4, "CIO.forced", "W.forced", "H.forced");
        put(0x09, 1, "T.flag");
        put(0x49, 1, "T.flag.forced");
        put(0x89, 2, "T");
        bits(0x02, "D.bit");
        put(0x82, 2, "D");
        for (int bank = 0; bank < BANKS; bank++) {
            bits(0x20 + bank, "E" + Integer.toHexString(bank).toUpperCase(java.util.Locale.ROOT) + ".bit");
            put(0xA0 + bank, 2, "E" + Integer.toHexString(bank).toUpperCase(java.util.Locale.ROOT));
        }
        for (int bank = 0; bank <= 8; bank++) {
            bits(0xE0 + bank, "E1" + bank + ".bit");
            put(0x60 + bank, 2, "E1" + bank);
        }
        bits(0x0A, "E.bit");
        put(0x98, 2, "E");
        put(0x06, 1, "TK");
        put(0x46, 1, "TK.status");
        put(0xDC, 4, "IR");
        put(0xBC, 2, "DR");
        put(0x07, 1, "CF");
        // CV mode, whose addresses are others.
        bits(0x00, "CV.CIO.bit");
        bits(0x40, "CV.CIO.bit.forced");
        put(0x80, 2, "CV.CIO");
        put(0xC0, 4, "CV.CIO.forced");
        put(0x01, 1, "CV.TC.flag");
        put(0x41, 1, "CV.TC.flag.forced");
        put(0x81, 2, "CV.TC");
        for (int bank = 0; bank < 8; bank++) {
            put(0x90 + bank, 2, "CV.E" + bank);
        }
    }

    private static void put(int code, int size, String... spaces) {
        for (int i = 0; i < spaces.length; i++) {
            add(new MemoryArea(code + i, spaces[i], size, false));
        }
    }

    private static void bits(int code, String... spaces) {
        for (int i = 0; i < spaces.length; i++) {
            add(new MemoryArea(code + i, spaces[i], 1, true));
        }
    }

    private static void add(MemoryArea area) {
        AREAS[area.code()] = area;
        BY_SPACE.put(area.space(), area);
        if (area.space().startsWith("T.") || area.space().equals("T")) {
            BY_SPACE.put("C" + area.space().substring(1), area);
        }
    }

    /** The area of a code; null where W342 has none. */
    static @Nullable MemoryArea of(int code) {
        return AREAS[code];
    }

    /** The area of a point space; null where it is none of these. */
    static @Nullable MemoryArea of(String space) {
        return BY_SPACE.get(space);
    }

    /** The space of an address: timers and counters share their codes. */
    String space(int address) {
        return isCounter(address) ? "C" + space.substring(1) : space;
    }

    /** The index of an address in its space: of a bit, 16 times that of its word, and its place. */
    long index(int address, int bit) {
        if (isBit) {
            return address * 16L + bit;
        }
        return isCounter(address) ? address - COUNTERS : address;
    }

    private boolean isCounter(int address) {
        return address >= COUNTERS && space.charAt(0) == 'T' && (space.length() == 1 || space.charAt(1) == '.');
    }

    /** How many items there are from an address on. */
    long itemsFrom(int address, int bit) {
        return isBit ? 0x10000 * 16L - address * 16L - bit : 0x10000L - address;
    }

    /**
     * The values of {@code count} items, which must be there; none where each item has a forced status beside its
     * value.
     */
    ValueList values(ByteView data, int at, int count) {
        if (size == 2) {
            return ValueList.words(data, at, count);
        }
        if (size == 4) {
            if (space.endsWith(".forced")) {
                return ValueList.NONE;
            }
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = data.u32(at + 4 * i);
            }
            return ValueList.unsigned(values);
        }
        byte[] packed = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
            packed[i / 8] |= (byte) ((data.u8(at + i) & 1) << i % 8);
        }
        return ValueList.bits(ByteView.of(packed), 0, count);
    }
}
