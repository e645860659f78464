package io.otus.alert.signature;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression, keyword {@code pcre}: {@code "/EXPRESSION/FLAGS"} with the flags {@code i}, {@code s},
 * {@code m}, {@code x}, {@code A} (match at the beginning) and {@code R} (match after the previous part). Each byte is
 * one character. The work is limited: at most {@link #MAX_LENGTH} bytes are searched, with at most {@link #MAX_STEPS}
 * byte reads. Immutable.
 */
final class BoundedPattern implements Signature.Part {
    /** Most bytes of a payload that are searched. */
    private static final int MAX_LENGTH = 2_048;
    /** Most byte reads, repeated reads included. */
    static final int MAX_STEPS = 50_000;
    /**
     * Constructs that mean something else in Java, that backtrack without a bound, and groups with many repetitions,
     * for which the engine recurses.
     */
    private static final Pattern UNSAFE = Pattern.compile(
            "\\\\[1-9gkKQEzZGRXCc]|\\(\\?[^:i)sm]|\\[\\[:|\\(\\*|[*+?}]\\+|\\)[*+]|\\)\\{\\d*,?(\\d{3,})?\\}");

    private final Pattern pattern;
    private final boolean negated;
    private final boolean relative;
    private final boolean anchored;

    private BoundedPattern(Pattern pattern, boolean negated, boolean relative, boolean anchored) {
        this.pattern = pattern;
        this.negated = negated;
        this.relative = relative;
        this.anchored = anchored;
    }

    /**
     * Parses the text between the quotation marks.
     *
     * @throws IllegalArgumentException with the reason if it is not supported
     */
    static BoundedPattern parse(String text, boolean negated) {
        int end = text.lastIndexOf('/');
        if (!text.startsWith("/") || end == 0) {
            throw new IllegalArgumentException("expected: \"/EXPRESSION/FLAGS\"");
        }
        String expression =
                text.substring(1, end).replace("\\/", "/").replace("\\;", ";").replace("\\:", ":");
        if (UNSAFE.matcher(expression).find()) {
            throw new IllegalArgumentException("an expression that cannot be bounded, or means something else here");
        }
        int flags = 0;
        boolean relative = false;
        boolean anchored = false;
        for (char flag : text.substring(end + 1).toCharArray()) {
            switch (flag) {
                case 'i' -> flags |= Pattern.CASE_INSENSITIVE;
                case 's' -> flags |= Pattern.DOTALL;
                case 'm' -> flags |= Pattern.MULTILINE;
                case 'x' -> flags |= Pattern.COMMENTS;
                case 'R' -> relative = true;
                case 'A' -> anchored = true;
                default -> throw new IllegalArgumentException("the flag '" + flag + "'");
            }
        }
        try {
            return new BoundedPattern(Pattern.compile(expression, flags), negated, relative, anchored);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("an expression that cannot be read: " + e.getDescription(), e);
        }
    }

    boolean isNegated() {
        return negated;
    }

    /** Returns where the first match after a place ends; -1 if there is none, or none within the limits. */
    int find(byte[] payload, int behind, int length) {
        return find(payload, behind, length, new int[1]);
    }

    /** Like {@link #find(byte[], int, int)}, and counts the byte reads in {@code steps[0]}. */
    int find(byte[] payload, int behind, int length, int[] steps) {
        int from = relative ? Math.max(0, behind) : 0;
        if (from > length) {
            return -1;
        }
        Bytes bytes = new Bytes(payload, from, Math.min(length, from + MAX_LENGTH), steps);
        try {
            Matcher matcher = pattern.matcher(bytes);
            return (anchored ? matcher.lookingAt() : matcher.find()) ? from + matcher.end() : -1;
        } catch (OutOfSteps e) {
            return -1;
        }
    }

    /** The step limit was exceeded; without a stack trace, since nobody reads it. */
    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private OutOfSteps() {
            super("out of steps", null, false, false);
        }
    }

    /** Bytes as characters; counts each read. */
    private static final class Bytes implements CharSequence {
        private final byte[] bytes;
        private final int from;
        private final int to;
        private final int[] steps;

        Bytes(byte[] bytes, int from, int to, int[] steps) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            this.steps = steps;
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > MAX_STEPS) {
                throw new OutOfSteps();
            }
            return (char) (bytes[from + index] & 0xFF);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Bytes(bytes, from + start, from + end, steps);
        }

        @Override
        public String toString() {
            return to - from + " bytes";
        }
    }
}
