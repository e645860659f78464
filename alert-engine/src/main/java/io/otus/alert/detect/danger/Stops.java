package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.RecentMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which client stopped which device recently: what the client starts soon after may be something else than
 * ran before. A restart of the sensor forgets nothing. Confined to the analysis thread.
 */
final class Stops {
    /** What a line that is kept begins with; one of {@link Runs} begins with the id of a device. */
    private static final String WORD = "stopped";

    /** Most stops that are remembered; the oldest are dropped. */
    private static final int MAX_STOPPED = 1_024;

    private final RecentMap<Pair, Long> times = new RecentMap<>(MAX_STOPPED);

    long forgotten() {
        return times.forgotten();
    }

    /** A client stops a device. */
    void stopped(AssetModel client, AssetModel server, long time) {
        times.put(new Pair(client, server), time);
    }

    /** Returns when a client last stopped a device; null if it did not, or if that is not remembered. */
    @Nullable
    Long last(AssetModel client, AssetModel server) {
        return times.get(new Pair(client, server));
    }

    /** {@code stopped CLIENT SERVER TIME} of each, with the ids of the devices. */
    void keep(KeptLines out) {
        times.forEach((pair, time) -> {
            String client = pair.client().assetId();
            String server = pair.server().assetId();
            if (client != null && server != null) {
                out.line().add(WORD).add(client).add(server).add(time);
            }
        });
    }

    /** Takes up one of these; false where it is none. */
    boolean takesUp(KeptLine line, Baseline baseline) {
        if (!line.takes(WORD)) {
            return false;
        }
        AssetModel client = baseline.find(line.nextText());
        AssetModel server = baseline.find(line.nextText());
        if (client != null && server != null) {
            stopped(client, server, line.nextLong());
        }
        return true;
    }
}
