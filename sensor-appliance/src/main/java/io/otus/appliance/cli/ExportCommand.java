package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.export.Exports;
import io.otus.appliance.export.SinkAddress;
import io.otus.appliance.run.Analysis;
import io.otus.appliance.run.Sinks;
import io.otus.core.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus export}. */
@Command(
        name = "export",
        description = "Sends the alerts of a state directory to where they have not been yet; the sensor must not be"
                + " running.")
final class ExportCommand extends StateCommand {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "URI",
            description = "Receiver; repeatable. file:PATH, syslog+tcp://HOST:PORT, syslog+udp://HOST:PORT,"
                    + " http(s)://HOST:PORT/PATH; ?format=ecs for Elastic Common Schema.")
    List<String> to = new ArrayList<>();

    @Option(
            names = "--wait",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "How long to wait for receivers (default: ${DEFAULT-VALUE}).")
    int seconds = 30;

    @Override
    public Integer call() throws InterruptedException {
        List<SinkAddress> sinks = Sinks.of(to);
        try (Store store = Store.open(stateDirectory(), Analysis.MODULES);
                Exports exports = new Exports(sinks, store)) {
            List<String> behind = exports.finish(Duration.ofSeconds(seconds));
            behind.forEach(sink -> terminal().talk().println("otus: " + sink));
            for (Exports.Delivery delivery : exports.deliveries()) {
                if (behind.isEmpty() && delivery.lost() == 0) {
                    say(sentence(delivery));
                }
                if (delivery.lost() > 0) {
                    terminal()
                            .talk()
                            .println("otus: " + delivery.uri() + " did not get " + delivery.lost()
                                    + " alert lines, which are not sent again");
                }
            }
            return behind.isEmpty() && exports.lost() == 0 ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private static String sentence(Exports.Delivery delivery) {
        if (delivery.upTo() == 0) {
            return "there are no alert lines for " + delivery.uri();
        }
        return delivery.isConfirmed()
                ? delivery.uri() + " has all alert lines, up to number " + delivery.upTo()
                : "all alert lines, up to number " + delivery.upTo() + ", were handed to the network for "
                        + delivery.uri() + ", which does not confirm them";
    }
}
