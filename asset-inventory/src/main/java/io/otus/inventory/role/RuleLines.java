package io.otus.inventory.role;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a data file among the resources: one declaration each, {@code #} begins a comment line, empty lines part groups. */
public final class RuleLines {
    private RuleLines() {}

    /**
     * A declaration and where it stands.
     *
     * @param file name of the file
     * @param number 1-based number of the line
     * @param text the line without blanks around it
     */
    public record Line(String file, int number, String text) {
        /** Says that the line is not what was expected. */
        public IllegalStateException bad(String expected) {
            return new IllegalStateException(
                    file + " line " + number + ": '" + text + "' (expected: " + expected + ")");
        }
    }

    /** All declarations of a resource that lies beside a class. */
    public static List<Line> read(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            List<Line> lines = new ArrayList<>();
            int number = 0;
            for (String raw : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                number++;
                String text = raw.strip();
                if (!text.isEmpty() && text.charAt(0) != '#') {
                    lines.add(new Line(file, number, text));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
