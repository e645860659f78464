package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Action;

/**
 * Whether what was stopped ran again since: to stop it then is another act than the first one, whoever set it running.
 * Who stops and starts by turns, with hardly a moment in between, does one thing that goes on. Confined to the analysis
 * thread.
 */
final class Runs {
    /** What ran again for this long ran, in nanoseconds: a minute. */
    private static final long RAN = 60_000_000_000L;
    /** Devices and units that are remembered; the least recent go first. */
    private static final int MAX_STOPPED = 1_024;

    private record Unit(AssetModel device, String protocol, String unit) {}

    /** Since when one runs again that was stopped; {@link #STOPPED} where it does not. */
    private final RecentMap<Unit, Long> since = new RecentMap<>(MAX_STOPPED);

    private static final long STOPPED = Long.MAX_VALUE;

    long forgotten() {
        return since.forgotten();
    }

    /**
     * Somebody asks for something that stops a device or a unit of it, or sets it running.
     *
     * @return whether that stops one that ran again since it was stopped before
     */
    boolean isStoppedAnew(Act act) {
        AssetModel device = act.server();
        if (device == null) {
            return false;
        }
        Unit unit = new Unit(device, act.operation().protocol(), act.operation().unit());
        Action action = act.operation().service().action();
        long time = act.operation().origin().time();
        Long running = since.get(unit);
        if (action == Action.STOP) {
            since.put(unit, STOPPED);
            return running != null && running != STOPPED && time - running >= RAN;
        }
        boolean isStarted = action == Action.START || action == Action.RESTART;
        if (isStarted && running != null && running == STOPPED) {
            since.put(unit, time);
        }
        return false;
    }
}
