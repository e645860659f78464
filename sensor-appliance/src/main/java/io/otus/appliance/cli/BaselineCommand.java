package io.otus.appliance.cli;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.HistoryDetail;
import io.otus.alert.baseline.LearningReport;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.ApprovedLine;
import io.otus.appliance.run.BaselineEdit;
import io.otus.appliance.run.BaselineEdit.All;
import io.otus.appliance.run.BaselineEdit.Decided;
import io.otus.appliance.run.BaselineFile;
import io.otus.appliance.run.DecidedBaseline;
import io.otus.appliance.run.Learned;
import io.otus.appliance.run.Person;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.CountText;
import io.otus.appliance.text.Printable;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otus baseline}. */
@Command(
        name = "baseline",
        description = "Shows what is normal, and lets a person decide.",
        subcommands = {
            BaselineCommand.Show.class,
            BaselineStatusCommand.class,
            BaselineCommand.Diff.class,
            BaselineCommand.Approve.class,
            BaselineCommand.Export.class,
            BaselineImportCommand.class,
            BaselineDropCommand.class,
        })
final class BaselineCommand extends StateCommand {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new MissingCommandException(spec.commandLine());
    }

    /** A command that reads the baseline of a state directory. */
    abstract static class Reading extends StateCommand {
        final Baseline baseline() {
            try (StoreReader reader = reader()) {
                return DecidedBaseline.load(reader, stateDirectory());
            }
        }

        final void print(HistoryDetail detail) throws IOException {
            Writer out = new OutputStreamWriter(terminal().data(), StandardCharsets.UTF_8);
            BaselineExport.write(baseline(), detail, out);
            out.flush();
        }
    }

    /** {@code otus baseline show}. */
    @Command(name = "show", description = "Prints the baseline with how often and when each fact was seen.")
    static final class Show extends Reading {
        @Override
        public Integer call() throws IOException {
            print(HistoryDetail.WHOLE);
            return ExitCode.OK;
        }
    }

    /** {@code otus baseline export}. */
    @Command(
            name = "export",
            description = {
                "Writes the baseline as text, to be read, signed and kept.",
                "%nBehind each fact stands since when it is known, and behind what is written also how often it was: by"
                        + " that another sensor judges what lies beside it as this one does."
            })
    static final class Export extends Reading {
        @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to (default: standard output).")
        @Nullable
        Path file;

        @Option(names = "--history", description = "With all counts, times and evidence behind each fact.")
        boolean history;

        @Option(
                names = "--facts-only",
                description = "With nothing behind the facts: a list of limits that hold as they stand. Enforced, every"
                        + " point and value beside those that were written is reported as high, also where few were"
                        + " ever heard and more are to come, which may double the alerts.")
        boolean factsOnly;

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            if (history && factsOnly) {
                throw new ParameterException(spec.commandLine(), "--history and --facts-only exclude each other");
            }
            HistoryDetail detail = history ? HistoryDetail.WHOLE : factsOnly ? HistoryDetail.NONE : HistoryDetail.BRIEF;
            if (file == null) {
                print(detail);
                return ExitCode.OK;
            }
            Baseline baseline = baseline();
            try (Writer out = Files.newBufferedWriter(file)) {
                BaselineExport.write(baseline, detail, out);
                return ExitCode.OK;
            } catch (IOException e) {
                throw new Failure(ExitCode.FAILED, file + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    /** {@code otus baseline diff}. */
    @Command(
            name = "diff",
            description =
                    "Prints what the sensor's baseline has more (+) and less (-) than a file, what a second file has,"
                            + " or what was first seen within a time; exits with 6 if there is a difference.")
    static final class Diff extends Reading {
        @Parameters(arity = "0..1", index = "0", paramLabel = "FILE", description = "A baseline text.")
        @Nullable
        Path file;

        @Parameters(
                arity = "0..1",
                index = "1",
                paramLabel = "OTHER",
                description = "Another one, in the place of the sensor's baseline.")
        @Nullable
        Path other;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                converter = Moment.Converter.class,
                description = "Facts that were first seen after this moment, in the place of a file: a time with a"
                        + " zone, a date, or an age such as 12 h, counted from the latest frame.")
        @Nullable
        Moment since;

        @Option(
                names = "--until",
                paramLabel = "TIME",
                converter = Moment.Converter.class,
                description = "No later than this.")
        @Nullable
        Moment until;

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if ((file == null) == (since == null)) {
                throw new ParameterException(spec.commandLine(), "Expected: FILE, FILE OTHER, or --since TIME");
            }
            List<String> difference = file != null ? toFile(file) : sinceThen();
            difference.forEach(line -> terminal().print(line + "\n"));
            if (difference.isEmpty()) {
                say("no differences");
            }
            return difference.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
        }

        private List<String> toFile(Path before) {
            BaselineText text = other == null
                    ? BaselineExport.of(baseline())
                    : BaselineFile.read(other).text();
            return BaselineFile.read(before).text().differenceTo(text);
        }

        private List<String> sinceThen() {
            long latest = Moment.isRelative(since, until) ? latestFrame() : 0;
            long from = since == null ? Long.MIN_VALUE : since.nanoseconds(latest);
            long to = until == null ? Long.MAX_VALUE : until.nanoseconds(latest);
            return LearningReport.since(baseline(), from, to).stream()
                    .map(statement -> "+ " + statement)
                    .toList();
        }

        private long latestFrame() {
            try (StoreReader reader = reader()) {
                return Moment.latestFrame(
                        StoredInventory.load(reader, stateDirectory()).assets());
            }
        }
    }

    /** {@code otus baseline approve}. */
    @Command(
            name = "approve",
            description = "Declares normal what alerts reported, one line of the baseline, or all that was seen while"
                    + " learning, and the open alerts that reported nothing else learned. Shown first, saved"
                    + " with --yes. A running sensor takes a line up within seconds; for the others it must not"
                    + " run meanwhile.")
    static final class Approve extends StateCommand {
        @Parameters(
                arity = "0..*",
                paramLabel = "ALERT|LINE",
                description = "Ids of alerts, or their first digits; or one line, as 'otus baseline show' prints it,"
                        + " with or without its state and what stands in brackets, in quotation marks.")
        List<String> alerts = List.of();

        @Option(
                names = "--all",
                description =
                        "Everything seen while learning: what was learned, and candidates. Shown first, saved with"
                                + " --yes; one decision. What was seen later, and what open alerts report, is left"
                                + " out.")
        boolean all;

        @Option(
                names = "--with-alerts",
                description = "With --all: also what was seen later, and what open alerts report.")
        boolean withAlerts;

        @Option(
                names = {"-y", "--yes"},
                description = "Save it; without, only what would become normal, and what that would have hidden, is"
                        + " shown.")
        boolean yes;

        @Option(
                names = "--as",
                paramLabel = "DIGEST",
                description = "With --yes and alerts: only if it is still what was shown, by the digest shown with it.")
        @Nullable
        String seen;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the decision.")
        String reason = "";

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (all == !alerts.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "Expected: ids of alerts, a line, or --all");
            }
            if (withAlerts && !all) {
                throw new ParameterException(spec.commandLine(), "--with-alerts goes with --all");
            }
            boolean isLine = isLine(alerts);
            if (seen != null && (!yes || all || isLine)) {
                throw new ParameterException(spec.commandLine(), "--as goes with --yes and ids of alerts");
            }
            if (all) {
                approveAll();
            } else if (isLine) {
                approve(String.join(" ", alerts));
            } else {
                approve();
            }
            return ExitCode.OK;
        }

        /** A line has several words, and not all of them are digits of an id. */
        private static boolean isLine(List<String> given) {
            List<String> words = given.stream()
                    .flatMap(each -> Arrays.stream(each.split(" ", -1)))
                    .toList();
            return words.size() > 1 && !words.stream().allMatch(each -> each.matches("[0-9a-fA-F]+"));
        }

        private void approve(String line) {
            ApprovedLine found;
            try (StoreReader reader = reader()) {
                found = ApprovedLine.of(reader, stateDirectory(), line);
            }
            String shown = Printable.of(found.statement());
            if (found.before() == FactState.APPROVED) {
                say(shown + " is approved already");
                return;
            }
            terminal().print((yes ? "approved " : "approve ") + shown + "\n");
            String settled = found.alerts().isEmpty()
                    ? ""
                    : CountText.of(found.alerts().size(), "open alert") + " of nothing else";
            if (!yes) {
                say((settled.isEmpty() ? "" : "With it, " + settled + " would be learned. ")
                        + "Nothing is saved; --yes saves it.");
                return;
            }
            decided(
                    person().learns("", found.lesson()),
                    "approved " + shown + (settled.isEmpty() ? "" : ", and learned " + settled));
        }

        private void approve() {
            if (!yes) {
                List<Learned> shown;
                try (StoreReader reader = reader()) {
                    shown = BaselineEdit.learned(reader, stateDirectory(), alerts);
                }
                show(shown);
                say(LearnedText.howSaved(shown));
                return;
            }
            Decided<List<Learned>> done = BaselineEdit.approve(stateDirectory(), alerts, this::refuseOther, person());
            List<Learned> learned = done.change();
            long facts = learned.stream()
                    .flatMap(each -> each.lesson().facts().stream())
                    .distinct()
                    .count();
            say("approved: " + CountText.of(facts, "fact"));
            for (int i = 0; i < learned.size(); i++) {
                Learned each = learned.get(i);
                terminal().print(LearnedText.done("approved", each, standing(each), colour(), width()));
                decided(done.numbers().get(i), LearnedText.of(each));
            }
        }

        private void show(List<Learned> learned) {
            learned.forEach(
                    each -> terminal().print(LearnedText.preview("approve", each, standing(each), colour(), width())));
        }

        private List<String> standing(Learned learned) {
            return AlertActs.Deciding.standing(learned.hidden(), stateDirectory());
        }

        private void refuseOther(List<Learned> learned) {
            if (LearnedText.isOther(learned, seen)) {
                show(learned);
                LearnedText.refuseOther(learned, seen);
            }
        }

        private void approveAll() {
            All approved;
            List<Long> numbers = List.of();
            if (yes) {
                Decided<All> done = BaselineEdit.approveAll(stateDirectory(), withAlerts, person());
                approved = done.change();
                numbers = done.numbers();
            } else {
                try (StoreReader reader = reader()) {
                    approved = BaselineEdit.all(reader, stateDirectory(), withAlerts);
                }
            }
            int told = approved.lesson().alerts().size();
            say((yes ? "approved: " : "would approve: ")
                    + CountText.grouped(approved.lesson().size(), "fact")
                    + (told == 0 ? "" : ", among them all that " + CountText.of(told, "open alert") + " reported"));
            if (approved.left() > 0) {
                say("left out: " + CountText.grouped(approved.left(), "fact")
                        + " that came after learning or that open alerts report; 'otus baseline approve ALERT' takes"
                        + " those of one, --with-alerts all");
            }
            if (!yes) {
                say("Nothing is saved; --yes saves it.");
            } else if (!numbers.isEmpty()) {
                decided(
                        numbers.getFirst(),
                        "all approved" + (told == 0 ? "" : ", " + CountText.of(told, "alert") + " learned"));
            }
        }

        private Person person() {
            return new Person(stateDirectory(), reason);
        }

        private void decided(long number, String what) {
            say("decision " + number + ": " + what + "; 'otus alerts undo " + number + "' takes it back");
        }
    }
}
