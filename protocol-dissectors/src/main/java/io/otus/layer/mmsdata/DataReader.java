package io.otus.layer.mmsdata;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Data, one message with one reader: the number of values of a message is bounded. Contents that their type
 * cannot have are kept as octets and make the reader {@link #broken}. Confined.
 */
public final class DataReader {
    /** Most values of one message, those within others counted too; what is beyond is left out. */
    public static final int MAX_VALUES = 4_096;

    /** Most characters of a text, and most octets of others, that are kept. */
    public static final int MAX_TEXT = 1_024;

    private static final int MAX_OCTETS = 256;
    private static final int SINGLE_EXPONENT = 8;
    private static final int DOUBLE_EXPONENT = 11;
    private static final LocalDate BINARY_TIME_EPOCH = LocalDate.of(1984, 1, 1);
    private static final long DAY = 86_400_000L;

    private int values;
    private boolean broken;

    /** Whether an element broke the encoding, had contents that its type cannot have, or was one too many. */
    public boolean broken() {
        return broken;
    }

    /** The values that are left in a sequence of Data. */
    public List<Data> all(BerReader reader) {
        List<Data> data = new ArrayList<>();
        while (values < MAX_VALUES && reader.next()) {
            data.add(read(reader));
        }
        broken |= reader.broken() || (values >= MAX_VALUES && reader.next());
        return data;
    }

    /** The value that the reader stands on. */
    public Data read(BerReader element) {
        values++;
        int number = element.tag() - BerReader.CONTEXT;
        DataType type = DataType.of(number);
        if (type.hasElements()) {
            return new Data.Group(type, all(element.inner()));
        }
        ByteView content = element.content();
        ValueList value = element.constructed() ? ValueList.NONE : simple(type, content);
        if (value.size() == 0) {
            broken = true;
            return new Data.Simple(DataType.UNKNOWN, octets(content));
        }
        return new Data.Simple(type, value);
    }

    private static ValueList simple(DataType type, ByteView content) {
        int length = content.length();
        return switch (type) {
            case BOOLEAN -> length == 1 ? ValueList.bit(BerValue.bool(content)) : ValueList.NONE;
            case BIT_STRING, BOOLEAN_ARRAY ->
                BerValue.bitCount(content) < 0 ? ValueList.NONE : ValueList.text(BerValue.bits(content));
            case INTEGER, BCD ->
                BerValue.isInteger(content) ? ValueList.signed(BerValue.integer(content)) : ValueList.NONE;
            case UNSIGNED -> BerValue.isUnsigned(content) ? unsigned(BerValue.unsigned(content)) : ValueList.NONE;
            case FLOATING_POINT -> real(content);
            case OCTET_STRING -> octets(content);
            case VISIBLE_STRING, MMS_STRING, GENERALIZED_TIME -> ValueList.text(BerValue.text(content, MAX_TEXT));
            case BINARY_TIME -> binaryTime(content);
            case OBJ_ID -> length == 0 ? ValueList.NONE : ValueList.text(BerValue.objectIdentifier(content));
            case UTC_TIME ->
                length == UtcTime.SIZE ? ValueList.text(UtcTime.read(content).text()) : ValueList.NONE;
            case ARRAY, STRUCTURE, UNKNOWN -> ValueList.NONE;
        };
    }

    private static ValueList unsigned(long value) {
        return value < 0 ? ValueList.text(Long.toUnsignedString(value)) : ValueList.unsigned(value);
    }

    /** FloatingPoint: an octet with the width of the exponent, then the number (IEC 61850-8-1 §8.1.3.4). */
    private static ValueList real(ByteView content) {
        if (content.length() == 5 && content.u8(0) == SINGLE_EXPONENT) {
            return ValueList.reals(Single.number(content.f32(1)));
        }
        return content.length() == 9 && content.u8(0) == DOUBLE_EXPONENT
                ? ValueList.reals(content.f64(1))
                : ValueList.NONE;
    }

    /** TimeOfDay: milliseconds since midnight, and in six octets the days since 1984-01-01 too. */
    private static ValueList binaryTime(ByteView content) {
        if ((content.length() != 4 && content.length() != 6) || content.u32(0) >= DAY) {
            return ValueList.NONE;
        }
        long milliseconds = content.u32(0);
        StringBuilder text = new StringBuilder(24);
        if (content.length() == 6) {
            text.append(BINARY_TIME_EPOCH.plusDays(content.u16(4))).append('T');
        }
        two(text, milliseconds / 3_600_000).append(':');
        two(text, milliseconds / 60_000 % 60).append(':');
        two(text, milliseconds / 1_000 % 60).append('.');
        long rest = milliseconds % 1_000;
        return ValueList.text(
                text.append(rest / 100).append(rest / 10 % 10).append(rest % 10).toString());
    }

    private static StringBuilder two(StringBuilder text, long number) {
        return text.append(number / 10).append(number % 10);
    }

    private static ValueList octets(ByteView content) {
        return ValueList.text(
                content.octets(0, Math.min(content.length(), MAX_OCTETS)).toString());
    }
}
