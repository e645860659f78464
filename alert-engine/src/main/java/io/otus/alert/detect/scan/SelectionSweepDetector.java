package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * {@link Kind#SCAN_POINT}: a client selects one point after the other, on one device or several, and does not operate
 * them: it tries which outputs it could operate, and nothing moves by that. {@value #SELECTIONS} points within five
 * minutes, known ones as well; those that one request selects count from the next selection on, as they may be operated
 * first. A selection that is operated does not count, nor does one that is repeated; one that is cancelled counts. A
 * client that did so with half as many during learning is known for it.
 */
public final class SelectionSweepDetector implements Detector.OnRequest {
    private static final String HABIT = "selects";
    /** More points than anyone has in hand at once. */
    private static final int SELECTIONS = 8;

    private static final long WINDOW = 5 * Nanos.MINUTE;
    /** Most clients that are watched, by protocol; the least recent are forgotten first. */
    private static final int MAX_CLIENTS = 1_024;

    private record Client(AssetModel asset, String protocol) {}

    /** What ends a part of a name. */
    private static final Pattern SIGN = Pattern.compile("[$./]");

    private record Selection(AssetModel device, String unit, String space, long first) {
        /** Returns whether the other one is of the same object: its parts may have names each. */
        boolean isOfSameObject(Selection other) {
            return device.equals(other.device)
                    && unit.equals(other.unit)
                    && first == other.first
                    && (space.equals(other.space)
                            || (first == PointRange.NO_INDEX && isSameObject(space, other.space)));
        }

        /** Returns whether two names are alike up to the last part of the shorter one, which says what is done. */
        private static boolean isSameObject(String one, String other) {
            String[] parts = SIGN.split(one, -1);
            String[] others = SIGN.split(other, -1);
            int last = Math.min(parts.length, others.length) - 1;
            return last > 0 && Arrays.equals(parts, 0, last, others, 0, last);
        }
    }

    /** The points that a client selected and did not operate. */
    private static final class Selected {
        /** The latest ones, with the event time at which they were selected; the longest ago first. */
        private final SequencedMap<Selection, Long> points = new LinkedHashMap<>();

        private long told = Long.MIN_VALUE / 2;

        /** Notes a selection, and returns whether its object was not selected before. */
        boolean add(Selection selection, long time) {
            boolean isNew = !points.keySet().removeIf(selection::isOfSameObject);
            points.putLast(selection, time);
            if (points.size() > SELECTIONS) {
                points.pollFirstEntry();
            }
            return isNew;
        }

        void forgetOld(long since) {
            points.values().removeIf(time -> time < since);
        }

        /** Takes out what is operated. */
        void operated(AssetModel device, Operation by) {
            for (PointRange each : by.points()) {
                if (each.isNamed()) {
                    var operated = new Selection(device, by.unit(), each.space(), each.first());
                    points.keySet().removeIf(operated::isOfSameObject);
                } else {
                    points.keySet()
                            .removeIf(point -> point.device.equals(device)
                                    && point.unit.equals(by.unit())
                                    && point.space.equals(each.space())
                                    && point.first >= each.first()
                                    && point.first <= each.last());
                }
            }
        }
    }

    private final DetectorContext site;
    private final RecentMap<Client, Selected> clients = new RecentMap<>(MAX_CLIENTS);

    public SelectionSweepDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return clients.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.SELECT || action == Action.OPERATE || action == Action.WRITE || action == Action.MODE;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Operation operation = act.operation();
        AssetModel asset = act.client();
        AssetModel device = act.server();
        if (asset == null || device == null || operation.points().isEmpty()) {
            return;
        }
        Client client = new Client(asset, operation.protocol());
        if (operation.service().action() == Action.SELECT) {
            selected(client, device, operation, out);
        } else if (clients.contains(client)) {
            clients.getOrMake(client, Selected::new).operated(device, operation);
        }
    }

    private void selected(Client client, AssetModel device, Operation operation, List<Finding> out) {
        long time = operation.origin().time();
        Selected selected = clients.getOrMake(client, Selected::new);
        selected.forgetOld(time - WINDOW);
        int before = selected.points.size();
        boolean isMore = false;
        for (PointRange each : operation.points()) {
            for (long i = 0; i < Math.min(each.count(), SELECTIONS); i++) {
                isMore |= selected.add(new Selection(device, operation.unit(), each.space(), each.first() + i), time);
            }
        }
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
        if (!isMore
                || before + 1 < (isLearning ? SELECTIONS / 2 : SELECTIONS)
                || (!isLearning && time - selected.told <= WINDOW)) {
            return;
        }
        selected.told = isLearning ? selected.told : time;
        Habit habit = new Habit(HABIT, client.protocol);
        Fact fact = site.baseline().assetFacts().news(client.asset, habit, operation.origin());
        if (fact != null) {
            Broken broken = new SelectionSweep(client.asset, habit, selected.points.size());
            out.add(Finding.act(Kind.SCAN_POINT, fact, broken));
        }
    }

    /**
     * A client selects one point after the other.
     *
     * @param selected how many points it selected and did not operate
     */
    private record SelectionSweep(AssetModel client, Habit habit, int selected) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            return Words.of(
                            who + " selects one point after the other and operates none",
                            FactText.habit(AssetNames.plain(client), habit))
                    .seen(who + " selected " + selected
                            + " points within five minutes that it did not operate, the latest one with "
                            + sighting.service() + '.')
                    .normal("selections that are operated, or few that are given up.")
                    .history(who + " never did so before.")
                    .observed(selected + " points")
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0861", "T0855");
        }
    }
}
