package io.otus.appliance.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a log directory: {@code NAME.jsonl}, which grows to a limit and is then moved aside as {@code NAME-000001.jsonl}, and so on; of those,
 * the oldest are deleted when all together exceed the quota. Confined to the log's thread, but for {@link #reopen}.
 */
final class RotatingFiles implements AutoCloseable {
    private static final String SUFFIX = ".jsonl";
    private static final Pattern ROTATED = Pattern.compile("[a-z_]+-(\\d{6,})\\.jsonl");

    private static final class Open {
        final FileChannel channel;
        long size;

        Open(FileChannel channel) throws IOException {
            this.channel = channel;
            this.size = channel.size();
        }
    }

    private final Path directory;
    private final long fileSize;
    private final long quota;
    private final Map<String, Open> open = new TreeMap<>();
    private volatile boolean reopen;

    /**
     * Files of a directory, which is made.
     *
     * @param fileSize bytes at which a file is moved aside; {@link Long#MAX_VALUE} for never
     * @param quota most bytes of all files together
     */
    RotatingFiles(Path directory, long fileSize, long quota) throws IOException {
        this.directory = directory;
        this.fileSize = fileSize;
        this.quota = quota;
        Files.createDirectories(directory);
    }

    /** Asks to open the files anew, since someone else moved them aside (SIGHUP); thread-safe. */
    void reopen() {
        reopen = true;
    }

    void write(String name, ByteBuffer lines) throws IOException {
        if (reopen) {
            reopen = false;
            close();
        }
        Open file = open(name);
        if (file.size > 0 && lines.remaining() > fileSize - file.size) {
            rotate(name, file);
            file = open(name);
        }
        file.size += lines.remaining();
        while (lines.hasRemaining()) {
            file.channel.write(lines);
        }
    }

    private Open open(String name) throws IOException {
        Open file = open.get(name);
        if (file == null) {
            file = new Open(FileChannel.open(
                    directory.resolve(name + SUFFIX),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND));
            open.put(name, file);
        }
        return file;
    }

    private void rotate(String name, Open file) throws IOException {
        file.channel.close();
        open.remove(name);
        List<Path> rotated = rotated();
        long next = rotated.isEmpty() ? 1 : number(rotated.getLast()) + 1;
        String digits = Long.toString(1_000_000 + next).substring(1);
        Files.move(directory.resolve(name + SUFFIX), directory.resolve(name + "-" + digits + SUFFIX));
        enforceQuota();
    }

    private void enforceQuota() throws IOException {
        List<Path> files = rotated();
        long total = 0;
        for (Open file : open.values()) {
            total += file.size;
        }
        for (Path file : files) {
            total += Files.size(file);
        }
        for (Path file : files) {
            if (total <= quota) {
                return;
            }
            total -= Files.size(file);
            Files.delete(file);
        }
    }

    /** Files moved aside, of all names, in the order in which they were: numbers are given out once. */
    private List<Path> rotated() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> rotated = new ArrayList<>(files.filter(file ->
                            ROTATED.matcher(file.getFileName().toString()).matches())
                    .toList());
            rotated.sort(Comparator.comparingLong(RotatingFiles::number));
            return rotated;
        }
    }

    private static long number(Path file) {
        Matcher matcher = ROTATED.matcher(file.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    @Override
    public void close() throws IOException {
        for (Open file : open.values()) {
            file.channel.close();
        }
        open.clear();
    }
}
