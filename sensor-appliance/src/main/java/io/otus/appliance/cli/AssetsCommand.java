package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.Table;
import io.otus.core.store.StoreReader;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.AssetTable;
import io.otus.inventory.output.AssetWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus assets}. */
@Command(name = "assets", description = "Lists the devices that a sensor found, with what it knows of each.")
final class AssetsCommand extends StateCommand {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (one line a device, with every claim and the frames that show it).")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws IOException {
        List<Asset> assets;
        try (StoreReader reader = reader()) {
            assets = StoredInventory.load(reader, stateDirectory()).assets();
        }
        if (output == OutputFormat.JSON) {
            new AssetWriter().write(assets, terminal().data());
            return ExitCode.OK;
        }
        terminal().print(table(assets));
        return ExitCode.OK;
    }

    /** One row a device, in the order given. */
    static String table(List<Asset> assets) {
        Table table = new Table(AssetTable.COLUMNS.stream()
                .map(title -> title.replace('_', ' ').toUpperCase(Locale.ROOT))
                .toArray(String[]::new));
        for (List<String> row : AssetTable.rows(assets)) {
            table.row(row.toArray(new String[0]));
        }
        return table.toString();
    }
}
