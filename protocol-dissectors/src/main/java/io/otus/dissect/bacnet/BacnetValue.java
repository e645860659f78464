package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Primitive values, clause 20.2.2 to 20.2.14. */
final class BacnetValue {
    static final int NULL = 0;
    static final int BOOLEAN = 1;
    static final int UNSIGNED = 2;
    static final int SIGNED = 3;
    static final int REAL = 4;
    static final int DOUBLE = 5;
    static final int OCTET_STRING = 6;
    static final int CHARACTER_STRING = 7;
    static final int BIT_STRING = 8;
    static final int ENUMERATED = 9;
    static final int DATE = 10;
    static final int TIME = 11;
    static final int OBJECT_IDENTIFIER = 12;

    /** Most named bits of a bit string; the rest are left out. */
    private static final int MAX_BITS = 512;

    private static final Map<Integer, Charset> CODE_PAGES = codePages();
    private static final Charset JIS_X_0208 = charset("x-JIS0208");
    private static final Charset JIS_WITH_ESCAPES = charset("ISO-2022-JP");
    private static final int ESCAPE = 0x1B;
    /**
     * The value of type Null. It differs from a text of the same letters by its object identity: it is passed on as it
     * is, and never copied.
     */
    private static final ValueList NULL_VALUE = ValueList.text("null");

    private static final String[] WEEKDAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

    private static final int ODD_MONTHS = 13;
    private static final String[] MONTH_PATTERNS = {"odd", "even"};
    private static final int LAST_DAY = 32;
    private static final String[] DAY_PATTERNS = {"last", "odd", "even"};

    private BacnetValue() {}

    /** Whether it is the value of type Null, and no text of the same letters. */
    @SuppressWarnings("ReferenceEquality") // only that constant is it
    static boolean isNull(ValueList value) {
        return value == NULL_VALUE;
    }

    /**
     * Whether a value of this type may have this many octets (clause 20.2). The length of an application boolean is its
     * value.
     */
    static boolean hasRightLength(int type, int length, boolean application) {
        return switch (type) {
            case NULL -> length == 0;
            case BOOLEAN -> application ? length <= 1 : length == 1;
            case UNSIGNED, ENUMERATED, SIGNED -> length >= 1 && length <= 8;
            case REAL, DATE, TIME, OBJECT_IDENTIFIER -> length == 4;
            case DOUBLE -> length == 8;
            case CHARACTER_STRING, BIT_STRING -> length >= 1;
            default -> true;
        };
    }

    /** The value of the tag that the reader stands on, read as this type; octets where its length does not fit. */
    static ValueList read(TagReader tag, int type, Names names) {
        boolean application = tag.isApplication();
        ByteView value = tag.value();
        if (!hasRightLength(type, tag.length(), application)) {
            return raw(value);
        }
        return switch (type) {
            case NULL -> NULL_VALUE;
            case BOOLEAN -> ValueList.bit((application ? tag.length() : value.u8(0)) != 0);
            case UNSIGNED -> unsigned(tag.unsigned());
            case ENUMERATED -> enumerated(tag.unsigned(), names);
            case SIGNED -> ValueList.signed(signed(tag));
            case REAL -> ValueList.reals(Single.number(value.f32(0)));
            case DOUBLE -> ValueList.reals(value.f64(0));
            case CHARACTER_STRING -> ValueList.text(text(value));
            case BIT_STRING -> ValueList.text(bits(value, names));
            case DATE -> ValueList.text(date(value));
            case TIME -> ValueList.text(time(value));
            case OBJECT_IDENTIFIER -> ValueList.text(BacnetNames.object(value.u32(0)));
            default -> raw(value);
        };
    }

    private static ValueList unsigned(long value) {
        return value < 0 ? ValueList.text(Long.toUnsignedString(value)) : ValueList.unsigned(value);
    }

    private static ValueList enumerated(long number, Names names) {
        String name = names.find(number);
        return name != null ? ValueList.text(name) : unsigned(number);
    }

    static ValueList raw(ByteView value) {
        return ValueList.text(value.octets().toString());
    }

    private static long signed(TagReader tag) {
        int unused = 64 - 8 * tag.length();
        return tag.unsigned() << unused >> unused;
    }

    /** Clause 20.2.9: the first octet names the character set; in set 1 the number of a code page follows. */
    static String text(ByteView value) {
        if (value.length() == 0) {
            return "";
        }
        int skipped = 1;
        Charset charset = StandardCharsets.ISO_8859_1;
        switch (value.u8(0)) {
            case 0 -> charset = StandardCharsets.UTF_8;
            case 1 -> {
                skipped = Math.min(3, value.length());
                charset = skipped < 3 ? charset : CODE_PAGES.getOrDefault(value.u16(1), charset);
            }
            case 2 -> charset = jis(value);
            case 3 -> charset = StandardCharsets.UTF_32BE;
            case 4 -> charset = StandardCharsets.UTF_16BE;
            default -> {}
        }
        return value.text(skipped, value.length() - skipped, charset);
    }

    /**
     * JIS X 0208 has two octets a character, each from 21 to 7E. Where octets of ISO 2022 say what follows, those hold;
     * what is neither is left as single octets.
     */
    private static Charset jis(ByteView value) {
        boolean isPairs = value.length() % 2 == 1;
        for (int i = 1; i < value.length(); i++) {
            int octet = value.u8(i);
            if (octet == ESCAPE) {
                return JIS_WITH_ESCAPES;
            }
            isPairs &= octet >= 0x21 && octet <= 0x7E;
        }
        return isPairs ? JIS_X_0208 : StandardCharsets.ISO_8859_1;
    }

    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }

    /** The code pages of clause 20.2.9 that this runtime knows. */
    private static Map<Integer, Charset> codePages() {
        Map<Integer, Charset> pages = new HashMap<>();
        Map.of(
                        437, "IBM437",
                        850, "IBM850",
                        852, "IBM852",
                        866, "IBM866",
                        932, "windows-31j",
                        936, "GBK",
                        949, "x-windows-949",
                        950, "x-windows-950",
                        1250, "windows-1250",
                        1252, "windows-1252")
                .forEach((page, name) -> {
                    if (Charset.isSupported(name)) {
                        pages.put(page, Charset.forName(name));
                    }
                });
        return pages;
    }

    /**
     * Clause 20.2.10: the first octet counts the unused bits at the end. With names, those of the bits that are set.
     */
    private static String bits(ByteView value, Names names) {
        int count = Math.min(MAX_BITS, Math.max(0, 8 * (value.length() - 1) - value.u8(0)));
        boolean named = names.find(0) != null;
        StringBuilder bits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            boolean set = (value.u8(1 + i / 8) >> (7 - i % 8) & 1) != 0;
            if (!named) {
                bits.append(set ? '1' : '0');
            } else if (set) {
                bits.append(bits.isEmpty() ? "" : ",").append(names.text(i));
            }
        }
        return named && bits.isEmpty() ? "none" : bits.toString();
    }

    /**
     * Clause 20.2.12: year less 1900, month, day, day of week; 255 is any, months 13 and 14 those with an odd and an
     * even number, day 32 the last of the month, 33 and 34 those with an odd and an even number. The day of week is
     * told where the date leaves something open.
     */
    static String date(ByteView value) {
        StringBuilder date = new StringBuilder(14);
        part(date, value.u8(0) == 255 ? -1 : 1900 + value.u8(0), 4).append('-');
        boolean open = value.u8(0) == 255;
        open |= pattern(date, value.u8(1), ODD_MONTHS, MONTH_PATTERNS);
        date.append('-');
        open |= pattern(date, value.u8(2), LAST_DAY, DAY_PATTERNS);
        int weekday = value.u8(3);
        if (open && weekday >= 1 && weekday <= WEEKDAYS.length) {
            date.append(' ').append(WEEKDAYS[weekday - 1]);
        }
        return date.toString();
    }

    /** A month or day, or which of them are meant; whether it leaves something open. */
    private static boolean pattern(StringBuilder date, int number, int first, String[] names) {
        if (number >= first && number < first + names.length) {
            date.append(names[number - first]);
            return true;
        }
        part(date, number == 255 ? -1 : number, 2);
        return number == 255;
    }

    /** Clause 20.2.13: hour, minute, second, hundredths; 255 is any. */
    static String time(ByteView value) {
        StringBuilder time = new StringBuilder(11);
        for (int i = 0; i < 4; i++) {
            part(time, value.u8(i) == 255 ? -1 : value.u8(i), 2);
            if (i < 3) {
                time.append(i == 2 ? '.' : ':');
            }
        }
        return time.toString();
    }

    private static StringBuilder part(StringBuilder text, int number, int digits) {
        if (number < 0) {
            return text.append('*');
        }
        String decimal = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, digits - decimal.length()))).append(decimal);
    }
}
