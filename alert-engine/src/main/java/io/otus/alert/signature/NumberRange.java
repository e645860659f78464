package io.otus.alert.signature;

/**
 * A range of numbers, both ends included.
 *
 * @param least the least
 * @param most the greatest
 */
public record NumberRange(long least, long most) {
    /** All numbers. */
    public static final NumberRange ANY = new NumberRange(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean isAny() {
        return equals(ANY);
    }

    /** Returns whether the range contains no number. */
    boolean isEmpty() {
        return least > most;
    }

    /**
     * Parses a single number, 0 or more.
     *
     * @throws IllegalArgumentException if it is none
     */
    static long only(String text) {
        NumberRange range = parse(text);
        if (range.least() != range.most() || range.least() < 0) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no number");
        }
        return range.least();
    }

    boolean has(long number) {
        return number >= least && number <= most;
    }

    /**
     * Parses {@code 8}, {@code <8}, {@code >8}, {@code 8<>12} (between, both excluded) or {@code 8:12} (both included;
     * either may be left out).
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static NumberRange parse(String text) {
        String plain = text.replace(" ", "");
        int between = plain.indexOf("<>");
        int colon = plain.indexOf(':');
        try {
            if (between > 0) {
                return new NumberRange(
                        Long.parseLong(plain.substring(0, between)) + 1,
                        Long.parseLong(plain.substring(between + 2)) - 1);
            }
            if (colon >= 0) {
                String from = plain.substring(0, colon);
                String to = plain.substring(colon + 1);
                return new NumberRange(
                        from.isEmpty() ? 0 : Long.parseLong(from), to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to));
            }
            if (plain.startsWith("<")) {
                return new NumberRange(Long.MIN_VALUE, Long.parseLong(plain.substring(1)) - 1);
            }
            if (plain.startsWith(">")) {
                return new NumberRange(Long.parseLong(plain.substring(1)) + 1, Long.MAX_VALUE);
            }
            long only = Long.parseLong(plain);
            return new NumberRange(only, only);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number or range", e);
        }
    }
}
