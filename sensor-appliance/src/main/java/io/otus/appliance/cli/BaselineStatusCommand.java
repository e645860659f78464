package io.otus.appliance.cli;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.FactLine;
import io.otus.alert.baseline.LearningReport;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.json.JsonLine;
import io.otus.appliance.run.DecidedBaseline;
import io.otus.appliance.text.CountText;
import io.otus.appliance.text.Paragraph;
import io.otus.appliance.text.Table;
import io.otus.core.store.StoreReader;
import io.otus.core.time.Nanos;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus baseline status}. */
@Command(
        name = "status",
        description =
                "Tells how far learning has come: what is new an hour, what is still unseen, how many alerts a day to"
                        + " expect, and what to look at first.")
final class BaselineStatusCommand extends StateCommand {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final double HOUR = 3_600.0 * Nanos.SECOND;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (one object).")
    OutputFormat output = OutputFormat.TEXT;

    @Option(
            names = "--review",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many facts to review are listed (default: ${DEFAULT-VALUE}).")
    int review;

    @Override
    public Integer call() throws IOException {
        Baseline baseline;
        try (StoreReader reader = reader()) {
            baseline = DecidedBaseline.load(reader, stateDirectory());
        }
        LearningReport report = LearningReport.of(baseline);
        SortedMap<String, Integer> imported = imported(baseline);
        if (output == OutputFormat.JSON) {
            printJson(report, imported);
        } else {
            terminal().print(Paragraph.lines(text(imported) + text(report), width()));
        }
        return ExitCode.OK;
    }

    /** How many facts hold because a person imported them, by the file that they came from. */
    private static SortedMap<String, Integer> imported(Baseline baseline) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (FactLine each : BaselineExport.of(baseline).facts()) {
            String file = each.source();
            if (file != null) {
                counts.merge(file, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String text(SortedMap<String, Integer> imported) {
        StringBuilder text = new StringBuilder();
        imported.forEach((file, facts) -> text.append("enforced: ")
                .append(CountText.of(facts, "fact"))
                .append(", approved by import of ")
                .append(file)
                .append("; what follows is of the facts that were learned here\n"));
        return text.toString();
    }

    private List<FactLine> toReview(LearningReport report) {
        return report.review().subList(0, Math.clamp(review, 0, report.review().size()));
    }

    private static String minute(long time) {
        return MINUTE.format(Nanos.instant(time));
    }

    private static String state(LearningReport.CategoryState category) {
        if (!category.isByRepetition()) {
            return "nothing heard yet";
        }
        return category.ended() == Long.MIN_VALUE
                ? "learning since " + minute(category.started())
                : "ended " + minute(category.ended());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private String text(LearningReport report) {
        if (report.to() == 0) {
            return "nothing was learned here yet\n";
        }
        StringBuilder text = new StringBuilder();
        text.append("learned from ")
                .append(minute(report.from()))
                .append(" to ")
                .append(minute(report.newest()));
        text.append(" UTC (the newest fact), ")
                .append(decimal((report.newest() - report.from()) / HOUR))
                .append(" hours; what was learned was heard until ")
                .append(minute(report.to()))
                .append("\n\n");
        // With a fixed learning time, no category has a state of its own.
        boolean isByRepetition = report.categories().stream().anyMatch(LearningReport.CategoryState::isByRepetition);
        Table states = isByRepetition
                ? new Table("CATEGORY", "FACTS", "IN ONE HOUR ONLY", "STILL UNSEEN", "STATE")
                : new Table("CATEGORY", "FACTS", "IN ONE HOUR ONLY", "STILL UNSEEN");
        for (LearningReport.CategoryState each : report.categories()) {
            List<String> row = new ArrayList<>();
            row.add(each.category().key());
            row.add(Integer.toString(each.facts()));
            row.add(Integer.toString(each.once()));
            row.add(each.facts() == 0 ? "-" : decimal(100 * each.unseen()) + " %");
            if (isByRepetition) {
                row.add(state(each));
            }
            states.row(row.toArray(String[]::new));
        }
        text.append(states.fitting(width())).append("\nnew facts an hour\n");
        for (LearningReport.HourOf each : report.curve()) {
            text.append("  ")
                    .append(minute(each.hour()))
                    .append("  ")
                    .append(each.facts())
                    .append('\n');
        }
        text.append('\n').append(forecast(report.forecast()));
        text.append("\nto review, the oddest first (")
                .append(report.review().size())
                .append(" in all)\n");
        for (FactLine each : toReview(report)) {
            text.append("  ")
                    .append(each.history().count())
                    .append(each.history().count() == 1 ? " time in " : " times in ");
            text.append(each.history().hours()).append(each.history().hours() == 1 ? " hour, " : " hours, ");
            text.append(minute(each.history().lastTime()))
                    .append("  ")
                    .append(each.text())
                    .append('\n');
        }
        int left = report.review().size() - toReview(report).size();
        if (left > 0) {
            text.append("  and ").append(left).append(" more; --review N lists N of them\n");
        }
        return text.toString();
    }

    private static String forecast(LearningReport.@Nullable Forecast forecast) {
        if (forecast == null) {
            return "forecast: none, five hours are needed for one\n";
        }
        return "forecast, with learning ended: " + decimal(forecast.facts()) + " facts a day that are not known, "
                + decimal(forecast.returning()) + " of them seen before but too seldom to be learned; "
                + decimal(forecast.alerts()) + " alerts a day\nchecked from " + minute(forecast.checkedFrom())
                + " on: predicted " + CountText.of(forecast.predicted(), "new fact") + " in "
                + CountText.of(forecast.predictedAlerts(), "alert") + ", came "
                + CountText.of(forecast.came(), "new fact") + " in " + CountText.of(forecast.alerted(), "alert") + '\n';
    }

    private void printJson(LearningReport report, SortedMap<String, Integer> imported) throws IOException {
        JsonLine line = new JsonLine().begin();
        line.beginArray("imported");
        imported.forEach((file, facts) -> {
            line.beginElement();
            line.text("file", file);
            line.number("facts", facts);
            line.end();
        });
        line.end();
        if (report.to() != 0) {
            line.time("from", report.from());
            line.time("newest", report.newest());
            line.time("to", report.to());
        }
        line.beginArray("categories");
        for (LearningReport.CategoryState each : report.categories()) {
            line.beginElement();
            line.text("category", each.category().key());
            line.number("facts", each.facts());
            line.number("once", each.once());
            line.real("unseen", each.unseen());
            if (each.ended() != Long.MIN_VALUE) {
                line.time("ended", each.ended());
            }
            line.end();
        }
        line.end();
        line.beginArray("new_facts");
        for (LearningReport.HourOf each : report.curve()) {
            line.beginElement();
            line.time("hour", each.hour());
            line.number("facts", each.facts());
            line.end();
        }
        line.end();
        LearningReport.Forecast forecast = report.forecast();
        if (forecast != null) {
            line.beginObject("forecast");
            line.real("facts_a_day", forecast.facts());
            line.real("returning_a_day", forecast.returning());
            line.real("alerts_a_day", forecast.alerts());
            line.time("checked_from", forecast.checkedFrom());
            line.number("predicted", forecast.predicted());
            line.number("predicted_alerts", forecast.predictedAlerts());
            line.number("came", forecast.came());
            line.number("alerted", forecast.alerted());
            line.end();
        }
        line.beginArray("review");
        for (FactLine each : toReview(report)) {
            line.beginElement();
            line.text("state", each.state().key());
            line.text("fact", each.statement());
            line.number("seen", each.history().count());
            line.number("hours", each.history().hours());
            line.time("first_seen", each.history().firstTime());
            line.time("last_seen", each.history().lastTime());
            line.end();
        }
        line.finish();
        line.writeTo(terminal().data());
    }
}
