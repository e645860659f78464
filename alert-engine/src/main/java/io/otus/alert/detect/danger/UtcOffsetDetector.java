package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * {@link Kind#TIME_MANIP}: the clock that all others follow by PTP (IEEE 1588) announces another offset to UTC than
 * before, so that every device that shows or records the time of day is wrong by the difference. The offset changes by
 * one with a leap second, and no more than once a day. A clock that has just started does not mark its offset as valid,
 * and may learn that it missed some leap seconds. An offset that is announced for a day becomes the reference.
 */
public final class UtcOffsetDetector implements Detector.OnSession, Detector.Keeping {
    /** Most clocks whose offset is remembered; the least recent are dropped. */
    private static final int MAX_CLOCKS = 1_024;
    /** Least time between two leap seconds, and time after which another offset becomes the reference. */
    private static final long SETTLED = Nanos.DAY;
    /** Most leap seconds that a clock may have missed while it was off. */
    private static final int MISSED = 10;

    private static final String VALID = "valid";

    /**
     * The offset that a clock announces.
     *
     * @param seconds seconds ahead of UTC
     * @param isValid whether the clock marks it as valid
     * @param since event time of its first announcement or of its last change, in nanoseconds
     */
    private record Offset(int seconds, boolean isValid, long since) {}

    private final DetectorContext site;
    /** Offsets by clock and domain. */
    private final RecentMap<String, Offset> offsets = new RecentMap<>(MAX_CLOCKS);
    /** Other offsets, with the time since when they last. */
    private final RecentMap<String, Offset> others = new RecentMap<>(MAX_CLOCKS);

    public UtcOffsetDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return offsets.forgotten() + others.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!(event.fact() instanceof SessionFact.UtcOffset offset)) {
            return;
        }
        Origin origin = event.origin();
        long time = origin.time();
        String clock = event.unit();
        Offset told = new Offset(offset.seconds(), offset.isValid(), time);
        if (told.seconds == 0 && !told.isValid) {
            return; // it knows none
        }
        Offset usual = offsets.get(clock);
        if (usual == null || isLater(usual, told)) {
            offsets.put(clock, told);
            return;
        }
        if (usual.seconds == told.seconds) {
            others.remove(clock);
            return;
        }
        if (usual.isValid && !told.isValid) {
            return; // the clock itself marks it as invalid
        }
        Offset lasting = others.get(clock);
        if (lasting == null || lasting.seconds != told.seconds) {
            others.put(clock, told);
        } else if (time - lasting.since >= SETTLED) {
            offsets.put(clock, told);
            others.remove(clock);
            return;
        }
        AssetModel asset = site.asset(origin.source(), origin);
        if (asset == null) {
            return;
        }
        site.report(
                Finding.act(
                        Kind.TIME_MANIP,
                        List.of(asset, clock),
                        new OtherOffset(event, asset, usual.seconds, told.seconds)),
                new Sighting(time, origin.evidence(), null, asset, null));
    }

    /**
     * Returns whether an offset follows from the usual one by a leap second, or by what the clock learned after its
     * start.
     */
    private static boolean isLater(Offset usual, Offset told) {
        int step = Math.abs(told.seconds - usual.seconds);
        boolean isLeap = step == 1 && told.isValid == usual.isValid && told.since - usual.since >= SETTLED;
        boolean isLearned = told.isValid && !usual.isValid && step <= MISSED;
        return isLeap || isLearned;
    }

    @Override
    public String keptAs() {
        return "utc-offsets";
    }

    /** {@code CLOCK SECONDS SINCE}, and {@code valid} behind it where it vouches for that. */
    @Override
    public void keep(KeptLines out) {
        offsets.forEach((clock, offset) -> {
            out.line().add(clock).add(offset.seconds).add(offset.since);
            if (offset.isValid) {
                out.add(VALID);
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        String clock = line.nextText();
        int seconds = line.nextInt();
        long since = line.nextLong();
        offsets.put(clock, new Offset(seconds, line.takes(VALID), since));
    }

    /**
     * A clock announces another offset.
     *
     * @param usual the offset before, in seconds
     * @param told the announced offset, in seconds
     */
    private record OtherOffset(SessionSeen event, AssetModel asset, int usual, int told) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = asset.name();
            return Words.of(
                            who + " announces another offset to UTC: " + told + " s in place of " + usual + " s",
                            "utc offset " + event.unit())
                    .seen(who + " announced in " + event.origin().protocol() + " that the time of clock " + event.unit()
                            + " is " + told + " s ahead of UTC.")
                    .normal(usual + " s, and one more or less with a leap second.")
                    .history("the clock announced that until now.")
                    .expected(usual + " s", 0, 0)
                    .observed(told + " s")
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0832", "T0856");
        }

        @Override
        public String advice(Kind kind) {
            return "Compare the clock with another source of the time, and find out whether somebody else announces in its"
                    + " name; the time of day of all that follow it may be wrong.";
        }

        @Override
        public Path path() {
            return Path.of(event.origin());
        }
    }
}
