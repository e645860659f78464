package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.time.Nanos;

/**
 * Part of {@link ReadingDetector}: what was done to devices of late, or may have been done without being heard, and
 * explains what they tell. Confined to the analysis thread.
 */
final class Disturbances {
    /** After bytes were missed, it takes this long to see again what moves. */
    private static final long DOUBT = Nanos.MINUTE;
    /** What was done to a device excuses its readings for so long. */
    private static final long DISTURBED = Nanos.HOUR;
    /** A device is back so long after it was restarted: what is still missed then is told of too. */
    private static final long RESTART = 5 * Nanos.MINUTE;
    /** Devices of which it is remembered when something was missed that they were told. */
    private static final int MAX_MISSED = 1_024;

    /** When a device was last asked for something that may move all its readings. */
    private final Lately disturbed = new Lately(DISTURBED);
    /** When something was last done to a device by which its readings stand still until it runs again. */
    private final Lately restarted = new Lately(RESTART);
    /** When a device was last stopped. */
    private final Lately stopped = new Lately(DISTURBED);
    /** When something was last done to a device by which its readings may stand still until it is undone. */
    private final Lately changed = new Lately(DISTURBED);

    /** When bytes of a connection by which a known writer talks with a device were last found missing. */
    private final RecentMap<AssetModel, Long> missed = new RecentMap<>(MAX_MISSED);

    /** How much was forgotten so as to stay within bounds. */
    long forgotten() {
        return disturbed.forgotten()
                + restarted.forgotten()
                + stopped.forgotten()
                + changed.forgotten()
                + missed.forgotten();
    }

    /** A device was told something that it was never told before. */
    void news(AssetModel device, long time) {
        disturbed.note(device, time);
    }

    /**
     * What an act upon the run of a device explains of readings that stand still: a restart until it is over; a stop,
     * of which is told anyway, until a start is seen, for an hour at most; another program or mode may do so until it
     * is undone, which nobody may see. Otherwise the smallest of such acts would hide that somebody freezes readings.
     */
    void ofRun(AssetModel device, Action action, long time) {
        disturbed.note(device, time);
        if (action == Action.DELETE) {
            return;
        }
        if (action == Action.STOP) {
            stopped.note(device, time);
            return;
        }
        restarted.noteFirst(device, time);
        if (action == Action.START) {
            stopped.remove(device);
            changed.remove(device);
        } else if (action != Action.RESTART) {
            changed.note(device, time);
        }
    }

    /**
     * What was missed of what a writer told a device may have been another command. What others lose on their way tells
     * nothing of commands.
     */
    void loss(Conversation its, Origin origin) {
        long lost = origin.flow().lossTime();
        Fact writer = lost == Long.MIN_VALUE ? null : its.client().role(Role.WRITER, its.protocol());
        if (writer != null && writer.isKnown()) {
            missed.put(its.server(), Math.max(lost, missedOf(its.server())));
        }
    }

    /** Whether something was done to a device that may move all its readings. */
    boolean isDisturbed(AssetModel device, long time) {
        return disturbed.has(device, time);
    }

    /** Whether a device was stopped or restarted, so that all that it tells stands still. */
    boolean isDown(AssetModel device, long time) {
        return restarted.has(device, time) || stopped.has(device, time);
    }

    /** Whether something was done to a device by which its readings may stand still until it is undone. */
    boolean isChanged(AssetModel device, long time) {
        return changed.has(device, time);
    }

    /** When something was last missed that a device was told; {@link Long#MIN_VALUE} where nothing was. */
    long missedOf(AssetModel server) {
        Long last = missed.get(server);
        return last == null ? Long.MIN_VALUE : last;
    }

    /** Whether the sensor missed bytes of the connection lately: what it did not see change may have changed. */
    static boolean isInDoubt(Origin origin) {
        long lost = origin.flow().lossTime();
        return lost != Long.MIN_VALUE && origin.time() - lost < DOUBT;
    }

    /** Whether it did so, or of what the device was told. */
    boolean isInDoubt(Conversation its, Origin origin) {
        Long last = missed.get(its.server());
        return isInDoubt(origin) || (last != null && origin.time() - last < DOUBT);
    }
}
