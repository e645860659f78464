package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Kind#TIME_MANIP}: the clock that all others follow by PTP (IEEE 1588) announces another offset to UTC than it
 * did, and all that show or record the time of day are wrong by the difference. That offset changes with a leap second,
 * by one, and no more than once a day. A clock that just started does not vouch for it, and may learn that its memory
 * is some leap seconds old. What it announces for a day is what it announces from then on.
 */
public final class UtcOffsetDetector implements Detector.OnSession, Detector.Keeping {
    /** Clocks whose offset is remembered; the least recent go first. */
    private static final int MAX_CLOCKS = 1_024;
    /** Leap seconds come one at a time, and what lasts for so long is right. */
    private static final long SETTLED = Nanos.DAY;
    /** Leap seconds that a clock may have missed while it was off. */
    private static final int MISSED = 10;

    private static final String VALID = "valid";

    /**
     * What a clock announces.
     *
     * @param seconds ahead of UTC
     * @param isValid whether it vouches for it
     * @param since when it began to, or by when it was last moved; event time in nanoseconds
     */
    private record Offset(int seconds, boolean isValid, long since) {}

    private final Site site;
    /** By clock and domain. */
    private final RecentMap<String, Offset> offsets = new RecentMap<>(MAX_CLOCKS);
    /** Other offsets, since when they last. */
    private final RecentMap<String, Offset> others = new RecentMap<>(MAX_CLOCKS);

    public UtcOffsetDetector(Site site) {
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
            return; // it says itself that it is not to be believed
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
                new Finding(
                        Kind.TIME_MANIP,
                        Kind.TIME_MANIP.severity(),
                        "",
                        List.of(asset, clock),
                        new OtherOffset(event, asset, usual.seconds, told.seconds),
                        true),
                new Sighting(time, origin.evidence(), null, asset, null));
    }

    /** Whether what a clock tells is what it told with a leap second, or what it learned after it started. */
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
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        offsets.forEach((clock, offset) ->
                lines.add(clock + ' ' + offset.seconds + ' ' + offset.since + (offset.isValid ? ' ' + VALID : "")));
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        offsets.put(words[0], new Offset(Integer.parseInt(words[1]), words.length > 3, Long.parseLong(words[2])));
    }

    /**
     * A clock announces another offset.
     *
     * @param usual seconds
     * @param told seconds
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
