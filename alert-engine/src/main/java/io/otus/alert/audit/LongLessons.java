package io.otus.alert.audit;

import io.otus.alert.baseline.FactState;
import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lessons that are too long for a line of the audit. Each is a file beside the audit, named by its own SHA-256. The
 * line contains the hash, so the chain of hashes protects the file too. A file is written before its line, and never
 * changed.
 *
 * <pre>
 * new FACT          a fact that the baseline did not hold
 * candidate FACT    a fact that it held in that state; also learned and novel
 * alert ID          an alert that is thereby settled
 * </pre>
 */
final class LongLessons {
    /** Most facts and alerts of a lesson that is stored completely in its line. */
    static final int MAX_IN_LINE = 256;
    /** Number of facts, and number of alerts, that the line of a longer lesson shows. */
    static final int SHOWN = 16;

    private static final String NEW = "new";
    private static final String ALERT = "alert";

    private LongLessons() {}

    /** Returns whether a lesson is too long for a line. */
    static boolean isLong(Lesson lesson) {
        return lesson.size() + lesson.alerts().size() > MAX_IN_LINE;
    }

    /** Returns the SHA-256 of the lesson's file. */
    static String digest(Lesson lesson) {
        return Sha256.hex(ByteView.of(bytes(lesson)));
    }

    /**
     * Writes the lesson's file; it is on the disk when this returns.
     *
     * @throws IOException if it cannot be written, or exceeds the largest size
     */
    static void write(Path state, Lesson lesson) throws IOException {
        var _ = AuditFiles.write(state, bytes(lesson));
    }

    /**
     * Reads a lesson's file; returns null if it is missing or was changed.
     *
     * @param digest its SHA-256, in 64 hexadecimal digits
     */
    static @Nullable Lesson read(Path state, String digest) throws IOException {
        byte[] bytes = AuditFiles.read(state, digest);
        return bytes == null ? null : lesson(new String(bytes, StandardCharsets.UTF_8));
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

    /** Parses the text of a file; returns null if another program wrote it, together with the line that names it. */
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
