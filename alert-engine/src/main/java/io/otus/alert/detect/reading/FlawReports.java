package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.reading.HeardUnits.Station;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import java.util.Locale;

/**
 * Part of {@link QualityDetector}: flaws as habits of their device, and how severe one is that is none yet. Confined to
 * the analysis thread.
 */
final class FlawReports {
    private static final String HABIT = "flawed";
    /** Time after a command in which a device may show its effect. */
    private static final long TOLD = Nanos.MINUTE;
    /** Most flaws of one device that are facts of their own; beyond that, there is one fact for each kind of flaw. */
    private static final int MAX_OWN = 256;
    /** Stands for all further points, or units, that are not distinguished. */
    private static final String FURTHER = "*";

    /** A message that reports flawed points. */
    record Message(Station station, UnitReadings told, Operation operation, Origin origin) {}

    private final DetectorContext site;
    private final Lately written = new Lately(TOLD);

    FlawReports(DetectorContext site) {
        this.site = site;
    }

    /** Returns how many written devices were dropped before their time was over. */
    long forgotten() {
        return written.forgotten();
    }

    /** Notes that somebody wrote to a device. */
    void written(AssetModel device, long time) {
        written.note(device, time);
    }

    /**
     * Notes lasting flaws of a point once more while learning; otherwise they would count as seen only once, and never
     * become normal.
     */
    void again(Message message, UnitReadings.Point point, String space, long index, int octet) {
        String name = name(message.told, point, space, index);
        for (Flaw flaw : QualityDetector.ALL) {
            if (Flaws.has(octet, flaw)) {
                Habit habit = habit(message.station, name, flaw);
                site.baseline().assetFacts().news(message.station.device(), habit, message.origin);
            }
        }
    }

    /** Reports flaws of a point that begin, unless they are known. */
    void begin(Message message, UnitReadings.Point point, String space, long index, int octet) {
        String name = name(message.told, point, space, index);
        boolean isFirst = message.told.isFirst(space, index, message.origin.time());
        String text = name.equals(FURTHER)
                ? "one more point"
                : PointRange.of(space, index, 1).describe();
        for (Flaw flaw : QualityDetector.ALL) {
            if (Flaws.has(octet, flaw)) {
                begin(message, name, text, flaw, isFirst);
            }
        }
    }

    private static String name(UnitReadings told, UnitReadings.Point point, String space, long index) {
        if (point == told.further()) {
            return FURTHER;
        }
        return index == PointRange.NO_INDEX ? space : space + ':' + index;
    }

    private void begin(Message message, String name, String text, Flaw flaw, boolean isFirst) {
        AssetModel device = message.station.device();
        Origin origin = message.origin;
        Habit habit = habit(message.station, name, flaw);
        Fact fact = site.baseline().assetFacts().news(device, habit, origin);
        Fact presence = device.presence();
        if (fact == null || presence == null || !presence.isKnown()) {
            return;
        }
        Kind kind = flaw == Flaw.EXCEEDED ? Kind.VALUE_RANGE : Kind.VALUE_STUCK;
        String reason = lowered(device, flaw, isFirst, origin.time());
        Severity severity = reason.isEmpty() ? kind.severity() : Severity.LOW;
        FlawedPoint told = new FlawedPoint(device, message.operation, text, flaw, habit);
        site.report(
                Finding.novelty(kind, severity, reason, fact, told),
                new Sighting(origin.time(), origin.evidence(), message.operation, device, null));
    }

    private String lowered(AssetModel device, Flaw flaw, boolean isFirst, long time) {
        if (isFirst) {
            return "Lowered: it was so when the point was first heard, and nobody knows since when.";
        }
        return switch (flaw) {
            case FORCED, BLOCKED ->
                written.has(device, time)
                        ? "Lowered: somebody wrote to the device within the minute before, which may have done it."
                        : "";
            case INVALID, OUTDATED, EXCEEDED, RESTARTED ->
                "Lowered: instruments and their lines fail more often than somebody has a hand in it.";
        };
    }

    private static Habit habit(Station station, String point, Flaw flaw) {
        String start = station.protocol() + '/';
        String end = '/' + flaw.name().toLowerCase(Locale.ROOT);
        String unit = station.unit().isEmpty() ? "" : station.unit() + '/';
        Habit own = new Habit(HABIT, start + unit + point + end);
        AssetModel device = station.device();
        boolean isRoom = device.habit(own) != null || device.countHabits(HABIT) < MAX_OWN;
        return isRoom ? own : new Habit(HABIT, start + FURTHER + end);
    }
}
