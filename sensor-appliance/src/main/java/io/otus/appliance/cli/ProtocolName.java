package io.otus.appliance.cli;

import io.otus.appliance.config.UnknownWords;
import io.otus.core.pipeline.ProtocolRegistry;
import java.util.List;

/** Names of protocols as they are given to commands. */
final class ProtocolName {
    private ProtocolName() {}

    /** The message for an unknown protocol name: similar names, else all names. */
    static String unknown(String name, ProtocolRegistry registry) {
        List<String> known =
                registry.entries().stream().map(entry -> entry.info().id()).toList();
        List<String> nearest = UnknownWords.nearest(name, known);
        return "no protocol '" + name + "' ("
                + (nearest.isEmpty() ? "known: " : "the nearest: ")
                + String.join(", ", nearest.isEmpty() ? known : nearest) + ")";
    }
}
