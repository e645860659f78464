package io.otus.alert.log;

import io.otus.core.store.Companion;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code alerts.jsonl}. Lines are appended in the transaction that stores them: what is committed is in the file, what is rolled back is cut
 * off again, and {@link #repair} settles what a crash left between the two. Used by the store's writer thread; {@link #reopen} from any.
 */
public final class AlertLog implements Companion {
    /** Name of the file in the log directory. */
    public static final String FILE = "alerts.jsonl";

    /** The number of a line is its last field. */
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d+)}$");
    /** Bytes that are read at a time while looking for the start of a line from behind. */
    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private FileChannel channel;
    private long committed;
    private boolean appended;

    private AlertLog(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.committed = channel.size();
    }

    /** Opens the log of a directory, makes both where they are missing. */
    public static AlertLog open(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(FILE);
        return new AlertLog(file, channel(file));
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /**
     * Cuts off what the store does not know: a line that was cut by a crash, and lines whose transaction never held.
     *
     * @param lastStored number of the last line in the store; 0 when there is none
     * @return number of the last line in the file; {@code lastStored} when the file is empty, since its lines were rotated away
     */
    public synchronized long repair(long lastStored) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            long end = lineEnd(content, content.length());
            while (end > 0) {
                long start = lineEnd(content, end - 1);
                long sequence = sequence(content, start, end);
                if (sequence > 0 && sequence <= lastStored) {
                    cut(content, end);
                    return sequence;
                }
                end = start;
            }
            cut(content, 0);
            return lastStored;
        }
    }

    private void cut(RandomAccessFile content, long length) throws IOException {
        if (content.length() > length) {
            content.setLength(length);
            content.getFD().sync();
        }
        committed = length;
    }

    /** The position behind the last line feed in front of {@code before}; 0 when there is none. */
    private static long lineEnd(RandomAccessFile content, long before) throws IOException {
        byte[] block = new byte[BLOCK];
        long position = before;
        while (position > 0) {
            int length = (int) Math.min(BLOCK, position);
            content.seek(position - length);
            content.readFully(block, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return position - length + i + 1;
                }
            }
            position -= length;
        }
        return 0;
    }

    /** The number of the line from {@code start} to {@code end}; 0 when it has none. */
    private static long sequence(RandomAccessFile content, long start, long end) throws IOException {
        // The number stands in the last few bytes; a line may be long.
        int length = (int) Math.min(64, end - 1 - start);
        byte[] tail = new byte[length];
        content.seek(end - 1 - length);
        content.readFully(tail);
        Matcher matcher = SEQUENCE.matcher(new String(tail, StandardCharsets.UTF_8));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Appends a line; durable with the transaction that it is part of. */
    public synchronized void append(String line) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
        appended = true;
        while (octets.hasRemaining()) {
            var _ = channel.write(octets);
        }
    }

    /** Goes on in a new file of the same name, after somebody moved the present one away. */
    public synchronized void reopen() throws IOException {
        channel.force(true);
        channel.close();
        channel = channel(file);
        committed = channel.size();
    }

    @Override
    public synchronized void sync() throws IOException {
        if (appended) {
            channel.force(false);
        }
    }

    @Override
    public synchronized void committed() {
        if (appended) {
            try {
                committed = channel.size();
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": its size cannot be read", e);
            }
        }
        appended = false;
    }

    @Override
    public synchronized void rolledBack() throws IOException {
        if (appended) {
            channel.truncate(committed);
        }
        appended = false;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
