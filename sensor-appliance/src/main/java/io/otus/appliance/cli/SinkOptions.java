package io.otus.appliance.cli;

import io.otus.appliance.config.OtusConfig;
import io.otus.appliance.export.SinkAddress;
import io.otus.appliance.run.Sinks;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for receivers of alerts, in addition to the store and the log. */
final class SinkOptions {
    @Option(
            names = "--to",
            paramLabel = "URI",
            description =
                    "Send alerts there too; repeatable. file:PATH, syslog+tcp://HOST:PORT, syslog+udp://HOST:PORT,"
                            + " http(s)://HOST:PORT/PATH; ?format=ecs for Elastic Common Schema.")
    List<String> uris = new ArrayList<>();

    /** The receivers of the configuration and of the command line. */
    List<SinkAddress> addresses(OtusConfig config) {
        List<String> all = new ArrayList<>(config.exportUris());
        all.addAll(uris);
        return Sinks.of(all);
    }
}
