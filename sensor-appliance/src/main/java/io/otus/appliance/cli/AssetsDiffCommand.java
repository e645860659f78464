package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Analysis;
import io.otus.appliance.run.StoredInventory;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import io.otus.inventory.view.AssetDiff;
import io.otus.inventory.view.AssetOrder;
import io.otus.inventory.view.Entry;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code otus assets diff}. */
@Command(
        name = "diff",
        description =
                "Tells what differs between two inventories: devices gone and new, and facts changed, learned and no longer"
                        + " known; exits with 1 if something does, and with 5 if one cannot be read.")
final class AssetsDiffCommand extends TerminalCommand {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "State directory, or results of a replay.")
    Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The other one.")
    Path after = Path.of("");

    @Override
    public Integer call() {
        List<AssetDiff.Difference> differences = AssetDiff.of(entries(before), entries(after));
        StringBuilder text = new StringBuilder();
        for (AssetDiff.Difference each : differences) {
            text.append(
                            switch (each.kind()) {
                                case GONE -> "gone     ";
                                case NEW -> "new      ";
                                case CHANGED -> "changed  ";
                                case LEARNED -> "learned  ";
                                case LOST -> "lost     ";
                            })
                    .append(DifferenceText.of(each));
        }
        terminal().print(text.isEmpty() ? "no differences\n" : text.toString());
        return text.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static List<Entry> entries(Path state) {
        try {
            return read(state);
        } catch (StoreException e) {
            throw new Failure(ExitCode.DAMAGED, String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Entry> read(Path state) {
        try (StoreReader reader = StoreReader.open(state, Analysis.MODULES)) {
            return StoredInventory.load(reader, state).assets().stream()
                    .sorted(AssetOrder.by("ip"))
                    .map(Entry::of)
                    .toList();
        }
    }
}
