package io.otus.inventory.vendor;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Reads the IEEE registries as they are published, CSV or text, and writes the table that {@link OuiTable} reads. */
final class OuiImport {
    /** {@code MA-L,10E992,"NAME, WITH COMMA",ADDRESS}; a quote within quotes is doubled (RFC 4180). */
    private static final Pattern CSV =
            Pattern.compile("[A-Z-]+,([0-9A-F]{6}|[0-9A-F]{7}|[0-9A-F]{9}),(?:\"((?:[^\"]|\"\")*)\"|([^,]*)).*");

    /** {@code 10-E9-92 (hex) NAME}: the first 24 bits. */
    private static final Pattern HEX =
            Pattern.compile("([0-9A-F]{2})-([0-9A-F]{2})-([0-9A-F]{2})\\s+\\(hex\\)\\s+(.*)");

    /**
     * {@code 10E992 (base 16) NAME}, or {@code 700000-7FFFFF (base 16) NAME}: the range within the 24 bits named
     * before.
     */
    private static final Pattern BASE_16 = Pattern.compile("([0-9A-F]{6})(?:-([0-9A-F]{6}))?\\s+\\(base 16\\)\\s+(.*)");

    /** Prefixes by length, then by value: the order of the file. */
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private OuiImport() {}

    static int update(Path registry, OuiTable before, Path target) throws IOException {
        Map<String, String> entries = new TreeMap<>(ORDER);
        for (String line : new String(before.text(), StandardCharsets.UTF_8).split("\n", -1)) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                entries.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        int read = read(registry, entries);
        if (read == 0) {
            throw new IOException(
                    registry + " holds no MAC prefixes (expected: oui, mam, oui36 or iab of the IEEE, .csv or .txt)");
        }
        write(entries, target);
        return read;
    }

    /** Adds the entries of one registry file; returns how many it holds. */
    static int read(Path registry, Map<String, String> entries) throws IOException {
        String first24 = "";
        int read = 0;
        // Windows-1252 and UTF-8 both occur; bytes that are not UTF-8 become U+FFFD.
        for (String raw : new String(Files.readAllBytes(registry), StandardCharsets.UTF_8).split("\n", -1)) {
            String line = raw.strip();
            Matcher csv = CSV.matcher(line);
            Matcher hex = HEX.matcher(line);
            Matcher base16 = BASE_16.matcher(line);
            if (csv.matches()) {
                String quoted = csv.group(2);
                entries.put(csv.group(1), clean(quoted != null ? quoted.replace("\"\"", "\"") : csv.group(3)));
                read++;
            } else if (hex.matches()) {
                first24 = hex.group(1) + hex.group(2) + hex.group(3);
            } else if (base16.matches()) {
                String to = base16.group(2);
                entries.put(
                        to == null ? base16.group(1) : first24 + commonPrefix(base16.group(1), to),
                        clean(base16.group(3)));
                read++;
            }
        }
        return read;
    }

    private static String commonPrefix(String from, String to) {
        int same = 0;
        while (same < from.length() && from.charAt(same) == to.charAt(same)) {
            same++;
        }
        return from.substring(0, same);
    }

    private static String clean(String name) {
        String plain = name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return plain.endsWith(",") ? plain.substring(0, plain.length() - 1) : plain;
    }

    static void write(Map<String, String> entries, Path target) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Path directory = target.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(fresh)), StandardCharsets.UTF_8))) {
            out.write("# otus-oui 1: prefix, maker; from the registries of the IEEE Registration Authority\n");
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.write(entry.getKey().toUpperCase(Locale.ROOT) + '\t' + entry.getValue() + '\n');
            }
        }
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
