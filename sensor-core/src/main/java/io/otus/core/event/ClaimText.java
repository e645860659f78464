package io.otus.core.event;

/** Text from the wire, made fit for logs, tables and the baseline: no control characters, no padding, bounded. */
public final class ClaimText {
    /** Most characters of a text, but for those that describe at length. */
    public static final int MAX = 256;

    private ClaimText() {}

    /** As {@link #clean(String, int)}, cut at {@link #MAX}. */
    public static String clean(String text) {
        return clean(text, MAX);
    }

    /**
     * The text up to its first NUL, with runs of blanks and control characters as one blank, trimmed and cut at
     * {@code max} characters.
     */
    public static String clean(String text, int max) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), max));
        boolean blank = false;
        for (int i = 0; i < text.length() && clean.length() < max; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                break;
            }
            if (c <= ' '
                    || Character.isISOControl(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT) {
                blank = true;
                continue;
            }
            if (blank && !clean.isEmpty()) {
                clean.append(' ');
            }
            blank = false;
            clean.append(c);
        }
        return clean.toString();
    }
}
