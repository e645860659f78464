package io.otus.appliance.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the columns of a {@link Table} are, and what of them gives way where a line has no room. */
final class ColumnWidths {
    /** Blanks between columns. */
    static final int GAP = 2;
    /** The width of a column that is left out: with the gap behind it, it takes no room. */
    static final int LEFT_OUT = -GAP;
    /** The column with the longest text is cut to this before others are. */
    private static final int LEAST = 20;
    /** Narrower than this no column is made: better a broken line than nothing. */
    private static final int NARROWEST = 8;
    /** Narrower than this no column of {@link #names} is made, also where there are no addresses. */
    private static final int NAME = 17;
    /** A column of {@link #wrapped} is as wide as its longest word, up to this. */
    private static final int WORD = 26;
    /** A name in front of an address keeps as many characters, the mark of the cut included. */
    private static final int INITIALS = 5;

    private static final Pattern FIGURE = Pattern.compile("-?[0-9][0-9.,]*( ?(%|[kKMGT]?i?B))?");
    private static final Pattern BLANK = Pattern.compile(" ");
    /** An IPv4 address, or two colons or more between hexadecimal digits: an IPv6 or a MAC address. */
    private static final Pattern ADDRESS = Pattern.compile(
            " ?\\(?(?<![^ (,])(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*)");

    /** Columns of names with addresses: a name is cut, an address is not. */
    final Set<Integer> names = new HashSet<>();
    /** Columns of which no cell is cut. */
    final Set<Integer> whole = new HashSet<>();
    /** Columns that go on in further lines. */
    final Set<Integer> wrapped = new HashSet<>();
    /** Columns that may be left out, in this order. */
    final List<Integer> spare = new ArrayList<>();
    /** Columns that are cut before others. */
    final Set<Integer> first = new HashSet<>();

    /** Returns how wide each column is with nothing cut. */
    static int[] of(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** Returns how wide a line of such columns is. */
    static long line(int[] widths) {
        long line = -(long) GAP;
        for (int width : widths) {
            line += width + GAP;
        }
        return line;
    }

    /**
     * Returns the widths with which a line fits: what is spare is left out, and columns are made narrower, some first,
     * then whichever is widest.
     */
    int[] fitting(List<List<String>> rows, int limit) {
        int[] widths = of(rows);
        if (line(widths) <= limit) {
            return widths;
        }
        int[] least = least(widths, rows);
        int[] leastFirst = widths.clone();
        for (int i = 0; i < widths.length; i++) {
            if (isFirst(i, widths.length)) {
                leastFirst[i] = Math.min(widths[i], Math.max(LEAST, least[i]));
            }
        }
        long most = 0;
        for (int i = 0; i < widths.length; i++) {
            most += widths[i] - leastFirst[i];
        }
        for (int i = 0; i < spare.size() && line(widths) - limit > most; i++) {
            widths[spare.get(i)] = LEFT_OUT;
        }
        narrow(widths, leastFirst, limit);
        narrow(widths, least, limit);
        return widths;
    }

    private boolean isFirst(int column, int columns) {
        return (first.isEmpty() && wrapped.isEmpty())
                ? column == columns - 1
                : first.contains(column) || wrapped.contains(column);
    }

    /** Makes the widest column narrower, again and again, until a line fits or each is as narrow as it may be. */
    private static void narrow(int[] widths, int[] least, int limit) {
        for (long over = line(widths) - limit; over > 0; over--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /** Returns how narrow each column may be made. */
    private int[] least(int[] widths, List<List<String>> rows) {
        int[] least = new int[widths.length];
        for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(widths[i], names.contains(i) ? NAME : NARROWEST);
            boolean isWhole = whole.contains(i) || isFigures(i, rows);
            for (List<String> row : rows.subList(1, rows.size())) {
                least[i] = Math.max(least[i], isWhole ? row.get(i).length() : kept(row.get(i), i));
            }
        }
        return least;
    }

    private static boolean isFigures(int column, List<List<String>> rows) {
        return rows.stream()
                .skip(1)
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty()
                        || cell.equals("-")
                        || FIGURE.matcher(cell).matches());
    }

    /** Returns how many characters of a cell stay in a line. */
    private int kept(String cell, int column) {
        if (names.contains(column)) {
            int address = address(cell);
            return cell.length() - address + Math.min(address, INITIALS);
        }
        return wrapped.contains(column) ? Math.min(WORD, longestWord(cell)) : 0;
    }

    private static int longestWord(String cell) {
        return BLANK.splitAsStream(cell).mapToInt(String::length).max().orElse(0);
    }

    /** Returns where the first address begins, with the bracket before it; the end where there is none. */
    private static int address(String cell) {
        Matcher matcher = ADDRESS.matcher(cell);
        return matcher.find() ? matcher.start() : cell.length();
    }

    /** Returns a cell in the width of its column: in as many lines as it takes, or cut. */
    List<String> lines(String cell, int column, int width) {
        if (cell.length() <= width) {
            return List.of(cell);
        }
        if (wrapped.contains(column)) {
            return Paragraph.pieces(cell, width);
        }
        String kept = names.contains(column) ? cell.substring(address(cell)) : "";
        return List.of(cell.substring(0, width - kept.length() - 1) + "…" + kept);
    }
}
