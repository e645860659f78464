package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Learning;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.reading.FlawReports.Message;
import io.otus.alert.detect.reading.HeardUnits.Station;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.DeviceState;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flaws that a device of the process reports for the values of its points, by the flags, quality or status of its
 * protocol. A flaw is reported when it begins and was not there while learning, in one alert for all points of a device
 * with the same flaw.
 *
 * <ul>
 *   <li>{@link Kind#VALUE_STUCK}, medium: a value replaces the measured one (forced, overridden, substituted, out of
 *       service), or is held as it is (blocked). Low if somebody wrote to the device within the minute before, which
 *       may have caused it. T0832, T0856.
 *   <li>{@link Kind#VALUE_STUCK}, low: a value is invalid, or outdated because the device does not reach the
 *       instrument. T0815, T0829. Not reported within ten minutes after the device restarted or was told to, nor for
 *       points that still wait for their first value: a flaw that lasts is reported by the device again.
 *   <li>{@link Kind#VALUE_RANGE}, low: a value is beyond what can be measured. T0856.
 * </ul>
 *
 * <p>A flaw that a point has when it is first heard, within the first ten minutes in which its unit reports points, is
 * low: nobody knows since when it exists. Flaws of a device that is itself new are not reported.
 *
 * <p>Every unit that reports points is remembered, even without flaws, to know whether it is heard for the first time.
 * A unit without flaws takes no more memory than that after its first ten minutes.
 */
public final class QualityDetector implements Detector.OnRequest, Detector.OnCompletion, Detector.Keeping {
    /** Time that a restarted device may need until it measures again. */
    private static final long BACK = 10 * Nanos.MINUTE;

    /** All flaws: an enum makes a new array whenever it is asked for its values. */
    static final List<Flaw> ALL = List.of(Flaw.values());

    private final DetectorContext site;
    private final HeardUnits units = new HeardUnits();
    private final FlawReports reports;
    private final Lately restarted = new Lately(BACK);

    public QualityDetector(DetectorContext site) {
        this.site = site;
        this.reports = new FlawReports(site);
    }

    @Override
    public long forgotten() {
        return units.forgotten() + restarted.forgotten() + reports.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.NOTIFY || action.isWrite() || danger != Danger.NONE;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Operation operation = act.operation();
        AssetModel device = act.server();
        long time = operation.origin().time();
        if (device == null || !site.isIndustrial(operation.protocol())) {
            return;
        }
        if (operation.isTold()) {
            hear(device, operation, operation.points(), operation.origin(), operation.request());
            return;
        }
        if (operation.service().action().isWrite()) {
            reports.written(device, time);
        }
        if (operation.service().dangerous().isOfRun()) {
            restarted.note(device, time);
        }
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome != Outcome.Kind.ERROR && (action == Action.READ || action == Action.SUBSCRIBE);
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        AssetModel device = act.server();
        Origin answer = event.answer();
        if (device != null
                && answer != null
                && site.isIndustrial(event.operation().protocol())) {
            hear(device, event.operation(), event.points(), answer, event.response());
        }
    }

    private void hear(
            AssetModel device,
            Operation operation,
            List<PointRange> points,
            Origin origin,
            @Nullable ProtocolEvent message) {
        DeviceState state = message instanceof DeviceState any && any.tellsState() ? any : null;
        if (points.isEmpty() && state == null) {
            return;
        }
        Station station = new Station(device, operation.protocol(), operation.unit());
        UnitReadings told = units.readings(station);
        if (state != null && told.tellsRestart(isRestarted(state))) {
            restarted.note(device, origin.time()); // some masters never clear the flag
        }
        Message flawed = null;
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            if (range.flaws().isNone()) {
                told.clear(range.space(), range.first(), range.last());
            } else {
                flawed = flawed == null ? new Message(station, told, operation, origin) : flawed;
                hear(flawed, range);
            }
        }
        told.heard(points, origin.time());
    }

    private static boolean isRestarted(DeviceState state) {
        for (Condition each : state.conditions()) {
            if (each.meaning() == Meaning.RESTARTED) {
                return true;
            }
        }
        return false;
    }

    private void hear(Message message, PointRange range) {
        for (int i = 0; i < range.count(); i++) {
            int octet = range.flaws().octet(i);
            long index = range.first() + i;
            UnitReadings.Point own = message.told().find(range.space(), index);
            if (octet != 0) {
                hear(message, range.space(), index, octet, own);
            } else if (own != null) {
                message.told().clear(range.space(), index, index);
            }
        }
    }

    private void hear(Message message, String space, long index, int octet, UnitReadings.@Nullable Point own) {
        UnitReadings told = message.told();
        if (own != null) {
            own.keep(octet);
        }
        UnitReadings.Point point = own == null && told.isFull() ? told.further() : own;
        int before = point == null ? 0 : octet & point.told();
        if (point != null
                && before != 0
                && isByRepetition(message)
                && point.isDue(message.origin().time())) {
            reports.again(message, point, space, index, before);
        }
        int begins = octet == before ? 0 : unexcused(message, octet, octet & ~before);
        if (begins != 0) {
            UnitReadings.Point teller = point != null ? point : told.add(space, index);
            teller.tell(begins);
            reports.begin(message, teller, space, index, begins);
        }
    }

    /** Returns whether a lasting flaw becomes normal by being seen again. */
    private boolean isByRepetition(Message message) {
        Learning learning = site.baseline().learning();
        return learning.isByRepetition()
                && learning.isLearning(Category.CONVERSATIONS, message.origin().time());
    }

    /** Returns those of some flaws of a point that no restart explains. */
    private int unexcused(Message message, int all, int some) {
        int found = 0;
        for (Flaw flaw : ALL) {
            boolean isOne = Flaws.has(some, flaw);
            found = Flaws.with(found, flaw, isOne && !isExcused(message, flaw, all));
        }
        return found;
    }

    /** Returns whether a restart explains a flaw: a point has no value until it is measured again. */
    private boolean isExcused(Message message, Flaw flaw, int all) {
        return switch (flaw) {
            case RESTARTED -> true;
            case INVALID, OUTDATED ->
                Flaws.has(all, Flaw.RESTARTED)
                        || restarted.has(
                                message.station().device(), message.origin().time());
            case FORCED, BLOCKED, EXCEEDED -> false;
        };
    }

    @Override
    public String keptAs() {
        return "flawed-points";
    }

    /** Adds the lines of {@link HeardUnits#keep}. */
    @Override
    public void keep(KeptLines out) {
        units.keep(out);
    }

    @Override
    public void takeUp(KeptLine line) {
        units.takeUp(line, site.baseline());
    }
}
