package io.otus.dissect.fox;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;
import io.otus.dissect.fox.FoxEvent.Tuple;
import io.otus.layer.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the tuples of one body. */
final class FoxTuples {
    /** Tuples of one frame that are kept. */
    static final int MAX_TUPLES = 64;
    /** Characters of a value that are kept. */
    static final int MAX_VALUE = 512;
    /** Messages inside messages. */
    static final int MAX_DEPTH = 8;

    private static final int MAX_PREFIX = 256;
    private static final String MASK = "***";

    private final ByteView message;
    private final Output out;
    private final List<Tuple> tuples = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private int tooDeep;
    private boolean told;

    private FoxTuples(ByteView message, Output out) {
        this.message = message;
        this.out = out;
    }

    /** The first tuples between the offsets; what is odd is told once of each frame. */
    static List<Tuple> read(ByteView message, int from, int to, Output out) {
        FoxTuples reader = new FoxTuples(message, out);
        int at = from;
        while (at < to) {
            int next = FoxFrame.next(message, at);
            if (next == FoxFrame.OPEN || next > to) {
                break; // the rest of a long frame
            }
            reader.line(at, next);
            at = next;
        }
        return reader.tuples;
    }

    /**
     * Reports the places of passwords in the rest of a long frame, which begins with a line and is not read further.
     */
    static void secrets(ByteView message, Output out) {
        int at = 0;
        while (at < message.length()) {
            int next = FoxFrame.next(message, at);
            if (next == FoxFrame.OPEN || next > message.length()) {
                return;
            }
            int type = FoxFrame.typeAt(message, at);
            if (type != 0 && isSecret(Lines.text(message.slice(at, type - 1 - at)), message.u8(type))) {
                int opened = FoxFrame.opened(message, at);
                secret(opened > 0 ? opened : type + 2, opened > 0, next, out);
            }
            at = next;
        }
    }

    private void line(int at, int next) {
        if (FoxFrame.isEnd(message, at, next)) {
            check(open.isEmpty() && tooDeep == 0, FoxAnomaly.NESTING, at);
            return;
        }
        int type = FoxFrame.typeAt(message, at);
        if (type != 0) {
            tuple(at, type, next);
        } else if (next - at == 2 && message.u8(at) == '}') {
            close(at);
        } else {
            check(false, FoxAnomaly.TUPLE, at);
        }
    }

    private void close(int at) {
        if (tooDeep > 0) {
            tooDeep--;
        } else if (open.isEmpty()) {
            check(false, FoxAnomaly.NESTING, at);
        } else {
            open.removeLast();
        }
    }

    private void tuple(int at, int type, int next) {
        String name = Lines.text(message.slice(at, type - 1 - at));
        int letter = message.u8(type);
        int from = type + 2;
        int opened = FoxFrame.opened(message, at);
        String value = opened > 0
                ? Lines.text(message.slice(from, opened - 1 - from))
                : Lines.text(message, from, Math.min(next, from + MAX_VALUE));
        String typeName = name(letter);
        if (typeName.isEmpty()) {
            out.unknown("value_type", letter);
            typeName = String.valueOf((char) letter);
        } else {
            boolean closed = opened == 0 || (message.u8(next - 2) == ']' && message.u8(next - 1) == '\n');
            check(closed && fits(letter, value, opened > 0), FoxAnomaly.VALUE, at);
        }
        boolean isSecret = isSecret(name, letter);
        if (isSecret) {
            secret(opened > 0 ? opened : from, opened > 0, next, out);
        }
        if (tuples.size() < MAX_TUPLES) {
            tuples.add(new Tuple(path(name), typeName, isSecret ? MASK : value));
        }
        if (letter == 'm') {
            open(name);
        }
    }

    private void open(String name) {
        if (open.size() < MAX_DEPTH) {
            open.add(path(name));
        } else {
            tooDeep++;
        }
    }

    private String path(String name) {
        String path = open.isEmpty() ? name : open.getLast() + '.' + name;
        return path.length() > MAX_PREFIX ? path.substring(0, MAX_PREFIX) : path;
    }

    private static boolean isSecret(String name, int letter) {
        return letter != 'm' && name.toLowerCase(Locale.ROOT).contains("password");
    }

    /** The end of the line is no part of it, nor is a closing bracket. */
    private static void secret(int at, boolean isBracketed, int next, Output out) {
        out.secret(at, Math.max(0, next - at - (isBracketed ? 2 : 1)));
    }

    private void check(boolean holds, FoxAnomaly anomaly, int at) {
        if (!holds && !told) {
            told = true;
            out.malformed(anomaly, at);
        }
    }

    /** Whether the value has the form of its type; {@code counted} where its length is stated. */
    private static boolean fits(int letter, String value, boolean counted) {
        return switch (letter) {
            case 'b', 'o' -> counted;
            case 'i' -> FoxFrame.isNumber(value);
            case 't' -> isHexadecimal(value);
            case 'z' -> value.equals("t") || value.equals("f");
            case 'm' -> value.equals("{");
            default -> true;
        };
    }

    private static boolean isHexadecimal(String value) {
        int from = value.startsWith("-") ? 1 : 0;
        for (int i = from; i < value.length(); i++) {
            if (Character.digit(value.charAt(i), 16) < 0) {
                return false;
            }
        }
        return value.length() > from;
    }

    private static String name(int letter) {
        return switch (letter) {
            case 's' -> "string";
            case 'i' -> "integer";
            case 'f' -> "float";
            case 'z' -> "boolean";
            case 't' -> "time";
            case 'b' -> "blob";
            case 'o' -> "object";
            case 'm' -> "message";
            default -> "";
        };
    }
}
