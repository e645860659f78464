package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in commands of PLC-2 and PLC-5 controllers, Rockwell Automation 1770-6.5.16 chapters 7 and 13;
 * little-endian.
 *
 * @param text such as {@code $N7:0}, {@code file7:0} or {@code memory:16}
 * @param point the place; null where the address is a text
 * @param end octets of the address
 */
record PcccAddress(String text, @Nullable PointRange point, int end) {
    private static final int MORE = 0xFF;
    private static final int FILE_LEVEL = 2;
    private static final int MAX_LEVELS = 7;

    /** An address of a PLC-5: in ASCII behind 0 and '$' up to a 0, or in levels; null where it is neither. */
    static @Nullable PcccAddress plc5(ByteView b) {
        return b.has(0, 2) && b.u8(0) == 0 && b.u8(1) == '$' ? ascii(b) : levels(b);
    }

    private static @Nullable PcccAddress ascii(ByteView b) {
        String address = b.textToNul(2, b.length(), StandardCharsets.ISO_8859_1);
        return address.isBlank()
                ? null
                // Each character is one octet.
                : new PcccAddress(address, null, Math.min(2 + address.length() + 1, b.length()));
    }

    /**
     * Logical binary address: a bit for each level that follows, from the lowest one; the others are 0. Levels are
     * area, file, element and sub-elements, each u8, or u16 behind 0xFF.
     */
    private static @Nullable PcccAddress levels(ByteView b) {
        int mask = b.length() == 0 ? 0 : b.u8(0);
        if ((mask & FILE_LEVEL) == 0 || mask >> MAX_LEVELS != 0) {
            return null;
        }
        int[] levels = new int[MAX_LEVELS];
        int at = 1;
        for (int level = 0; level < MAX_LEVELS; level++) {
            if ((mask >> level & 1) == 0) {
                continue;
            }
            boolean more = b.has(at, 1) && b.u8(at) == MORE;
            if (!b.has(at, more ? 3 : 1)) {
                return null;
            }
            levels[level] = more ? b.le16(at + 1) : b.u8(at);
            at += more ? 3 : 1;
        }
        // The type of a file is not in the address.
        StringBuilder text = new StringBuilder("file").append(levels[1]);
        String space = text.toString();
        text.append(':').append(levels[2]);
        for (int level = 3; level < MAX_LEVELS && mask >> level != 0; level++) {
            text.append('.').append(levels[level]);
            space += "." + levels[level];
        }
        return new PcccAddress(text.toString(), PointRange.of(space, levels[2], 1), at);
    }

    /** A command's parameters with this address. */
    Pccc.Parameters parameters(int size, int count, ValueList values) {
        PointRange place = point;
        if (place == null) {
            return new Pccc.Parameters(
                    text, size, "", ValueList.NONE, List.of(PointRange.named(text.replace(' ', '_'))));
        }
        PointRange range = PointRange.of(place.space(), place.first(), Math.max(1, count));
        return new Pccc.Parameters(
                text, size, "", values, List.of(values.size() == range.count() ? range.with(values) : range));
    }

    /** Bytes of a memory without files, as PLC-2 commands and physical ones name them. */
    static Pccc.Parameters memory(String space, long address, int size) {
        if (size <= 0 || address > Integer.MAX_VALUE - size) {
            return Pccc.Parameters.NONE;
        }
        PointRange range = PointRange.of(space, address, size);
        return new Pccc.Parameters(space + ":" + address, size, "", ValueList.NONE, List.of(range));
    }

    /** Addresses u16 of a PLC-2, each with a mask of bits to set and one of bits to clear. */
    static Pccc.Parameters bits(ByteView b) {
        if (b.length() == 0 || b.length() % 4 != 0) {
            return Pccc.Parameters.NONE;
        }
        List<PointRange> points = new ArrayList<>();
        for (int at = 0; at < b.length(); at += 4) {
            points.add(PointRange.of("memory", b.le16(at), 1));
        }
        return new Pccc.Parameters("memory:" + b.le16(0), -1, "", ValueList.NONE, points);
    }
}
