package io.otus.appliance.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.alert.AlertEngine;
import io.otus.alert.alert.Alert;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.EventTime;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what was seen of a window of maintenance as soon as it ends in event time, or is taken back while it goes on,
 * and keeps that in the state directory. Confined to the analysis thread until that has ended.
 */
public final class WorkReports implements EventConsumer {
    static final String FILE = "maintenance-reports.jsonl";
    /** Most reports that are kept; the oldest go. */
    static final int MAX_KEPT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(WorkReports.class);

    private final Path directory;
    private final AlertEngine engine;
    private final Consumer<MaintenanceReport> told;
    private final Set<MaintenanceWindow> done = new HashSet<>();
    private MaintenancePlan plan = MaintenancePlan.NONE;
    private long latest;

    /** Why a window is told. */
    private enum Cause {
        ENDED("ended"),
        TAKEN_BACK("taken_back"),
        STOPPED("stopped");

        private final String key;

        Cause(String key) {
            this.key = key;
        }
    }

    /**
     * Tells of the windows of an engine.
     *
     * @param told is given each report
     */
    WorkReports(Path state, AlertEngine engine, Consumer<MaintenanceReport> told) {
        this.directory = state;
        this.engine = engine;
        this.told = told;
    }

    /** Where reports are kept, a line of JSON each. */
    public static Path file(Path state) {
        return state.resolve(FILE);
    }

    /**
     * The lines that are kept, the latest last.
     *
     * @throws IOException if there are some that cannot be read
     */
    public static List<String> kept(Path state) throws IOException {
        Path file = file(state);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Override
    public void clock(long time) {
        latest = time;
        MaintenancePlan now = engine.maintenance();
        if (!now.equals(plan)) {
            renew(now, time);
        }
        for (int i = 0; i < plan.windows().size(); i++) {
            MaintenanceWindow window = plan.windows().get(i);
            if (window.end() <= time && done.add(window)) {
                told.accept(keep(report(window), Cause.ENDED));
            }
        }
    }

    /**
     * Another plan: what goes on and is not in it has ended by that. What is over when it is first seen in a plan was
     * told before this run, or was never in force, as where the end of a window that went on was put back: it is told
     * as what it was. A window of the former plan may have ended since the last clock, and is yet to be told.
     */
    private void renew(MaintenancePlan now, long time) {
        MaintenancePlan former = plan;
        for (MaintenanceWindow window : former.windows()) {
            if (!now.windows().contains(window) && window.start() <= time && done.add(window)) {
                told.accept(keep(report(window), Cause.TAKEN_BACK));
            }
        }
        plan = now;
        done.retainAll(now.windows());
        for (MaintenanceWindow window : now.windows()) {
            if (window.end() <= time && !former.windows().contains(window) && !isOwed(window)) {
                done.add(window);
            }
        }
    }

    /** Whether an earlier run saw something of a window and ended without a report, as in a crash. */
    private boolean isOwed(MaintenanceWindow window) {
        Alert alert = engine.book().work().find(window);
        if (alert == null) {
            return false;
        }
        try {
            String of = "\"alert\":\"" + alert.id() + '"';
            String stopped = "\"cause\":\"" + Cause.STOPPED.key + '"'; // it went on after that
            return kept(directory).stream().noneMatch(line -> line.contains(of) && !line.contains(stopped));
        } catch (IOException e) {
            LOG.error("the kept reports of maintenance windows cannot be read: {}", e.getMessage());
            return false;
        }
    }

    /** The sensor stops: the reports of windows that go on, kept as well. */
    List<MaintenanceReport> stopped() {
        List<MaintenanceReport> reports = new ArrayList<>();
        for (MaintenanceWindow window : engine.maintenance().windows()) {
            if (window.start() <= latest && done.add(window)) {
                reports.add(keep(report(window), Cause.STOPPED));
            }
        }
        return reports;
    }

    private MaintenanceReport report(MaintenanceWindow window) {
        return MaintenanceReport.of(engine, window);
    }

    private MaintenanceReport keep(MaintenanceReport report, Cause cause) {
        try {
            List<String> lines = new ArrayList<>(kept(directory));
            lines.add(line(report, cause));
            Path file = file(directory);
            List<String> newest = lines.subList(Math.max(0, lines.size() - MAX_KEPT), lines.size());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            WholeFile.replaceDurably(file, fresh, String.join("\n", newest) + '\n');
        } catch (IOException e) {
            LOG.error("the report of a maintenance window cannot be kept: {}", e.getMessage());
        }
        return report;
    }

    private String line(MaintenanceReport report, Cause cause) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", EventTime.text(latest));
            json.writeStringField("cause", cause.key);
            json.writeStringField("text", report.text());
            json.writeFieldName("report");
            report.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }
}
