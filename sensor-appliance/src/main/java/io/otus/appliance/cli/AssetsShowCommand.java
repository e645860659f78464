package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.AssetText;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.AssetWriter;
import io.otus.inventory.view.AssetName;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus assets show}. */
@Command(
        name = "show",
        description =
                "Shows everything that is known of a device, each fact with the frames that show it, and what is not"
                        + " known.")
final class AssetsShowCommand extends StateCommand {
    @Parameters(
            paramLabel = "DEVICE",
            description = "Id of the device or its first digits, its name, or one of its addresses.")
    String subject = "";

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json.")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws IOException {
        Inventory inventory = AssetsCommand.load(this);
        List<Asset> all = inventory.assets();
        List<Asset> named = all.stream().filter(AssetName.of(subject)).toList();
        if (named.isEmpty()) {
            throw new Failure(
                    ExitCode.FAILED,
                    "no device is called '" + subject + "' in " + stateDirectory() + " (otus assets lists them)");
        }
        if (output == OutputFormat.JSON) {
            new AssetWriter().write(named, terminal().data());
            return ExitCode.OK;
        }
        StringBuilder text = new StringBuilder();
        for (Asset asset : named) {
            text.append(text.isEmpty() ? "" : "\n").append(AssetText.whole(asset, all, inventory.conversations()));
        }
        terminal().print(text.toString());
        return ExitCode.OK;
    }
}
