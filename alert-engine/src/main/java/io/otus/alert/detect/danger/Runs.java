package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Action;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was stopped ran again since: to stop it then is another act than the first one, whoever set it running.
 * Who stops and starts by turns, with hardly a moment in between, does one thing that goes on. What was refused was not
 * done. A restart forgets it: a stop of what ran again before counts up in the alert of the first. Confined to the
 * analysis thread.
 */
final class Runs {
    /** What ran again for this long ran, in nanoseconds: a minute. */
    private static final long RAN = 60_000_000_000L;
    /** Devices and units that are remembered; the least recent go first. */
    private static final int MAX_STOPPED = 1_024;

    private record Unit(AssetModel device, String protocol, String unit) {}

    /**
     * What is known of one that was stopped.
     *
     * @param since since when it runs again; {@link #STOPPED} where it does not
     * @param by when that was asked for
     * @param before what was known before; null where nothing was
     */
    private record Run(long since, long by, @Nullable Long before) {}

    private final RecentMap<Unit, Run> runs = new RecentMap<>(MAX_STOPPED);

    private static final long STOPPED = Long.MAX_VALUE;

    long forgotten() {
        return runs.forgotten();
    }

    /**
     * Somebody asks for something that stops a device or a unit of it, or sets it running.
     *
     * @return whether that stops one that ran again since it was stopped before
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
            runs.put(unit, new Run(STOPPED, time, run == null ? null : run.since));
            return run != null && run.since != STOPPED && time - run.since >= RAN;
        }
        if (isStart(action) && run != null && run.since == STOPPED) {
            runs.put(unit, new Run(time, time, STOPPED));
        }
        return false;
    }

    /** The device did not do what it was asked for: all is as before, unless something else was asked since. */
    void refused(Act act) {
        Unit unit = unit(act);
        Run run = unit == null ? null : runs.get(unit);
        if (unit == null || run == null || run.by != act.operation().origin().time()) {
            return;
        }
        Long before = run.before;
        if (before == null) {
            runs.remove(unit);
        } else {
            runs.put(unit, new Run(before, run.by, before));
        }
    }

    private static @Nullable Unit unit(Act act) {
        AssetModel device = act.server();
        return device == null
                ? null
                : new Unit(device, act.operation().protocol(), act.operation().unit());
    }

    /** Whether what was stopped runs by it. */
    static boolean isStart(Action action) {
        return action == Action.START || action == Action.RESTART;
    }
}
