package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Action;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which stopped devices ran again, because stopping such a device is a new act, whoever set it running. A
 * client that stops and starts a device in turns, with hardly a pause, performs one act that continues. A refused
 * request has no effect. A restart of the sensor forgets nothing, except how to undo a request that is refused
 * afterwards. Confined to the analysis thread.
 */
final class Runs {
    /** Least time for which a device must have run again. */
    private static final long RAN = Nanos.MINUTE;
    /** Most units of devices that are remembered; the least recent are dropped. */
    private static final int MAX_STOPPED = 1_024;

    private record Unit(AssetModel device, String protocol, String unit) {}

    /**
     * The state of a unit that was stopped.
     *
     * @param since since when it runs again; {@link #STOPPED} if it does not
     * @param asked when that was requested
     * @param by the request
     * @param before the previous value of {@code since}; null if there was none
     */
    private record Run(
            long since, long asked, Action by, @Nullable Long before) {}

    private final RecentMap<Unit, Run> runs = new RecentMap<>(MAX_STOPPED);

    private static final long STOPPED = Long.MAX_VALUE;
    private static final long NEVER = Long.MIN_VALUE;

    long forgotten() {
        return runs.forgotten();
    }

    /**
     * Notes a request that stops or starts a unit of a device.
     *
     * @return whether it stops a unit that ran again since it was stopped before
     */
    boolean isStoppedAnew(Act act) {
        Unit unit = unit(act);
        if (unit == null) {
            return false;
        }
        Action action = act.operation().service().action();
        long time = act.operation().origin().time();
        Run run = runs.get(unit);
        if (action == Action.STOP) {
            runs.put(unit, new Run(STOPPED, time, action, run == null ? null : run.since));
            return run != null && run.since != STOPPED && time - run.since >= RAN;
        }
        if (isStart(action) && run != null && run.since == STOPPED) {
            runs.put(unit, new Run(time, time, action, STOPPED));
        }
        return false;
    }

    /** The device refused a request: the previous state holds, unless something else was requested since. */
    void refused(Act act) {
        Unit unit = unit(act);
        Run run = unit == null ? null : runs.get(unit);
        if (unit == null
                || run == null
                || run.asked != act.operation().origin().time()
                || run.by != act.operation().service().action()) {
            return;
        }
        Long before = run.before;
        if (before == null) {
            runs.remove(unit);
        } else {
            runs.put(unit, new Run(before, run.asked, run.by, before));
        }
    }

    /** {@code ASSET PROTOCOL UNIT SINCE} of each, with the id of the device; {@code -} where it does not run. */
    void keep(KeptLines out) {
        runs.forEach((unit, run) -> {
            String id = unit.device.assetId();
            if (id != null) {
                String since = run.since == STOPPED ? "" : Long.toString(run.since);
                out.line().add(id).add(unit.protocol).add(unit.unit).add(since);
            }
        });
    }

    /** Takes up one of these. */
    void takeUp(KeptLine line, Baseline baseline) {
        AssetModel device = baseline.find(line.nextText());
        if (device != null) {
            Unit unit = new Unit(device, line.nextText(), line.nextText());
            boolean isStopped = line.takes("");
            Run run = isStopped
                    ? new Run(STOPPED, NEVER, Action.STOP, null)
                    : new Run(line.nextLong(), NEVER, Action.START, null);
            runs.put(unit, run);
        }
    }

    private static @Nullable Unit unit(Act act) {
        AssetModel device = act.server();
        return device == null
                ? null
                : new Unit(device, act.operation().protocol(), act.operation().unit());
    }

    /** Returns whether a stopped unit runs after this action. */
    static boolean isStart(Action action) {
        return action == Action.START || action == Action.RESTART;
    }
}
