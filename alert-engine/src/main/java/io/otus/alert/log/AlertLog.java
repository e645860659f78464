package io.otus.alert.log;

import io.otus.core.log.LineFile;
import io.otus.core.log.LineFiles;
import io.otus.core.log.Rotation;
import io.otus.core.store.Companion;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code alerts.jsonl}. Lines are appended in the transaction that stores them: what is committed is in the
 * file, what is rolled back is cut off again, and {@link #repair} settles what a crash left between the two. Moved
 * aside between two transactions only, so all lines in a file that was moved aside are in the store. Used by the
 * store's writer thread; {@link #reopen} from any.
 */
public final class AlertLog implements Companion {
    /** Name of the file in the log directory. */
    public static final String FILE = "alerts.jsonl";

    private static final String NAME = "alerts";
    /** Suffix of a file that belongs to another store: it is no part of this log, and counts in no quota. */
    private static final String OTHER = ".of-another-store-";

    private static final Logger LOG = LoggerFactory.getLogger(AlertLog.class);

    /** The number of a line is its last field. */
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d+)}$");
    /** Bytes that are read at a time while looking for the start of a line from behind. */
    private static final int BLOCK = 64 * 1024;
    /** More lines than one transaction holds: a file that is so far ahead belongs to another store. */
    private static final int MOST_AHEAD = 1_000;

    private final LineFiles files;
    private LineFile file;
    private long committed;
    private boolean appended;
    private boolean reopen;
    private boolean isStuck;

    private AlertLog(LineFiles files) throws IOException {
        this.files = files;
        this.file = files.open(NAME);
        this.committed = file.size();
    }

    /** Opens the log of a directory, makes both where they are missing. */
    public static AlertLog open(Path directory, Rotation rotation) throws IOException {
        return new AlertLog(new LineFiles(directory, rotation, Set.of(NAME)));
    }

    /**
     * Cuts off what the store does not know: a line that was cut by a crash, and lines whose transaction never held. A
     * file of which the store knows no line at all is another store's, as where a damaged one was moved away; it is
     * given another name, and may be the only one that still has these alerts.
     *
     * @param lastStored number of the last line in the store; 0 when there is none
     * @return number of the last line in the file; {@code lastStored} when the file is empty, since its lines were
     *     rotated away
     */
    public synchronized long repair(long lastStored) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(files.path(NAME).toFile(), "rw")) {
            long whole = lineEnd(content, content.length());
            long end = whole;
            while (end > 0) {
                long start = lineEnd(content, end - 1);
                long sequence = sequence(content, start, end);
                if (sequence > 0 && sequence <= lastStored) {
                    cut(content, end);
                    return sequence;
                }
                end = start;
            }
            cut(content, whole);
            if (whole > 0) {
                setAside();
            }
            return lastStored;
        }
    }

    private void setAside() throws IOException {
        Path present = files.path(NAME);
        int number = 1;
        Path aside = present.resolveSibling(FILE + OTHER + number);
        while (Files.exists(aside)) {
            aside = present.resolveSibling(FILE + OTHER + ++number);
        }
        Files.move(present, aside);
        LOG.warn("{} held no line of this store, and is {} now", present, aside.getFileName());
        openAnew();
    }

    /**
     * The whole lines behind the last one that the store knows. A crash between the file's part of a transaction and
     * the store's leaves them; whoever follows the file has seen them.
     *
     * @param lastStored number of the last line in the store; 0 when there is none
     * @return lines whose numbers follow on, in order; none where they do not, or are more than {@link #MOST_AHEAD}
     */
    public synchronized List<String> ahead(long lastStored) throws IOException {
        List<String> lines = new ArrayList<>();
        try (RandomAccessFile content = new RandomAccessFile(files.path(NAME).toFile(), "r")) {
            long end = lineEnd(content, content.length());
            long next = 0;
            while (end > 0) {
                long start = lineEnd(content, end - 1);
                long sequence = sequence(content, start, end);
                if (sequence == lastStored) {
                    break;
                }
                if (sequence < lastStored || (next > 0 && sequence != next - 1) || lines.size() == MOST_AHEAD) {
                    return List.of();
                }
                byte[] line = new byte[(int) (end - 1 - start)];
                content.seek(start);
                content.readFully(line);
                lines.add(new String(line, StandardCharsets.UTF_8));
                next = sequence;
                end = start;
            }
            return next == lastStored + 1 ? lines.reversed() : List.of();
        }
    }

    private void cut(RandomAccessFile content, long length) throws IOException {
        if (content.length() > length) {
            file.truncate(length);
            file.sync();
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
        appended = true;
        file.append(ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Goes on in a new file of the same name, after somebody moved the present one away; where lines wait for their
     * transaction, after that.
     *
     * @throws IOException if it cannot be opened; that is tried again after the next lines
     */
    public synchronized void reopen() throws IOException {
        reopen = true;
        if (!appended) {
            openAnew();
        }
    }

    private void openAnew() throws IOException {
        LineFile before = file;
        file = files.open(NAME);
        committed = file.size();
        reopen = false;
        before.close();
    }

    @Override
    public synchronized void sync() throws IOException {
        if (appended) {
            file.sync();
        }
    }

    @Override
    public synchronized void committed() {
        long grown = file.size() - committed;
        committed = file.size();
        appended = false;
        try {
            if (reopen) {
                openAnew();
            } else if (files.isDue(file, 0)) {
                files.moveAside(NAME);
                openAnew();
            }
            files.makeRoom(grown);
            isStuck = false;
        } catch (IOException e) {
            // The lines are safe where they are; it is tried again after the next ones.
            if (!isStuck) {
                LOG.warn(
                        "{} cannot be moved aside, opened anew, or kept to its quota: {}",
                        files.path(NAME),
                        e.getMessage());
            }
            isStuck = true;
        }
    }

    @Override
    public synchronized void rolledBack() throws IOException {
        if (appended) {
            file.truncate(committed);
        }
        appended = false;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
