package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * An open alert that can take no more findings, reduced to what decides whether it may be closed. Immutable.
 *
 * @param id its id
 * @param kind its kind
 * @param severity its severity
 * @param lastSeen event time of the latest finding, nanoseconds since 1970
 * @param missed ids of the assets that it reports silent; empty if it reports no silence, or of more assets than are
 *     named
 */
public record OpenAlert(String id, Kind kind, Severity severity, long lastSeen, List<String> missed) {
    public OpenAlert {
        missed = List.copyOf(missed);
    }

    /** Returns whether a person may still have to handle an alert of this status. */
    public static boolean isOpen(Status status) {
        return status == Status.NEW || status == Status.ACKNOWLEDGED;
    }

    /** Returns the reduced form of an alert. */
    public static OpenAlert of(AlertState state) {
        Kind kind = state.origin().kind();
        return new OpenAlert(
                state.origin().id(), kind, state.severity(), state.lastSeen(), missed(kind, state.assets()));
    }

    /**
     * Returns the missed assets. A silent device is the target that was asked in vain, or the source if nobody asked. A
     * silent master is the source that asks no more.
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
