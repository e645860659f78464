package io.otus.appliance.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.exit.FileTrouble;
import io.otus.appliance.text.CountText;
import io.otus.core.store.Store;
import io.otus.inventory.vendor.OuiTable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that a replay fills. All is written into a part of it that is hidden, and moved into place once it is
 * whole; a replay that fails leaves what was there before, and one that is killed leaves it aside, from where the next
 * puts it back. {@value #SUMMARY} is moved away first and into place last, so where it is, the rest is, and of one
 * replay.
 */
public final class ReplayOutput implements AutoCloseable {
    /** The last file of a replay. */
    public static final String SUMMARY = "summary.json";

    /**
     * What belongs to a store that is open, or that was when its process was killed; SQLite reads it into any other.
     */
    private static final List<String> OF_AN_OPEN_STORE = List.of(Store.FILE + "-wal", Store.FILE + "-shm");

    /** What a replay makes, in the order in which it is moved; moved away backwards, so the store is the last to go. */
    private static final List<String> RESULTS = List.of(
            Store.FILE,
            OF_AN_OPEN_STORE.getFirst(),
            OF_AN_OPEN_STORE.getLast(),
            "evidence",
            "events",
            "alerts.jsonl",
            "assets.jsonl",
            "baseline.txt",
            OuiTable.FILE,
            StoredInventory.RULES,
            SUMMARY);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HIDDEN = ".otus-replay";
    /** Where earlier results are while new ones take their place; what a replay left that was killed just then. */
    private static final String ASIDE = ".otus-replay-before";

    private static final Logger LOG = LoggerFactory.getLogger(ReplayOutput.class);

    private final Path directory;
    private final Path hidden;
    private final Path aside;
    private final boolean made;
    private final boolean force;
    private final List<String> there;
    private boolean complete;

    private ReplayOutput(Path directory, boolean made, boolean force) {
        this.directory = directory;
        this.hidden = directory.resolve(HIDDEN);
        this.aside = directory.resolve(ASIDE);
        this.made = made;
        this.force = force;
        this.there = in(directory);
    }

    /** The results in a directory; whoever reads a store has more beside it, which comes and goes. */
    private static List<String> in(Path directory) {
        return RESULTS.stream()
                .filter(name -> !OF_AN_OPEN_STORE.contains(name))
                .filter(name -> Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /**
     * Makes the directory where it is missing, and puts back what a replay left aside that was killed.
     *
     * @param force whether the results of any replay are replaced, not only those of the same capture
     * @throws Failure if it cannot be written, or holds the state of a sensor or something else that no replay wrote by
     *     the name of a result, which a replay must not replace
     */
    public static ReplayOutput begin(Path directory, boolean force) {
        boolean made = !Files.exists(directory);
        try {
            putBack(directory);
            ReplayOutput output = new ReplayOutput(directory, made, force);
            if (!output.there.isEmpty() && !isIn(directory)) {
                throw new Failure(
                        ExitCode.FAILED,
                        directory + " holds "
                                + (output.there.contains(Store.FILE)
                                        ? "the state of a sensor"
                                        : "what no replay wrote (" + String.join(", ", output.there) + ")")
                                + ", which a replay does not replace: choose another directory");
            }
            deleteAll(output.hidden);
            Files.createDirectories(output.hidden);
            return output;
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, directory + " cannot be written: " + FileTrouble.of(e), e);
        }
    }

    /** Puts the results back that were aside when a replay was killed; all of them are only once their store is. */
    private static void putBack(Path directory) throws IOException {
        Path aside = directory.resolve(ASIDE);
        if (Files.exists(directory.resolve(SUMMARY)) || !Files.exists(aside.resolve(SUMMARY))) {
            return;
        }
        if (Files.exists(aside.resolve(Store.FILE))) {
            for (String name : RESULTS.reversed()) {
                deleteAll(directory.resolve(name));
            }
        }
        Moves moves = new Moves();
        for (String name : RESULTS) {
            moves.move(aside.resolve(name), directory.resolve(name));
        }
        deleteAll(aside);
    }

    /**
     * Asks whether the results of a capture may be put here, as far as its first frame tells.
     *
     * @param capture its id
     * @throws Failure if the results of another one are here
     */
    public void mayHold(String capture) {
        earlier(capture);
    }

    /**
     * Asks the same once a capture was read to its end: one that begins alike and holds more or less, as a copy that
     * was cut, is another.
     *
     * @param frames its frames
     * @param bytes their bytes
     * @throws Failure if the results of another one are here
     */
    public void mayHold(String capture, long frames, long bytes) {
        JsonNode earlier = earlier(capture);
        if (earlier == null) {
            return;
        }
        long before = earlier.path("packets").asLong();
        if (before != frames || earlier.path("bytes").asLong() != bytes) {
            throw refusal(
                    "the results of " + files(earlier) + ", of which " + CountText.of(before, "frame")
                            + " were read; this capture begins alike but has " + CountText.of(frames, "frame"),
                    null);
        }
    }

    /**
     * The summary of the replay of this capture whose results are here; null where none are, or whatever is here may be
     * replaced.
     */
    private @Nullable JsonNode earlier(String capture) {
        Path summary = directory.resolve(SUMMARY);
        if (force || !Files.exists(summary)) {
            return null;
        }
        JsonNode earlier;
        try {
            earlier = JSON.readTree(summary.toFile());
        } catch (IOException e) {
            throw refusal("a " + SUMMARY + " that cannot be read", e);
        }
        if (!earlier.path("capture").asText().equals(capture)) {
            throw refusal("the results of another capture (" + files(earlier) + ")", null);
        }
        return earlier;
    }

    private static String files(JsonNode summary) {
        return String.join(", ", summary.path("files").findValuesAsText("name"));
    }

    private Failure refusal(String what, @Nullable IOException cause) {
        String sentence = directory + " holds " + what + ": choose another directory, or replace them with --force";
        return cause == null ? new Failure(ExitCode.USAGE, sentence) : new Failure(ExitCode.USAGE, sentence, cause);
    }

    /** Where the replay writes. */
    public Path hidden() {
        return hidden;
    }

    /** Whether a directory holds the results of a replay, or what one left that was killed while it moved them. */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(SUMMARY)) || Files.exists(directory.resolve(ASIDE));
    }

    /**
     * Puts the results in place of those of an earlier replay.
     *
     * @throws Failure if somebody else put something there meanwhile, as a sensor that was started
     * @throws IOException if one cannot be moved; then what was there before is there again
     */
    public void complete() throws IOException {
        if (!in(directory).equals(there)) {
            throw new Failure(
                    ExitCode.FAILED,
                    directory + " was changed by somebody else during the replay (now "
                            + String.join(", ", in(directory)) + "): choose another directory");
        }
        deleteAll(aside);
        Files.createDirectories(aside);
        Moves moves = new Moves();
        for (String name : RESULTS.reversed()) {
            moves.move(directory.resolve(name), aside.resolve(name));
        }
        for (String name : RESULTS) {
            moves.move(hidden.resolve(name), directory.resolve(name));
        }
        complete = true;
    }

    /** Deletes what is not complete, and what was replaced. */
    @Override
    public void close() {
        try {
            deleteAll(hidden);
            if (complete) {
                deleteAll(aside);
            } else if (made) {
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", hidden, FileTrouble.of(e));
        }
    }

    private static void deleteAll(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
