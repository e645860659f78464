package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.CountText;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** People's own values of devices: out as a list to edit, and in again. */
final class AssetsValuesCommands {
    private AssetsValuesCommands() {}

    /** {@code otus assets export}. */
    @Command(
            name = "export",
            description =
                    "Writes a list of all devices with the values that people gave them, to edit and import again.")
    static final class Export extends StateCommand {
        @Override
        public Integer call() {
            terminal().print(UserValues.csv(AssetsCommand.load(this).assets()));
            return ExitCode.OK;
        }
    }

    /** {@code otus assets import}. */
    @Command(
            name = "import",
            description =
                    "Takes over people's own values of devices: name, owner, location, criticality, notes, or what"
                        + " they know better. They are shown in place of what was heard, which stays as it is; a list"
                        + " replaces the one before.")
    static final class Import extends StateCommand {
        @Parameters(
                paramLabel = "FILE",
                description = "Comma-separated values; the first line names the columns, of which id, mac or ip must be"
                        + " there.")
        Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            String text = Files.readString(file);
            List<Asset> assets = AssetsCommand.load(this).assets();
            List<Entry> entries;
            try {
                entries = Entry.ofCsv(text);
            } catch (IllegalArgumentException e) {
                throw new Failure(ExitCode.FAILED, file + ": " + e.getMessage());
            }
            List<Entry> unknown = UserValues.lay(entries, assets);
            unknown.forEach(each -> say("no device is " + each.label()));
            Path values = stateDirectory().resolve(StoredInventory.VALUES);
            Path fresh = values.resolveSibling(StoredInventory.VALUES + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, values, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            say(CountText.of(entries.size() - unknown.size(), "line") + " taken over"
                    + (unknown.isEmpty() ? "" : ", " + unknown.size() + " of no device kept until there is one"));
            return ExitCode.OK;
        }
    }
}
