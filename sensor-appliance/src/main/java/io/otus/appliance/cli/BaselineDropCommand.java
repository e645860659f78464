package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.ApprovedLine;
import io.otus.appliance.run.DecidedBaseline;
import io.otus.appliance.text.Printable;
import io.otus.core.store.StoreReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus baseline drop}. */
@Command(
        name = "drop",
        description = {
            "Says of a line of the baseline that it is not normal any more, whoever declared it: what it allows alerts"
                    + " again. Shown first, saved with --yes.",
            "%nA running sensor takes it up within seconds. While it still learns, what comes again is learned again."
        })
final class BaselineDropCommand extends AlertActs.Deciding {
    @Parameters(
            arity = "1..*",
            paramLabel = "LINE",
            description = "One line, as 'otus baseline show' prints it; with or without its state and what stands in"
                    + " brackets; in quotation marks.")
    List<String> words = List.of();

    @Option(
            names = {"-y", "--yes"},
            description = "Save it; without, the line is only shown.")
    boolean yes;

    @Override
    public Integer call() {
        String line = String.join(" ", words);
        String statement;
        try (StoreReader reader = reader()) {
            statement = ApprovedLine.held(DecidedBaseline.load(reader, stateDirectory()), stateDirectory(), line)
                    .statement();
        }
        terminal().print((yes ? "dropped " : "drop ") + Printable.of(statement) + "\n");
        if (yes) {
            saved(person().drops(List.of(statement)), "dropped " + statement);
        } else {
            terminal().print("Nothing is saved; --yes saves it.\n");
        }
        return ExitCode.OK;
    }
}
