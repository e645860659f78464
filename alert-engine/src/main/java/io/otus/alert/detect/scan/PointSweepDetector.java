package io.otus.alert.detect.scan;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.ToldAnyway;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#SCAN_POINT}: in one conversation, within five minutes, a client reads {@value #NEW} ranges of points that
 * it never read and never was sent, or the device refuses {@value #REFUSED} such ranges. While nobody has declared what
 * is normal, {@value #WALKED} points in a row, each with a request of its own, are a sweep too. Refusals weigh more: a
 * client that is configured for its device asks for what is there.
 */
public final class PointSweepDetector implements Detector.OnRequest, Detector.OnCompletion {
    private static final int NEW = 12;
    private static final int REFUSED = 5;
    /**
     * This many points in a row, each with a request of its own, are a sweep while nobody has declared yet what is
     * normal.
     */
    private static final int WALKED = 100;

    private static final long WINDOW = 5 * Nanos.MINUTE;
    /** Most conversations that are watched; the least recent are forgotten first. */
    private static final int MAX_SWEEPS = 1_024;
    /** Most ranges of one window that are remembered; further ones do not change the alert. */
    private static final int MAX_RANGES = 256;

    private record Range(String space, long first, long last) {
        static Range of(PointRange points) {
            return new Range(points.space(), points.first(), points.last());
        }
    }

    private record SweepKey(Conversation conversation) {}

    /** What one conversation asked for within the window. */
    private static final class Sweep {
        private final Set<Range> fresh = new HashSet<>();
        private final Set<Range> refused = new HashSet<>();
        private long start;
        private @Nullable PointRange step;
        private int steps;
        private boolean walked;

        /**
         * Returns whether this point completes a walk of {@link #WALKED} points in a row, the first one in this
         * conversation.
         */
        boolean isWalk(PointRange point) {
            PointRange before = step;
            step = point;
            boolean isNext = before != null
                    && point.first() == before.first() + 1
                    && point.space().equals(before.space());
            steps = isNext ? steps + 1 : 1;
            boolean isNews = steps == WALKED && !walked;
            walked |= isNews;
            return isNews;
        }

        Sweep(long start) {
            this.start = start;
        }

        void begin(long time) {
            if (time - start > WINDOW) {
                start = time;
                fresh.clear();
                refused.clear();
            }
        }

        private static boolean add(Set<Range> ranges, PointRange points) {
            return ranges.size() < MAX_RANGES && ranges.add(Range.of(points));
        }
    }

    private final DetectorContext site;
    private final RecentMap<Conversation, Sweep> sweeps = new RecentMap<>(MAX_SWEEPS);

    public PointSweepDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return sweeps.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.READ;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        Operation operation = act.operation();
        if (conversation == null) {
            return;
        }
        List<PointRange> points = operation.points();
        if (isLearning(operation)) {
            walk(conversation, operation, out);
            return;
        }
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            if (!isKnown(conversation, range)) {
                Sweep sweep = sweep(conversation, operation.origin().time());
                if (Sweep.add(sweep.fresh, range) && sweep.fresh.size() >= NEW) {
                    tell(conversation, sweep.fresh.size(), sweep.refused.size(), false, out);
                }
            }
        }
    }

    /** Reports a walk once for a conversation: a cycle that takes the same way again is no news. */
    private void walk(Conversation conversation, Operation operation, List<Finding> out) {
        List<PointRange> points = operation.points();
        if (points.size() != 1
                || points.getFirst().count() != 1
                || !site.baseline().learning().isByRepetition()) {
            return;
        }
        Sweep sweep = sweep(conversation, operation.origin().time());
        if (sweep.isWalk(points.getFirst())) {
            tell(conversation, WALKED, 0, false, out);
        }
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome == Outcome.Kind.ERROR && (action == Action.READ || action.isWrite());
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        Operation operation = event.operation();
        if (conversation == null || isLearning(operation)) {
            return;
        }
        for (PointRange range : operation.points()) {
            if (!isKnown(conversation, range)) {
                Sweep sweep = sweep(conversation, event.time());
                if (Sweep.add(sweep.refused, range) && sweep.refused.size() >= REFUSED) {
                    tell(conversation, sweep.fresh.size(), sweep.refused.size(), true, out);
                }
            }
        }
    }

    private boolean isLearning(Operation operation) {
        return site.baseline()
                .learning()
                .isLearning(Category.POINTS, operation.origin().time());
    }

    private static boolean isKnown(Conversation conversation, PointRange range) {
        return conversation.reads().isKnown(range)
                || conversation.writes().isKnown(range)
                || ToldAnyway.isAll(conversation, range);
    }

    private Sweep sweep(Conversation conversation, long time) {
        Sweep sweep = sweeps.getOrMake(conversation, () -> new Sweep(time));
        sweep.begin(time);
        return sweep;
    }

    private static void tell(Conversation conversation, int fresh, int refused, boolean isRefused, List<Finding> out) {
        Broken broken = new PointSweep(conversation, fresh, refused);
        SweepKey key = new SweepKey(conversation);
        out.add(new Finding(Kind.SCAN_POINT, Kind.SCAN_POINT.severity(), "", key, broken, isRefused));
    }

    /**
     * A conversation tries one range of points after the other.
     *
     * @param fresh how many ranges it never read before
     * @param refused how many of them the device refused
     */
    private record PointSweep(Conversation conversation, int fresh, int refused) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String client = conversation.client().name();
            String whom = Expected.place(conversation);
            String tried = refused > 0 ? refused + " ranges of points that " + whom + " refused" : fresh + " ranges";
            return Words.of(
                            client + " tries one point after the other on " + whom,
                            FactText.conversation(conversation) + " point sweep")
                    .seen(client + " asked " + whom + " for " + tried
                            + " within five minutes that it never asked for before, the latest one with "
                            + sighting.service() + ".")
                    .normal("points that this conversation is known to use.")
                    .history(Expected.history(conversation, sighting.time()) + " never did so.")
                    .observed(Math.max(fresh, refused) + " new ranges")
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0861", "T0802");
        }
    }
}
