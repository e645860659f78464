package io.otus.alert.audit;

import io.otus.alert.baseline.FactState;
import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lessons that are too long for a line of the audit: each is a file beside it, named by its own SHA-256. The line
 * carries that, so that the chain holds the file too. A file is written before its line, and never again.
 *
 * <pre>
 * new FACT          a fact that the baseline did not hold
 * candidate FACT    one that it held in that state; also learned and novel
 * alert ID          an alert of which nothing remains
 * </pre>
 */
public final class LongLessons {
    /** The directory, in that of the audit. */
    public static final String DIRECTORY = "audit-lessons";
    /** Most facts and alerts of a lesson that is whole in its line. */
    static final int MAX_IN_LINE = 256;
    /** How many facts and how many alerts the line of a longer one begins with. */
    static final int SHOWN = 16;
    /** No file has more bytes; more than a million facts fit in. */
    private static final long MAX_BYTES = 128L << 20;

    private static final String NEW = "new";
    private static final String ALERT = "alert";

    private LongLessons() {}

    /** Whether a lesson is too long for a line. */
    static boolean isLong(Lesson lesson) {
        return lesson.size() + lesson.alerts().size() > MAX_IN_LINE;
    }

    /** The SHA-256 of what its file holds. */
    static String digest(Lesson lesson) {
        return Sha256.hex(ByteView.of(bytes(lesson)));
    }

    /**
     * Writes one down; on the disk when this returns.
     *
     * @throws IOException if it cannot be written, or is longer than any may be
     */
    static void write(Path state, Lesson lesson) throws IOException {
        byte[] bytes = bytes(lesson);
        if (bytes.length > MAX_BYTES) {
            throw new IOException(lesson.size() + " facts are more than a decision may hold");
        }
        Path directory = Files.createDirectories(state.resolve(DIRECTORY));
        Path file = directory.resolve(Sha256.hex(ByteView.of(bytes)));
        Path hidden = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                hidden, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
        for (Path made : List.of(directory, state)) {
            try (FileChannel names = FileChannel.open(made, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /**
     * One that was written down; null where it is not there any more as it was.
     *
     * @param digest its SHA-256, in 64 hexadecimal digits
     */
    static @Nullable Lesson read(Path state, String digest) throws IOException {
        Path file = state.resolve(DIRECTORY).resolve(digest);
        try {
            if (Files.size(file) > MAX_BYTES) {
                return null;
            }
            byte[] bytes = Files.readAllBytes(file);
            return Sha256.hex(ByteView.of(bytes)).equals(digest)
                    ? lesson(new String(bytes, StandardCharsets.UTF_8))
                    : null;
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    private static byte[] bytes(Lesson lesson) {
        StringBuilder text = new StringBuilder();
        lesson.facts().forEach(fact -> line(text, NEW, fact));
        lesson.before().forEach((state, facts) -> facts.forEach(fact -> line(text, state.key(), fact)));
        lesson.alerts().forEach(alert -> line(text, ALERT, alert));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String what, String which) {
        text.append(what).append(' ').append(which).append('\n');
    }

    /** Null where somebody else wrote it, and the line that names it. */
    private static @Nullable Lesson lesson(String text) {
        Map<String, FactState> states = new HashMap<>();
        for (FactState state : FactState.values()) {
            states.put(state.key(), state);
        }
        List<String> facts = new ArrayList<>();
        List<String> alerts = new ArrayList<>();
        Map<FactState, List<String>> before = new EnumMap<>(FactState.class);
        int end;
        for (int at = 0; at < text.length(); at = end + 1) {
            end = text.indexOf('\n', at);
            int blank = text.indexOf(' ', at);
            if (blank < 0 || end < blank) {
                return null;
            }
            String what = text.substring(at, blank);
            String which = text.substring(blank + 1, end);
            FactState state = states.get(what);
            if (state != null) {
                before.computeIfAbsent(state, _ -> new ArrayList<>()).add(which);
            } else if (what.equals(ALERT)) {
                alerts.add(which);
            } else {
                facts.add(which);
            }
        }
        return new Lesson(facts, alerts, before);
    }
}
