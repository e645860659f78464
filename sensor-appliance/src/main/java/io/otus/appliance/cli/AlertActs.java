package io.otus.appliance.cli;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.maintenance.MaintenanceText;
import io.otus.alert.rule.Case;
import io.otus.alert.rule.Scope;
import io.otus.alert.rule.Width;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertLines.Stored;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Audits;
import io.otus.appliance.run.BaselineEdit;
import io.otus.appliance.run.DecidedAlerts;
import io.otus.appliance.run.DecidedBaseline;
import io.otus.appliance.run.Learned;
import io.otus.appliance.run.Person;
import io.otus.appliance.run.ValuesEdit;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;
import io.otus.appliance.text.Printable;
import io.otus.core.net.Sites;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The commands by which a person decides about alerts. A running sensor applies a decision within seconds, a stopped
 * one at its next start.
 */
final class AlertActs {
    private AlertActs() {}

    /** An act upon alerts that a person gives a reason for. */
    abstract static class Deciding extends StateCommand {
        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the decision.")
        String reason = "";

        final Person person() {
            return new Person(stateDirectory(), reason);
        }

        final List<Stored> alerts() {
            try (StoreReader reader = reader()) {
                return AlertLines.alerts(reader);
            }
        }

        /** Their lines as they stand now, be it that no sensor has followed the latest decisions yet. */
        final List<String> standing(List<Stored> alerts) {
            return standing(alerts, stateDirectory());
        }

        static List<String> standing(List<Stored> alerts, Path state) {
            return DecidedAlerts.standing(alerts.stream().map(Stored::json).toList(), state);
        }

        /**
         * Whether an alert already has the state that a decision of this kind gives it; prints that.
         *
         * @param word what became of it by that
         */
        final boolean isAlready(DecisionKind act, String alert, @Nullable Scope scope, String word) {
            AuditEntry entry = Audits.of(stateDirectory()).settled(alert);
            boolean already = entry != null && entry.act() == act && Objects.equals(entry.scope(), scope);
            if (already && entry != null) {
                say(alert + " is already " + word + " by decision " + entry.number());
            }
            return already;
        }
    }

    /** An act that keeps things silent: shown first, saved when asked to. */
    abstract static class Switching extends Deciding {
        @Option(
                names = {"-y", "--yes"},
                description = "Save it; without, only what it would have hidden is shown.")
        boolean yes;

        /** Shows what would be done; nothing is saved. */
        final void show(String words, Scope scope, List<Stored> alerts) {
            print(words, scope, LearnedText.hidden(standing(hidden(scope, alerts)), alerts.size(), colour(), width()));
            terminal().print("Nothing is saved; --yes saves it.\n");
        }

        /** Shows what was done. */
        final void showDone(String words, Scope scope, List<Stored> alerts) {
            print(words, scope, LearnedText.alike(standing(hidden(scope, alerts)), alerts.size(), colour(), width()));
        }

        private void print(String words, Scope scope, String hidden) {
            List<String> facts = scope.facts().stream().map(Printable::of).toList();
            String further =
                    facts.size() < 2 ? "" : ":\n      " + String.join("\n      ", facts.subList(1, facts.size()));
            terminal().print(Printable.of(words) + further + "\n" + hidden);
        }

        final List<Stored> hidden(Scope scope, List<Stored> alerts) {
            Sites sites = config().heardSites();
            return alerts.stream()
                    .filter(alert -> scope.covers(Case.of(alert.state(), alert.fact(), sites)))
                    .toList();
        }
    }

    /** A decision that silences what an alert reported. */
    abstract static class Silencing extends Switching {
        @Parameters(paramLabel = "ID", description = "Id of the alert, or its first digits.")
        String id = "";

        /** The named alert. Fails for a report on declared work, which reports nothing that could occur again. */
        final Stored told(List<Stored> alerts) {
            Stored stored = BaselineEdit.find(alerts, id);
            if (MaintenanceText.isFact(stored.fact())) {
                throw new Failure(
                        ExitCode.FAILED,
                        "alert " + stored.state().origin().id() + " reports on declared work, once and closed: there is"
                                + " nothing to learn or to hide from now on");
            }
            return stored;
        }

        /** The sites of the configuration, by which an exception holds in that of the alert alone. */
        final Sites sites(Stored stored) {
            Sites sites = config().heardSites();
            for (InvolvedAsset each : stored.state().assets()) {
                if (each.site() != null && sites.numberOf(each.site()) == 0) {
                    throw new Failure(
                            ExitCode.FAILED,
                            "alert " + stored.state().origin().id() + " is of site '" + Printable.of(each.site())
                                    + "', which the configuration does not name, and an exception would hold in all"
                                    + " sites; give the configuration of the sensor with --config");
                }
            }
            return sites;
        }

        /** Keeps a width of an alert silent, or shows what that would do. */
        final void silence(DecisionKind act, Stored stored, Width width, List<Stored> alerts) {
            String alert = stored.state().origin().id();
            String done = act == DecisionKind.MUTE ? "muted" : "excepted";
            if (!yes) {
                show(act.key() + ' ' + width.words(), width.scope(), alerts);
            } else if (isAlready(act, alert, width.scope(), done)) {
                return;
            } else {
                long number = person().decides(act, alert, width.scope());
                showDone(done + ' ' + width.words(), width.scope(), alerts);
                saved(number, "alert " + AlertText.shortened(alert) + " stands as muted");
            }
            if (!width.scope().facts().isEmpty()) {
                tellWhatIsNotNamed(stored.state(), done);
            }
        }

        /** Says how many of the facts that were folded into an alert stay as they are, since it does not name them. */
        final void tellWhatIsNotNamed(AlertState alert, String done) {
            long unnamed = alert.further().count() - alert.further().items().size();
            if (unnamed > 0) {
                terminal()
                        .print("Not " + done + ": " + unnamed
                                + " more that were folded in and that it does not name.\n");
            }
        }
    }

    /** {@code otus alerts learn}. */
    @Command(
            name = "learn",
            description = {
                "Declares normal what an alert reported, after showing which alerts that would have spared.",
                "%nOnly what a line of the baseline can allow, or a device that is another one now, can be learned;"
                        + " whatever else is closed, muted or excepted."
            })
    static final class Learn extends Silencing {
        @Option(
                names = "--as",
                paramLabel = "DIGEST",
                description = "With --yes: only if it is still what was shown, by the digest shown with it.")
        @Nullable
        String seen;

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (seen != null && !yes) {
                throw new ParameterException(spec.commandLine(), "--as goes with --yes");
            }
            List<Stored> alerts = alerts();
            Stored stored = told(alerts);
            Learned learned = learned(stored.state(), alerts);
            if (!yes || LearnedText.isOther(List.of(learned), seen)) {
                terminal().print(LearnedText.preview("learn", learned, standing(learned.hidden()), colour(), width()));
                LearnedText.refuseOther(List.of(learned), seen);
                terminal().print(LearnedText.howSaved(List.of(learned)) + "\n");
            } else if (!isAlready(DecisionKind.LEARN, learned.alert(), null, "learned")) {
                long number = person().learns(learned.alert(), learned.lesson());
                terminal().print(LearnedText.done("learned", learned, standing(learned.hidden()), colour(), width()));
                saved(number, LearnedText.of(learned));
            }
            return ExitCode.OK;
        }

        private Learned learned(AlertState alert, List<Stored> alerts) {
            try (StoreReader reader = reader()) {
                return Learned.of(
                        DecidedBaseline.load(reader, stateDirectory()), alert, alerts, Audits.of(stateDirectory()));
            }
        }
    }

    /** {@code otus alerts mute}. */
    @Command(
            name = "mute",
            description = {
                "Hides exactly what an alert reported from now on, after showing what that would have hidden.",
                "%nWhat was folded into the alert is part of it, as far as the alert names it."
            })
    static final class Mute extends Silencing {
        @Override
        public Integer call() {
            List<Stored> alerts = alerts();
            Stored stored = told(alerts);
            Width narrowest =
                    Width.of(stored.state(), stored.fact(), sites(stored)).getFirst();
            silence(DecisionKind.MUTE, stored, narrowest, alerts);
            return ExitCode.OK;
        }
    }

    /** {@code otus alerts except}. */
    @Command(
            name = "except",
            description = {
                "Hides what is like an alert from now on. Without --width, shows the exceptions that are possible, the"
                        + " narrowest first, with how many alerts of the past each would have hidden.",
                "%nTake the narrowest that is enough."
            })
    static final class Except extends Silencing {
        @Option(names = "--width", paramLabel = "N", description = "Which of the exceptions, 1 being the narrowest.")
        @Nullable
        Integer width;

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            List<Stored> alerts = alerts();
            Stored stored = told(alerts);
            List<Width> widths = Width.of(stored.state(), stored.fact(), sites(stored));
            if (width == null) {
                if (yes) {
                    throw new ParameterException(spec.commandLine(), "Missing option: '--width=N'");
                }
                for (int i = 0; i < widths.size(); i++) {
                    int count = hidden(widths.get(i).scope(), alerts).size();
                    terminal()
                            .print((i + 1) + "  " + Printable.of(widths.get(i).words()) + "\n   would have hidden "
                                    + count + " of " + CountText.of(alerts.size(), "alert") + "\n");
                }
                say("Nothing is saved; --width N --yes saves one of them.");
                return ExitCode.OK;
            }
            if (width < 1 || width > widths.size()) {
                throw new ParameterException(
                        spec.commandLine(), "--width: " + width + " (expected: 1 to " + widths.size() + ")");
            }
            silence(DecisionKind.EXCEPT, stored, widths.get(width - 1), alerts);
            return ExitCode.OK;
        }
    }

    /** Says of alerts what became of them. */
    abstract static class Settling extends Deciding {
        @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of alerts, or their first digits.")
        List<String> ids = List.of();

        final Integer settle(DecisionKind act, String word) {
            List<Stored> alerts = alerts();
            List<String> found = ids.stream()
                    .map(each ->
                            BaselineEdit.find(alerts, each).state().origin().id())
                    .distinct()
                    .toList();
            for (String alert : found) {
                if (!isAlready(act, alert, null, word)) {
                    saved(person().decides(act, alert, null), word + ' ' + alert);
                }
            }
            return ExitCode.OK;
        }
    }

    /** {@code otus alerts acknowledge}. */
    @Command(name = "acknowledge", description = "Marks alerts as looked at.")
    static final class Acknowledge extends Settling {
        @Override
        public Integer call() {
            return settle(DecisionKind.ACKNOWLEDGE, "acknowledged");
        }
    }

    /** {@code otus alerts close}. */
    @Command(name = "close", description = "Closes alerts; the same again is a new alert.")
    static final class Close extends Settling {
        @Override
        public Integer call() {
            return settle(DecisionKind.CLOSE, "closed");
        }
    }

    /** {@code otus alerts undo}. */
    @Command(name = "undo", description = "Takes a decision back ('otus audit' lists them).")
    static final class Undo extends Deciding {
        @Parameters(paramLabel = "NUMBER", description = "Number of the decision.")
        long number;

        @Override
        public Integer call() {
            Decisions decisions = Audits.of(stateDirectory());
            AuditEntry entry = decisions.entry(number);
            if (entry == null) {
                throw new Failure(ExitCode.FAILED, "there is no decision " + number);
            }
            if (!entry.isUndoable()) {
                throw new Failure(
                        ExitCode.FAILED,
                        "decision " + number + " (" + entry.act().key() + ") cannot be taken back"
                                + BaselineImportCommand.wayBack(entry, stateDirectory()));
            }
            if (decisions.isUndone(entry)) {
                throw new Failure(ExitCode.FAILED, "decision " + number + " was taken back already");
            }
            long undo = entry.act() == DecisionKind.ASSETS
                    ? ValuesEdit.takeBack(stateDirectory(), entry, person())
                    : person().undoes(number);
            say("decision " + undo + ": took back decision " + number + " ("
                    + entry.act().key() + ")");
            if (entry.act() == DecisionKind.APPROVE) {
                takeBack(entry);
            }
            return ExitCode.OK;
        }

        /** Takes back what was approved together; a running sensor follows by itself. */
        private void takeBack(AuditEntry entry) {
            try {
                int back = BaselineEdit.takeBack(stateDirectory(), entry);
                int stay = entry.lesson().size() - back;
                say("as before: " + CountText.grouped(back, "fact"));
                if (stay > 0) {
                    say("still approved: " + CountText.grouped(stay, "fact")
                            + " that were widened since, also by what alerts reported, or that another decision"
                            + " approves too");
                }
            } catch (StoreException e) {
                say("The baseline follows once a sensor has: " + e.getMessage());
            }
        }
    }
}
