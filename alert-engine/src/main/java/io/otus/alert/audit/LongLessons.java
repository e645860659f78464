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
 * Lessons that are too long for a line of the audit: each is a file beside it, named by its own SHA-256. The line
 * carries that, so that the chain holds the file too. A file is written before its line, and never again.
 *
 * <pre>
 * new FACT          a fact that the baseline did not hold
 * candidate FACT    one that it held in that state; also learned and novel
 * alert ID          an alert of which nothing remains
 * </pre>
 */
final class LongLessons {
    /** Most facts and alerts of a lesson that is whole in its line. */
    static final int MAX_IN_LINE = 256;
    /** How many facts and how many alerts the line of a longer one begins with. */
    static final int SHOWN = 16;

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
        var _ = AuditFiles.write(state, bytes(lesson));
    }

    /**
     * One that was written down; null where it is not there any more as it was.
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
