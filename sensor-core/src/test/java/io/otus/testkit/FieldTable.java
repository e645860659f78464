package io.otus.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of fields in {@code docs/protocols}: what a reader may rely on to be in a line, so a test holds it against
 * what messages write.
 */
public final class FieldTable {
    private static final Pattern NAME = Pattern.compile("`([a-z][a-z0-9_]*)`");
    private static final int FIELD_COLUMN = 2;

    private FieldTable() {}

    /** Every name in the column {@code field} of the section {@code Fields}. */
    public static Set<String> of(String protocol) {
        Set<String> names = new TreeSet<>();
        boolean inside = false;
        for (String line : lines(protocol)) {
            if (line.startsWith("## ")) {
                inside = line.equals("## Fields");
            } else if (inside && line.startsWith("|")) {
                Matcher name = NAME.matcher(line.split("\\|", -1)[FIELD_COLUMN]);
                while (name.find()) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }

    private static Iterable<String> lines(String protocol) {
        Path page = Path.of("..", "docs", "protocols", protocol + ".md");
        try {
            return Files.readAllLines(page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
