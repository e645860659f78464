package io.otus.appliance.text;

import io.otus.inventory.view.ConversationMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A matrix of conversations as a table. */
public final class MatrixText {
    /** A matrix of more columns is not read by anybody, however wide the lines may be. */
    private static final int MAX_COLUMNS = 200;

    private MatrixText() {}

    /**
     * The table, no wider than that: with the devices that are asked as headings, else with numbers for them, which
     * lines below say the meaning of. Null where it is too wide even so, and where there is nothing in it.
     */
    public static @Nullable String fitting(ConversationMatrix matrix, int width) {
        List<String> asked = matrix.asked();
        if (asked.isEmpty() || asked.size() > MAX_COLUMNS) {
            return null;
        }
        Table named = table(matrix, asked);
        if (named.width() <= width) {
            return named.toString();
        }
        List<String> numbers = new ArrayList<>();
        StringBuilder meaning = new StringBuilder();
        for (String each : asked) {
            numbers.add("[" + (numbers.size() + 1) + "]");
            meaning.append(numbers.getLast())
                    .append(' ')
                    .append(Printable.of(each))
                    .append('\n');
        }
        Table numbered = table(matrix, numbers);
        return numbered.width() <= width ? numbered + "\n" + meaning : null;
    }

    private static Table table(ConversationMatrix matrix, List<String> asked) {
        List<String> headings = new ArrayList<>();
        headings.add(ConversationMatrix.CORNER.toUpperCase(Locale.ROOT));
        asked.forEach(each -> headings.add(Printable.of(each)));
        Table table = new Table(headings.toArray(new String[0]));
        for (int i = 0; i < matrix.rows(); i++) {
            table.row(matrix.row(i).toArray(new String[0]));
        }
        return table;
    }
}
