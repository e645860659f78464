package io.otus.core.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one directory: {@code NAME.jsonl} grows and is then moved aside as {@code NAME-000001.jsonl}, and so on.
 * All names of the directory share one sequence of numbers, so the number shows which file is the oldest. Files of
 * other names are not touched. Confined to one thread at a time.
 */
public final class LineFiles {
    private static final String SUFFIX = ".jsonl";

    private final Path directory;
    private final Rotation rotation;
    private final long fileSize;
    private final InstantSource clock;
    private final Set<String> names;
    private final Pattern movedAside;
    private long latest;
    private long total;
    private long nextScan;

    /**
     * Files of a directory, which is made where it is missing.
     *
     * @param names the names without their ending that are used here
     */
    public LineFiles(Path directory, Rotation rotation, Set<String> names) throws IOException {
        this(directory, rotation, names, InstantSource.system());
    }

    LineFiles(Path directory, Rotation rotation, Set<String> names, InstantSource clock) throws IOException {
        this.directory = directory;
        this.rotation = rotation;
        this.clock = clock;
        this.names = new TreeSet<>(names);
        this.movedAside = Pattern.compile(
                this.names.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")-(\\d{6,})\\.jsonl")));
        // Files that grow cannot be deleted: they never take more than half of the quota.
        this.fileSize = Math.min(rotation.fileSize(), rotation.quota() / (2L * names.size()));
        Files.createDirectories(directory);
    }

    /** The file that grows under a name; made where it is missing. */
    public LineFile open(String name) throws IOException {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return new LineFile(path(name), clock);
    }

    /** The path of the file that grows under a name. */
    public Path path(String name) {
        return directory.resolve(name + SUFFIX);
    }

    /** Whether a file must be moved aside before so many bytes are added to it. */
    public boolean isDue(LineFile file, long more) {
        if (file.size() == 0) {
            return false;
        }
        return more > fileSize - file.size() || file.age().compareTo(rotation.fileAge()) >= 0;
    }

    /**
     * Moves the file under a name aside, where there is one; whoever has it open goes on in it until the name is opened
     * anew.
     */
    public void moveAside(String name) throws IOException {
        if (!Files.exists(path(name))) {
            return;
        }
        List<Path> before = movedAside();
        latest = Math.max(latest, before.isEmpty() ? 0 : number(before.getLast())) + 1;
        String digits = Long.toString(latest);
        String padded = "0".repeat(Math.max(0, 6 - digits.length())) + digits;
        Files.move(path(name), directory.resolve(name + "-" + padded + SUFFIX));
    }

    /** Deletes the oldest that were moved aside when so many more bytes exceed the quota. */
    public void makeRoom(long more) throws IOException {
        total += more;
        if (total < nextScan) {
            return;
        }
        total = more;
        for (String name : names) {
            Path growing = path(name);
            total += Files.exists(growing) ? Files.size(growing) : 0;
        }
        List<Path> files = movedAside();
        for (Path file : files) {
            total += Files.size(file);
        }
        for (Path file : files) {
            if (total <= rotation.quota()) {
                break;
            }
            total -= Files.size(file);
            Files.delete(file);
        }
        // What others add to the directory is seen as well, only later.
        nextScan = total + Math.max(1, Math.min(fileSize / 8, rotation.quota() - total));
    }

    /** Files that were moved aside, oldest first. */
    private List<Path> movedAside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = new ArrayList<>(files.filter(file ->
                            movedAside.matcher(file.getFileName().toString()).matches())
                    .toList());
            found.sort(Comparator.comparingLong(this::number));
            return found;
        } catch (UncheckedIOException e) { // of a disk that fails while it is listed
            throw e.getCause();
        }
    }

    private long number(Path file) {
        Matcher matcher = movedAside.matcher(file.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
