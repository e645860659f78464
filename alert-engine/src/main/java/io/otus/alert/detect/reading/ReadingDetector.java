package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Block;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ReadingBook;
import io.otus.alert.baseline.ReadingSet;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.ImpairedHearing;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * Compares what devices report of their points in industrial protocols with what they reported while that was learned:
 *
 * <ul>
 *   <li>{@link Kind#VALUE_RANGE}, low: a measured value lies outside its range by half of that range, three times in a
 *       row. Info if it leapt there faster than ever, as instruments do that are disconnected or maintained; if three
 *       other devices at least, and most of those that have the same point, report that it went the same way; or if its
 *       range was learned from fewer than 100 samples, one in ten seconds at most, and so is not well known. In that
 *       last case a value is not reported that lies in the range that another reader of the point knows well. A value
 *       that is no number is not reported: an instrument without a value reports that. T0856.
 *   <li>{@link Kind#VALUE_DRIFT}, medium: a measured value that is no counter is as far outside its range, is not on
 *       its way back, and has moved away from its mean to that side for long (a sum of deviations from the frozen
 *       mean). Low if other devices report the same, as above. T0831, T0856.
 *   <li>{@link Kind#VALUE_STUCK}, medium: {@link StuckReadings} has the four ways. T0856, T0832.
 * </ul>
 *
 * <p>The first two are not reported for a value that lies where a command sent it, or on the way to its setpoint and
 * nearer to that than to its range: the alert on the command covers it. If the device reports that its setpoint was
 * moved there, and no command was heard, the first is info and the second is not reported. Neither is reported within
 * an hour after the device was sent a value or command that it never got before, or was started, stopped or changed.
 *
 * <p>{@link SteadyReadings} has the points that are not measured.
 */
public final class ReadingDetector implements Detector.OnRequest, Detector.OnCompletion {
    private final DetectorContext site;
    private final ReadingBook book;
    private final StuckReadings stuck;
    private final StrayReadings stray;
    private final SteadyReadings steady;
    private final Disturbances disturbances = new Disturbances();

    public ReadingDetector(DetectorContext site) {
        this.site = site;
        this.book = site.baseline().readings();
        this.stuck = new StuckReadings(site.baseline());
        OtherReaders others = new OtherReaders(site.baseline());
        this.stray = new StrayReadings(disturbances, new SharedReading(site.baseline()), others);
        this.steady = new SteadyReadings(others);
    }

    @Override
    public long forgotten() {
        return disturbances.forgotten() + steady.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return danger != Danger.NONE || action == Action.NOTIFY || action.isWrite();
    }

    @Override
    public void requested(Act asked, List<Finding> out) {
        Operation operation = asked.operation();
        Conversation its = asked.conversation();
        if (its == null || !site.isIndustrial(its.protocol())) {
            return;
        }
        Action action = operation.service().action();
        if (operation.service().dangerous() != Danger.NONE) {
            noteDanger(its.server(), operation.service(), operation.origin().time());
        } else if (action == Action.NOTIFY) {
            take(asked, its, operation.points(), operation.origin(), out);
        } else {
            disturbances.loss(its, operation.origin());
            List<PointRange> points = operation.points();
            boolean isNews = false;
            for (int i = 0; i < points.size(); i++) {
                book.written(its, points.get(i), operation.origin().time());
                if (book.isNews(its, points.get(i))) {
                    disturbances.news(its.server(), operation.origin().time());
                    book.disturbed(its.server());
                    isNews = true;
                }
            }
            steady.written(its, operation, isNews);
        }
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome != Outcome.Kind.ERROR && (action == Action.READ || action == Action.SUBSCRIBE);
    }

    @Override
    public void completed(OperationCompleted event, Act asked, List<Finding> out) {
        Conversation its = asked.conversation();
        Origin answer = event.answer();
        if (its != null && answer != null && site.isIndustrial(its.protocol())) {
            take(asked, its, event.points(), answer, out);
        }
    }

    private void take(Act asked, Conversation its, List<PointRange> points, Origin origin, List<Finding> out) {
        if (its.readings().isAwaiting(origin.time())) {
            disturbances.loss(its, origin);
        }
        Heard heard = new Heard(asked, its, origin, out);
        for (int i = 0; i < points.size(); i++) {
            book.read(its, points.get(i), origin, heard);
        }
    }

    /**
     * Notes an act upon the run of a device. Silencing it, reading its program out or setting its clock does not change
     * the readings that others request.
     */
    private void noteDanger(AssetModel device, Service service, long time) {
        if (service.dangerous().isOfRun()) {
            disturbances.ofRun(device, service.action(), time);
            steady.changed(device, time);
            book.disturbed(device);
        }
    }

    private boolean isLearning(long time) {
        return site.baseline().learning().isLearning(Category.VALUES, time);
    }

    /** The values of points in one answer, or in one unsolicited message. */
    private final class Heard implements ReadingBook.Listener {
        private final Act act;
        private final Conversation its;
        private final Origin origin;
        private final List<Finding> out;

        Heard(Act act, Conversation its, Origin origin, List<Finding> out) {
            this.act = act;
            this.its = its;
            this.origin = origin;
            this.out = out;
        }

        @Override
        public void observed(ReadPoint point, ValueList values, int at) {
            if (!point.fact().isKnown()) {
                return;
            }
            if (point.isMeasured()) {
                stray.observed(its, point, values, at, origin, out);
            } else {
                boolean isOutside = !point.values().contains(values, at);
                boolean isInDoubt = isOutside && disturbances.isInDoubt(its, origin);
                steady.observed(its, point, values, at, origin, isInDoubt, out);
            }
        }

        @Override
        public void read(Block block, boolean isChanged, boolean isSampled) {
            boolean learning = isLearning(origin.time());
            int repeated = isChanged ? block.repeats().note(block.digest(), learning) : 0;
            boolean isExcused = learning || disturbances.isDown(its.server(), origin.time());
            boolean isExplained = disturbances.isChanged(its.server(), origin.time());
            if (its.readings().isAwaiting(origin.time())) {
                long excused = isExcused ? Long.MAX_VALUE : disturbances.missedOf(its.server());
                stuck.command(its, block, origin.time(), excused, isExplained, out);
            }
            if (isExcused || Disturbances.isInDoubt(origin)) {
                return;
            }
            if (repeated > 0) {
                stuck.repeats(its, block, repeated, isExplained, out);
            }
            if (isSampled) {
                stuck.frozen(its, block, origin.time(), isExplained, out);
            }
        }

        @Override
        public void told(ReadingSet readings) {
            boolean isExcused = isLearning(origin.time())
                    || disturbances.isDown(its.server(), origin.time())
                    || Disturbances.isInDoubt(origin);
            if (!isExcused) {
                boolean isExplained = disturbances.isChanged(its.server(), origin.time());
                stuck.frozen(its, readings, origin.time(), isExplained, out);
            }
        }

        @Override
        public void saturated(int most, boolean everywhere) {
            String whose = everywhere ? "all devices" : its.server().name();
            String text = "the values of " + most + " points of " + whose
                    + " are watched, and there is no room for those of others that are read";
            CaptureHealth full =
                    new CaptureHealth(origin.time(), CaptureHealth.Kind.LIMIT, "readings of " + whose, text, 1);
            site.report(
                    Finding.of(
                            Kind.SENSOR_HEALTH,
                            Severity.LOW,
                            "Lowered: what was there before is still watched.",
                            everywhere ? book : its.readings(),
                            new ImpairedHearing(full)),
                    act.sighting(origin));
        }
    }
}
