package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.explain.Explanations;
import io.otus.core.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code otus explain}. */
@Command(name = "explain", description = "Shows the frames behind alerts, learned facts, assets or attributes of them.")
final class ExplainCommand extends StateCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "Ids of alerts; assets by id, name or address, with .ATTRIBUTE for one attribute, such as"
                    + " plc1.vendor; or one line of the baseline.")
    List<String> words = List.of();

    @Override
    public Integer call() {
        String line = String.join(" ", words);
        try (StoreReader reader = reader()) {
            Explanations explanations = new Explanations(reader, stateDirectory());
            // A line of the baseline and some names have spaces: all words together come first.
            Optional<String> whole = explanations.of(line);
            if (whole.isPresent()) {
                terminal().print(whole.get());
                return ExitCode.OK;
            }
            List<String> texts = new ArrayList<>();
            for (String word : words) {
                Optional<String> text = words.size() == 1 ? Optional.empty() : explanations.of(word);
                texts.add(text.orElseThrow(() -> nothing(texts.isEmpty() ? line : word)));
            }
            terminal().print(String.join("\n", texts));
        }
        return ExitCode.OK;
    }

    private Failure nothing(String subject) {
        return new Failure(
                ExitCode.FAILED,
                "'" + subject + "' is no alert, asset or line of the baseline in " + stateDirectory()
                        + " (otus alerts, otus assets and otus baseline show list them; an attribute of an"
                        + " asset is named ASSET.ATTRIBUTE, such as plc1.vendor)");
    }
}
