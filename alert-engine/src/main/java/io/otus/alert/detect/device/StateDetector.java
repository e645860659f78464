package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
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
import io.otus.alert.detect.device.ToldState.Degree;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.DeviceState;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.time.Nanos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_CHANGED}: a device reports of itself that something is not as it should be. Medium if it is faulty
 * or badly configured. Low if it restarted, lost reports or does only part of what it can; medium if it restarts or
 * loses reports again and again. That a device reports a condition is a fact of the baseline, and no news if it did so
 * while that was learned. Each condition is reported when it begins, not with each message that has it.
 *
 * <p>A restart is reported only if the device was heard without that indication before, since otherwise nobody knows
 * when it was: some masters never acknowledge one. It is not reported if somebody just asked for something that
 * restarts a device, which {@link Kind#CMD_DANGEROUS} reports, nor for a device that is itself new. A device indicates
 * a restart or lost reports to each of its masters until that master acknowledges it; the indication is followed for
 * each master by itself. A condition that was there when a known device was first heard is low: nobody knows since
 * when.
 */
public final class StateDetector implements Detector.OnRequest, Detector.OnCompletion, Detector.Keeping {
    private static final String HABIT = "tells";
    private static final String AGAIN = "/again";
    /** Time that a device may take to come back after something that restarts it. */
    private static final long BACK = 10 * Nanos.MINUTE;
    /** Most devices and units whose state is remembered; the least recent are forgotten first. */
    private static final int MAX_STATIONS = 32_768;
    /**
     * Most conditions of one device that are facts of their own. Conditions of its further units are one fact for all
     * units: a concentrator with hundreds of units would leave no room for other habits.
     */
    private static final int MAX_OWN = 256;
    /** Most devices that are remembered as asked to restart; the least recent are forgotten first. */
    private static final int MAX_ASKED = 1_024;

    /** A unit of a device, with the client to which a condition is indicated if it is held for each; null otherwise. */
    private record Key(
            AssetModel device,
            String protocol,
            String unit,
            @Nullable AssetModel client) {}

    private final DetectorContext site;
    private final Baseline baseline;
    /** The conditions of each unit by their names, of which a standard has a few. */
    private final RecentMap<Key, Map<String, Spell>> stations = new RecentMap<>(MAX_STATIONS);

    private final RecentMap<AssetModel, Long> asked = new RecentMap<>(MAX_ASKED);

    public StateDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
    }

    @Override
    public long forgotten() {
        return stations.forgotten() + asked.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.NOTIFY || mayRestart(action, danger);
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Operation operation = act.operation();
        Service service = operation.service();
        AssetModel device = act.server();
        if (device == null) {
            return;
        }
        if (mayRestart(service.action(), service.dangerous())) {
            asked.put(device, operation.origin().time());
        } else if (operation.isTold() && operation.request() instanceof DeviceState state && state.tellsState()) {
            hear(device, act.client(), operation, state, operation.origin());
        }
    }

    /** Returns whether a device may restart on such a request. */
    private static boolean mayRestart(Action action, Danger danger) {
        return danger.isOfRun() && action != Action.DELETE;
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return switch (outcome) {
            case OK, ERROR, UNPAIRED -> true;
            case NO_RESPONSE, UNCONFIRMED -> false;
        };
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        AssetModel device = act.server();
        Origin answer = event.answer();
        if (device != null && answer != null && event.response() instanceof DeviceState state && state.tellsState()) {
            hear(device, act.client(), event.operation(), state, answer);
        }
    }

    private void hear(
            AssetModel device, @Nullable AssetModel client, Operation operation, DeviceState state, Origin origin) {
        List<Condition> all = state.conditions();
        List<Condition> own = all;
        if (client != null) {
            List<Condition> forClient = List.of();
            if (!all.isEmpty()) {
                own = all.stream().filter(each -> !isForEach(each.meaning())).toList();
                forClient =
                        all.stream().filter(each -> isForEach(each.meaning())).toList();
            }
            hear(new Key(device, operation.protocol(), operation.unit(), client), operation, forClient, origin);
        }
        hear(new Key(device, operation.protocol(), operation.unit(), null), operation, own, origin);
    }

    /** Returns whether a device holds a condition for each client that it reports to. */
    private static boolean isForEach(Meaning meaning) {
        return switch (meaning) {
            case RESTARTED, REPORTS_LOST -> true;
            case FAULTY, MISCONFIGURED, LIMITED -> false;
        };
    }

    private void hear(Key key, Operation operation, List<Condition> conditions, Origin origin) {
        Map<String, Spell> known = stations.get(key);
        Map<String, Spell> spells = known != null ? known : new LinkedHashMap<>();
        if (known == null) {
            stations.put(key, spells);
        }
        spells.forEach((name, spell) -> {
            if (conditions.stream().noneMatch(each -> each.name().equals(name))) {
                spell.ends();
            }
        });
        for (Condition condition : conditions) {
            Spell spell = spells.computeIfAbsent(condition.name(), _ -> new Spell());
            boolean begins = spell.begins(condition.meaning(), origin.time());
            if (begins) {
                boolean isFirst = known == null;
                boolean isExcused =
                        condition.meaning() == Meaning.RESTARTED && (isFirst || isNoNews(key.device, origin.time()));
                spell.begin(origin.time(), isExcused, isFirst && !isNew(key.device));
            }
            spell.goesOn(origin.time());
            if (!spell.isExcused() && (begins || condition.meaning() != Meaning.RESTARTED)) {
                judge(key, operation, condition, spell, origin);
            }
        }
    }

    /** Returns whether the cause of a restart is known, or the device has only just appeared. */
    private boolean isNoNews(AssetModel device, long time) {
        Long since = asked.get(device);
        return (since != null && time - since < BACK) || isNew(device);
    }

    /** Returns whether a device is itself new. */
    private static boolean isNew(AssetModel device) {
        Fact presence = device.presence();
        return presence != null && !presence.isKnown();
    }

    private void judge(Key key, Operation operation, Condition condition, Spell spell, Origin origin) {
        Fact fact = news(key, condition, "", origin);
        Degree degree = degree(condition.meaning(), spell, origin.time());
        Fact worse = degree == Degree.ONCE ? null : news(key, condition, AGAIN, origin);
        if (worse == null || (degree == Degree.LASTING && spell.isFirst())) {
            degree = Degree.ONCE;
        }
        // A condition that does not end is the one that began, unless that one is known.
        boolean isAgain = degree == Degree.AGAIN || (degree == Degree.LASTING && fact == null);
        Fact broken = isAgain ? worse : fact;
        if (broken == null || !spell.tell(degree != Degree.ONCE)) {
            return;
        }
        Severity severity = severity(condition.meaning(), spell, degree);
        String reason = severity == Severity.LOW ? lowered(condition.meaning(), spell) : "";
        Habit habit = habit(key, condition, isAgain ? AGAIN : "");
        ToldState told = new ToldState(key.device, operation, condition, habit, spell.times(origin.time()), degree);
        site.report(
                Finding.novelty(Kind.ASSET_CHANGED, severity, reason, broken, told),
                new Sighting(origin.time(), origin.evidence(), operation, key.device, null));
    }

    private static Degree degree(Meaning meaning, Spell spell, long time) {
        if (spell.isOften(meaning, time)) {
            return Degree.AGAIN;
        }
        return spell.isLasting(meaning, time) ? Degree.LASTING : Degree.ONCE;
    }

    private @Nullable Fact news(Key key, Condition condition, String suffix, Origin origin) {
        return baseline.assetFacts().news(key.device, habit(key, condition, suffix), origin);
    }

    private static Habit habit(Key key, Condition condition, String suffix) {
        String what = condition.name() + suffix;
        if (key.unit.isEmpty()) {
            return new Habit(HABIT, key.protocol + '/' + what);
        }
        Habit own = new Habit(HABIT, key.protocol + '/' + key.unit + '/' + what);
        boolean isRoom = key.device.habit(own) != null || key.device.countHabits(HABIT) < MAX_OWN;
        return isRoom ? own : new Habit(HABIT, key.protocol + "/*/" + what);
    }

    private static Severity severity(Meaning meaning, Spell spell, Degree degree) {
        if (degree != Degree.ONCE) {
            return Kind.ASSET_CHANGED.severity();
        }
        return switch (meaning) {
            case FAULTY, MISCONFIGURED -> spell.isFirst() ? Severity.LOW : Kind.ASSET_CHANGED.severity();
            case RESTARTED, LIMITED, REPORTS_LOST -> Severity.LOW;
        };
    }

    private static String lowered(Meaning meaning, Spell spell) {
        if (spell.isFirst()) {
            return "Lowered: it was already so when the device was first heard, and nobody knows since when.";
        }
        return switch (meaning) {
            case RESTARTED -> "Lowered: devices restart during work on them and after a loss of power.";
            case REPORTS_LOST -> "Lowered: it happens when many events come at once; it is raised if it continues.";
            case LIMITED -> "Lowered: somebody working at the device may have set it so.";
            case FAULTY, MISCONFIGURED -> "";
        };
    }

    @Override
    public String keptAs() {
        return "device-states";
    }

    /**
     * Adds {@code ASSET PROTOCOL UNIT CLIENT CONDITION ...} and the words of {@link Spell#addTo}, with the ids of both
     * assets; nothing after the client for a unit that never had a condition.
     */
    @Override
    public void keep(KeptLines out) {
        stations.forEach((key, spells) -> {
            String id = key.device.assetId();
            String client = key.client == null ? "" : key.client.assetId();
            if (id != null && client != null) {
                if (spells.isEmpty()) {
                    begin(out, id, key, client);
                }
                spells.forEach(
                        (name, spell) -> spell.addTo(begin(out, id, key, client).add(name)));
            }
        });
    }

    private static KeptLines begin(KeptLines out, String id, Key key, String client) {
        return out.line().add(id).add(key.protocol).add(key.unit).add(client);
    }

    @Override
    public void takeUp(KeptLine line) {
        AssetModel device = baseline.find(line.nextText());
        String protocol = line.nextText();
        String unit = line.nextText();
        boolean isNobody = line.takes("");
        AssetModel client = isNobody ? null : baseline.find(line.nextText());
        if (device == null || (client == null && !isNobody)) {
            return;
        }
        Map<String, Spell> spells = stations.getOrMake(new Key(device, protocol, unit, client), LinkedHashMap::new);
        if (line.hasNext()) {
            spells.put(line.nextText(), Spell.takeUp(line));
        }
    }
}
