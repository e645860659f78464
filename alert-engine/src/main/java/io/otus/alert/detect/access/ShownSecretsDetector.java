package io.otus.alert.detect.access;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WindowCount;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#BRUTE_FORCE}: a client shows a device more than {@value #OTHERS} different secrets in one flow within
 * five minutes, in a protocol in which a wrong secret gets no answer, as a community of SNMP. A client that repeats the
 * same wrong secret counts once, and nothing depends on whether answers are sent or heard. High; low if the client is
 * known to ask other devices in this protocol, since network management tries a list of secrets on the devices that it
 * finds.
 */
public final class ShownSecretsDetector implements Detector.OnSession {
    private static final int OTHERS = 10;
    private static final long WINDOW = 5 * Nanos.MINUTE;
    /** Most flows that are counted; the least recent are forgotten first. */
    private static final int MAX_FLOWS = 4_096;

    private final DetectorContext site;
    /**
     * How many secrets a client showed beside its first one, by flow. Each flow is counted by itself, because it is not
     * known whether its secrets differ from those of another flow.
     */
    private final RecentMap<Long, WindowCount> flows = new RecentMap<>(MAX_FLOWS);

    public ShownSecretsDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return flows.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.OTHER_SECRET)) {
            return;
        }
        Origin origin = event.origin();
        Pair pair = site.pair(event);
        if (pair == null) {
            return;
        }
        int count = flows.getOrMake(origin.flow().id(), () -> new WindowCount(WINDOW))
                .add(origin.time());
        if (count < OTHERS) {
            return;
        }
        boolean isKnown = Outside.isKnown(pair.client().role(Role.CLIENT, origin.protocol()));
        Severity severity = isKnown ? Severity.LOW : Kind.BRUTE_FORCE.severity();
        String reason = isKnown
                ? "Lowered: the client is known to ask other devices in this protocol, and may be trying a list."
                : "";
        site.report(
                Finding.act(Kind.BRUTE_FORCE, severity, reason, pair, new Guesses(event, pair, count + 1)),
                pair.sighting(origin));
    }

    /**
     * A client shows one secret after the other.
     *
     * @param count the number of secrets within five minutes
     */
    private record Guesses(SessionSeen event, Pair pair, int count) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = pair.client().name();
            String whom = pair.server().name();
            String what = event.origin().protocol() + ' ' + event.detail();
            return Words.of(
                            who + " guesses a " + what + " of " + whom,
                            DeviceFact.between(pair.client(), pair.server(), "guessing " + what))
                    .seen(who + " showed " + whom + ' ' + count + " different ones within five minutes.")
                    .normal("one of each client, or two.")
                    .observed(count + " secrets")
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0812", "T0859");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(pair.client(), null, null);
        }
    }
}
