package io.otus.layer.text;

import io.otus.core.bytes.ByteView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Head of a message as HTTP/1.1 (RFC 9112 §2.1), RTSP and SIP have it: a first line, fields of name and value, and an
 * empty line. Immutable.
 */
public final class MessageHead {
    /** Most fields that are looked at. */
    public static final int MAX_FIELDS = 128;

    /** A value of more characters does not go on in further lines, though its field does. */
    private static final int MAX_FOLDED = 2_048;

    private static final int CR = '\r';
    private static final int LF = '\n';

    private final ByteView bytes;
    private final String[] first;
    private final List<Field> fields;

    /** A field, with the place of its value in the head, and how many bytes of further lines are not in the value. */
    private record Field(String name, String value, int offset, int length, int unread) {
        int size() {
            return name.length() + 2 + length + unread;
        }
    }

    private MessageHead(ByteView bytes, String[] first, List<Field> fields) {
        this.bytes = bytes;
        this.first = first;
        this.fields = fields;
    }

    /**
     * Bytes of the head with its empty line; {@link Lines#OPEN} while that is missing, {@link Lines#TOO_LONG} where it
     * is not within the bound.
     */
    public static int size(ByteView bytes, int most) {
        int limit = Math.min(bytes.length(), most);
        for (int i = 1; i < limit; i++) {
            if (bytes.u8(i) != LF) {
                continue;
            }
            int before = bytes.u8(i - 1);
            if (before == LF || (before == CR && i > 1 && bytes.u8(i - 2) == LF)) {
                return i + 1;
            }
        }
        return bytes.length() >= most ? Lines.TOO_LONG : Lines.OPEN;
    }

    /** Reads a whole head; what follows its empty line is not looked at. The bytes must outlive it. */
    public static MessageHead of(ByteView head) {
        int at = Lines.end(head, 0, head.length() + 1);
        if (at <= 0) {
            return new MessageHead(head, Lines.text(head).split(" ", -1), List.of());
        }
        String[] first = Lines.text(head, 0, at).split(" ", -1);
        List<Field> fields = new ArrayList<>();
        while (at < head.length() && fields.size() < MAX_FIELDS) {
            int end = Lines.end(head, at, head.length() + 1);
            int to = end > 0 ? end : head.length();
            int colon = indexOf(head, ':', at, to);
            if (isFolded(head.u8(at))) {
                fold(head, at, to, fields);
            } else if (colon > at) {
                fields.add(field(head, at, colon, to));
            } else if (head.u8(at) == CR || head.u8(at) == LF) {
                break;
            }
            at = to;
        }
        return new MessageHead(head, first, fields);
    }

    private static boolean isFolded(int first) {
        return first == ' ' || first == '\t';
    }

    /**
     * A line that goes on with the value before, RFC 3261 §7.3.1, RFC 9112 §5.2; it is left out where there is none,
     * and not read where that is a long one.
     */
    private static void fold(ByteView head, int at, int end, List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        Field before = fields.removeLast();
        if (before.value.length() > MAX_FOLDED) {
            int unread = end - before.offset - before.length;
            fields.add(new Field(before.name, before.value, before.offset, before.length, unread));
            return;
        }
        Field more = value(head, before.name, at, end);
        if (more.length == 0) {
            fields.add(before);
            return;
        }
        String joined = before.value.isEmpty() ? more.value : before.value + ' ' + more.value;
        int from = before.value.isEmpty() ? more.offset : before.offset;
        fields.add(new Field(before.name, joined, from, more.offset + more.length - from, 0));
    }

    private static Field field(ByteView head, int at, int colon, int end) {
        return value(head, Lines.text(head.slice(at, colon - at)).stripTrailing(), colon + 1, end);
    }

    private static Field value(ByteView head, String name, int begin, int end) {
        int from = begin;
        int to = end;
        while (from < to && head.u8(from) <= ' ') {
            from++;
        }
        while (to > from && head.u8(to - 1) <= ' ') {
            to--;
        }
        return new Field(name, Lines.text(head.slice(from, to - from)), from, to - from, 0);
    }

    private static int indexOf(ByteView bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes.u8(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Part of the first line, which blanks part; empty where there is none. */
    public String first(int part) {
        return part < first.length ? first[part] : "";
    }

    /** The first line from this part on. */
    public String firstFrom(int part) {
        StringBuilder rest = new StringBuilder();
        for (int i = part; i < first.length; i++) {
            rest.append(i == part ? "" : " ").append(first[i]);
        }
        return rest.toString();
    }

    /**
     * Value of a field, whose name is compared without case; empty where it is absent, joined by commas where it is
     * there more than once.
     */
    public String field(String name) {
        String value = "";
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                value = value.isEmpty() ? field.value : value + ',' + field.value;
            }
        }
        return value;
    }

    /**
     * Where the value of the first field of this name begins, from the first byte of the head; -1 where it is absent.
     */
    public int offset(String name) {
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return field.offset;
            }
        }
        return -1;
    }

    /** How many fields there are; at most {@link #MAX_FIELDS}. */
    public int fields() {
        return fields.size();
    }

    /** Name of the last field; empty where there is none. */
    public String last() {
        return fields.isEmpty() ? "" : fields.getLast().name;
    }

    /** Where the value of a field begins, by its place among them. */
    public int offset(int place) {
        return fields.get(place).offset;
    }

    /**
     * Where the value of the first field begins that has more bytes with its name; -1 where none has.
     *
     * @param counts whether a field of this name counts
     */
    public int longField(int most, Predicate<String> counts) {
        for (Field field : fields) {
            if (field.size() > most && counts.test(field.name)) {
                return field.offset;
            }
        }
        return -1;
    }

    /** Bytes of all fields that count, with their names. */
    public int bytesOf(Predicate<String> counts) {
        int bytesOf = 0;
        for (Field field : fields) {
            bytesOf += counts.test(field.name) ? field.size() : 0;
        }
        return bytesOf;
    }

    /**
     * Bytes of the first field of this name that lie in further lines behind its value, as it is too long to take them
     * in; 0 where it is absent.
     */
    public int unread(String name) {
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return field.unread;
            }
        }
        return 0;
    }

    /** Bytes of the value of the first field of this name; 0 where it is absent. */
    public int length(String name) {
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return field.length;
            }
        }
        return 0;
    }

    /** A field that must be a number; -1 where it is absent or none, or where several contradict each other. */
    public long number(String name) {
        long found = -1;
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                long value = decimal(field.value);
                if (value < 0 || (found >= 0 && found != value)) {
                    return -1;
                }
                found = value;
            }
        }
        return found;
    }

    private static long decimal(String text) {
        if (text.isEmpty() || text.length() > 15) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + (c - '0');
        }
        return value;
    }

    /** Whether a field of this name is there. */
    public boolean has(String name) {
        return offset(name) >= 0;
    }

    /** Whether the sender leaves this protocol for another on the same connection, RFC 9110 §7.8. */
    public boolean upgradesTo(String protocol) {
        return field("Upgrade").toLowerCase(Locale.ROOT).contains(protocol)
                && field("Connection").toLowerCase(Locale.ROOT).contains("upgrade");
    }

    /** Bytes of the head. */
    public int length() {
        return bytes.length();
    }
}
