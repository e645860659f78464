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
 * The first days of a new asset: that it reads and is read is part of the news that it is there. Everything else it
 * does, a new master's role and any write above all, alerts as if the asset were known.
 */
final class Apprenticeship {
    /** How long an asset is new, in nanoseconds of event time: seven days. */
    private static final long LENGTH = 7 * Nanos.DAY;

    private final AlertBook book;

    Apprenticeship(AlertBook book) {
        this.book = book;
    }

    /** Whether the findings became part of the alert on a new asset. */
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
