package io.otus.alert.baseline;

import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.time.Nanos;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history of a fact in brackets behind its line: {@code [seen=12 hours=3 days=1 first=TIME last=TIME
 * shown=CAPTURE:FRAME@TIME+OFFSET+LENGTH latest=...]}. Only in texts that are asked for it.
 */
final class HistoryText {
    private HistoryText() {}

    /** With the declaring file too, which an export leaves out. */
    static String print(FactHistory history, @Nullable String source, String statistics) {
        StringBuilder text = new StringBuilder("[");
        if (source != null) {
            text.append("by=").append(Token.escape(source)).append(' ');
        }
        text.append("seen=").append(history.count());
        text.append(" hours=").append(history.hours());
        text.append(" days=").append(history.days());
        if (history.firstTime() != 0) {
            text.append(" first=").append(Nanos.instant(history.firstTime()));
        }
        if (history.lastTime() != 0) {
            text.append(" last=").append(Nanos.instant(history.lastTime()));
        }
        String deed = history.deed();
        if (deed != null) {
            text.append(" deed=").append(Token.escape(deed));
        }
        if (!statistics.isEmpty()) {
            text.append(" from=").append(statistics);
        }
        append(text, " shown=", history.first());
        append(text, " latest=", history.last());
        return text.append(']').toString();
    }

    /**
     * The part of a history by which deviations from its fact are judged: since when the fact is known and, for written
     * points and values, how often it was seen. Nothing more, so that an export differs from the one before by what was
     * learned and not by what was merely heard again. Empty where no deviation is judged so.
     */
    static String brief(Aspect aspect, FactHistory history) {
        if (history.firstTime() == 0) {
            return "";
        }
        String first = "first=" + Nanos.instant(history.firstTime()) + ']';
        return switch (aspect) {
            case Aspect.Reads _, Aspect.Polled _, Aspect.Ordered _ -> ""; // their limits say all
            case Aspect.Values _ -> "[seen=" + history.count() + ' ' + first;
            case Aspect.Points it when it.use() == PointUse.WRITE -> "[seen=" + history.count() + ' ' + first;
            default -> '[' + first;
        };
    }

    private static void append(StringBuilder text, String name, @Nullable Evidence evidence) {
        if (evidence == null) {
            return;
        }
        text.append(name).append(evidence.capture()).append(':');
        for (int i = 0; i < evidence.spans().size(); i++) {
            FrameSpan span = evidence.spans().get(i);
            text.append(i == 0 ? "" : ",").append(span.frame()).append('@').append(span.time());
            text.append('+').append(span.offset()).append('+').append(span.length());
        }
        String hash = evidence.sha256();
        if (hash != null) {
            text.append('/').append(evidence.total()).append('/').append(hash);
        }
    }

    /**
     * A history with the file that declared the fact, and the statistics that its limits were learned from, where they
     * are stated.
     */
    record Parsed(
            FactHistory history,
            @Nullable String source,
            @Nullable String statistics) {}

    /** Reads what stands between the brackets; null when it is no history. */
    static @Nullable Parsed parse(String inside) {
        Map<String, String> fields = new HashMap<>();
        for (String field : inside.split(" ", -1)) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                return null;
            }
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        try {
            FactHistory history = new FactHistory(
                    Long.parseLong(fields.getOrDefault("seen", "0")),
                    Integer.parseInt(fields.getOrDefault("hours", "0")),
                    Integer.parseInt(fields.getOrDefault("days", "0")),
                    time(fields.get("first")),
                    time(fields.get("last")),
                    evidence(fields.get("shown")),
                    evidence(fields.get("latest")),
                    deed(fields.get("deed")));
            String source = fields.get("by");
            return new Parsed(history, source == null ? null : Token.unescape(source), fields.get("from"));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static @Nullable String deed(@Nullable String word) {
        return word == null ? null : Token.unescape(word);
    }

    private static long time(@Nullable String text) {
        return text == null ? 0 : Nanos.of(Instant.parse(text));
    }

    private static @Nullable Evidence evidence(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        String[] parts = text.substring(colon + 1).split("/", -1);
        List<FrameSpan> spans = new ArrayList<>();
        for (String span : parts[0].split(",", -1)) {
            String[] numbers = span.split("[@+]", -1);
            spans.add(new FrameSpan(
                    Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[1]),
                    Integer.parseInt(numbers[2]),
                    Integer.parseInt(numbers[3])));
        }
        boolean isWhole = parts.length == 1;
        return new Evidence(
                text.substring(0, colon),
                spans,
                isWhole ? spans.size() : Integer.parseInt(parts[1]),
                isWhole ? null : parts[2]);
    }
}
