package io.otus.alert.detect.scan;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WrittenPoint;
import io.otus.alert.model.Swings;
import io.otus.alert.model.Swings.Pace;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD}: one client's writes switch a point to and fro at least {@value Swings#LEAST} times within a
 * minute, and at least {@value Swings#FACTOR} times as often as in any minute while values were learned, or as the
 * point is written in its learned rhythm. What was learned of any client counts, since another client may take over.
 * Switching wears out the equipment behind the point, whoever does it and even if each write by itself is usual: high.
 * Slower switching, at least {@value Swings#LEAST_SLOW} times within five minutes and in three of them, is medium: it
 * shakes a drive or a level, and is more than the search for the right value takes. A point that is written in a rhythm
 * more often than once a second, as an output of a controller, does not count. A number is switched when it moves in
 * the direction opposite to its last move: a ramp is one move. ATT&amp;CK: T0806.
 */
public final class SwitchingDetector implements Detector.OnRequest, Detector.Keeping {
    /** Most points that are counted; the least recent are forgotten first. */
    private static final int MAX_POINTS = 16_384;
    /**
     * A point that is written in a rhythm with a shorter period than this, in seconds, is the output of a controller,
     * and may have any number of values.
     */
    private static final double CYCLIC = 1;

    private static final int ANY = Integer.MAX_VALUE;
    private static final double MINUTE = 60;
    /** Most values of one request that are looked at. */
    private static final int MAX_VALUES = 64;

    private record Key(WrittenPoint point) {}

    private final DetectorContext site;
    private final RecentMap<WrittenPoint, Swings> points = new RecentMap<>(MAX_POINTS);

    public SwitchingDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action.isWrite();
    }

    @Override
    public long forgotten() {
        return points.forgotten();
    }

    @Override
    public String keptAs() {
        return "busiest-points";
    }

    /**
     * Adds {@code CLIENT SERVER IN_MINUTE PROTOCOL INDEX SPACE UNIT IN_FIVE_MINUTES} for points with more than usual.
     */
    @Override
    public void keep(KeptLines out) {
        points.forEach((point, swings) -> {
            Conversation each = point.conversation();
            String client = each.client().assetId();
            String server = each.server().assetId();
            if (swings.isBusy() && client != null && server != null && !each.isGone()) {
                out.line()
                        .add(client)
                        .add(server)
                        .add(swings.learned(Pace.FAST))
                        .add(each.protocol());
                out.add(point.index()).add(point.space()).add(each.unit()).add(swings.learned(Pace.SLOW));
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        String client = line.nextText();
        String server = line.nextText();
        int learned = line.nextInt();
        String protocol = line.nextText();
        long index = line.nextLong();
        String space = line.nextText();
        Conversation conversation = site.baseline().find(client, server, protocol, line.nextTextOnceBare());
        if (conversation != null) {
            WrittenPoint point = new WrittenPoint(conversation, space, index);
            Swings swings = points.getOrMake(point, Swings::new);
            swings.learned(Pace.FAST, learned);
            // What was kept before five minutes were counted says only what one had.
            swings.learned(Pace.SLOW, line.hasNext() ? line.nextInt() : learned * Swings.SPELL);
        }
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        Operation operation = act.operation();
        if (conversation == null || !site.isIndustrial(conversation.protocol()) || operation.isTold()) {
            return;
        }
        List<PointRange> ranges = operation.points();
        int usual = byRhythm(conversation, operation);
        if (usual == ANY) {
            return;
        }
        long time = operation.origin().time();
        boolean isLearning = site.baseline().learning().isLearning(Category.VALUES, time);
        int left = MAX_VALUES;
        for (int i = 0; i < ranges.size() && left > 0; i++) {
            PointRange range = ranges.get(i);
            ValueList values = range.values();
            int count = values.type().isNumeric() ? Math.min(left, Math.min(values.size(), range.count())) : 0;
            for (int at = 0; at < count; at++) {
                long index = range.isNamed() ? PointRange.NO_INDEX : range.first() + at;
                WrittenPoint point = new WrittenPoint(conversation, range.space(), index);
                Swings swings = points.getOrMake(point, Swings::new);
                Pace pace = swings.write(values.number(at), time, isLearning, usual);
                if (pace != Pace.USUAL && swings.tell(pace, byAny(pace, point, operation))) {
                    out.add(finding(pace, point, swings));
                }
            }
            left -= count;
        }
    }

    /**
     * Returns how often within a minute a client is known to make this request; {@link #ANY} if it does so all the
     * time.
     */
    private static int byRhythm(Conversation conversation, Operation operation) {
        double period = conversation.polls().knownPeriod(operation.service().key(), operation.points());
        if (period > 0 && period < CYCLIC) {
            return ANY;
        }
        return period == 0 ? 0 : (int) Math.ceil(MINUTE / period);
    }

    /**
     * How often the point is known to be switched or written by any client, also by one that is part of another one by
     * now. Looks at all that is remembered, so it is asked only where it decides.
     */
    private int byAny(Pace pace, WrittenPoint point, Operation operation) {
        int[] most = {0};
        points.forEach((each, swings) -> {
            if (isSame(each, point)) {
                most[0] = Math.max(most[0], swings.learned(pace));
            }
        });
        int minutes = pace == Pace.SLOW ? Swings.SPELL : 1;
        Conversation its = point.conversation();
        for (Conversation each : site.baseline().asked(its.server())) {
            if (each.protocol().equals(its.protocol()) && each.unit().equals(its.unit())) {
                int byRhythm = byRhythm(each, operation);
                most[0] = Math.max(most[0], byRhythm == ANY ? ANY : byRhythm * minutes);
            }
        }
        return most[0];
    }

    /** Returns whether two clients, or one client under two names, write to one point. */
    private static boolean isSame(WrittenPoint other, WrittenPoint point) {
        Conversation theirs = other.conversation();
        Conversation its = point.conversation();
        boolean isServer = theirs.server() == its.server()
                || (theirs.isGone() && theirs.server().isGone() && theirs.client() == its.client());
        return other.index() == point.index()
                && isServer
                && other.space().equals(point.space())
                && theirs.protocol().equals(its.protocol())
                && theirs.unit().equals(its.unit());
    }

    private static Finding finding(Pace pace, WrittenPoint point, Swings swings) {
        Broken broken = new Switched(pace, point, swings.count(pace), swings.learned(pace));
        boolean isSlow = pace == Pace.SLOW;
        Severity severity = isSlow ? Severity.MEDIUM : Kind.FLOOD.severity();
        String reason = isSlow ? "Lowered: it is slow enough to be done by hand." : "";
        return Finding.act(Kind.FLOOD, severity, reason, new Key(point), broken);
    }

    /**
     * A point is switched more often than intended.
     *
     * @param pace within which time
     * @param count how often within it so far
     * @param learned how often in the busiest such time that was learned
     */
    private record Switched(Pace pace, WrittenPoint point, int count, int learned) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            Conversation its = point.conversation();
            String name = Expected.range(point.space(), point.index(), point.index());
            String what = name + " of " + Expected.place(its);
            boolean isSlow = pace == Pace.SLOW;
            String within = isSlow ? "five minutes" : "a minute";
            String per = isSlow ? " in five minutes" : " per minute";
            String usual =
                    learned == 0 ? "no switching to and fro" : "at most " + Wording.times(learned) + " in " + within;
            return Words.of(
                            its.client().name() + " switches " + what + " to and fro",
                            FactText.conversation(its) + " switches " + name)
                    .seen(its.client().name() + " switched " + what + ' ' + count + " times within " + within
                            + ", each time back from where it had moved it.")
                    .normal(usual + ", as while learning.")
                    .history("it never was so often.")
                    .expected(learned + per, 0, 0)
                    .observed(count + per)
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0806", "T0831", "T0855");
        }

        /** All that one client switches in one device at the same time is one act. */
        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return point.conversation();
        }

        @Override
        public List<String> points() {
            return List.of(Expected.range(point.space(), point.index(), point.index()));
        }
    }
}
