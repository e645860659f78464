package io.otus.appliance.claims;

import io.otus.testkit.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which protocols a capture holds: by the catalogue of the corpus, and by the oracles that there are of it. Names are
 * compared without case and signs; {@code aliases.tsv} has the other names of a protocol, {@code exceptions.tsv} what
 * the catalogue does not know of, with the reason.
 */
public final class Catalogue {
    private static final int FIRST_PROTOCOL_COLUMN = 7;
    private static final int LAST_PROTOCOL_COLUMN = 9;
    private static final Pattern ORACLE = Pattern.compile("(.*)\\.([a-z0-9_-]+)\\.tsv(\\.gz)?");

    private final Map<String, Set<String>> held = new HashMap<>();
    private final Map<String, Set<String>> aliases = new HashMap<>();
    private final Map<String, String> exceptions = new HashMap<>();

    /** Reads the catalogue and the names of the oracles. */
    public Catalogue() {
        Path corpus = Corpus.directory();
        try {
            for (String line : Files.readAllLines(corpus.resolve("CATALOG.tsv"))) {
                String[] columns = line.split("\t", -1);
                for (int i = FIRST_PROTOCOL_COLUMN; i <= LAST_PROTOCOL_COLUMN; i++) {
                    for (String name : columns[i].split("[,/]", -1)) {
                        hold(columns[0], name.replaceFirst(":.*", ""));
                    }
                }
            }
            try (Stream<Path> oracles = Files.list(corpus.resolve("oracle"))) {
                for (Path oracle : oracles.toList()) {
                    Matcher name = ORACLE.matcher(oracle.getFileName().toString());
                    if (name.matches()) {
                        hold(name.group(1), name.group(2));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String[] alias : rows("aliases.tsv")) {
            aliases.computeIfAbsent(plain(alias[0]), _ -> new TreeSet<>()).add(plain(alias[1]));
        }
        for (String[] exception : rows("exceptions.tsv")) {
            exceptions.put(exception[0] + "\t" + exception[1], exception[2]);
        }
    }

    private void hold(String capture, String protocol) {
        held.computeIfAbsent(capture, _ -> new TreeSet<>()).add(plain(protocol));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static List<String[]> rows(String resource) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(resource), resource)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> rows.add(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Whether the capture holds the protocol, under any of its names. */
    boolean holds(String capture, String protocol) {
        Set<String> known = held.getOrDefault(capture, Set.of());
        return known.contains(plain(protocol))
                || aliases.getOrDefault(plain(protocol), Set.of()).stream().anyMatch(known::contains);
    }

    /**
     * Protocol and capture, separated by a tab, of each claim that is right although the catalogue does not know it.
     */
    public Set<String> exceptions() {
        return Set.copyOf(exceptions.keySet());
    }
}
