package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.explain.Explanations;
import io.otus.core.store.StoreReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code otus explain}. */
@Command(
        name = "explain",
        description = "Shows the frames behind an alert, a learned fact, an asset or one attribute of it.")
final class ExplainCommand extends StateCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "Id of an alert; an asset by id, name or address, with .ATTRIBUTE for one attribute, such as"
                    + " plc1.vendor; or a line of the baseline.")
    List<String> words = List.of();

    @Override
    public Integer call() {
        String subject = String.join(" ", words);
        try (StoreReader reader = reader()) {
            String text = new Explanations(reader, stateDirectory())
                    .of(subject)
                    .orElseThrow(() -> new Failure(
                            ExitCode.FAILED,
                            "'" + subject + "' is no alert, asset or line of the baseline in " + stateDirectory()
                                    + " (otus alerts, otus assets and otus baseline show list them; an attribute of an"
                                    + " asset is named ASSET.ATTRIBUTE, such as plc1.vendor)"));
            terminal().print(text);
        }
        return ExitCode.OK;
    }
}
