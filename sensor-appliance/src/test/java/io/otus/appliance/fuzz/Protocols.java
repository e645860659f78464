package io.otus.appliance.fuzz;

import io.otus.core.spi.DissectorProvider;
import java.util.List;
import java.util.ServiceLoader;

/** The protocols of this build, as the sensor finds them: a new one is fuzzed without a change here. */
final class Protocols {
    private static final List<DissectorProvider> ALL = ServiceLoader.load(DissectorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted((a, b) -> a.protocol().id().compareTo(b.protocol().id()))
            .toList();

    private Protocols() {}

    static List<DissectorProvider> all() {
        return ALL;
    }

    static List<String> ids() {
        return ALL.stream().map(provider -> provider.protocol().id()).toList();
    }

    static DissectorProvider provider(String id) {
        return ALL.stream()
                .filter(provider -> provider.protocol().id().equals(id))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no fuzz target '" + id + "' (known: " + String.join(", ", FuzzTarget.names()) + ")"));
    }
}
