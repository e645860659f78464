package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#SCAN_HOST}: a host reads from a device which other devices there are, without sending anything to them:
 * the address and port tables of a switch or router, or the clients of a time server. Medium; low if the host is known
 * to read from {@value #WATCHED} devices in that protocol, as network management does. A host that did so while
 * conversations were learned is known for it.
 */
public final class NeighbourDetector implements Detector.OnSession {
    private static final String HABIT = "reads_neighbours";
    /** Least devices that a host reads from to count as network management. */
    private static final int WATCHED = 3;

    private final DetectorContext site;

    public NeighbourDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.NEIGHBOURS_READ)) {
            return;
        }
        Origin origin = event.origin();
        AssetModel host = site.asset(event.client(), origin);
        AssetModel device = site.asset(event.server(), origin);
        if (host == null || device == null || host == device) {
            return;
        }
        String protocol = origin.protocol();
        boolean watches = isWatching(host, protocol);
        Habit habit = new Habit(HABIT, protocol);
        Fact fact = site.baseline().assetFacts().news(host, habit, origin);
        if (fact == null) {
            return;
        }
        Severity severity = watches || fact.isSeldom() ? Severity.LOW : Kind.SCAN_HOST.severity();
        String reason = fact.isSeldom()
                ? Finding.SELDOM
                : watches
                        ? "Lowered: it is known to read from several devices in this protocol, as network management does."
                        : "";
        site.report(
                Finding.novelty(Kind.SCAN_HOST, severity, reason, fact, new Read(event, host, device, habit)),
                new Sighting(origin.time(), origin.evidence(), null, host, device));
    }

    /** Returns whether a host is known to read from several devices in a protocol. */
    private boolean isWatching(AssetModel host, String protocol) {
        Set<AssetModel> devices = new HashSet<>();
        for (Conversation each : site.baseline().asking(host)) {
            if (each.protocol().equals(protocol)
                    && Outside.isKnown(each.link())
                    && (each.functions().isKnownToUse(Action.READ)
                            || each.functions().isKnownToUse(Action.DIAGNOSE))) {
                devices.add(each.server());
            }
        }
        return devices.size() >= WATCHED;
    }

    private record Read(SessionSeen event, AssetModel host, AssetModel device, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = host.name();
            String did = who + " asks " + device.name() + " which other devices there are";
            return Words.of(did, FactText.habit(AssetNames.plain(host), habit))
                    .seen(did + ", by " + event.origin().protocol() + ": " + event.detail() + '.')
                    .normal("such questions of those who are known to watch the network.")
                    .history(who + " never did so before.")
                    .observed(event.detail())
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0840", "T0846");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(host, null, null);
        }
    }
}
