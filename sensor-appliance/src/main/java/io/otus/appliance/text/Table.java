package io.otus.appliance.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain table: a header, left-aligned columns as wide as their widest cell, two blanks between. Where lines have a
 * {@link #limit}, it leaves out the columns that are {@link #spare}, as far as it must, and cuts cells of the others.
 * Figures, what is {@link #whole} and the addresses of {@link #names} are never cut, as what is left would be another
 * figure or address: rather is a line longer than its limit.
 */
public final class Table {
    /** The column with the longest text is cut to this before others are. */
    private static final int LEAST = 20;
    /** Narrower than this no column is made: better a broken line than nothing. */
    private static final int NARROWEST = 8;
    /** Narrower than this no column of {@link #names} is made, also where there are no addresses. */
    private static final int NAME = 17;
    /** A name in front of an address keeps as many characters, the mark of the cut included. */
    private static final int INITIALS = 5;

    private static final Pattern FIGURE = Pattern.compile("-?[0-9][0-9.,]*( ?(%|[kKMGT]?i?B))?");
    /** An IPv4 address, or two colons or more between hexadecimal digits: an IPv6 or a MAC address. */
    private static final Pattern ADDRESS = Pattern.compile(
            " ?\\(?(?<![^ (,])(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*)");

    private static final int GAP = 2;
    /** The width of a column that is left out: with the gap behind it, it takes no room. */
    private static final int LEFT_OUT = -GAP;

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> names = new HashSet<>();
    private final Set<Integer> whole = new HashSet<>();
    private final List<Integer> spare = new ArrayList<>();
    private final Set<Integer> first = new HashSet<>();
    private boolean wraps;
    private int limit = Integer.MAX_VALUE;

    /** Makes a table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Says which columns tell who is meant, by names and addresses: a name is cut, and an address is not. */
    public void names(String... headings) {
        for (String heading : headings) {
            names.add(column(heading));
        }
    }

    /** Says of which columns no cell is cut. */
    public void whole(String... headings) {
        for (String heading : headings) {
            whole.add(column(heading));
        }
    }

    /** Says which columns lines may do without. They are left out in this order, before any cell is cut short. */
    public void spare(String... headings) {
        for (String heading : headings) {
            spare.add(column(heading));
        }
    }

    /** Says which columns are cut first; without it, the last one is. */
    public void cutFirst(String... headings) {
        for (String heading : headings) {
            first.add(column(heading));
        }
    }

    /** Has the last column go on in further lines, where others are cut: it tells what to do. */
    public void wrap() {
        wraps = true;
    }

    private int column(String heading) {
        int column = rows.getFirst().indexOf(heading);
        if (column < 0) {
            throw new IllegalArgumentException("no column: " + heading);
        }
        return column;
    }

    /** Adds a row of as many cells as there are headings. */
    public void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    "cells: " + cells.length + " (expected: " + rows.getFirst().size() + ")");
        }
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(Printable.of(cell));
        }
        rows.add(row);
    }

    /** Number of rows below the header. */
    public int size() {
        return rows.size() - 1;
    }

    /** Characters of its widest line, with nothing cut. */
    int width() {
        int width = GAP * (rows.getFirst().size() - 1);
        for (int each : widths()) {
            width += each;
        }
        return width;
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** Has lines be no wider than that. */
    public void limit(int width) {
        limit = width;
    }

    /** The table as text, no wider than that. */
    public String fitting(int width) {
        limit(width);
        return toString();
    }

    /** Leaves out what is spare and makes columns narrower until a line fits: some first, then whichever is widest. */
    private void fit(int[] widths) {
        int[] least = least(widths);
        int[] leastFirst = widths.clone();
        for (int i = 0; i < widths.length; i++) {
            if (first.isEmpty() ? i == widths.length - 1 : first.contains(i)) {
                leastFirst[i] = Math.min(widths[i], Math.max(LEAST, least[i]));
            }
        }
        long most = 0;
        for (int i = 0; i < widths.length; i++) {
            most += widths[i] - leastFirst[i];
        }
        for (int i = 0; i < spare.size() && over(widths) > most; i++) {
            widths[spare.get(i)] = LEFT_OUT;
        }
        narrow(widths, leastFirst);
        narrow(widths, least);
    }

    /** Makes the widest column narrower, again and again, until a line fits or each is as narrow as it may be. */
    private void narrow(int[] widths, int[] least) {
        for (long over = over(widths); over > 0; over--) {
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

    /** How narrow each column may be made. */
    private int[] least(int[] widths) {
        int[] least = new int[widths.length];
        for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(widths[i], names.contains(i) ? NAME : NARROWEST);
            boolean isWhole = whole.contains(i) || isFigures(i);
            for (List<String> row : rows.subList(1, rows.size())) {
                String cell = row.get(i);
                int kept = isWhole ? cell.length() : names.contains(i) ? kept(cell) : 0;
                least[i] = Math.max(least[i], kept);
            }
        }
        return least;
    }

    private boolean isFigures(int column) {
        return rows.stream()
                .skip(1)
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty()
                        || cell.equals("-")
                        || FIGURE.matcher(cell).matches());
    }

    /** Characters that a cell with an address keeps at least. */
    private static int kept(String cell) {
        int address = address(cell);
        return cell.length() - address + Math.min(address, INITIALS);
    }

    /** Where the first address begins, with the bracket before it; at the end where there is none. */
    private static int address(String cell) {
        Matcher matcher = ADDRESS.matcher(cell);
        return matcher.find() ? matcher.start() : cell.length();
    }

    /** Characters that a line has too many; negative where there is room. */
    private long over(int[] widths) {
        long over = -(long) GAP - limit;
        for (int width : widths) {
            over += width + GAP;
        }
        return over;
    }

    private String cut(String cell, int column, int width) {
        if (cell.length() <= width) {
            return cell;
        }
        String kept = names.contains(column) ? cell.substring(address(cell)) : "";
        return cell.substring(0, width - kept.length() - 1) + "…" + kept;
    }

    /** The table as text, every line ended. */
    @Override
    public String toString() {
        return painted(-1, UnaryOperator.identity());
    }

    /** The table as text, with the cells below one heading painted. */
    String painted(String heading, UnaryOperator<String> paint) {
        return painted(rows.getFirst().indexOf(heading), paint);
    }

    private String painted(int column, UnaryOperator<String> paint) {
        int[] widths = widths();
        int columns = widths.length;
        fit(widths);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            int indent = 0;
            for (int i = 0; i < columns; i++) {
                if (widths[i] != LEFT_OUT) {
                    boolean isLast = i == columns - 1;
                    String cell = isLast && wraps ? row.get(i) : cut(row.get(i), i, widths[i]);
                    line.append(i == column ? paint.apply(cell) : cell)
                            .repeat(' ', isLast ? 0 : widths[i] - cell.length() + GAP);
                    indent += isLast ? 0 : widths[i] + GAP;
                }
            }
            String whole = line.toString().stripTrailing();
            text.append(wraps ? Paragraph.of(whole, limit, indent) : whole).append('\n');
        }
        return text.toString();
    }
}
