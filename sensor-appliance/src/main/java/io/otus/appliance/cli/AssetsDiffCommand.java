package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Analysis;
import io.otus.appliance.run.StoredInventory;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetDiff;
import io.otus.inventory.view.AssetOrder;
import io.otus.inventory.view.DifferenceWriter;
import io.otus.inventory.view.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus assets diff}. */
@Command(
        name = "diff",
        description =
                "Tells what differs between two inventories, or two moments of one: devices gone and new, and facts changed,"
                        + " learned and no longer known; exits with 6 if something does, and with 5 if one cannot be read.")
final class AssetsDiffCommand extends StateCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BEFORE",
            description = "State directory, or results of a replay.")
    @Nullable
    Path before;

    @Parameters(index = "1", arity = "0..1", paramLabel = "AFTER", description = "The other one.")
    @Nullable
    Path after;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description =
                    "Compare two moments of one inventory (--state) instead: a time, a date, or an age such as 12h"
                            + " before the latest frame.")
    @Nullable
    Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "The later moment (default: that of the latest frame).")
    @Nullable
    Moment to;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, or json (one line for each difference).")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws IOException {
        List<AssetDiff.Difference> differences = differences();
        if (output == OutputFormat.JSON) {
            DifferenceWriter.write(differences, terminal().data());
        } else {
            terminal().print(text(differences));
            if (differences.isEmpty()) {
                say("no differences");
            }
        }
        return differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private List<AssetDiff.Difference> differences() {
        Path one = before;
        Path other = after;
        if (from != null && one == null) {
            return between(from);
        }
        if (one == null || other == null || from != null || to != null) {
            throw new Failure(
                    ExitCode.USAGE, "what is compared are BEFORE and AFTER, or --from and --to of one --state");
        }
        return AssetDiff.of(entries(one), entries(other));
    }

    private List<AssetDiff.Difference> between(Moment since) {
        List<Asset> assets = assets(stateDirectory());
        long latest = Moment.latestFrame(assets);
        Moment until = to;
        long begin = since.nanoseconds(latest);
        long end = until == null ? latest : until.nanoseconds(latest);
        if (begin > end) {
            throw new Failure(ExitCode.USAGE, "--from is later than --to");
        }
        return AssetDiff.between(assets, begin, end);
    }

    private static String text(List<AssetDiff.Difference> differences) {
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
        return text.toString();
    }

    private static List<Entry> entries(Path state) {
        return assets(state).stream().map(Entry::of).toList();
    }

    private static List<Asset> assets(Path state) {
        try (StoreReader reader = StoreReader.open(state, Analysis.MODULES)) {
            return StoredInventory.load(reader, state).assets().stream()
                    .sorted(AssetOrder.by("ip"))
                    .toList();
        } catch (StoreException e) {
            throw new Failure(ExitCode.DAMAGED, String.valueOf(e.getMessage()), e);
        }
    }
}
