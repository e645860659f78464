package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetFilter;
import io.otus.inventory.view.GraphText;
import io.otus.inventory.view.NetworkMap;
import io.otus.inventory.view.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otus assets map}. */
@Command(
        name = "map",
        description = "Writes who speaks with whom as a picture by Purdue level, or as a graph for other programs.")
final class AssetsMapCommand extends StateCommand {
    /** How it is written. */
    enum Format {
        HTML,
        SVG,
        DOT,
        GRAPHML;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--output"},
            defaultValue = "html",
            paramLabel = "FORMAT",
            description = "html (one page that needs nothing else), svg, dot or graphml (default: ${DEFAULT-VALUE}).")
    Format output = Format.HTML;

    @Parameters(
            arity = "0..*",
            paramLabel = "CONDITION",
            description =
                    "Only those that meet all of these, as of 'otus assets': type=plc,rtu, ip=10.30.0.0/24, 'silent>7d'.")
    List<String> conditions = List.of();

    @Override
    public Integer call() throws IOException {
        Inventory inventory = AssetsCommand.load(this);
        List<Asset> all = inventory.assets();
        List<Asset> shown = new ArrayList<>(all);
        try {
            conditions.forEach(
                    each -> shown.removeIf(AssetFilter.parse(each, all).negate()));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
        Topology topology = Topology.of(shown, inventory.conversations().all());
        String text = switch (output) {
            case HTML -> NetworkMap.html(topology);
            case SVG -> NetworkMap.svg(topology);
            case DOT -> GraphText.dot(topology);
            case GRAPHML -> GraphText.graphMl(topology);
        };
        terminal().data().write(text.getBytes(StandardCharsets.UTF_8));
        return ExitCode.OK;
    }
}
