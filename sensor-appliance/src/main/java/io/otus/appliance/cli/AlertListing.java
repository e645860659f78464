package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.report.PresentNames;
import io.otus.appliance.run.DecidedAlerts;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.AlertText;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists alerts: {@code list}, and {@code alerts} without a command. */
abstract class AlertListing extends StateCommand {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (one line an alert).")
    OutputFormat output = OutputFormat.TEXT;

    @Option(
            names = {"-w", "--wide"},
            description = "Show all columns, and cut none of them.")
    boolean wide;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    AlertFilter filter = new AlertFilter();

    /** Columns that lines may take. */
    final int columns() {
        return wide ? Integer.MAX_VALUE : width();
    }

    /** The alerts that are meant, as they stand now, in the order in which they were last seen. */
    final List<String> alerts() {
        try (StoreReader reader = reader()) {
            List<String> all = DecidedAlerts.load(reader, stateDirectory()).lines();
            checkProtocol(all);
            List<Asset> assets = filter.isRelative() || filter.asset != null
                    ? StoredInventory.load(reader, stateDirectory()).assets()
                    : List.of();
            long latest = Moment.latestFrame(assets);
            List<String> meant = AlertText.inOrder(filter.of(all, latest, called(assets)));
            if (meant.isEmpty()) {
                say(nothing(all, assets));
            }
            return meant;
        }
    }

    /** The same with the names that their devices have by now. */
    final List<JsonNode> named() {
        List<String> lines = alerts();
        if (lines.isEmpty()) {
            return List.of();
        }
        try (StoreReader reader = reader()) {
            Inventory inventory = StoredInventory.load(reader, stateDirectory());
            return lines.stream()
                    .map(line -> PresentNames.lay(AlertText.parse(line), inventory::find))
                    .toList();
        }
    }

    private Set<String> called(List<Asset> assets) {
        return filter.asset == null
                ? Set.of()
                : assets.stream()
                        .filter(AssetName.of(filter.asset))
                        .flatMap(asset -> asset.identity().unions().ids())
                        .collect(Collectors.toSet());
    }

    /** Alerts may be of what is no protocol that is read, such as one known by its port. */
    private void checkProtocol(List<String> all) {
        String name = filter.protocol;
        if (name == null
                || all.stream()
                        .anyMatch(line -> name.equals(
                                AlertText.parse(line).path("protocol").asText()))) {
            return;
        }
        ProtocolRegistry registry = ProtocolRegistry.load();
        if (registry.find(name) == null) {
            throw new ParameterException(spec.commandLine(), ProtocolName.unknown(name, registry));
        }
    }

    /** Why the list is empty. */
    private String nothing(List<String> all, List<Asset> assets) {
        String asset = filter.asset;
        if (asset != null
                && assets.stream().noneMatch(AssetName.of(asset))
                && all.stream().noneMatch(line -> AlertText.hasPart(AlertText.parse(line), asset))) {
            return "no asset is called '" + asset + "' (otus assets lists them)";
        }
        return all.isEmpty() ? "no alerts" : "no alert of " + all.size() + " meets all of the conditions";
    }

    @Override
    public Integer call() {
        List<String> states = alerts();
        if (output == OutputFormat.JSON) {
            states.forEach(state -> terminal().print(state + "\n"));
        } else if (!states.isEmpty()) {
            terminal().print(AlertText.table(states, colour(), columns()));
        }
        return ExitCode.OK;
    }
}
