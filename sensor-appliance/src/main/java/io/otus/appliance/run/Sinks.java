package io.otus.appliance.run;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.export.Exports;
import io.otus.appliance.export.SinkAddress;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where alerts are sent to: as the user names it, and at the end of a run. */
public final class Sinks {
    private static final Logger LOG = LoggerFactory.getLogger(Sinks.class);
    /** How long a run that ends waits for its sinks. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Sinks() {}

    /**
     * The addresses that these URIs name.
     *
     * @throws Failure with {@link ExitCode#USAGE} where one is none
     */
    public static List<SinkAddress> of(List<String> uris) {
        try {
            return uris.stream().map(SinkAddress::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Lets each sink have everything, for a while; says which did not take it. */
    static void finish(Exports exports, List<SinkAddress> sinks) {
        if (sinks.isEmpty()) {
            return;
        }
        try {
            for (String behind : exports.finish(PATIENCE)) {
                LOG.warn("{}; the rest is sent by the next run with this state, or by otus export", behind);
            }
            for (Exports.Delivery delivery : exports.deliveries()) {
                if (delivery.lost() > 0) {
                    LOG.warn(
                            "{} did not get {} alert lines, which are not sent again", delivery.uri(), delivery.lost());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
