package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.Printable;
import io.otus.core.store.StoreException;
import io.otus.inventory.view.AssetDiff;
import io.otus.inventory.view.AssetOrder;
import io.otus.inventory.view.DifferenceWriter;
import io.otus.inventory.view.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus assets compare}. */
@Command(
        name = "compare",
        description = "Compares the inventory with the plant's own list: what is missing, unexpected, or different;"
                + " exits with 6 if something is, and with 5 if the list or the inventory cannot be read.")
final class AssetsCompareCommand extends StateCommand {
    /** The field of roles, which is not compared: roles in a list are words of people, not those of the rules. */
    private static final String ROLE = "role";

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Comma-separated values whose first line names the columns, or YAML (.yaml, .yml): ip, mac, name,"
                            + " type, vendor, model, serial, firmware and others, of which one that identifies must be"
                            + " there. Columns that are not compared are named.")
    Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, or json (one line for each difference: gone is missing, new is unexpected).")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws IOException {
        List<Entry> expected;
        List<Entry> found;
        try {
            DeviceList.Content list = DeviceList.read(file);
            tellOfHeadings(list.headings());
            expected =
                    list.devices().stream().map(device -> device.with(ROLE, "")).toList();
            found = AssetsCommand.load(this).assets().stream()
                    .sorted(AssetOrder.by("ip"))
                    .map(Entry::of)
                    .toList();
        } catch (Failure | StoreException e) {
            throw new Failure(ExitCode.DAMAGED, String.valueOf(e.getMessage()), e);
        }
        List<AssetDiff.Difference> differences = new ArrayList<>(AssetDiff.ofPlant(expected, found));
        differences.removeIf(each -> each.kind() == AssetDiff.Kind.LEARNED || each.kind() == AssetDiff.Kind.LOST);
        if (output == OutputFormat.JSON) {
            DifferenceWriter.write(differences, terminal().data());
        } else {
            terminal().print(text(differences));
            if (differences.isEmpty()) {
                say("the inventory is as the list says");
            }
        }
        return differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    /** Says what is not compared of what the list has, and by what it is. */
    private void tellOfHeadings(List<String> headings) {
        List<String> compared = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Set<String> fields = new HashSet<>();
        for (String heading : headings) {
            if (heading.isEmpty()) {
                continue;
            }
            String field = Entry.field(heading);
            String shown = "'" + Printable.of(heading) + "'";
            if (field.equals(ROLE) || !Entry.isCompared(field)) {
                left.add(shown);
            } else if (fields.add(field)) {
                compared.add(heading.equals(field) ? field : shown + " (" + field + ")");
            } else {
                left.add(shown + " (where there is another " + field + ")");
            }
        }
        if (!left.isEmpty()) {
            say(file + ": not compared: " + String.join(", ", left) + "; compared: " + String.join(", ", compared));
        }
    }

    private static String text(List<AssetDiff.Difference> differences) {
        StringBuilder text = new StringBuilder();
        for (AssetDiff.Difference each : differences) {
            switch (each.kind()) {
                case GONE -> text.append("missing     ").append(DifferenceText.of(each));
                case NEW -> text.append("unexpected  ").append(DifferenceText.of(each));
                case CHANGED -> text.append("different   ").append(DifferenceText.of(each));
                case LEARNED, LOST -> {}
            }
        }
        return text.toString();
    }
}
