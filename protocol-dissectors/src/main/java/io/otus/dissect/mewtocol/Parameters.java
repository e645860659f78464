package io.otus.dissect.mewtocol;

import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of commands and answers by the formula of each. A word is four hexadecimal digits, its lower octet
 * first. Contacts are points {@code X}, {@code Y}, {@code R} and {@code L}, sixteen to a word, and {@code T} and
 * {@code C}; words of contacts {@code WX} to {@code WC}; registers {@code DT}, {@code LD}, {@code FL}, {@code IX},
 * {@code IY}; set and elapsed values {@code SV} and {@code EV}; system registers {@code SYS}.
 */
final class Parameters {
    /** By these nothing is monitored any more. */
    static final String NO_CONTACTS = "FFFFF";

    static final String NO_DATA = "FFFFFF";

    private static final int WORD = 4;
    private static final int CONTACT_ADDRESS = 4;
    private static final int DATA_ADDRESS = 5;
    private static final int SYSTEM_ADDRESS = 3;

    /** Values that are read of one message. */
    private static final int MAX_VALUES = 1_024;

    private final String text;
    private int most = MAX_VALUES;
    private int at;
    private boolean failed;

    private Parameters(String text) {
        this.text = text;
    }

    /** The points of a command, with the values that it writes; null where the text is not that of the command. */
    static @Nullable List<PointRange> of(String command, String text) {
        Parameters in = new Parameters(text);
        List<PointRange> points = in.read(command);
        return in.failed || in.at != text.length() ? null : points;
    }

    /** Whether a text is that of a command; values are not kept. */
    static boolean fits(String command, String text) {
        Parameters in = new Parameters(text);
        in.most = 0;
        in.read(command);
        return !in.failed && in.at == text.length();
    }

    /** Whether the manuals that were read have the formula of a command, so that another text breaks it. */
    static boolean hasFormula(String command, String text) {
        return switch (command) {
            case "RCS", "RCP", "RCC", "WCS", "WCP", "WCC", "RS", "RK", "RR", "MC", "MD", Command.STATUS -> true;
            case "RD", "WD" -> !text.startsWith("I");
            default -> false;
        };
    }

    private List<PointRange> read(String command) {
        return switch (command) {
            case "RCS" -> List.of(contact());
            case "WCS" -> List.of(contactWithValue());
            case "RCP", "WCP" -> contacts(command.charAt(0) == 'W');
            case "RCC" -> List.of(contactWords());
            case "WCC" -> List.of(words(contactWords()));
            case "SC" -> List.of(word(contactWords()));
            case "RD" -> List.of(data());
            case "WD" -> List.of(words(data()));
            case "SD" -> List.of(word(data()));
            case "RS" -> List.of(range("SV", CONTACT_ADDRESS));
            case "WS" -> List.of(words(range("SV", CONTACT_ADDRESS)));
            case "RK" -> List.of(range("EV", CONTACT_ADDRESS));
            case "WK" -> List.of(words(range("EV", CONTACT_ADDRESS)));
            case "RR" -> List.of(system());
            case "WR" -> List.of(words(system()));
            case "MC" -> monitored(NO_CONTACTS, true);
            case "MD" -> monitored(NO_DATA, false);
            case Command.MONITOR, Command.STATUS, Command.ABORT -> List.of();
            case Command.REMOTE -> {
                letter();
                yield List.of();
            }
            default -> {
                at = text.length();
                yield List.of();
            }
        };
    }

    private char letter() {
        if (at >= text.length()) {
            failed = true;
            return '\0';
        }
        return text.charAt(at++);
    }

    private int digits(int count, int radix) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = MewtocolFrame.digit(letter());
            if (digit < 0 || digit >= radix) {
                failed = true;
                return 0;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static boolean isContact(char code) {
        return "XYRLTC".indexOf(code) >= 0;
    }

    /** A letter, and three decimal digits of the word with a hexadecimal one of the bit, or four decimal ones. */
    private PointRange contact() {
        char code = letter();
        failed |= !isContact(code);
        if (code == 'T' || code == 'C') {
            return PointRange.of(String.valueOf(code), digits(CONTACT_ADDRESS, 10), 1);
        }
        int word = digits(CONTACT_ADDRESS - 1, 10);
        return PointRange.of(String.valueOf(code), 16L * word + digits(1, 16), 1);
    }

    private PointRange contactWithValue() {
        PointRange contact = contact();
        return contact.with(ValueList.bit(bit()));
    }

    private boolean bit() {
        char value = letter();
        failed |= value != '0' && value != '1';
        return value == '1';
    }

    private List<PointRange> contacts(boolean areWritten) {
        int count = digits(1, 10);
        failed |= count < 1 || count > 8;
        List<PointRange> points = new ArrayList<>(count);
        for (int i = 0; i < count && !failed; i++) {
            points.add(areWritten ? contactWithValue() : contact());
        }
        return points;
    }

    private PointRange contactWords() {
        char code = letter();
        failed |= !isContact(code);
        return range("W" + code, CONTACT_ADDRESS);
    }

    private PointRange range(String space, int digits) {
        int first = digits(digits, 10);
        int last = digits(digits, 10);
        failed |= last < first;
        return PointRange.of(space, first, failed ? 1 : last - first + 1);
    }

    private PointRange data() {
        char code = letter();
        return switch (code) {
            case 'D' -> range("DT", DATA_ADDRESS);
            case 'L' -> range("LD", DATA_ADDRESS);
            case 'F' -> range("FL", DATA_ADDRESS);
            case 'I' -> {
                char index = letter();
                failed |= "XYD".indexOf(index) < 0;
                int zeros = digits(2 * DATA_ADDRESS - 1, 10);
                failed |= zeros != 0;
                yield index == 'D' ? PointRange.of("IX", 0, 2) : PointRange.of("I" + index, 0, 1);
            }
            default -> {
                failed = true;
                yield PointRange.of("DT", 0, 1);
            }
        };
    }

    private PointRange system() {
        char zero = letter();
        failed |= zero != '0';
        return range("SYS", SYSTEM_ADDRESS);
    }

    private PointRange words(PointRange range) {
        if (failed || text.length() - at != WORD * range.count()) {
            failed = true;
            return range;
        }
        if (range.count() > most) {
            for (int i = 0; i < range.count(); i++) {
                value();
            }
            return range;
        }
        long[] values = new long[range.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value();
        }
        return range.with(ValueList.unsigned(values));
    }

    private long value() {
        int low = digits(2, 16);
        int high = digits(2, 16);
        return 256L * high + low;
    }

    /** One word that all of the range are set to; a long range has no values. */
    private PointRange word(PointRange range) {
        if (failed) {
            return range;
        }
        long value = value();
        if (range.count() > most) {
            return range;
        }
        long[] values = new long[range.count()];
        Arrays.fill(values, value);
        return range.with(ValueList.unsigned(values));
    }

    private List<PointRange> monitored(String none, boolean areContacts) {
        if (text.equals(none)) {
            at = text.length();
            return List.of();
        }
        List<PointRange> points = new ArrayList<>();
        while (at < text.length() && !failed) {
            points.add(areContacts ? contact() : monitoredData());
        }
        failed |= points.isEmpty();
        return points;
    }

    private PointRange monitoredData() {
        char code = letter();
        String space = switch (code) {
            case 'D' -> "DT";
            case 'L' -> "LD";
            case 'F' -> "FL";
            case 'S' -> "SV";
            case 'K' -> "EV";
            default -> "";
        };
        failed |= space.isEmpty();
        return PointRange.of(space, digits(DATA_ADDRESS, 10), 1);
    }

    /**
     * The points that were asked for, with the values of an answer; null where it has more or fewer, none where what
     * was asked for has no values. Values beyond the bound are not kept.
     */
    static @Nullable List<PointRange> answer(String command, String text, List<PointRange> asked) {
        Parameters in = new Parameters(text);
        List<PointRange> points = new ArrayList<>(asked.size());
        switch (command) {
            case "RCS", "RCP" -> {
                for (PointRange contact : asked) {
                    points.add(contact.with(ValueList.bit(in.bit())));
                }
            }
            case "RCC", "RD", "RS", "RK", "RR" -> {
                for (PointRange range : asked) {
                    points.add(in.words(range));
                }
            }
            default -> {
                return List.of();
            }
        }
        return in.failed || in.at != text.length() ? null : points;
    }
}
