package io.otus.appliance.cli;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.audit.ListChange;
import io.otus.alert.baseline.BaselineRevision;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.BaselineEdit;
import io.otus.appliance.run.BaselineEdit.Decided;
import io.otus.appliance.run.BaselineEdit.Imported;
import io.otus.appliance.run.BaselineFile;
import io.otus.appliance.run.FormerText;
import io.otus.appliance.run.Person;
import io.otus.appliance.text.CountText;
import io.otus.appliance.text.Printable;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus baseline import}. */
@Command(
        name = "import",
        description = {
            "Makes a baseline text the baseline: all that it says is normal, and what it does not say is not any more."
                    + " The sensor must not run meanwhile.",
            "%nIt is one decision, in 'otus audit', and the text of the baseline before is kept. A text that cannot be"
                    + " read changes nothing."
        })
final class BaselineImportCommand extends StateCommand {
    /** Most lines that are shown of what is dropped, changed or added, each. */
    private static final int MOST_SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "A baseline text.")
    Path file = Path.of("");

    @Option(names = "--add", description = "Only add what the text says: what it does not say stays normal.")
    boolean adds;

    @Option(names = "--dry-run", description = "Only show what it would drop, change and add.")
    boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the decision.")
    String reason = "";

    @Override
    public Integer call() {
        BaselineFile read = BaselineFile.read(file);
        FormerText former;
        if (dryRun) {
            BaselineRevision shown;
            try (StoreReader reader = reader()) {
                former = BaselineEdit.former(reader, stateDirectory(), read, adds);
                shown = BaselineEdit.imported(reader, stateDirectory(), read, adds);
            }
            show("drop", "change", "approve", "add", shown);
            say("would import: " + counts("drop", "change", "add", shown));
        } else {
            Person person = new Person(stateDirectory(), file.toString(), reason);
            Decided<Imported> decided = BaselineEdit.importText(stateDirectory(), read, adds, person);
            BaselineRevision done = decided.change().revision();
            former = decided.change().former();
            show("dropped", "changed", "approved", "added", done);
            say("imported: " + counts("dropped", "changed", "added", done));
            say("decision " + decided.numbers().getFirst() + ": imported " + file
                    + wayBack(decided.change().texts(), stateDirectory()));
        }
        int undeclared = former == FormerText.WITHOUT_FILES ? read.text().undeclared() : 0;
        if (former != FormerText.NONE) {
            say(
                    "it is the baseline of before an import, to the byte: each line is as normal as it was then, and none is"
                            + " approved by this");
        } else {
            read.strictness().ifPresent(this::say);
            read.unknownProtocols().forEach(this::say);
        }
        if (undeclared > 0) {
            say("a former version kept this text, and did not note which lines a file had declared normal: its "
                    + CountText.of(undeclared, "candidate") + (undeclared == 1 ? " alerts" : " alert")
                    + " until somebody approves " + (undeclared == 1 ? "it" : "them")
                    + " ('otus baseline approve' does)");
        }
        return ExitCode.OK;
    }

    /** How what an import changed is as before again; empty for other decisions. */
    static String wayBack(AuditEntry entry, Path state) {
        ListChange texts = entry.list();
        return texts == null ? "" : wayBack(texts, state);
    }

    private static String wayBack(ListChange texts, Path state) {
        return "; the baseline before is a text too: 'otus baseline import "
                + state.resolve(AuditFiles.DIRECTORY).resolve(texts.before()) + "' goes back to it";
    }

    private void show(String drop, String change, String approve, String add, BaselineRevision revision) {
        show(drop, revision.dropped());
        List<String> changes = new ArrayList<>();
        revision.changed()
                .forEach((now, then) -> changes.add(then + "\n" + " ".repeat(change.length() - 2) + "to " + now));
        show(change, changes);
        show(approve, revision.approved());
        show(add, revision.added());
    }

    private void show(String word, List<String> lines) {
        lines.stream()
                .limit(MOST_SHOWN)
                .flatMap(line -> (word + ' ' + line).lines())
                .forEach(line -> terminal().print(Printable.of(line) + "\n"));
        if (lines.size() > MOST_SHOWN) {
            String all = !dryRun || adds ? "" : " ('otus baseline diff " + file + "' lists all)";
            terminal().print(word + ' ' + (lines.size() - MOST_SHOWN) + " more" + all + "\n");
        }
    }

    private static String counts(String drop, String change, String add, BaselineRevision revision) {
        return drop + ' ' + CountText.grouped(revision.dropped().size(), "line") + ", " + change + ' '
                + CountText.grouped(revision.changed().size(), "line") + ", " + add + ' '
                + CountText.grouped(revision.added().size(), "line") + "; "
                + CountText.grouped(revision.stay(), "line") + (revision.stay() == 1 ? " stays" : " stay")
                + (revision.approved().isEmpty()
                        ? ""
                        : ", " + revision.approved().size() + " of them approved by it");
    }
}
