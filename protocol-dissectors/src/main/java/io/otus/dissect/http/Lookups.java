package io.otus.dissect.http;

import java.util.Arrays;

/**
 * The lookups of a text as Log4j 2 resolves them: the innermost first, and what one resolves to is a part of the one
 * around it, so that <code>${${lower:j}ndi:...}</code> and <code>${${env:X:-j}ndi:...}</code> are <code>${jndi:...}
 * </code>. They are resolved as far as they need nothing of the server; whether letters are large or small is not
 * looked at, nor are the quotes that stand around what a date leaves as it is.
 *
 * <p>What a lookup resolves to is a part of what it holds: what follows the default's mark; or, where it has something
 * by its name, what stands between that and the mark, since a default is for what resolves to nothing. So nothing is
 * copied: the characters are a list from which beginnings and ends are cut out, and the marks are a list beside it.
 * Each character is added once and cut out once at most, however deep they are nested. Confined; for one text.
 */
final class Lookups {
    private static final String JNDI = "jndi:";
    /** Lookups that resolve to what stands behind the name; all others need something of the server. */
    private static final String[] PLAIN = {"lower:", "upper:", "date:"};
    /** I without a dot, whose capital is the common I; and the same in UTF-8 that was read as ISO 8859-1. */
    private static final char DOTLESS = '\u0131';

    private static final char DOTLESS_HIGH = '\u00C4';
    private static final char DOTLESS_LOW = '\u00B1';

    private final String text;
    /** The characters that still stand, from 1 on; of each the next one, 0 at the end. 0 is before the first. */
    private final char[] characters;

    private final int[] next;
    private final int[] previous;
    /** For each character that is the colon of a default's mark, <code>:-</code>: the next such character. */
    private final int[] nextMark;
    /** For each open lookup: the last character and the last mark before it. */
    private int[] before = new int[8];

    private int[] markBefore = new int[8];
    private int depth;
    private int used;
    private int last;
    private int lastMark;

    Lookups(String text) {
        this.text = text;
        this.characters = new char[text.length() + 1];
        this.next = new int[text.length() + 1];
        this.previous = new int[text.length() + 1];
        this.nextMark = new int[text.length() + 1];
    }

    /** Whether one of them is by JNDI. */
    boolean haveJndi() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char following = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '$' && following == '{') {
                open();
                i++;
            } else if (depth > 0 && c == '}') {
                if (close()) {
                    return true;
                }
            } else if (depth > 0 && c == DOTLESS_HIGH && following == DOTLESS_LOW) {
                add(DOTLESS);
                i++;
            } else if (depth > 0 && c != '\'') {
                add(c);
            }
        }
        return false;
    }

    private void open() {
        if (depth == before.length) {
            before = Arrays.copyOf(before, 2 * depth);
            markBefore = Arrays.copyOf(markBefore, 2 * depth);
        }
        before[depth] = last;
        markBefore[depth] = lastMark;
        depth++;
    }

    private void add(char c) {
        int behind = last;
        used++;
        characters[used] = c == DOTLESS ? 'i' : Character.toLowerCase(c);
        next[used] = 0;
        next[behind] = used;
        previous[used] = behind;
        last = used;
        if (c == '-' && behind != before[depth - 1] && characters[behind] == ':') {
            mark(behind, lastMark);
        }
    }

    /** The colon is a mark, behind another one. */
    private void mark(int colon, int behind) {
        nextMark[colon] = nextMark[behind];
        nextMark[behind] = colon;
        if (lastMark == behind) {
            lastMark = colon;
        }
    }

    /** Closes the innermost one; whether it is by JNDI. */
    private boolean close() {
        depth--;
        int from = before[depth];
        int marks = markBefore[depth];
        if (begins(from, JNDI)) {
            return true;
        }
        int mark = nextMark[marks];
        int name = endOfName(from);
        if (name != 0 && name != mark) {
            cutUpTo(from, name);
            if (mark != 0) {
                nextMark[marks] = 0;
                lastMark = marks;
                last = previous[mark];
                next[last] = 0;
            }
        } else if (mark != 0) {
            nextMark[marks] = nextMark[mark];
            if (lastMark == mark) {
                lastMark = marks;
            }
            cutUpTo(from, next[mark]);
        } else {
            cutUpTo(from, last);
        }
        // What is left may complete a mark with what stands before it.
        if (depth > 0 && from != before[depth - 1] && characters[from] == ':' && characters[next[from]] == '-') {
            mark(from, marks);
        }
        return false;
    }

    /** The colon behind its name, where it resolves to what follows; 0 where it needs something of the server. */
    private int endOfName(int from) {
        for (String name : PLAIN) {
            if (begins(from, name)) {
                int at = from;
                for (int i = 0; i < name.length(); i++) {
                    at = next[at];
                }
                return at;
            }
        }
        return 0;
    }

    private boolean begins(int from, String name) {
        int at = from;
        for (int i = 0; i < name.length(); i++) {
            at = next[at];
            if (at == 0 || characters[at] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Cuts out what stands behind one character, up to another and with it. */
    private void cutUpTo(int from, int to) {
        next[from] = next[to];
        previous[next[to]] = from;
        if (to == last) {
            last = from;
        }
    }
}
