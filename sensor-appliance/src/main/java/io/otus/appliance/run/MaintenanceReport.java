package io.otus.appliance.run;

import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.alert.AlertEngine;
import io.otus.alert.alert.Alert;
import io.otus.alert.alert.WorkLog;
import io.otus.alert.alert.Written;
import io.otus.alert.detect.Kind;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.maintenance.PlannedSite;
import io.otus.appliance.text.Printable;
import io.otus.core.event.Action;
import io.otus.core.event.EventTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one declared window of maintenance.
 *
 * @param window the window
 * @param alert the closed alert that counts what was done in it; null when nothing was
 * @param log what was done in it and by whom, and what nobody had declared
 */
public record MaintenanceReport(
        MaintenanceWindow window, @Nullable Alert alert, WorkLog log) {
    /** Most lines of a list that a person is shown; {@code summary.json} of a replay has more. */
    private static final int SHOWN = 5;

    /** Most written points that a person is shown, who may have to sign each of them. */
    private static final int SHOWN_POINTS = 20;

    /** Of all declared windows, in the order of their file. */
    static List<MaintenanceReport> of(AlertEngine engine) {
        List<MaintenanceReport> reports = new ArrayList<>();
        for (MaintenanceWindow window : engine.maintenance().windows()) {
            reports.add(of(engine, window));
        }
        return reports;
    }

    /** Of one window. */
    static MaintenanceReport of(AlertEngine engine, MaintenanceWindow window) {
        return new MaintenanceReport(
                window, engine.book().work().find(window), engine.book().work().log(window));
    }

    /** For a person: a line of the window, under it one for each thing that was done, and for what was not declared. */
    public String text() {
        StringBuilder text = new StringBuilder(headline());
        List<String> done = new ArrayList<>();
        for (WorkLog.Deed deed : shown(log.deeds())) {
            done.add(deed.what() + (deed.times() == 1 ? "" : ", " + deed.times() + " times"));
        }
        String findings = " findings that are not listed";
        lines("done", SHOWN, done, log.deeds().size(), log.furtherDeeds(), findings, text);
        List<String> written = log.written().stream().map(WrittenReport::text).toList();
        String points = " points that are not listed";
        lines("written", SHOWN_POINTS, written, written.size(), log.furtherWritten(), points, text);
        List<String> undeclared = new ArrayList<>();
        for (Alert each : log.undeclared()) {
            undeclared.add(each.severity().key() + " " + each.kind() + ": " + title(each) + "; alert " + each.id());
        }
        lines("not declared", SHOWN, undeclared, undeclared.size(), log.furtherUndeclared(), findings, text);
        return text.toString();
    }

    /** Returns the most severe deeds, in the order of their first time. */
    private static List<WorkLog.Deed> shown(List<WorkLog.Deed> deeds) {
        List<WorkLog.Deed> worst = deeds.stream()
                .sorted(Comparator.comparing(WorkLog.Deed::severity).reversed())
                .limit(SHOWN)
                .toList();
        return deeds.stream().filter(worst::contains).toList();
    }

    private static String title(Alert alert) {
        return alert.origin().explanation().title();
    }

    /**
     * @param most how many lines are shown
     * @param size how many there are with those that are not in the list
     * @param further how many there are that nothing of the list covers
     * @param what names these
     */
    private static void lines(
            String label, int most, List<String> list, int size, long further, String what, StringBuilder text) {
        String begin = "\n  " + label + ": ";
        for (int i = 0; i < Math.min(most, list.size()); i++) {
            text.append(begin).append(Printable.of(list.get(i)));
        }
        if (size > most) {
            text.append(begin).append("and ").append(size - most).append(" more");
        }
        if (further > 0) {
            text.append(begin).append("and ").append(further).append(what);
        }
    }

    private String headline() {
        StringBuilder text = new StringBuilder("maintenance ")
                .append(EventTime.brief(window.start()))
                .append(" to ")
                .append(EventTime.brief(window.end()));
        PlannedSite site = window.site();
        if (site != null) {
            text.append(" at ").append(site.name());
        }
        if (!window.reason().isEmpty()) {
            text.append(" (").append(window.reason()).append(')');
        }
        if (alert == null) {
            return text.append(": nothing that would have alerted").toString();
        }
        return text.append(": ")
                .append(alert.count())
                .append(alert.count() == 1 ? " finding, " : " findings, ")
                .append(String.join(", ", kinds(alert)))
                .append("; alert ")
                .append(alert.id())
                .toString();
    }

    private static List<String> kinds(Alert alert) {
        TreeSet<String> kinds = alert.also().stream().map(Kind::name).collect(Collectors.toCollection(TreeSet::new));
        kinds.add(alert.kind().name());
        return List.copyOf(kinds);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("start", EventTime.text(window.start()));
        json.writeStringField("end", EventTime.text(window.end()));
        PlannedSite site = window.site();
        if (site != null) {
            json.writeStringField("site", site.name());
        }
        texts("by", window.by().names(), json);
        texts("on", window.on().names(), json);
        texts("actions", window.actions().stream().map(Action::key).sorted().toList(), json);
        json.writeStringField("reason", window.reason());
        json.writeNumberField("findings", alert == null ? 0 : alert.count());
        texts("kinds", alert == null ? List.of() : kinds(alert), json);
        if (alert == null) {
            json.writeNullField("first_seen");
            json.writeNullField("last_seen");
            json.writeNullField("alert");
        } else {
            json.writeStringField("first_seen", EventTime.text(alert.origin().firstSeen()));
            json.writeStringField("last_seen", EventTime.text(alert.lastSeen()));
            json.writeStringField("alert", alert.id());
        }
        lists(json);
        json.writeEndObject();
    }

    private void lists(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("done");
        for (WorkLog.Deed deed : log.deeds()) {
            json.writeStartObject();
            json.writeStringField("what", deed.what());
            json.writeNumberField("times", deed.times());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("further", log.furtherDeeds());
        json.writeArrayFieldStart("written");
        for (Written point : log.written()) {
            WrittenReport.write(point, json);
        }
        json.writeEndArray();
        json.writeNumberField("further_written", log.furtherWritten());
        json.writeNumberField("further_undeclared", log.furtherUndeclared());
        json.writeArrayFieldStart("undeclared");
        for (Alert each : log.undeclared()) {
            json.writeStartObject();
            json.writeStringField("alert", each.id());
            json.writeStringField("kind", each.kind().name());
            json.writeStringField("severity", each.severity().key());
            json.writeStringField("title", title(each));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
