package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of an alert at one moment, as the store holds it. Components as in {@link Alert} and its parts.
 *
 * @param worst the one of the latest frames that shows the worst act; null where one of the first ones does, or nobody
 *     knows any more
 * @param lineTime event time of its latest line, nanoseconds since 1970
 * @param lineDue whether there is news that no line has reported yet
 */
public record AlertState(
        AlertOrigin origin,
        Severity severity,
        List<Kind> also,
        List<String> attack,
        List<InvolvedAsset> assets,
        List<String> moreAssets,
        List<String> points,
        Further further,
        Beside beside,
        List<EvidenceItem> evidence,
        @Nullable EvidenceItem worst,
        Status status,
        @Nullable String incident,
        long lastSeen,
        long count,
        Occurrence occurrence,
        @Nullable String pcap,
        long lineTime,
        boolean lineDue) {
    public AlertState {
        also = List.copyOf(also);
        attack = List.copyOf(attack);
        assets = List.copyOf(assets);
        moreAssets = List.copyOf(moreAssets);
        points = List.copyOf(points);
        evidence = List.copyOf(evidence);
    }

    /**
     * Returns the title, with the number of further facts, and with the number of devices if the alert collects the
     * deviations of all devices.
     */
    public String title() {
        String first = origin.explanation().title();
        long sources = assets.stream()
                .filter(asset -> asset.role().equals(InvolvedAsset.SOURCE))
                .count();
        return origin.gathers() == null
                ? further.entitle(first)
                : further.entitle(first, sources, !moreAssets.isEmpty());
    }

    /** Returns the present state of an alert. */
    static AlertState of(Alert alert) {
        return new AlertState(
                alert.remarks().isEmpty() ? alert.origin() : alert.origin().with(alert.remarks()),
                alert.severity(),
                List.copyOf(alert.facts().also()),
                List.copyOf(alert.attack()),
                alert.involved().named(),
                List.copyOf(alert.involved().more()),
                alert.points(),
                alert.facts().further(),
                alert.facts().beside(),
                alert.frames().all(),
                alert.frames().worstOfLatest(),
                alert.status(),
                alert.incident(),
                alert.lastSeen(),
                alert.count(),
                alert.repeats().occurrence(),
                alert.frames().file(),
                alert.untold().lineTime(),
                alert.untold().isLineDue());
    }
}
