package io.otus.appliance.run;

import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.alert.alert.Written;
import io.otus.alert.text.Wording;
import io.otus.core.event.EventTime;
import io.otus.core.time.Nanos;
import java.io.IOException;

/** What was written to a point in a window of maintenance, as a report has it. */
final class WrittenReport {
    /** What was heard longer before the first write is told with its time: it may have changed meanwhile. */
    private static final long RECENT = Nanos.MINUTE;

    private static final String TO = " -> ";

    private WrittenReport() {}

    /** For a person: {@code PLC-3, holding 100: 600 -> 650, 3 times, last 2026-11-24T16:03:11Z by EWS2}. */
    static String text(Written point) {
        StringBuilder text = new StringBuilder(point.device())
                .append(", ")
                .append(point.point())
                .append(": ")
                .append(values(point))
                .append(", ")
                .append(Wording.times(point.times()));
        if (point.refused() > 0) {
            text.append(", ").append(point.refused()).append(" refused");
        }
        if (point.putOff() > 0) {
            text.append(", ").append(point.putOff()).append(" put off");
        }
        if (point.unanswered() > 0) {
            text.append(", ").append(point.unanswered()).append(" without an answer");
        }
        text.append(", last ").append(EventTime.seconds(point.last()));
        if (!point.by().isEmpty()) {
            text.append(" by ").append(point.by());
        }
        return text.toString();
    }

    private static String values(Written point) {
        StringBuilder text = new StringBuilder();
        Written.Before before = point.before();
        if (before != null) {
            text.append(shown(before.value()));
            if (point.first() - before.time() > RECENT) {
                text.append(" (at ").append(EventTime.seconds(before.time())).append(')');
            }
        }
        if (point.values().isEmpty()) {
            boolean isRefused = point.refused() == point.times();
            text.append(text.isEmpty() ? "" : ", ").append(isRefused ? "not written" : "not known to be written");
        }
        if (point.furtherValues() > 0) {
            text.append(text.isEmpty() ? "" : TO).append("...");
        }
        for (Written.Value value : point.values()) {
            String read = value.text();
            text.append(text.isEmpty() ? "" : TO).append(read == null ? "not read" : shown(read));
        }
        return text.toString();
    }

    /** An empty text would not be seen. */
    private static String shown(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }

    static void write(Written point, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("device", point.device());
        json.writeStringField("point", point.point());
        Written.Before before = point.before();
        json.writeStringField("before", before == null ? null : before.value());
        json.writeStringField("before_seen", before == null ? null : EventTime.text(before.time()));
        json.writeArrayFieldStart("values");
        for (Written.Value value : point.values()) {
            json.writeString(value.text());
        }
        json.writeEndArray();
        json.writeNumberField("further_values", point.furtherValues());
        json.writeNumberField("times", point.times());
        json.writeNumberField("refused", point.refused());
        json.writeNumberField("unanswered", point.unanswered());
        json.writeStringField("first_seen", EventTime.text(point.first()));
        json.writeStringField("last_seen", EventTime.text(point.last()));
        json.writeStringField("by", point.by());
        if (point.putOff() > 0) {
            json.writeNumberField("put_off", point.putOff());
        }
        json.writeEndObject();
    }
}
