package io.otus.alert;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.device.NewAsset;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first days of a new asset. Reads by and of the new asset are folded into the alert on its appearance. Everything
 * else it does, above all a new master role and any write, raises alerts as for a known asset.
 */
final class Apprenticeship {
    /** How long an asset counts as new, in nanoseconds of event time: seven days. */
    private static final long LENGTH = 7 * Nanos.DAY;

    private final AlertBook book;

    Apprenticeship(AlertBook book) {
        this.book = book;
    }

    /** Folds the findings into the alert on a new asset. Returns whether that was possible. */
    boolean folds(List<Finding> findings, Sighting sighting) {
        for (Finding finding : findings) {
            if (finding.act() || finding.severity().compareTo(Severity.MEDIUM) > 0) {
                return false;
            }
        }
        return folds(sighting.source(), findings, sighting) || folds(sighting.target(), findings, sighting);
    }

    private boolean folds(@Nullable AssetModel asset, List<Finding> findings, Sighting sighting) {
        Fact presence = asset == null ? null : asset.presence();
        if (asset == null || presence == null || presence.isFormer()) {
            return false;
        }
        return sighting.time() - presence.firstTime() < LENGTH
                && book.fold(NewAsset.finding(presence, asset), findings, sighting);
    }
}
