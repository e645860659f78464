package io.otus.appliance.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A plain table: a header, left-aligned columns as wide as their widest cell, two blanks between. Where lines have a
 * {@link #limit}, it leaves out the columns that are {@link #spare}, as far as it must, and cuts cells of the others.
 */
public final class Table {
    /** The column with the longest text is cut to this before others are. */
    private static final int LEAST = 20;
    /** Narrower than this no column is made: better a broken line than nothing. */
    private static final int NARROWEST = 8;
    /** Narrower than this no column of {@link #names} is made: an IPv4 or a MAC address fits. */
    private static final int ADDRESS = "00:00:00:00:00:00".length();

    private static final int GAP = 2;
    /** The width of a column that is left out: with the gap behind it, it takes no room. */
    private static final int LEFT_OUT = -GAP;

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> names = new HashSet<>();
    private final List<Integer> spare = new ArrayList<>();
    private int first;
    private boolean wraps;
    private int limit = Integer.MAX_VALUE;

    /** Makes a table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
        first = headings.length - 1;
    }

    /** Says which columns tell who is meant, by names and addresses: they are not cut shorter than an address. */
    public void names(String... headings) {
        for (String heading : headings) {
            names.add(column(heading));
        }
    }

    /** Says which columns lines may do without. They are left out in this order, before any cell is cut short. */
    public void spare(String... headings) {
        for (String heading : headings) {
            spare.add(column(heading));
        }
    }

    /** Says which column is cut first; without it, the last one is. */
    public void cutFirst(String heading) {
        first = column(heading);
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

    /** Leaves out what is spare and makes columns narrower until a line fits: one first, then whichever is widest. */
    private void fit(int[] widths) {
        int most = Math.max(0, widths[first] - LEAST);
        for (int i = 0; i < spare.size() && over(widths) > most; i++) {
            widths[spare.get(i)] = LEFT_OUT;
        }
        long over = over(widths);
        int cut = Math.clamp(over, 0, most);
        widths[first] -= cut;
        for (over -= cut; over > 0; over--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                int narrowest = names.contains(i) ? ADDRESS : NARROWEST;
                if (widths[i] > narrowest && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /** Characters that a line has too many; negative where there is room. */
    private long over(int[] widths) {
        long over = -(long) GAP - limit;
        for (int width : widths) {
            over += width + GAP;
        }
        return over;
    }

    private static String cut(String cell, int width) {
        return cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
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
                    String cell = isLast && wraps ? row.get(i) : cut(row.get(i), widths[i]);
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
