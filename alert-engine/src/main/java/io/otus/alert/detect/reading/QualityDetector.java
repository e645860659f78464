package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Learning;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
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
import java.util.Locale;
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
    private static final String HABIT = "flawed";
    /** Time that a restarted device may need until it measures again. */
    private static final long BACK = 10 * Nanos.MINUTE;
    /** Time after a command in which a device may show its effect. */
    private static final long TOLD = Nanos.MINUTE;
    /** Most units of devices whose flaws are remembered; the least recent are dropped. */
    private static final int MAX_STATIONS = 32_768;
    /**
     * Most flawed points of all units that are remembered. Beyond that, one entry stands for all further points of a
     * unit.
     */
    private static final int MAX_POINTS = 262_144;
    /** Most runs of points of all units that are remembered while their units are heard for the first time. */
    private static final int MAX_HEARD = 65_536;
    /** Most flaws of one device that are facts of their own; beyond that, there is one fact for each kind of flaw. */
    private static final int MAX_OWN = 256;
    /** Stands for all further points, or units, that are not distinguished. */
    private static final String FURTHER = "*";

    private static final List<Flaw> ALL = List.of(Flaw.values());

    /** A unit of a device. */
    private record Station(AssetModel device, String protocol, String unit) {
        // Written out for speed, since it is looked up for each answer: see IpAddress. Models are compared by identity.
        @Override
        public boolean equals(Object other) {
            return other instanceof Station that
                    && device == that.device
                    && protocol.equals(that.protocol)
                    && unit.equals(that.unit);
        }

        @Override
        public int hashCode() {
            return (31 * device.hashCode() + protocol.hashCode()) * 31 + unit.hashCode();
        }
    }

    /** A message that reports flawed points. */
    private record Message(Station station, UnitReadings told, Operation operation, Origin origin) {}

    private final DetectorContext site;
    private final Baseline baseline;
    private final Learning learning;
    private final RecentMap<Station, UnitReadings> stations = new RecentMap<>(MAX_STATIONS, UnitReadings::leave);
    private final ReadingBudget room = new ReadingBudget(MAX_POINTS);
    private final ReadingBudget heardRoom = new ReadingBudget(MAX_HEARD);
    private final Lately restarted = new Lately(BACK);
    private final Lately written = new Lately(TOLD);

    public QualityDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
        this.learning = baseline.learning();
    }

    @Override
    public long forgotten() {
        return stations.forgotten() + restarted.forgotten() + written.forgotten();
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
            written.note(device, time);
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
        UnitReadings told = stations.getOrMake(station, this::nothing);
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

    private UnitReadings nothing() {
        return new UnitReadings(room, heardRoom);
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
            UnitReadings.Point own = message.told.find(range.space(), index);
            if (octet != 0) {
                hear(message, range.space(), index, octet, own);
            } else if (own != null) {
                message.told.clear(range.space(), index, index);
            }
        }
    }

    private void hear(Message message, String space, long index, int octet, UnitReadings.@Nullable Point own) {
        UnitReadings told = message.told;
        if (own != null) {
            own.keep(octet);
        }
        UnitReadings.Point point = own == null && told.isFull() ? told.further() : own;
        int before = point == null ? 0 : octet & point.told();
        if (point != null && before != 0 && isByRepetition(message) && point.isDue(message.origin.time())) {
            noteAgain(message, name(told, point, space, index), before);
        }
        int begins = octet == before ? 0 : unexcused(message, octet, octet & ~before);
        if (begins != 0) {
            UnitReadings.Point teller = point != null ? point : told.add(space, index);
            teller.tell(begins);
            judge(message, name(told, teller, space, index), PointRange.of(space, index, 1), begins);
        }
    }

    /** Returns whether a lasting flaw becomes normal by being seen again. */
    private boolean isByRepetition(Message message) {
        return learning.isByRepetition() && learning.isLearning(Category.CONVERSATIONS, message.origin.time());
    }

    private static String name(UnitReadings told, UnitReadings.Point point, String space, long index) {
        if (point == told.further()) {
            return FURTHER;
        }
        return index == PointRange.NO_INDEX ? space : space + ':' + index;
    }

    /**
     * Notes a lasting flaw once more while learning; otherwise it would count as seen only once, and never become
     * normal.
     */
    private void noteAgain(Message message, String name, int octet) {
        for (Flaw flaw : ALL) {
            if (Flaws.has(octet, flaw)) {
                Habit habit = habit(message.station, name, flaw);
                baseline.assetFacts().news(message.station.device, habit, true, message.origin);
            }
        }
    }

    /** Returns those of some flaws of a point that no restart explains. */
    private int unexcused(Message message, int all, int some) {
        int found = 0;
        for (Flaw flaw : ALL) {
            boolean isOne = Flaws.has(some, flaw);
            found = Flaws.with(found, flaw, isOne && !isExcused(message.station, flaw, all, message.origin.time()));
        }
        return found;
    }

    /** Returns whether a restart explains a flaw: a point has no value until it is measured again. */
    private boolean isExcused(Station station, Flaw flaw, int all, long time) {
        return switch (flaw) {
            case RESTARTED -> true;
            case INVALID, OUTDATED -> Flaws.has(all, Flaw.RESTARTED) || restarted.has(station.device, time);
            case FORCED, BLOCKED, EXCEEDED -> false;
        };
    }

    private void judge(Message message, String name, PointRange point, int octet) {
        boolean isFirst = message.told.isFirst(point.space(), point.first(), message.origin.time());
        String text = name.equals(FURTHER) ? "one more point" : point.describe();
        for (Flaw flaw : ALL) {
            if (Flaws.has(octet, flaw)) {
                judge(message, name, text, flaw, isFirst);
            }
        }
    }

    private void judge(Message message, String name, String text, Flaw flaw, boolean isFirst) {
        AssetModel device = message.station.device;
        Origin origin = message.origin;
        Habit habit = habit(message.station, name, flaw);
        Fact fact = baseline.assetFacts().news(device, habit, true, origin);
        Fact presence = device.presence();
        if (fact == null || presence == null || !presence.isKnown()) {
            return;
        }
        Kind kind = flaw == Flaw.EXCEEDED ? Kind.VALUE_RANGE : Kind.VALUE_STUCK;
        String reason = lowered(message.station, flaw, isFirst, origin.time());
        Severity severity = reason.isEmpty() ? kind.severity() : Severity.LOW;
        FlawedPoint told = new FlawedPoint(device, message.operation, text, flaw, habit);
        site.report(
                Finding.novelty(kind, severity, reason, fact, told),
                new Sighting(origin.time(), origin.evidence(), message.operation, device, null));
    }

    private String lowered(Station station, Flaw flaw, boolean isFirst, long time) {
        if (isFirst) {
            return "Lowered: it was so when the point was first heard, and nobody knows since when.";
        }
        return switch (flaw) {
            case FORCED, BLOCKED ->
                written.has(station.device, time)
                        ? "Lowered: somebody wrote to the device within the minute before, which may have done it."
                        : "";
            case INVALID, OUTDATED, EXCEEDED, RESTARTED ->
                "Lowered: instruments and their lines fail more often than somebody has a hand in it.";
        };
    }

    private static Habit habit(Station station, String point, Flaw flaw) {
        String start = station.protocol + '/';
        String end = '/' + flaw.name().toLowerCase(Locale.ROOT);
        String unit = station.unit.isEmpty() ? "" : station.unit + '/';
        Habit own = new Habit(HABIT, start + unit + point + end);
        boolean isRoom = station.device.habit(own) != null || station.device.countHabits(HABIT) < MAX_OWN;
        return isRoom ? own : new Habit(HABIT, start + FURTHER + end);
    }

    @Override
    public String keptAs() {
        return "flawed-points";
    }

    /**
     * {@code ASSET PROTOCOL UNIT SPACE INDEX FLAW ...}; nothing behind the unit for each that has been heard for long,
     * whether or not it ever told a flaw: what one that was heard before the sensor restarted says then is no first
     * hearing.
     */
    @Override
    public void keep(KeptLines out) {
        stations.forEach((station, told) -> {
            String id = station.device.assetId();
            if (id != null) {
                if (told.isSettled()) {
                    begin(out, id, station);
                }
                told.forEach(
                        (space, index, point) -> add(begin(out, id, station).add(space), index, point));
                if (told.further().told() != 0) {
                    add(begin(out, id, station).add(FURTHER), PointRange.NO_INDEX, told.further());
                }
            }
        });
    }

    private static KeptLines begin(KeptLines out, String id, Station station) {
        return out.line().add(id).add(station.protocol).add(station.unit);
    }

    private static void add(KeptLines line, long index, UnitReadings.Point point) {
        line.add(index);
        for (Flaw flaw : ALL) {
            if (Flaws.has(point.told(), flaw)) {
                line.add(flaw);
            }
        }
    }

    @Override
    public void takeUp(KeptLine line) {
        AssetModel device = baseline.find(line.nextText());
        if (device == null) {
            return;
        }
        UnitReadings told = stations.getOrMake(new Station(device, line.nextText(), line.nextText()), this::nothing);
        if (!line.hasNext()) {
            told.settle();
            return;
        }
        boolean isFurther = line.takes(FURTHER);
        String space = isFurther ? "" : line.nextText();
        long index = line.nextLong();
        int octet = 0;
        while (line.hasNext()) {
            octet = Flaws.with(octet, line.nextEnum(Flaw.class), true);
        }
        (isFurther ? told.further() : told.add(space, index)).tell(octet);
    }
}
