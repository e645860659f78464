package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;

/**
 * Part of {@link ReportSilenceDetector}: the reports of a device to one listener by one service, and after which time
 * without one the next is overdue. Confined to the analysis thread.
 */
final class ReportSeries implements FrameHolder {
    /** Time within which a device restarts and builds its connection anew. */
    static final long LEAST = 2 * Nanos.MINUTE;
    /** How long reports are watched before they are missed. */
    private static final long SETTLED = 30 * Nanos.MINUTE;
    /** Fewer reports than this show no rhythm. */
    private static final int ENOUGH = 20;
    /** Reports are overdue after this many of their longest pauses, and after {@code PERIODS} of their usual ones. */
    static final int PAUSES = 3;

    private static final int PERIODS = 5;
    /** If the longest pause is more than this many usual ones, the reports have no rhythm. */
    private static final int REGULAR = 4;
    /** A connection goes on if each side sent at least this many frames in the second half of the silence. */
    private static final int ALIVE = 2;

    /** A device that reports to a listener, by a service. */
    record Key(Conversation conversation, String service) {}

    private final Key key;
    private final long first;
    private Origin latest;
    /** Event time at which the latest turn of reports began; many points are often reported at once. */
    private long turn;

    private long count = 1;
    private long longest;
    /** How long the sensor was deaf since the latest report, in nanoseconds. */
    private long deaf;
    /** The frames of either side after the first half of the time allowed without a report; empty before. */
    private long[] frames = {};

    private boolean isDone;
    private boolean isUncertain;
    private boolean isTold;

    /** Creates reports of which the first has this origin; {@code longest} is the longest pause before it. */
    ReportSeries(Key key, Origin origin, long longest) {
        this.key = key;
        this.turn = origin.time();
        this.first = origin.time();
        this.latest = origin;
        this.longest = longest;
    }

    Key key() {
        return key;
    }

    /** Returns the origin of the latest report. */
    Origin latest() {
        return latest;
    }

    /** Returns the longest pause between two reports, in nanoseconds. */
    long longest() {
        return longest;
    }

    @Override
    public boolean holds(long frame) {
        return latest.frame() == frame;
    }

    /** Notes a further report. */
    void next(Origin origin) {
        if (isAwaited()) {
            longest = Math.max(longest, silence(origin.time()));
        }
        deaf = 0;
        if (origin.time() - turn >= Nanos.SECOND) {
            turn = origin.time();
            count++;
        }
        latest = origin;
        frames = new long[0];
        isDone = false;
        isTold = false;
    }

    /** Notes that the sensor heard nothing for some time, in nanoseconds. */
    void deaf(long duration) {
        deaf += duration;
    }

    /** Returns for how long no report came while the sensor heard, in nanoseconds. */
    long silence(long time) {
        return time - latest.time() - deaf;
    }

    /** Notes that no report is awaited until the next one comes. */
    void done() {
        isDone = true;
    }

    /** Notes that the end of the reports was reported. */
    void tell() {
        isTold = true;
    }

    /** Returns whether a report is awaited: neither did they end, nor was it reported that they did. */
    boolean isAwaited() {
        return !isDone && !isTold;
    }

    /** Sets whether what set the rhythm may have been cancelled, and no point has shown the same rhythm since. */
    void uncertain(boolean isSo) {
        isUncertain = isSo;
    }

    boolean isUncertain() {
        return isUncertain;
    }

    /** Returns whether the reports have a rhythm. */
    boolean isRegular() {
        long watched = latest.time() - first;
        return count >= ENOUGH && watched >= SETTLED && longest <= REGULAR * (watched / (count - 1));
    }

    /** Returns after which time without a report the next one is overdue, in nanoseconds; for regular reports only. */
    long limit() {
        long usual = (latest.time() - first) / (count - 1);
        return Math.max(LEAST, Math.max(PAUSES * longest, PERIODS * usual));
    }

    /** Counts the frames of the connection once half of the time that is allowed without a report is over. */
    void look(long time) {
        if (frames.length == 0 && silence(time) > limit() / 2) {
            FlowInfo flow = latest.flow();
            frames = new long[] {flow.frames(0), flow.frames(1)};
        }
    }

    /** Returns whether the device is otherwise heard in the second half of the time in which no report came. */
    boolean isHeardOtherwise() {
        FlowInfo flow = latest.flow();
        AssetModel device = key.conversation.server();
        return flow.transport() == Transport.TCP
                ? frames.length == 2 && flow.frames(0) - frames[0] >= ALIVE && flow.frames(1) - frames[1] >= ALIVE
                : device.spoke() > latest.time() + deaf + limit() / 2;
    }
}
