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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * {@link Kind#SCAN_POINT}: a client selects one point after the other, on one device or several, and does not operate
 * them: it tries which outputs it could operate, and nothing moves by that. {@value #SELECTIONS} points within five
 * minutes, known ones as well. A selection that is operated does not count, nor does one that is repeated. A client
 * that did so with half as many during learning is known for it.
 */
public final class SelectionSweepDetector implements Detector.OnRequest {
    private static final String HABIT = "selects";
    /** More points than anyone has in hand at once. */
    private static final int SELECTIONS = 8;

    private static final long WINDOW = 5 * Nanos.MINUTE;
    /** Most clients that are watched, by protocol; the least recent are forgotten first. */
    private static final int MAX_CLIENTS = 1_024;

    private record Client(AssetModel asset, String protocol) {}

    private record Selection(AssetModel device, String unit, String space, long first) {}

    /** The points that a client selected and did not operate. */
    private static final class Selected {
        private final SequencedSet<Selection> points = new LinkedHashSet<>();
        private long start = Long.MIN_VALUE / 2;

        /** Takes out what is operated, or else the latest selection of the device: its parts may have names each. */
        void operated(Selection operated) {
            if (!points.remove(operated)) {
                for (Selection each : points.reversed()) {
                    if (each.device == operated.device) {
                        points.remove(each);
                        return;
                    }
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
        return action == Action.SELECT || action == Action.OPERATE || action == Action.WRITE;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Operation operation = act.operation();
        AssetModel asset = act.client();
        AssetModel device = act.server();
        if (asset == null || device == null || operation.points().isEmpty()) {
            return;
        }
        PointRange point = operation.points().getFirst();
        Client client = new Client(asset, operation.protocol());
        Selection selection = new Selection(device, operation.unit(), point.space(), point.first());
        if (operation.service().action() == Action.SELECT) {
            selected(client, selection, operation, out);
        } else if (clients.contains(client)) {
            clients.getOrMake(client, Selected::new).operated(selection);
        }
    }

    private void selected(Client client, Selection selection, Operation operation, List<Finding> out) {
        long time = operation.origin().time();
        Selected selected = clients.getOrMake(client, Selected::new);
        if (time - selected.start > WINDOW) {
            selected.start = time;
            selected.points.clear();
        }
        boolean isMore = selected.points.size() < SELECTIONS && selected.points.add(selection);
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
        if (!isMore || selected.points.size() < (isLearning ? SELECTIONS / 2 : SELECTIONS)) {
            return;
        }
        Habit habit = new Habit(HABIT, client.protocol);
        Fact fact = site.baseline().assetFacts().news(client.asset, habit, true, operation.origin());
        if (fact != null) {
            Broken broken = new SelectionSweep(client.asset, habit, selected.points.size());
            out.add(new Finding(Kind.SCAN_POINT, Kind.SCAN_POINT.severity(), "", fact, broken, true));
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
