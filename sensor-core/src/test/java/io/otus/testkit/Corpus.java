package io.otus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real captures with independent oracles, which are never part of the project: found through {@code OTUS_CORPUS}, else
 * beside it. Where they are absent a test says aloud that it is skipped; with {@code OTUS_CORPUS_REQUIRED=1} it fails.
 */
public final class Corpus {
    private Corpus() {}

    /** Whether it is there, for a test that can do without. */
    public static boolean isThere() {
        return Files.isDirectory(named().resolve("pcap"));
    }

    private static Path named() {
        String named = System.getenv("OTUS_CORPUS");
        return named == null ? Path.of("..", "..", "shared", "captures") : Path.of(named);
    }

    /** The directory of the corpus; ends the test where it is absent. */
    public static Path directory() {
        Path corpus = named();
        boolean there = isThere();
        if ("1".equals(System.getenv("OTUS_CORPUS_REQUIRED"))) {
            assertThat(there).as("the corpus is required at %s", corpus).isTrue();
        }
        Needs.that(there, "the capture corpus, which is not at " + corpus + "; OTUS_CORPUS names its directory");
        return corpus;
    }

    /** All captures, sorted by name. */
    public static List<Path> captures() {
        return list(directory().resolve("pcap"));
    }

    /** The oracle tables of a protocol, sorted by name. */
    public static List<Path> oracles(String protocol) {
        return list(directory().resolve("oracle")).stream()
                .filter(path -> path.getFileName().toString().matches(".*\\." + protocol + "\\.tsv(\\.gz)?"))
                .toList();
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
