package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import io.otus.dissect.dnp3.ObjectLayout.Quality;
import io.otus.dissect.dnp3.ObjectLayout.Time;
import io.otus.dissect.dnp3.ObjectLayout.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the point objects of one header into columns. Columns grow with octets that are there: the caller has checked
 * that all objects lie within the fragment. Confined; one per header.
 */
final class PointReader {
    private static final long[] NO_NUMBERS = {};

    private final ByteView bytes;
    private final ObjectLayout layout;
    private final int indexSize;
    private final int size;
    private final int count;
    private final long[] indexes;
    private final long[] integers;
    private final double[] reals;
    private final List<String> texts;
    private final byte[] qualities;
    private final long[] times;
    private boolean damaged;

    /**
     * For {@code count} objects that are not packed.
     *
     * @param indexSize octets of the index before each object, 0 to 4
     * @param size octets of each object without its index
     */
    PointReader(ByteView bytes, ObjectLayout layout, int indexSize, int size, int count) {
        this.bytes = bytes;
        this.layout = layout;
        this.indexSize = indexSize;
        this.size = size;
        this.count = count;
        Value value = layout.value();
        boolean isText = value.isText();
        indexes = indexSize == 0 ? NO_NUMBERS : new long[count];
        integers = value == Value.NONE || value.isReal() || isText ? NO_NUMBERS : new long[count];
        reals = new double[value.isReal() ? count : 0];
        texts = isText ? new ArrayList<>(count) : List.of();
        qualities = new byte[layout.quality() == Quality.NONE ? 0 : count];
        times = layout.time() == Time.NONE ? NO_NUMBERS : new long[count];
    }

    /** Packed points, consecutive from {@code first}; the octets must be there. */
    static ObjectData.Points packed(ByteView bytes, int at, int bitsEach, long first, int count) {
        ValueList values;
        if (bitsEach == 1) {
            values = ValueList.bits(bytes, at, count);
        } else {
            long[] pairs = new long[count];
            for (int i = 0; i < count; i++) {
                pairs[i] = (bytes.u8(at + i / 4) >> (2 * (i % 4))) & 3;
            }
            values = ValueList.unsigned(pairs);
        }
        return new ObjectData.Points(
                first,
                ValueList.NONE,
                Octets.EMPTY,
                Octets.EMPTY,
                values,
                ValueList.NONE,
                ObjectData.Points.NO_TIME,
                count);
    }

    /**
     * Reads all objects from {@code at}.
     *
     * @param first index of the first where they have none of their own; {@link PointRange#NO_INDEX} where nothing
     *     gives one
     * @param commonTime what relative times count from; {@link ObjectData.Points#UNKNOWN_TIME} where nothing told it
     */
    ObjectData.Points read(int at, long first, long commonTime) {
        int o = at;
        for (int i = 0; i < count; i++) {
            if (indexSize > 0) {
                indexes[i] = Qualifier.number(bytes, o, indexSize);
            }
            object(o + indexSize, i);
            o += indexSize + size;
        }
        Octets quality = Octets.copyOf(qualities);
        boolean flags = layout.quality() == Quality.FLAGS;
        return new ObjectData.Points(
                first,
                indexSize == 0 ? ValueList.NONE : ValueList.unsigned(indexes),
                flags ? quality : Octets.EMPTY,
                flags ? Octets.EMPTY : quality,
                values(0, count),
                times.length == 0 ? ValueList.NONE : ValueList.unsigned(times),
                layout.time() == Time.RELATIVE ? commonTime : ObjectData.Points.NO_TIME,
                count);
    }

    private void object(int at, int i) {
        int o = at;
        if (layout.time() == Time.ABSOLUTE_FIRST) {
            times[i] = bytes.le48(o);
            o += layout.time().size();
        }
        if (layout.quality() == Quality.FLAGS || layout.quality() == Quality.STATUS) {
            qualities[i] = (byte) bytes.u8(o++);
        }
        value(o, i);
        o += layout.value().size();
        if (layout.quality() == Quality.STATUS_LAST) {
            qualities[i] = (byte) bytes.u8(o);
        } else if (layout.time() == Time.ABSOLUTE) {
            times[i] = bytes.le48(o);
        } else if (layout.time() == Time.RELATIVE) {
            times[i] = bytes.le16(o);
        }
    }

    private void value(int at, int i) {
        switch (layout.value()) {
            case NONE, PACKED_1, PACKED_2 -> {}
            case TOP_BIT -> {
                integers[i] = (qualities[i] >> 7) & 1;
                if (layout.quality() == Quality.STATUS) {
                    qualities[i] &= 0x7F;
                }
            }
            case TOP_BITS -> integers[i] = (qualities[i] >> 6) & 3;
            case U8 -> integers[i] = bytes.u8(at);
            case U16 -> integers[i] = bytes.le16(at);
            case U32 -> integers[i] = bytes.le32(at);
            case S16 -> integers[i] = bytes.leS16(at);
            case S32 -> integers[i] = bytes.leS32(at);
            case F32 -> reals[i] = Single.number(bytes.leF32(at));
            case F64 -> reals[i] = bytes.leF64(at);
            case STRING -> texts.add(text(at));
            case F80 -> texts.add(bytes.octets(at, size).toString());
            case BCD_4, BCD_8, BCD_16 -> integers[i] = decimal(at);
        }
    }

    /** Binary-coded digits, two in an octet and the least significant first. */
    private long decimal(int at) {
        long value = 0;
        for (int o = at + layout.value().size() - 1; o >= at; o--) {
            int high = bytes.u8(o) >> 4;
            int low = bytes.u8(o) & 0x0F;
            if (high > 9 || low > 9) {
                damaged = true;
            }
            value = value * 100 + high * 10L + low;
        }
        return value;
    }

    /** Whether a digit of a binary-coded decimal was none: its number means nothing. */
    boolean isDamaged() {
        return damaged;
    }

    /** The string up to its padding where it is printable, else its octets in hexadecimal. */
    private String text(int at) {
        int end = size;
        while (end > 0 && bytes.u8(at + end - 1) == 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            int c = bytes.u8(at + i);
            if (c < 0x20 || c > 0x7E) {
                return bytes.octets(at, size).toString();
            }
        }
        return bytes.text(at, end, StandardCharsets.US_ASCII);
    }

    private ValueList values(int from, int to) {
        int n = to - from;
        if (reals.length > 0) {
            double[] part = new double[n];
            System.arraycopy(reals, from, part, 0, n);
            return ValueList.reals(part);
        }
        if (!texts.isEmpty()) {
            return ValueList.texts(texts.subList(from, to));
        }
        if (integers.length == 0) {
            return ValueList.NONE;
        }
        if (layout.value() == Value.TOP_BIT) {
            byte[] packed = new byte[(n + 7) / 8];
            for (int i = 0; i < n; i++) {
                packed[i / 8] |= (byte) (integers[from + i] << (i % 8));
            }
            return ValueList.bits(ByteView.of(packed), 0, n);
        }
        long[] part = new long[n];
        System.arraycopy(integers, from, part, 0, n);
        return layout.value().isSigned() ? ValueList.signed(part) : ValueList.unsigned(part);
    }

    /** Adds the points of a group that were read, in runs of consecutive indexes. */
    void points(int group, ObjectData.Points read, List<PointRange> points) {
        String space = PointNames.space(group);
        Flaws flaws = PointFlags.of(group, read.flags());
        if (indexSize == 0) {
            if (read.first() != PointRange.NO_INDEX && count > 0) {
                points.add(new PointRange(space, read.first(), count, read.values(), flaws));
            }
            return;
        }
        int from = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || indexes[i] != indexes[i - 1] + 1) {
                ValueList values = from == 0 && i == count ? read.values() : values(from, i);
                points.add(new PointRange(space, indexes[from], i - from, values, flaws.part(from, i)));
                from = i;
            }
        }
    }
}
