package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.time.Nanos;
import java.util.Iterator;

/**
 * Clocks that send the time to all listeners. A clock is overdue when none of its messages came for two minutes, the
 * time of a restart, in which other devices of its network were heard. If none is heard, the mirror port may be what is
 * silent. A clock is not reported if it sent the time for less than ten minutes, if it is not known, or if another
 * clock of the same domain stands in for it. Confined to the analysis thread.
 */
final class Clocks {
    /** Time within which a device restarts. */
    private static final long RESTART = 2 * Nanos.MINUTE;
    /** A clock that sent the time for less than this is taken for a trial. */
    private static final long SETTLED = 10 * Nanos.MINUTE;
    /** A network in which no device was heard for this long counts as not heard. */
    private static final long QUIET = 10 * Nanos.SECOND;
    /** Most clocks that are followed; the least recently heard are forgotten first. */
    private static final int MAX_CLOCKS = 1_024;

    private record Domain(int segment, String protocol, String number) {}

    private record Key(Domain domain, AssetModel asset) {}

    private static final class Clock implements FrameHolder {
        private final Domain domain;
        private final AssetModel asset;
        private final long begun;
        private Origin origin;
        private long last;
        /** Time for which other devices were heard and this clock was not, in nanoseconds. */
        private long missing;
        /** Whether nothing is to be reported of the clock until it is heard again. */
        private boolean isDone;

        Clock(Key key, Origin origin) {
            this.domain = key.domain;
            this.asset = key.asset;
            this.begun = origin.time();
            this.origin = origin;
        }

        @Override
        public boolean holds(long frame) {
            return origin.frame() == frame;
        }

        void look() {
            FlowInfo flow = origin.flow();
            if (flow.lastTime() > last) {
                last = flow.lastTime();
                missing = 0;
                isDone = false;
            }
        }
    }

    private final SilenceJudge judge;
    private final FrameHold hold;
    private final Baseline baseline;
    private final RecentMap<Key, Clock> clocks = new RecentMap<>(MAX_CLOCKS);
    private long now = Long.MIN_VALUE;

    Clocks(SilenceJudge judge, DetectorContext site) {
        this.judge = judge;
        this.baseline = site.baseline();
        this.hold = site.hold(MAX_CLOCKS);
    }

    /** Returns how many clocks were forgotten. */
    long forgotten() {
        return clocks.forgotten();
    }

    /** Notes that a clock sends the time in a flow. */
    void told(SessionSeen event, AssetModel asset) {
        Origin origin = event.origin();
        Key key = new Key(new Domain(event.client().segment(), origin.protocol(), event.detail()), asset);
        Clock clock = clocks.getOrMake(key, () -> new Clock(key, origin));
        clock.origin = origin;
        hold.mark(origin.frame(), clock);
    }

    /**
     * Called for each second of event time: reports clocks that are overdue, unless what is usual is still being
     * learned.
     */
    void clock(long time, boolean isLearning) {
        long passed = now == Long.MIN_VALUE ? 0 : Math.clamp(time - now, 0, QUIET);
        now = time;
        for (Iterator<Clock> each = clocks.values().iterator(); each.hasNext(); ) {
            Clock clock = each.next();
            if (clock.asset.isGone()) {
                each.remove();
                continue;
            }
            clock.look();
            if (clock.isDone || time - clock.last < QUIET || !isHeard(clock, time)) {
                continue;
            }
            clock.missing += passed;
            if (clock.missing > RESTART) {
                clock.isDone = true;
                boolean isSettled = clock.last - clock.begun >= SETTLED && Outside.isKnown(clock.asset.presence());
                if (!isLearning && isSettled && !isStoodInFor(clock, time)) {
                    tell(clock, time);
                }
            }
        }
    }

    /** Returns whether other devices of the clock's network are heard at present. */
    private boolean isHeard(Clock clock, long time) {
        int network = clock.asset.address().network();
        for (AssetModel each : baseline.assets()) {
            if (each != clock.asset && each.address().network() == network && each.spoke() > time - QUIET) {
                return true;
            }
        }
        return false;
    }

    private boolean isStoodInFor(Clock clock, long time) {
        for (Clock each : clocks.values()) {
            if (each != clock
                    && each.domain.equals(clock.domain)
                    && time - each.origin.flow().lastTime() < RESTART) {
                return true;
            }
        }
        return false;
    }

    private void tell(Clock clock, long time) {
        String what = "the time of " + clock.domain.protocol + " domain " + clock.domain.number;
        judge.overdue(
                new StreamSilence(
                        clock.asset, what, clock.asset.address().network(), clock.last, StreamSilence.AS_BEFORE),
                clock.origin.evidence(),
                time);
    }
}
