package io.otus.appliance.cli;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.audit.Decisions;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Audits;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.ScopeText;
import io.otus.appliance.text.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus audit}. */
@Command(name = "audit", description = "Lists what people decided about alerts and rules: who, when, what and why.")
final class AuditCommand extends StateCommand {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (the lines of audit.jsonl).")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        AuditLog.Content content = Audits.read(stateDirectory());
        if (output == OutputFormat.JSON) {
            terminal().print(lines());
            Audits.sound(stateDirectory(), content);
            return ExitCode.OK;
        }
        Decisions decisions = Decisions.of(content);
        Table table = new Table("NUMBER", "TIME", "BY", "ACT", "ALERT", "WHAT", "REASON");
        table.spare("ALERT");
        table.whole("TIME", "ACT");
        table.wrap("WHAT", "REASON");
        for (AuditEntry entry : decisions.entries()) {
            table.row(
                    Long.toString(entry.number()),
                    terminal().isTerminal() ? AlertText.seconds(entry.time()) : entry.time(),
                    entry.by(),
                    entry.act().key() + (decisions.isUndone(entry) ? " (undone)" : ""),
                    terminal().isTerminal() ? AlertText.shortened(entry.alert()) : entry.alert(),
                    ScopeText.of(entry),
                    entry.reason());
        }
        terminal().print(table.size() == 0 ? "" : table.fitting(width()));
        if (table.size() == 0) {
            say("no decisions");
        }
        Audits.sound(stateDirectory(), content);
        return ExitCode.OK;
    }

    private String lines() {
        Path file = AuditLog.file(stateDirectory());
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
