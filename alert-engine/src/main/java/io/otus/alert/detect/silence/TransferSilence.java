package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Transport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Connections that came at even times, as those of a backup do, did not come.
 *
 * @param client the device that opened them
 * @param server the device to which it opened them
 * @param port the port of the server
 * @param period the usual time from one run to the next, in nanoseconds
 * @param runs how many runs show that
 * @param first event time of the first run, nanoseconds since 1970
 * @param last event time of the latest run, nanoseconds since 1970
 * @param flow the latest connection; null if it is not known any more
 */
record TransferSilence(
        AssetModel client,
        AssetModel server,
        Transport transport,
        int port,
        long period,
        int runs,
        long first,
        long last,
        @Nullable FlowInfo flow)
        implements Broken {
    /** The key that makes two such findings the same. */
    record Key(AssetModel client, AssetModel server, Transport transport, int port) {}

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String to = server.name() + ", port " + port;
        String every = "a connection about every " + Wording.duration(period);
        String silence = Wording.duration(sighting.time() - last);
        String carrier = transport.name().toLowerCase(Locale.ROOT);
        String host = DisplayFilter.of(server.address().ip(), server.address().mac());
        return Words.of(
                        client.name() + " did not connect to " + to + " when it was due",
                        DeviceFact.between(client, server, "runs " + carrier + '/' + port))
                .seen(client.name() + " opened no connection to " + to + " for " + silence + ", since "
                        + Wording.minute(last) + ": a backup or another transfer that it makes at even times did not"
                        + " take place.")
                .normal(every + ", as the latest " + runs + " times.")
                .history("it did so since " + Wording.minute(first) + "; the latest one came " + silence + " ago.")
                .expected(every, first, runs)
                .observed("nothing for " + silence)
                .filter((host.isEmpty() ? "" : host + " && ") + carrier + ".port == " + port);
    }

    @Override
    public String advice(Kind kind) {
        return "Check whether the job still runs, and whether its latest copy is complete and can be read back.";
    }

    @Override
    public boolean isAbsence() {
        return true;
    }

    /** That a job did not run is a trace of no technique by itself. */
    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of();
    }

    @Override
    public @Nullable Path path() {
        return flow == null ? null : new Path(flow, 1 - flow.server(), flow.protocol());
    }
}
