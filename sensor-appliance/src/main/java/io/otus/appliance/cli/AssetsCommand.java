package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.Table;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conversation;
import io.otus.inventory.output.AssetTable;
import io.otus.inventory.output.AssetWriter;
import io.otus.inventory.output.ConversationWriter;
import java.io.IOException;
import java.util.Collection;
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
            description = "text or json (one line each, with the frames that show it).")
    OutputFormat output = OutputFormat.TEXT;

    @Option(
            names = "--conversations",
            description = "List who asks whom instead: in which protocol, since when, and how often for what.")
    boolean conversations;

    @Override
    public Integer call() throws IOException {
        Inventory inventory;
        try (StoreReader reader = reader()) {
            inventory = StoredInventory.load(reader, stateDirectory());
        }
        List<Asset> assets = inventory.assets();
        if (conversations) {
            print(new ConversationWriter(assets), inventory.conversations().all());
            return ExitCode.OK;
        }
        if (output == OutputFormat.JSON) {
            new AssetWriter().write(assets, terminal().data());
            return ExitCode.OK;
        }
        terminal().print(table(assets));
        return ExitCode.OK;
    }

    private void print(ConversationWriter writer, Collection<Conversation> all) throws IOException {
        if (output == OutputFormat.JSON) {
            writer.write(all, terminal().data());
        } else {
            terminal().print(table(ConversationWriter.COLUMNS, writer.rows(all)));
        }
    }

    /** One row a device, in the order given. */
    static String table(List<Asset> assets) {
        return table(AssetTable.COLUMNS, AssetTable.rows(assets));
    }

    private static String table(List<String> columns, List<List<String>> rows) {
        Table table = new Table(columns.stream()
                .map(title -> title.replace('_', ' ').toUpperCase(Locale.ROOT))
                .toArray(String[]::new));
        for (List<String> row : rows) {
            table.row(row.toArray(new String[0]));
        }
        return table.toString();
    }
}
