package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * An alert that nobody is done with and into which nothing folds any more: as much of it as tells whether it may be
 * closed. Immutable.
 *
 * @param id its id
 * @param kind what it says
 * @param severity how bad it may be
 * @param lastSeen event time of the latest finding, nanoseconds since 1970
 * @param missed ids of the assets that it says are silent; empty where it says nothing of the kind, or of more than are
 *     named
 */
public record OpenAlert(String id, Kind kind, Severity severity, long lastSeen, List<String> missed) {
    /** Copies the list. */
    public OpenAlert {
        missed = List.copyOf(missed);
    }

    /** Whether somebody may still have to see to an alert. */
    public static boolean isOpen(Status status) {
        return status == Status.NEW || status == Status.ACKNOWLEDGED;
    }

    /** What counts of an alert. */
    public static OpenAlert of(AlertState state) {
        Kind kind = state.origin().kind();
        return new OpenAlert(
                state.origin().id(), kind, state.severity(), state.lastSeen(), missed(kind, state.assets()));
    }

    /**
     * A silent device is what somebody asked in vain, or, where nobody did, the only one concerned; a silent master is
     * who asks no more.
     */
    private static List<String> missed(Kind kind, List<InvolvedAsset> assets) {
        if ((kind != Kind.ASSET_SILENT && kind != Kind.MASTER_SILENT) || assets.size() >= Alert.MAX_NAMED) {
            return List.of();
        }
        List<String> targets = ids(assets, InvolvedAsset.TARGET);
        return kind == Kind.ASSET_SILENT && !targets.isEmpty() ? targets : ids(assets, InvolvedAsset.SOURCE);
    }

    private static List<String> ids(List<InvolvedAsset> assets, String role) {
        Stream<InvolvedAsset> such =
                assets.stream().filter(asset -> asset.role().equals(role));
        return such.map(InvolvedAsset::id).toList();
    }
}
