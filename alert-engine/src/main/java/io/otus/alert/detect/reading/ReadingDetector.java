package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Block;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.ReadPoint;
import io.otus.alert.baseline.ReadingBook;
import io.otus.alert.baseline.ReadingSet;
import io.otus.alert.baseline.Role;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Hearing;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Site;
import io.otus.core.event.Action;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.time.Nanos;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What devices tell of their points in industrial protocols, against what they told while that was learned:
 *
 * <ul>
 *   <li>{@link Kind#VALUE_RANGE}, low: a measured value lies outside its range by half of that, three times in a row.
 *       Info where it leapt there faster than ever, as instruments do that are disconnected or maintained, where there
 *       is no number at all, where {@link SharedReading} says that others measure the same, and where it was learned
 *       from fewer than 100 samples, one in ten seconds at most, so that its range is not known well; not told then of
 *       a value that lies in the range that another reader of the point knows well. T0856.
 *   <li>{@link Kind#VALUE_DRIFT}, medium: a measured value, no counter, is as far outside its range, is not on its way
 *       back and has moved away from its mean to that side for long (a sum of deviations against the frozen mean), and
 *       nobody wrote to the device meanwhile; low where others measure the same. T0831, T0856. Neither is told of a
 *       value that lies where the device was told to bring it, or on the way to its setpoint and nearer to that than to
 *       its range: of that tells the command. Where the device tells that its setpoint was moved there, which nobody
 *       was heard to do, the first is info and the second is not told.
 *   <li>{@link Kind#VALUE_STUCK}, medium: {@link StuckReadings} has the four ways. T0856, T0832.
 * </ul>
 *
 * <p>{@link SteadyReadings} has what is no measured value.
 */
public final class ReadingDetector implements Detector.OnRequest, Detector.OnCompletion, ReadingBook.Listener {
    /** A value lies outside where it is further from the range than this part of the range. */
    private static final double MARGIN = 0.5;
    /** So many values in a row have to lie outside. */
    private static final int STRAYS = 3;
    /** A change is a leap where it is so many times as fast as any before. */
    private static final double LEAP = 3;
    /** Values of a 16-bit word. */
    private static final double WORD = 65_536;
    /** Words from here on may stand for a small number below zero. */
    private static final double NEGATIVE = 49_152;
    /** After bytes were missed, it takes this long to see again what moves. */
    private static final long DOUBT = Nanos.MINUTE;
    /** What was done to a device excuses its readings for so long. */
    private static final long DISTURBED = Nanos.HOUR;
    /** A device is back so long after it was restarted: what is still missed then is told of too. */
    private static final long RESTART = 5 * Nanos.MINUTE;
    /** Devices of which it is remembered when something was missed that they were told. */
    private static final int MAX_MISSED = 1_024;

    private static final String LEAPT =
            "Lowered: it leapt there, as an instrument does that is disconnected or maintained.";
    private static final String MOVED =
            "Lowered: it goes where the device tells its setpoint to be, which nobody was heard to move.";
    private static final String SHARED =
            "Lowered: three other devices at least tell of the same point that it went the same way, so that what they"
                    + " measure changed.";
    private static final String UNSETTLED =
            "Lowered: few readings of this point are known, so that its range is not known well yet.";
    private static final String READ =
            "Lowered: it was read, not written; processes leave their range more often than intruders move them.";

    private final Site site;
    private final ReadingBook book;
    private final StuckReadings stuck;
    private final SharedReading shared;
    private final OtherReaders others;
    private final SteadyReadings steady;
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

    private @Nullable Act act;
    private @Nullable Conversation conversation;
    private @Nullable Origin shown;
    private @Nullable List<Finding> findings;

    public ReadingDetector(Site site) {
        this.site = site;
        this.book = site.baseline().readings();
        this.stuck = new StuckReadings(site.baseline());
        this.shared = new SharedReading(site.baseline());
        this.others = new OtherReaders(site.baseline());
        this.steady = new SteadyReadings(others);
    }

    @Override
    public long forgotten() {
        return disturbed.forgotten()
                + restarted.forgotten()
                + stopped.forgotten()
                + changed.forgotten()
                + steady.forgotten()
                + missed.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return danger != Danger.NONE || action == Action.NOTIFY || action.isWrite();
    }

    @Override
    public void requested(Act asked, List<Finding> out) {
        Operation operation = asked.operation();
        Conversation its = asked.conversation();
        if (its == null || !site.isIndustrial(its.protocol())) {
            return;
        }
        Action action = operation.service().action();
        if (operation.service().dangerous() != Danger.NONE) {
            noteDanger(its.server(), operation.service(), operation.origin().time());
        } else if (action == Action.NOTIFY) {
            take(asked, its, operation.points(), operation.origin(), out);
        } else {
            noteLoss(its, operation.origin());
            List<PointRange> points = operation.points();
            boolean isNews = false;
            for (int i = 0; i < points.size(); i++) {
                book.written(its, points.get(i), operation.origin().time());
                if (book.isNews(its, points.get(i))) {
                    disturbed.note(its.server(), operation.origin().time());
                    book.disturbed(its.server());
                    isNews = true;
                }
            }
            steady.written(its, operation, isNews);
        }
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome != Outcome.Kind.ERROR && (action == Action.READ || action == Action.SUBSCRIBE);
    }

    @Override
    public void completed(OperationCompleted event, Act asked, List<Finding> out) {
        Conversation its = asked.conversation();
        Origin answer = event.answer();
        if (its != null && answer != null && site.isIndustrial(its.protocol())) {
            take(asked, its, event.points(), answer, out);
        }
    }

    private void take(Act asked, Conversation its, List<PointRange> points, Origin origin, List<Finding> out) {
        act = asked;
        conversation = its;
        shown = origin;
        findings = out;
        if (its.readings().isAwaiting(origin.time())) {
            noteLoss(its, origin);
        }
        for (int i = 0; i < points.size(); i++) {
            book.read(its, points.get(i), origin, this);
        }
    }

    /**
     * What a dangerous act explains of readings that stand still: a restart until it is over; a stop, of which is told
     * anyway, until a start is seen, for an hour at most; another program or mode may do so until it is undone, which
     * nobody may see. Otherwise the smallest of such acts would hide that somebody freezes readings. Who silences a
     * device, takes a program out of it, deletes something or sets its clock leaves the readings that others ask for
     * alone.
     */
    private void noteDanger(AssetModel device, Service service, long time) {
        if (service.dangerous().isOfRun()) {
            disturbed.note(device, time);
            steady.changed(device, time);
            book.disturbed(device);
            explain(device, service.action(), time);
        }
    }

    private void explain(AssetModel device, Action action, long time) {
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
    private void noteLoss(Conversation its, Origin origin) {
        long lost = origin.flow().lossTime();
        Fact writer = lost == Long.MIN_VALUE ? null : its.client().role(Role.WRITER, its.protocol());
        if (writer != null && writer.isKnown()) {
            missed.put(its.server(), Math.max(lost, missed(its.server())));
        }
    }

    /** Whether a device was stopped or restarted, so that all that it tells stands still. */
    private boolean isDown(AssetModel device, long time) {
        return restarted.has(device, time) || stopped.has(device, time);
    }

    private long missed(AssetModel server) {
        Long last = missed.get(server);
        return last == null ? Long.MIN_VALUE : last;
    }

    private boolean isLearning(long time) {
        return site.baseline().learning().isLearning(Category.VALUES, time);
    }

    @Override
    public void observed(ReadPoint point, ValueList values, int at) {
        Origin origin = shown;
        Conversation its = conversation;
        List<Finding> out = findings;
        if (origin == null || its == null || out == null || !point.fact().isKnown()) {
            return;
        }
        if (!point.isMeasured()) {
            boolean isOutside = !point.values().contains(values, at);
            steady.observed(its, point, values, at, origin, isOutside && isInDoubt(its, origin), out);
            return;
        }
        if (point.reading().isCounter()) {
            return;
        }
        double value = values.type().isNumeric() ? plain(values, at, point.values()) : Double.NaN;
        ValueSet known = point.values();
        if (!Double.isFinite(value)) {
            return; // an instrument that has no value says so by this
        }
        double margin = MARGIN * (known.high() - known.low());
        boolean isOutside = value < known.low() - margin || value > known.high() + margin;
        boolean leaps = isOutside && point.reading().leap(value, origin.time()) > LEAP;
        boolean isStray = point.stray(isOutside, leaps) == STRAYS;
        boolean isDrift = isOutside && point.reading().isDrifting(value > known.high()) && !isComingBack(point, value);
        if (!isStray && !isDrift) {
            return;
        }
        boolean isWritten = Math.abs(value - point.commanded()) <= margin; // it is itself what was written
        if (isWritten || isBrought(its, known, value, margin)) {
            if (isDrift) {
                point.reading().settle(); // so that it does not drift where it still is when it is told to go elsewhere
            }
            return; // it goes, or went, where the device was told to go: the command was judged when it was given
        }
        boolean isMoved = isMovedUnheard(its, known, value, margin);
        boolean isDisturbed = disturbed.has(its.server(), origin.time());
        boolean isShared = shared.isShared(its, point, value > known.high(), origin.time());
        boolean isUsual = point.reading().isUnsettled() && others.know(its, point, value);
        if (isStray && !isDisturbed && !isUsual) {
            Broken broken = new StrayReading(its, point, value, false);
            String explained = point.hasLeapt() ? LEAPT : isMoved ? MOVED : isShared ? SHARED : "";
            if (explained.isEmpty() && point.reading().isUnsettled()) {
                explained = UNSETTLED;
            }
            out.add(
                    explained.isEmpty()
                            ? Finding.novelty(Kind.VALUE_RANGE, Severity.LOW, READ, point.fact(), broken)
                            : Finding.novelty(Kind.VALUE_RANGE, Severity.INFO, explained, point.fact(), broken));
        }
        if (isDrift) {
            point.reading().settle();
            if (!isMoved && !isDisturbed) {
                Broken broken = new StrayReading(its, point, value, true);
                Severity severity = isShared ? Severity.LOW : Kind.VALUE_DRIFT.severity();
                out.add(new Finding(Kind.VALUE_DRIFT, severity, isShared ? SHARED : "", point.fact(), broken, false));
            }
        }
    }

    /** Whether a value outside its range is nearer to that than the one before it: what drifts goes away. */
    private static boolean isComingBack(ReadPoint point, double value) {
        double before = point.reading().last();
        return value > point.values().high() ? value < before : value > before;
    }

    /**
     * Whether a value is at its setpoint, or nearer to that than to its range. That is so by its setpoint alone, or by
     * a command that was told of: not by any number that was ever written, as whoever may write some could hide what he
     * forges behind it. About a setpoint outside of its range a value strays as it did about the middle of that: to
     * half of it, and the margin. About one inside it has strayed while its range was learned.
     */
    private static boolean isBrought(Conversation its, ValueSet known, double value, double margin) {
        double below = Math.max(margin, known.low() - value);
        double above = Math.max(margin, value - known.high());
        double spread = (known.high() - known.low()) / 2 + margin;
        double low = value > known.high() ? Math.max(Math.nextUp(known.high()), value - spread) : value - spread;
        double high = value < known.low() ? Math.min(Math.nextDown(known.low()), value + spread) : value + spread;
        ReadingSet readings = its.readings();
        return readings.isBroughtWithin(value - below, value + above, known)
                || readings.isBroughtWithin(low, high, known)
                || readings.isSetpointWithin(value - margin, value + margin, known);
    }

    /**
     * Whether a value is where its device tells a setpoint to be that was moved, or nearer to that than to its range.
     */
    private static boolean isMovedUnheard(Conversation its, ValueSet known, double value, double margin) {
        double below = Math.max(margin, known.low() - value);
        double above = Math.max(margin, value - known.high());
        return its.readings().isMovedUnheardWithin(value - below, value + above, known);
    }

    /**
     * The value in its plausible reading: a word near its upper end, of a point that stays near its lower end, is a
     * number below zero.
     */
    private static double plain(ValueList values, int at, ValueSet known) {
        double value = values.number(at);
        boolean isWord = values.type() == ValueType.UNSIGNED && value >= NEGATIVE && value < WORD;
        return isWord && known.high() < WORD - NEGATIVE ? value - WORD : value;
    }

    /** Whether the sensor missed bytes of the connection lately: what it did not see change may have changed. */
    private static boolean isInDoubt(Origin origin) {
        long lost = origin.flow().lossTime();
        return lost != Long.MIN_VALUE && origin.time() - lost < DOUBT;
    }

    /** Whether it did so, or of what the device was told. */
    private boolean isInDoubt(Conversation its, Origin origin) {
        Long last = missed.get(its.server());
        return isInDoubt(origin) || (last != null && origin.time() - last < DOUBT);
    }

    @Override
    public void read(Block block, boolean isChanged, boolean isSampled) {
        Origin origin = shown;
        Conversation its = conversation;
        List<Finding> out = findings;
        if (origin == null || its == null || out == null) {
            return;
        }
        boolean learning = isLearning(origin.time());
        int repeated = isChanged ? block.repeats().note(block.digest(), learning) : 0;
        boolean isExcused = learning || isDown(its.server(), origin.time());
        boolean isExplained = changed.has(its.server(), origin.time());
        if (its.readings().isAwaiting(origin.time())) {
            long excused = isExcused ? Long.MAX_VALUE : missed(its.server());
            stuck.command(its, block, origin.time(), excused, isExplained, out);
        }
        if (isExcused || isInDoubt(origin)) {
            return;
        }
        if (repeated > 0) {
            stuck.repeats(its, block, repeated, isExplained, out);
        }
        if (isSampled) {
            stuck.frozen(its, block, origin.time(), isExplained, out);
        }
    }

    @Override
    public void told(ReadingSet readings) {
        Origin origin = shown;
        Conversation its = conversation;
        List<Finding> out = findings;
        boolean isExcused = origin == null
                || its == null
                || isLearning(origin.time())
                || isDown(its.server(), origin.time())
                || isInDoubt(origin);
        if (origin != null && its != null && out != null && !isExcused) {
            stuck.frozen(its, readings, origin.time(), changed.has(its.server(), origin.time()), out);
        }
    }

    @Override
    public void saturated(int most, boolean everywhere) {
        Origin origin = shown;
        Conversation its = conversation;
        Act asked = act;
        if (origin != null && its != null && asked != null) {
            String whose = everywhere ? "all devices" : its.server().name();
            String text = "the values of " + most + " points of " + whose
                    + " are watched, and there is no room for those of others that are read";
            CaptureHealth full =
                    new CaptureHealth(origin.time(), CaptureHealth.Kind.LIMIT, "readings of " + whose, text, 1);
            site.report(
                    new Finding(
                            Kind.SENSOR_HEALTH,
                            Severity.LOW,
                            "Lowered: what was there before is still watched.",
                            everywhere ? book : its.readings(),
                            new Hearing(full),
                            false),
                    asked.sighting(origin));
        }
    }
}
