package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.inventory.Inventory;
import io.otus.inventory.view.GraphText;
import io.otus.inventory.view.NetworkMap;
import io.otus.inventory.view.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

    @Override
    public Integer call() throws IOException {
        Inventory inventory = AssetsCommand.load(this);
        Topology topology =
                Topology.of(inventory.assets(), inventory.conversations().all());
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
