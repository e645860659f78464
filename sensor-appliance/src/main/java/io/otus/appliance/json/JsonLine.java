package io.otus.appliance.json;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Builds one line of JSON after another on a byte array that it reuses. Text may hold anything: what could end a line,
 * steer a terminal or turn the direction of writing is escaped. Names are constants of the program and are written as
 * they are.
 *
 * <p>Confined to one thread.
 */
public final class JsonLine implements FieldWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int INITIAL = 4_096;
    /** Most bytes that a character becomes. */
    private static final int LONGEST_ESCAPE = 6;

    private final IsoTime isoTime = new IsoTime();
    private final Names names = new Names();
    private final TextFields textFields = new TextFields();
    /** Values on their way into a line. */
    private final long[] integers = new long[64];

    private byte[] bytes = new byte[INITIAL];
    private int size;
    private byte[] closers = new byte[16];
    private int depth;
    private boolean comma;

    /** Begins a line with its object. */
    public JsonLine begin() {
        size = 0;
        depth = 0;
        comma = false;
        open('{', '}');
        return this;
    }

    /** Ends whatever is open, and the line. */
    public void finish() {
        while (depth > 0) {
            end();
        }
        put('\n');
    }

    /** Number of bytes so far. */
    public int size() {
        return size;
    }

    /** A copy of what was written from {@code start} on, for {@link #fields(byte[])}. */
    public byte[] copyFrom(int start) {
        return Arrays.copyOfRange(bytes, start, size);
    }

    /** Takes back the fields written since the line had {@code start} bytes; what was open then is what is open now. */
    public void rewind(int start) {
        size = start;
    }

    /** Fields behind others, as an earlier line wrote them. */
    public void fields(byte[] written) {
        ensure(written.length);
        System.arraycopy(written, 0, bytes, size, written.length);
        size += written.length;
    }

    /** Writes the finished line. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** Writes the finished line to a buffer that has room for {@link #size} bytes. */
    public void writeTo(ByteBuffer out) {
        out.put(bytes, 0, size);
    }

    @Override
    public void number(String name, long value) {
        name(name);
        digits(value);
        comma = true;
    }

    @Override
    public void real(String name, double value) {
        name(name);
        real(value);
        comma = true;
    }

    @Override
    public void flag(String name, boolean value) {
        name(name);
        ascii(value ? "true" : "false");
        comma = true;
    }

    @Override
    public void text(String name, String value) {
        separate();
        byte[] field = textFields.find(name, value);
        if (field != null) {
            fields(field);
        } else {
            comma = false;
            int start = size;
            name(name);
            quoted(value);
            textFields.keep(name, value, bytes, start, size);
        }
        comma = true;
    }

    /** Text that may be absent; then the field is. */
    public void textIfPresent(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text(name, value);
        }
    }

    /** A time, nanoseconds since 1970, as ISO-8601 in UTC with nine decimals. */
    public void time(String name, long nanoseconds) {
        name(name);
        ensure(IsoTime.SIZE + 2);
        put('"');
        size = isoTime.write(nanoseconds, bytes, size);
        put('"');
        comma = true;
    }

    @Override
    public void octets(String name, Octets value) {
        name(name);
        ensure(2 * value.length() + 2);
        bytes[size++] = '"';
        for (int i = 0; i < value.length(); i++) {
            int octet = value.u8(i);
            bytes[size++] = HEX[octet >> 4];
            bytes[size++] = HEX[octet & 15];
        }
        bytes[size++] = '"';
        comma = true;
    }

    @Override
    public void values(String name, ValueList values) {
        name(name);
        put('[');
        switch (values.type()) {
            case REAL -> {
                for (int i = 0; i < values.size(); i++) {
                    separate(i);
                    real(values.number(i));
                }
            }
            case TEXT -> {
                for (int i = 0; i < values.size(); i++) {
                    separate(i);
                    quoted(values.text(i));
                }
            }
            case NONE, BIT, SIGNED, UNSIGNED -> integers(values);
        }
        put(']');
        comma = true;
    }

    private void integers(ValueList values) {
        boolean unsigned = values.type() == ValueType.UNSIGNED;
        for (int from = 0; from < values.size(); from += integers.length) {
            int count = Math.min(integers.length, values.size() - from);
            values.integers(from, count, integers);
            ensure(count * (Decimal.ROOM + 1));
            for (int i = 0; i < count; i++) {
                if (from + i > 0) {
                    bytes[size++] = ',';
                }
                if (integers[i] >= 0) {
                    size = Decimal.write(integers[i], bytes, size);
                } else {
                    ascii(unsigned ? Long.toUnsignedString(integers[i]) : Long.toString(integers[i]));
                }
            }
        }
    }

    private void separate(int index) {
        if (index > 0) {
            put(',');
        }
    }

    @Override
    public void beginObject(String name) {
        name(name);
        open('{', '}');
    }

    @Override
    public void beginArray(String name) {
        name(name);
        open('[', ']');
    }

    @Override
    public void beginElement() {
        separate();
        open('{', '}');
    }

    /** A text within an array. */
    public void element(String value) {
        separate();
        quoted(value);
        comma = true;
    }

    @Override
    public void end() {
        put(closers[--depth]);
        comma = true;
    }

    private void open(char opener, char closer) {
        if (depth == closers.length) {
            closers = Arrays.copyOf(closers, 2 * depth);
        }
        closers[depth++] = (byte) closer;
        put(opener);
        comma = false;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    private void name(String name) {
        separate();
        fields(names.encoded(name));
    }

    /** Numbers that JSON has no form for are written as text. */
    private void real(double value) {
        if (Double.isFinite(value)) {
            ascii(Double.toString(value));
        } else {
            quoted(Double.toString(value));
        }
    }

    private void digits(long value) {
        ensure(Decimal.ROOM);
        if (value < 0) {
            ascii(Long.toString(value));
            return;
        }
        size = Decimal.write(value, bytes, size);
    }

    private void quoted(String value) {
        int length = value.length();
        ensure(LONGEST_ESCAPE * length + 2);
        bytes[size++] = '"';
        for (int i = plain(value); i < length; i++) {
            char c = value.charAt(i);
            if (isPlain(c)) {
                bytes[size++] = (byte) c;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                utf8(Character.toCodePoint(c, value.charAt(++i)));
            } else {
                special(c);
            }
        }
        put('"');
    }

    /** Copies the characters before the first that is not written as it is, nearly always all; how many they are. */
    private int plain(String value) {
        byte[] target = bytes;
        int at = size;
        int count = 0;
        while (count < value.length() && isPlain(value.charAt(count))) {
            target[at++] = (byte) value.charAt(count++);
        }
        size = at;
        return count;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }

    private void special(char c) {
        switch (c) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> {
                if (isSafe(c)) {
                    utf8(c);
                } else {
                    ensure(6);
                    bytes[size++] = '\\';
                    bytes[size++] = 'u';
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        bytes[size++] = HEX[(c >> shift) & 15];
                    }
                }
            }
        }
    }

    /** Controls, line separators, marks that change the direction of writing, and halves of pairs are not. */
    private static boolean isSafe(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private void utf8(int codePoint) {
        ensure(4);
        if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                bytes[size++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                bytes[size++] = (byte) (0xF0 | codePoint >> 18);
                bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            }
            bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    private void put(int c) {
        ensure(1);
        bytes[size++] = (byte) c;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
