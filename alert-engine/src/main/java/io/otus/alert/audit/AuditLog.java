package io.otus.alert.audit;

import io.otus.core.log.HashChain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code audit.jsonl} of a state directory. Appended to by whoever acts, also while the sensor runs, and never rewritten. Thread-safe, and
 * safe among processes.
 */
public final class AuditLog {
    /** Its name in the state directory. */
    public static final String FILE = "audit.jsonl";
    /** A file with more bytes than this takes no further decision; it has a hundred thousand by then. */
    private static final long MAX_BYTES = 64L << 20;

    /**
     * What a file holds.
     *
     * @param entries up to the first line that is broken
     * @param latest hash of the last of them; {@link HashChain#START} where there is none
     * @param broken number of the first broken line, from 1; 0 when all are whole
     */
    public record Content(List<AuditEntry> entries, String latest, int broken) {
        /** Copies the list. */
        public Content {
            entries = List.copyOf(entries);
        }
    }

    private AuditLog() {}

    /** Where it is. */
    public static Path file(Path state) {
        return state.resolve(FILE);
    }

    /** All that was done; a line that is still being written, or that a crash cut, does not count. */
    public static Content read(Path state) throws IOException {
        Path file = file(state);
        return Files.exists(file) ? content(whole(text(file))) : content(List.of());
    }

    /** Hash of a line that is there, numbered from 1; {@link HashChain#START} for the number 0. */
    public static String hash(Path state, long number) throws IOException {
        return number == 0
                ? HashChain.START
                : HashChain.hash(whole(text(file(state))).get((int) number - 1));
    }

    /** Bytes that are no text become other text, which breaks the chain as any change does. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static List<String> whole(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static Content content(List<String> lines) {
        List<AuditEntry> entries = new ArrayList<>();
        String latest = HashChain.START;
        for (String line : lines) {
            AuditEntry entry = latest.equals(HashChain.previous(line)) ? readable(line) : null;
            if (entry == null || entry.number() != entries.size() + 1) {
                return new Content(entries, latest, entries.size() + 1);
            }
            entries.add(entry);
            latest = HashChain.hash(line);
        }
        return new Content(entries, latest, 0);
    }

    private static @Nullable AuditEntry readable(String line) {
        try {
            return AuditJson.read(line);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Writes down what was done; on the disk when this returns.
     *
     * @param entry its number does not count: it gets the next one
     * @return the entry as it was written
     * @throws IOException if it cannot be written, or the chain is broken: a decision must not seal what somebody tampered with
     */
    public static AuditEntry append(Path state, AuditEntry entry) throws IOException {
        Path file = file(state);
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (channel.size() > MAX_BYTES) {
                throw new IOException(file + " has more than " + MAX_BYTES + " bytes");
            }
            String text = text(file);
            Content content = content(whole(text));
            if (content.broken() != 0) {
                throw new IOException(file + ":" + content.broken()
                        + ": does not follow from the line before it; see otus verify, and move the file away");
            }
            int end = text.substring(0, text.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8).length;
            AuditEntry numbered = entry.numbered(content.entries().size() + 1L);
            String line = AuditJson.write(numbered, content.latest()) + '\n';
            channel.truncate(end);
            ByteBuffer buffer = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            channel.position(end);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            return numbered;
        }
    }
}
