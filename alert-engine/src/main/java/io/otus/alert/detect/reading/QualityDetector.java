package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Token;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.DeviceState;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Flaw;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device of the process says to be wrong with the values of its points, by the flags, quality or status that its
 * protocol has for that. Told when it begins and was not so while that was learned, in one alert for all points of a
 * device of which it says the same.
 *
 * <ul>
 *   <li>{@link Kind#VALUE_STUCK}, medium: a value was put in the place of what is measured (forced, overridden,
 *       substituted, out of service), or is held where it is (blocked). Low where somebody wrote to the device within
 *       the minute before, of which that tells. T0832, T0856.
 *   <li>{@link Kind#VALUE_STUCK}, low: a value is invalid, or of an earlier time since the device does not reach what
 *       measures it. T0815, T0829. Not told within ten minutes after the device restarted or was had to, nor of points
 *       that wait for their first value since: it tells of them again when it goes on.
 *   <li>{@link Kind#VALUE_RANGE}, low: a value is beyond what can be measured. T0856.
 * </ul>
 *
 * <p>What was so when a device was first heard is low: nobody knows since when. Of a device that is itself news it is
 * not told.
 */
public final class QualityDetector implements Detector.OnRequest, Detector.OnCompletion, Detector.Keeping {
    private static final String HABIT = "flawed";
    /** A device may take so long until it measures again after it restarted, in nanoseconds: ten minutes. */
    private static final long BACK = 600_000_000_000L;
    /** Who was told to do something may show it for so long, in nanoseconds: a minute. */
    private static final long TOLD = 60_000_000_000L;
    /** Devices and units of which it is remembered what is wrong with their points; the least recent go first. */
    private static final int MAX_STATIONS = 32_768;
    /** Most points of one of them that are remembered as flawed; what more there are is one for all of them. */
    private static final int MAX_POINTS = 1_024;
    /** Most flaws of one device that are facts of their own; what more there are is one fact for each flaw. */
    private static final int MAX_OWN = 256;
    /** What stands for all points, or units, that are not told apart. */
    private static final String FURTHER = "*";
    /** Words of a kept line ahead of its flaws. */
    private static final int KEY_WORDS = 4;

    /** A unit of a device. */
    private record Station(AssetModel device, String protocol, String unit) {}

    /** What one of them told. */
    private static final class Told {
        /** Its flawed points, with those flaws of theirs that count as told. */
        private final Map<String, Set<Flaw>> flawed = new LinkedHashMap<>();
        /** Whether it says that it restarted, until it says that nobody has to take note of that any more. */
        private boolean isRestarted;
    }

    private final Site site;
    private final Baseline baseline;
    private final RecentMap<Station, Told> stations = new RecentMap<>(MAX_STATIONS);

    private final Lately restarted = new Lately(BACK);
    private final Lately written = new Lately(TOLD);

    public QualityDetector(Site site) {
        this.site = site;
        this.baseline = site.baseline();
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
        } else if (operation.service().action().isWrite()) {
            written.note(device, time);
        } else if (restarts(operation.service().dangerous())) {
            restarted.note(device, time);
        }
    }

    private static boolean restarts(Danger danger) {
        return switch (danger) {
            case HALT, MODE, DOWNLOAD, FIRMWARE -> true;
            case NONE, BLIND, UPLOAD, TIME -> false;
        };
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
        Told known = stations.get(station);
        Told told = known != null ? known : new Told();
        if (known == null) {
            stations.put(station, told);
        }
        if (state != null) {
            noteRestart(told, device, state, origin.time());
        }
        for (PointRange range : points) {
            if (range.flaws().isNone()) {
                clear(told.flawed, range);
            } else {
                hear(station, told.flawed, known == null, operation, range, origin);
            }
        }
    }

    /** Some masters never take note of a restart: it excuses what comes soon after it began to be told. */
    private void noteRestart(Told told, AssetModel device, DeviceState state, long time) {
        boolean isRestarted = state.conditions().stream().anyMatch(each -> each.meaning() == Meaning.RESTARTED);
        if (isRestarted && !told.isRestarted) {
            restarted.note(device, time);
        }
        told.isRestarted = isRestarted;
    }

    /** Nothing is wrong with these any more. */
    private static void clear(Map<String, Set<Flaw>> flawed, PointRange range) {
        if (flawed.size() < range.count()) {
            flawed.keySet().removeIf(name -> isWithin(range, name));
        } else {
            for (int i = 0; i < range.count(); i++) {
                flawed.remove(name(range, i));
            }
        }
    }

    private static boolean isWithin(PointRange range, String name) {
        int colon = range.isNamed() ? -1 : range.space().length();
        if (colon < 0) {
            return name.equals(range.space());
        }
        if (name.length() <= colon || name.charAt(colon) != ':' || !name.startsWith(range.space())) {
            return false;
        }
        long index = Long.parseLong(name, colon + 1, name.length(), 10);
        return index >= range.first() && index <= range.last();
    }

    private static String name(PointRange range, int at) {
        return range.isNamed() ? range.space() : range.space() + ':' + (range.first() + at);
    }

    private void hear(
            Station station,
            Map<String, Set<Flaw>> flawed,
            boolean isFirst,
            Operation operation,
            PointRange range,
            Origin origin) {
        for (int i = 0; i < range.count(); i++) {
            Set<Flaw> now = range.flaws().at(i);
            String own = name(range, i);
            if (now.isEmpty()) {
                flawed.remove(own);
                continue;
            }
            String name = flawed.size() < MAX_POINTS || flawed.containsKey(own) ? own : FURTHER;
            Set<Flaw> told = flawed.computeIfAbsent(name, _ -> EnumSet.noneOf(Flaw.class));
            told.retainAll(name.equals(FURTHER) ? EnumSet.allOf(Flaw.class) : now);
            for (Flaw flaw : now) {
                if (!told.contains(flaw) && !isExcused(station, flaw, now, origin.time())) {
                    told.add(flaw);
                    judge(station, name, flaw, isFirst, operation, origin);
                }
            }
        }
    }

    /** Whether a restart explains it: until a point was measured again it has no value. */
    private boolean isExcused(Station station, Flaw flaw, Set<Flaw> all, long time) {
        return switch (flaw) {
            case RESTARTED -> true;
            case INVALID, OUTDATED -> all.contains(Flaw.RESTARTED) || restarted.has(station.device, time);
            case FORCED, BLOCKED, EXCEEDED -> false;
        };
    }

    private void judge(Station station, String point, Flaw flaw, boolean isFirst, Operation operation, Origin origin) {
        Habit habit = habit(station, point, flaw);
        Fact fact = baseline.assetFacts().news(station.device, habit, true, origin);
        Fact presence = station.device.presence();
        if (fact == null || presence == null || !presence.isKnown()) {
            return;
        }
        Kind kind = flaw == Flaw.EXCEEDED ? Kind.VALUE_RANGE : Kind.VALUE_STUCK;
        String reason = lowered(station, flaw, isFirst, origin.time());
        Severity severity = reason.isEmpty() ? kind.severity() : Severity.LOW;
        FlawedPoint told = new FlawedPoint(station.device, operation, point, flaw, habit);
        site.report(
                Finding.novelty(kind, severity, reason, fact, told),
                new Sighting(origin.time(), origin.evidence(), operation, station.device, null));
    }

    private String lowered(Station station, Flaw flaw, boolean isFirst, long time) {
        if (isFirst) {
            return "Lowered: it was so when the device was first heard, and nobody knows since when.";
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

    /** {@code ASSET PROTOCOL UNIT POINT FLAW ...}; nothing behind the unit of those that were heard without flaws. */
    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        stations.forEach((station, told) -> {
            String id = station.device.assetId();
            if (id != null) {
                String start = id + ' ' + station.protocol + ' ' + Token.escape(station.unit);
                if (told.flawed.isEmpty()) {
                    lines.add(start);
                }
                told.flawed.forEach((point, flaws) -> {
                    StringBuilder line = new StringBuilder(start).append(' ').append(Token.escape(point));
                    flaws.forEach(flaw -> line.append(' ').append(flaw));
                    lines.add(line.toString());
                });
            }
        });
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        AssetModel device = baseline.find(words[0]);
        if (device == null) {
            return;
        }
        Station station = new Station(device, words[1], Token.unescape(words[2]));
        Told told = stations.getOrMake(station, Told::new);
        if (words.length >= KEY_WORDS) {
            Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
            for (String word : List.of(words).subList(KEY_WORDS, words.length)) {
                flaws.add(Flaw.valueOf(word));
            }
            told.flawed.put(Token.unescape(words[KEY_WORDS - 1]), flaws);
        }
    }
}
