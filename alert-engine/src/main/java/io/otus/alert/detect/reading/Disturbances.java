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
 * Part of {@link ReadingDetector}: acts on devices that explain changes in their readings, and losses in the capture
 * that may hide such acts. Confined to the analysis thread.
 */
final class Disturbances {
    /** Time after a loss of bytes until changes can be relied on again. */
    private static final long DOUBT = Nanos.MINUTE;
    /** How long an act on a device explains changes in its readings. */
    private static final long DISTURBED = Nanos.HOUR;
    /** Time until a restarted device is back; readings that stand still after that are reported. */
    private static final long RESTART = 5 * Nanos.MINUTE;
    /** Most devices for which the last loss of commands is remembered. */
    private static final int MAX_MISSED = 1_024;

    /** Time of the last request to a device that may move all its readings. */
    private final Lately disturbed = new Lately(DISTURBED);
    /** Time of the last act on a device that makes its readings stand still until it runs again. */
    private final Lately restarted = new Lately(RESTART);
    /** Time at which a device was last stopped. */
    private final Lately stopped = new Lately(DISTURBED);
    /** Time of the last act on a device that may make its readings stand still until it is undone. */
    private final Lately changed = new Lately(DISTURBED);

    /** Time of the last loss of bytes in a connection from a known writer to a device. */
    private final RecentMap<AssetModel, Long> missed = new RecentMap<>(MAX_MISSED);

    /** Returns how many entries were dropped to stay within bounds. */
    long forgotten() {
        return disturbed.forgotten()
                + restarted.forgotten()
                + stopped.forgotten()
                + changed.forgotten()
                + missed.forgotten();
    }

    /** A device was sent a command or value that it never got before. */
    void news(AssetModel device, long time) {
        disturbed.note(device, time);
    }

    /**
     * Notes an act upon the run of a device, which explains readings that stand still. A restart does so until it is
     * over. A stop, which has its own alert, does so until a start is seen, for an hour at most. Another program or
     * mode may do so until it is undone, which may go unseen, so readings that stand still are only lowered. Otherwise
     * the least of such acts would hide that somebody freezes readings.
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
     * Notes a loss of bytes between a writer and a device: a command may have been among them. Other clients send no
     * commands.
     */
    void loss(Conversation its, Origin origin) {
        long lost = origin.flow().lossTime();
        Fact writer = lost == Long.MIN_VALUE ? null : its.client().role(Role.WRITER, its.protocol());
        if (writer != null && writer.isKnown()) {
            missed.put(its.server(), Math.max(lost, missedOf(its.server())));
        }
    }

    /** Returns whether something was done to a device that may move all its readings. */
    boolean isDisturbed(AssetModel device, long time) {
        return disturbed.has(device, time);
    }

    /** Returns whether a device was stopped or restarted, so that all its readings stand still. */
    boolean isDown(AssetModel device, long time) {
        return restarted.has(device, time) || stopped.has(device, time);
    }

    /** Returns whether something was done to a device that may make its readings stand still until it is undone. */
    boolean isChanged(AssetModel device, long time) {
        return changed.has(device, time);
    }

    /** Returns when bytes sent to a device were last lost; {@link Long#MIN_VALUE} if none were. */
    long missedOf(AssetModel server) {
        Long last = missed.get(server);
        return last == null ? Long.MIN_VALUE : last;
    }

    /** Returns whether bytes of the connection were lost recently: readings that seem unchanged may have changed. */
    static boolean isInDoubt(Origin origin) {
        long lost = origin.flow().lossTime();
        return lost != Long.MIN_VALUE && origin.time() - lost < DOUBT;
    }

    /** Returns whether bytes of the connection, or bytes sent to the device, were lost recently. */
    boolean isInDoubt(Conversation its, Origin origin) {
        Long last = missed.get(its.server());
        return isInDoubt(origin) || (last != null && origin.time() - last < DOUBT);
    }
}
