package io.otus.alert.detect.access;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#BRUTE_FORCE}: {@value #FAST} attempts of a client to sign in to a device fail within five minutes, or
 * {@value #SLOW} within a day. High; critical if an attempt succeeds afterwards.
 */
public final class GuessDetector implements Detector.OnCompletion, Detector.Keeping {
    private static final int FAST = 5;
    private static final int SLOW = 20;
    private static final long FAST_WINDOW = 5 * Nanos.MINUTE;
    private static final long SLOW_WINDOW = Nanos.DAY;
    /** Most pairs of client and device that are counted; the least recent are forgotten first. */
    private static final int MAX_PAIRS = 4_096;

    /** The failures of one pair. */
    private static final class Failures {
        private long fastStart;
        private int fast;
        private long slowStart;
        private int slow;
        private boolean told;

        void add(long time) {
            if (slow == 0 || time - slowStart > SLOW_WINDOW) {
                slowStart = time;
                slow = 0;
                told = false;
            }
            if (fast == 0 || time - fastStart > FAST_WINDOW) {
                fastStart = time;
                fast = 0;
            }
            slow++;
            fast++;
        }

        boolean isGuessing() {
            return told || fast >= FAST || slow >= SLOW;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Pair, Failures> pairs = new RecentMap<>(MAX_PAIRS);

    public GuessDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return pairs.forgotten();
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return action == Action.AUTHENTICATE;
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        AssetModel client = act.client();
        AssetModel server = act.server();
        if (client == null || server == null) {
            return;
        }
        Pair pair = new Pair(client, server);
        if (event.outcome().kind() == Outcome.Kind.ERROR) {
            Failures failures = pairs.getOrMake(pair, Failures::new);
            failures.add(event.time());
            if (failures.isGuessing()) {
                failures.told = true;
                out.add(finding(pair, failures, false));
            }
            return;
        }
        Failures before = event.outcome().kind() == Outcome.Kind.OK ? pairs.get(pair) : null;
        if (before != null && before.told) {
            pairs.remove(pair);
            out.add(finding(pair, before, true));
        }
    }

    @Override
    public String keptAs() {
        return "guesses";
    }

    /** Returns {@code CLIENT SERVER SINCE FAILURES TOLD}, with ids of assets. */
    @Override
    public void keep(KeptLines out) {
        pairs.forEach((pair, failures) -> {
            String client = pair.client().assetId();
            String server = pair.server().assetId();
            if (client != null && server != null) {
                out.line()
                        .add(client)
                        .add(server)
                        .add(failures.slowStart)
                        .add(failures.slow)
                        .add(failures.told);
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        AssetModel client = site.baseline().find(line.nextText());
        AssetModel server = site.baseline().find(line.nextText());
        if (client != null && server != null) {
            Failures failures = new Failures();
            failures.slowStart = line.nextLong();
            failures.slow = line.nextInt();
            failures.told = line.nextBoolean();
            pairs.put(new Pair(client, server), failures);
        }
    }

    private static Finding finding(Pair pair, Failures failures, boolean worked) {
        Broken broken = new Guessing(pair, failures.slow, worked);
        return worked
                ? Finding.act(Kind.BRUTE_FORCE, Severity.CRITICAL, "Raised: one worked.", pair, broken)
                : Finding.act(Kind.BRUTE_FORCE, pair, broken);
    }

    private record Guessing(Pair pair, int failures, boolean worked) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = pair.client().name();
            String whom = pair.server().name();
            return Words.of(
                            who + " guesses passwords of " + whom,
                            DeviceFact.between(pair.client(), pair.server(), "guessing"))
                    .seen(who + " failed " + Wording.times(failures) + " to sign in to " + whom
                            + (worked ? ", and then succeeded." : "."))
                    .normal("a mistake or two at a time.")
                    .observed(failures + " failures")
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0812", "T0859");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(pair.client(), null, null);
        }

        @Override
        public boolean mayRaise() {
            return true;
        }

        @Override
        public String remark() {
            return worked ? known() + Wording.times(failures) + '.' : "";
        }

        @Override
        public String remarkKnown() {
            return worked ? known() : "";
        }

        private String known() {
            return pair.server().name() + " let " + pair.client().name() + " in after failures: ";
        }
    }
}
