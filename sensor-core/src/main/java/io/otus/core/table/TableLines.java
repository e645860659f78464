package io.otus.core.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the lines of a table, mostly one among the resources: one declaration each, {@code #} begins a comment line,
 * empty lines part groups.
 */
public final class TableLines {
    private TableLines() {}

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
        return lines(file, all(beside, file));
    }

    /**
     * All declarations of a text.
     *
     * @param file what errors call it
     */
    public static List<Line> of(String file, String text) {
        return lines(file, text.split("\n", -1));
    }

    private static List<Line> lines(String file, String[] all) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : all) {
            number++;
            String text = raw.strip();
            if (isDeclaration(text)) {
                lines.add(new Line(file, number, text));
            }
        }
        return lines;
    }

    /** The declarations as they stand there, for tables whose blanks count. */
    public static List<String> texts(Class<?> beside, String file) {
        List<String> texts = new ArrayList<>();
        for (String raw : all(beside, file)) {
            if (isDeclaration(raw.strip())) {
                texts.add(raw);
            }
        }
        return texts;
    }

    private static boolean isDeclaration(String text) {
        return !text.isEmpty() && text.charAt(0) != '#';
    }

    private static String[] all(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A standard's name as fields and services have it: {@code CreateSession} as {@code create_session},
     * {@code domainID} as {@code domain_id}.
     */
    public static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && !Character.isUpperCase(name.charAt(i - 1))) {
                snake.append('_');
            }
            snake.append(c);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }
}
