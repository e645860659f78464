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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code audit.jsonl} of a state directory. Any process may append to it, also while the sensor runs; it is
 * never rewritten. Thread-safe, and safe among processes.
 */
public final class AuditLog {
    /** Name of the file in the state directory. */
    public static final String FILE = "audit.jsonl";
    /** Most bytes of a file that still takes a decision, 64 MiB; a hundred thousand decisions fit. */
    private static final long MAX_BYTES = 64L << 20;
    /** Most bytes of a file that still takes a decision of a rule: half as many, so that people always find room. */
    private static final long MAX_BYTES_RULE = MAX_BYTES / 2;

    /**
     * The content of a file.
     *
     * @param entries the entries before the first broken line
     * @param latest hash of the last of them; {@link HashChain#START} if there is none
     * @param broken number of the first broken line, from 1; 0 if all are intact
     */
    public record Content(List<AuditEntry> entries, String latest, int broken) {
        public Content {
            entries = List.copyOf(entries);
        }
    }

    private AuditLog() {}

    /** Returns the path of the file. */
    public static Path file(Path state) {
        return state.resolve(FILE);
    }

    /** Returns all entries; a line that is being written, or that a crash cut off, does not count. */
    public static Content read(Path state) throws IOException {
        Path file = file(state);
        return Files.exists(file) ? content(state, whole(text(file))) : content(state, List.of());
    }

    /** Returns the hash of an existing line, numbered from 1; {@link HashChain#START} for the number 0. */
    public static String hash(Path state, long number) throws IOException {
        return number == 0
                ? HashChain.START
                : HashChain.hash(whole(text(file(state))).get((int) number - 1));
    }

    /** Returns whether the file does not end with a line feed: a line is being written, or was cut off. */
    public static boolean isUnfinished(Path state) throws IOException {
        Path file = file(state);
        String text = Files.exists(file) ? text(file) : "";
        return !text.isEmpty() && !text.endsWith("\n");
    }

    /** Invalid UTF-8 becomes other text, which breaks the chain as any change does. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static List<String> whole(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static Content content(Path state, List<String> lines) throws IOException {
        List<AuditEntry> entries = new ArrayList<>();
        String latest = HashChain.START;
        for (String line : lines) {
            AuditEntry entry = latest.equals(HashChain.previous(line)) ? readable(state, line) : null;
            if (entry == null || entry.number() != entries.size() + 1) {
                return new Content(entries, latest, entries.size() + 1);
            }
            entries.add(entry);
            latest = HashChain.hash(line);
        }
        return new Content(entries, latest, 0);
    }

    private static IOException isFull(Path file, long most) {
        return new IOException(file + " has more than " + most + " bytes");
    }

    /** Refuses to append to a full file before all of it is read. */
    private static void refuseIfFull(Path state, long most) throws IOException {
        Path file = file(state);
        if (Files.exists(file) && Files.size(file) > most) {
            throw isFull(file, most);
        }
    }

    private static @Nullable AuditEntry readable(Path state, String line) throws IOException {
        try {
            return AuditJson.read(line, digest -> LongLessons.read(state, digest));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Appends an entry; it is on the disk when this returns.
     *
     * @param entry its number is replaced by the next one
     * @return the entry as it was written
     * @throws IOException if it cannot be written, or the chain is broken: a new decision must not seal a file that was
     *     tampered with
     */
    public static AuditEntry append(Path state, AuditEntry entry) throws IOException {
        return append(state, _ -> List.of(entry), MAX_BYTES).getFirst();
    }

    /**
     * Appends the entries of a rule, all or none.
     *
     * @param entries at least one; their numbers are replaced
     * @throws IOException as {@link #append(Path, AuditEntry)}, and if the remaining room is reserved for people
     */
    public static void appendByRule(Path state, List<AuditEntry> entries) throws IOException {
        refuseIfFull(state, MAX_BYTES_RULE);
        var _ = append(state, _ -> entries, MAX_BYTES_RULE);
    }

    /**
     * Returns a decision as a line to be stored in the same transaction as its effect, so that neither exists without
     * the other; {@link #appendDue} later appends it to the file. Data that the line does not hold is on the disk when
     * this returns.
     *
     * @param entry its number is ignored
     * @throws IOException if that data cannot be written, or the file takes no further decision: then nothing must be
     *     carried out
     */
    public static String due(Path state, AuditEntry entry) throws IOException {
        refuseIfFull(state, MAX_BYTES);
        if (LongLessons.isLong(entry.lesson())) {
            LongLessons.write(state, entry.lesson());
        }
        return AuditJson.write(entry.numbered(0), HashChain.START);
    }

    /**
     * Returns the content that the file will have once the given decisions, which were carried out already, are
     * appended.
     *
     * @param due lines made by {@link #due}
     * @throws IOException if one cannot be read
     */
    public static Content with(Path state, Content content, List<String> due) throws IOException {
        if (due.isEmpty()) {
            return content;
        }
        List<AuditEntry> entries = new ArrayList<>(content.entries());
        for (AuditEntry each : missing(state, content, due).values()) {
            entries.add(each.numbered(entries.size() + 1L));
        }
        return new Content(entries, content.latest(), content.broken());
    }

    private static Map<String, AuditEntry> missing(Path state, Content content, List<String> due) throws IOException {
        Set<String> held = numbers(content.entries()).keySet();
        Map<String, AuditEntry> missing = new LinkedHashMap<>();
        for (String line : due) {
            if (!held.contains(line)) {
                AuditEntry entry = readable(state, line);
                if (entry == null) {
                    throw new IOException("a decision that was carried out cannot be read: " + line);
                }
                missing.put(line, entry);
            }
        }
        return missing;
    }

    private static Map<String, Long> numbers(List<AuditEntry> entries) {
        Map<String, Long> numbers = new HashMap<>();
        entries.forEach(entry -> numbers.put(AuditJson.write(entry.numbered(0), HashChain.START), entry.number()));
        return numbers;
    }

    /**
     * Appends decisions that were carried out already, unless the file has them.
     *
     * @return the number of each
     * @throws IOException as {@link #append(Path, AuditEntry)}
     */
    public static List<Long> appendDue(Path state, List<String> due) throws IOException {
        if (due.isEmpty()) {
            return List.of();
        }
        Map<String, Long> numbers = new HashMap<>();
        List<AuditEntry> added = append(
                state,
                content -> {
                    numbers.putAll(numbers(content.entries()));
                    return List.copyOf(missing(state, content, due).values());
                },
                MAX_BYTES);
        numbers.putAll(numbers(added));
        return due.stream().map(line -> numbers.getOrDefault(line, 0L)).toList();
    }

    /** Returns the entries to append after the present content, while the file is locked. */
    private interface Pending {
        List<AuditEntry> behind(Content content) throws IOException;
    }

    private static List<AuditEntry> append(Path state, Pending pending, long most) throws IOException {
        Path file = file(state);
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            String text = text(file);
            Content content = content(state, whole(text));
            List<AuditEntry> entries = pending.behind(content);
            if (entries.isEmpty()) {
                return entries;
            }
            if (channel.size() > most) {
                throw isFull(file, most);
            }
            if (content.broken() != 0) {
                throw new IOException(file + ":" + content.broken()
                        + ": does not follow from the line before it; see otus verify, and move the file away");
            }
            int end = text.substring(0, text.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8).length;
            List<AuditEntry> numbered = new ArrayList<>(entries.size());
            StringBuilder lines = new StringBuilder();
            String latest = content.latest();
            for (AuditEntry entry : entries) {
                AuditEntry each = entry.numbered(content.entries().size() + numbered.size() + 1L);
                if (LongLessons.isLong(each.lesson())) {
                    LongLessons.write(state, each.lesson());
                }
                String line = AuditJson.write(each, latest);
                numbered.add(each);
                lines.append(line).append('\n');
                latest = HashChain.hash(line);
            }
            channel.truncate(end);
            ByteBuffer buffer = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            channel.position(end);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            return numbered;
        }
    }
}
