package io.otus.alert.detect.scan;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.FunctionSet;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Counting;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Burst;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD}: a client repeats the same request to a device, by a function that it is known to use: at least
 * {@value Burst#LEAST} times within {@value Burst#SECONDS} seconds, and {@value Burst#FACTOR} times as often as in any
 * ten seconds while timing was learned, or as in its learned rhythm. A device that has to send all it knows each time,
 * as at an interrogation of the station, has no time for anything else. Reads, discovery, identity and diagnostics in
 * protocols that control a process count. Blocks of programs and files do not, as they follow each other quickly, nor
 * do other questions that name no point. Only functions that were heard during learning are judged: a client that was
 * approved later may always have asked this often. High; low if nothing was counted while timing was learned, as with a
 * baseline that was loaded and enforced at once, because it may always have been so. Counts of an earlier version,
 * which distinguished requests differently, allow no more than low.
 *
 * <p>Writes and commands count only if the same points get the same values again, as far as these are read: another
 * value is another command, and {@link SwitchingDetector} reports points that are switched to and fro. Writes are
 * medium, as each of them is usual by itself. Commands are high: a step of a tap changer or a pulse acts each time.
 */
public final class RequestStormDetector implements Detector.OnRequest, Detector.OnClock, Detector.Keeping {
    /**
     * The line that is kept if requests were counted as they are distinguished now. Earlier versions kept
     * {@code counted}, and distinguished requests by all their ranges: one request now is several of theirs, so that
     * they may have counted too few.
     */
    private static final String COUNTED = "counted-by-first-and-last";

    private static final String COUNTED_OTHERWISE = "counted";

    /** The line that is kept if writes were counted as well, which earlier versions did not do. */
    private static final String WRITES_COUNTED = "counted-writes";

    /** A write with more values than this is not compared; a block of registers has fewer. */
    private static final int MAX_VALUES = 128;

    private record StormKey(Fact function) {}

    private final DetectorContext site;
    /** Whether requests were counted while timing was learned, in this run or earlier ones. */
    private final Counting counting;

    private final Counting countingWrites;

    public RequestStormDetector(DetectorContext site) {
        this.site = site;
        this.counting = new Counting(site, Category.TIMING, COUNTED);
        this.countingWrites = new Counting(site, Category.TIMING, WRITES_COUNTED);
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return switch (action) {
            case READ, DISCOVER, IDENTIFY, DIAGNOSE, PROGRAM_INFO, WRITE, OPERATE -> true;
            default -> false;
        };
    }

    @Override
    public void clock(long time) {
        counting.clock(time);
        countingWrites.clock(time);
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        Operation operation = act.operation();
        if (conversation == null || !site.isIndustrial(conversation.protocol()) || operation.isTold()) {
            return;
        }
        FunctionSet functions = conversation.functions();
        int at = functions.place(operation.service());
        if (at < 0 || isOfMany(operation) || isVague(operation)) {
            return;
        }
        long time = operation.origin().time();
        Burst burst = functions.burst(at);
        if (!burst.isStorm(digest(operation), time, counting.isLearning(time))) {
            return;
        }
        Fact function = functions.fact(at);
        if (!isJudged(function)) {
            return;
        }
        int usual = byRhythm(conversation, operation);
        if (!burst.tell(usual)) {
            return;
        }
        int most = Math.max(usual, burst.learned());
        Action action = operation.service().action();
        Counting by = action.isWrite() ? countingWrites : counting;
        boolean isCounted = by.isCounted() || most > 0;
        Broken broken =
                new Storm(conversation, function, functions.key(at), action.isWrite(), burst.count(), most, isCounted);
        String uncounted = "Lowered: requests were not counted this way during learning.";
        Finding finding = by.finding(Kind.FLOOD, uncounted, new StormKey(function), broken);
        out.add(
                action == Action.WRITE && by.isCounted()
                        ? finding.weighing(Severity.MEDIUM, "Lowered: each of these writes is usual by itself.")
                        : finding);
    }

    /**
     * Returns whether a function is known because it was heard: a client that was approved later may always have asked
     * this often.
     */
    private boolean isJudged(Fact function) {
        return function.isKnown() && site.baseline().learning().isHeard(function);
    }

    /**
     * Returns whether no point names what is asked for, so that one request may concern another thing than the next.
     */
    private static boolean isOfMany(Operation operation) {
        return operation.service().action() != Action.READ && operation.points().isEmpty();
    }

    /**
     * Returns whether an operation writes values that are not read, or more than are looked at: the next one may write
     * something else.
     */
    private static boolean isVague(Operation operation) {
        Action action = operation.service().action();
        if (!action.isWrite()) {
            return false;
        }
        int values = 0;
        for (PointRange each : operation.points()) {
            int size = each.values().size();
            values += size;
            if (values > MAX_VALUES || (size == 0 && action == Action.WRITE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a digest of what is asked for. For a write it includes the values, as another value is another command.
     */
    private static int digest(Operation operation) {
        List<PointRange> points = operation.points();
        int digest = digest(points);
        if (operation.service().action().isWrite()) {
            for (PointRange each : points) {
                ValueList values = each.values();
                boolean isNumeric = values.type().isNumeric();
                for (int i = 0; i < values.size(); i++) {
                    int value = isNumeric
                            ? Double.hashCode(values.number(i))
                            : values.text(i).hashCode();
                    digest = digest * 31 + value;
                }
            }
        }
        return digest;
    }

    /**
     * Returns a digest of the requested points, so that successive requests to a larger device differ: of the first
     * range, the last one and their number, since some requests name hundreds. A {@link Poll} has only the first range
     * and the number, so that its rhythm may be that of several such requests together, which allows more of each.
     */
    private static int digest(List<PointRange> points) {
        if (points.isEmpty()) {
            return 0;
        }
        return (points.size() * 31 + digest(points.getFirst())) * 31 + digest(points.getLast());
    }

    private static int digest(PointRange range) {
        return (range.space().hashCode() * 31 + Long.hashCode(range.first())) * 31 + Long.hashCode(range.last());
    }

    /** Returns how often within {@link Burst#SECONDS} the request is known to come by its rhythm. */
    private static int byRhythm(Conversation conversation, Operation operation) {
        double period = conversation.polls().knownPeriod(operation.service().key(), operation.points());
        return period == 0 ? 0 : (int) Math.ceil(Burst.SECONDS / period);
    }

    @Override
    public String keptAs() {
        return "busiest-requests";
    }

    /**
     * Returns {@code CLIENT SERVER LEARNED PROTOCOL FUNCTION UNIT}, for counts that are high enough to matter; and
     * {@code counted-by-first-and-last} and {@code counted-writes} if the absence of a line means that there were no
     * requests.
     */
    @Override
    public void keep(KeptLines out) {
        counting.keep(out);
        countingWrites.keep(out);
        for (Conversation each : site.baseline().conversations()) {
            String client = each.client().assetId();
            String server = each.server().assetId();
            FunctionSet functions = each.functions();
            for (int i = 0; client != null && server != null && i < functions.size(); i++) {
                if (functions.isBusy(i)) {
                    out.line().add(client).add(server).add(functions.burst(i).learned());
                    out.add(each.protocol()).add(functions.key(i)).add(each.unit());
                }
            }
        }
    }

    @Override
    public void takeUp(KeptLine line) {
        if (counting.takesUp(line) || countingWrites.takesUp(line) || line.takes(COUNTED_OTHERWISE)) {
            return;
        }
        String client = line.nextText();
        String server = line.nextText();
        int learned = line.nextInt();
        String protocol = line.nextText();
        String function = line.nextText();
        Conversation conversation = site.baseline().find(client, server, protocol, line.nextTextOnceBare());
        int at = conversation == null ? -1 : conversation.functions().place(function);
        if (conversation != null && at >= 0) {
            conversation.functions().burst(at).learned(learned);
        }
    }

    /**
     * The same request comes more often than intended.
     *
     * @param count the number of requests within the ten seconds so far
     * @param learned the most within ten seconds, as far as that is known
     * @param isCounted whether that is known
     */
    private record Storm(
            Conversation conversation,
            Fact function,
            String key,
            boolean isWrite,
            int count,
            int learned,
            boolean isCounted)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String client = conversation.client().name();
            String whom = Expected.place(conversation);
            String within = " within " + Burst.SECONDS + " seconds";
            String usual = learned == 0 ? "a few times" : learned + (learned == 1 ? " time" : " times");
            return Words.of(
                            isWrite
                                    ? client + " writes the same to " + whom + " again and again"
                                    : client + " asks " + whom + " for " + sighting.service() + " again and again",
                            FactText.conversation(conversation) + " asks again " + key)
                    .seen(client + (isWrite ? " wrote the same to " : " asked ") + whom
                            + (isWrite ? " by " : " for the same by ") + sighting.service() + ' ' + count + " times"
                            + within + '.')
                    .normal(
                            isCounted
                                    ? usual + " at most" + within + ", as while learning ("
                                            + Expected.authority(function) + ")."
                                    : "not known: it was not counted while learning.")
                    .history(
                            isCounted
                                    ? Expected.history(conversation, sighting.time())
                                            + (isWrite ? " never wrote so often." : " never asked so often.")
                                    : "how often they do so was not counted before.")
                    .expected(
                            isCounted ? usual + " in " + Burst.SECONDS + " seconds" : "not known",
                            function.firstTime(),
                            function.count())
                    .observed(count + " in " + Burst.SECONDS + " seconds")
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return isWrite ? List.of("T0806", "T0814") : List.of("T0814");
        }

        /** A client that does so to one device may do so to others too. */
        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return Cause.of(sighting);
        }
    }
}
