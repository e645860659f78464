package io.otus.alert.baseline;

import io.otus.alert.model.Rounded;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of a conversation, and the command that always came before it in the same connection, as a select does
 * before an operate. Confined to the analysis thread.
 */
public final class CommandOrder {
    /**
     * So many times it came behind the other one, and to the same points, before that is a fact: one is known to be
     * about the other.
     */
    static final int ENOUGH = 8;
    /**
     * So many times it came behind the other one before that is a fact in any case, and counts in full: of what held so
     * often, one in eighteen may be expected not to hold the next time; of what held eight times, one in ten.
     */
    static final int SURE = 16;
    /** What came no later than this before is what came before it. */
    static final long WINDOW = 30 * Nanos.SECOND;
    /** So often another one is tried while it is learned; a command that comes behind this and that has no order. */
    private static final int MAX_TRIES = 3;
    /** Latest times that are remembered: two-step commands to several points may cross. */
    private static final int REMEMBERED = 8;
    /** However quickly the two came, the second may take so long. */
    private static final long LEAST_PATIENCE = 10 * Nanos.SECOND;
    /** The second may take so many times as long as it ever did. */
    private static final int PATIENCE = 3;

    private static final double SECOND = 1e9;
    /** Shorter times are written as this, in seconds. */
    private static final double LEAST_WITHIN = 0.001;

    /** When and where it was given. */
    private record Given(long time, long flow, Poll.Key points) {}

    private final String service;
    private final @Nullable Given[] latest = new Given[REMEMBERED];
    private int next;
    private @Nullable Service seen;
    private String before;
    private boolean samePoints;
    private double within;
    private int count;
    private int tries;
    /** How often it came so in all conversations of its client, where that is more. */
    private long together;

    private @Nullable Fact fact;

    CommandOrder(String service, String before, boolean samePoints, double within) {
        this.service = service;
        this.before = before;
        this.samePoints = samePoints;
        this.within = within;
    }

    /** Key of the service. */
    public String service() {
        return service;
    }

    /** The service as it was last used; null when it was not in this run. */
    public @Nullable Service seen() {
        return seen;
    }

    /** Key of the service that always came before; empty where none did. */
    public String before() {
        return before;
    }

    /** Whether that named the same points. */
    public boolean isOfSamePoints() {
        return samePoints;
    }

    /** The longest time between the two, in seconds. */
    public double within() {
        return within;
    }

    /** That it comes in this order, or by itself; null while nothing is known or said of that. */
    public @Nullable Fact fact() {
        return fact;
    }

    void fact(Fact newFact) {
        fact = newFact;
    }

    /** How long before it the other one may have come, in nanoseconds. */
    public long patience() {
        return Math.max(LEAST_PATIENCE, Math.round(PATIENCE * within * SECOND));
    }

    /** Whether it is known to come in this order, so that it means something when it does not. */
    public boolean isKnown() {
        return fact != null && fact.isKnown() && !before.isEmpty();
    }

    /** How often it came behind the other one, in this conversation or in all that are like it. */
    public long times() {
        return Math.max(together, fact == null ? count : Math.max(count, ENOUGH - 1 + fact.count()));
    }

    /** How often it is certain to have come so in this conversation. */
    private long ownTimes() {
        return fact == null ? count : Math.max(count, fact.count());
    }

    /** Whether it came behind the other one each time so far, and to the same points. */
    private boolean isUnbroken() {
        return tries == 0 && samePoints && !before.isEmpty();
    }

    /**
     * How often a client kept to this order with all devices that it gives the command to.
     *
     * @param others the same command to the other ones
     * @return nothing where it did not always
     */
    long timesWith(List<CommandOrder> others) {
        return isUnbroken() && others.stream().allMatch(each -> each.isUnbroken() && each.before.equals(before))
                ? ownTimes() + others.stream().mapToLong(CommandOrder::ownTimes).sum()
                : 0;
    }

    /** Counts what the same client kept to with other devices as well. */
    void count(List<CommandOrder> others) {
        together = ownTimes();
        for (CommandOrder each : others) {
            together +=
                    samePoints && each.samePoints && each.isKnown() && each.before.equals(before) ? each.ownTimes() : 0;
        }
    }

    /** It is no fact any more where only what came elsewhere made it one; whether it was. */
    boolean standAlone() {
        boolean isOfOthers = fact != null && !isDeclared() && ownTimes() < (samePoints ? ENOUGH : SURE);
        fact = isOfOthers ? null : fact;
        return isOfOthers;
    }

    /** Whether it came so often enough, or a person said so, that it counts in full when it does not. */
    public boolean isSure() {
        return isDeclared() || !samePoints || times() >= SURE;
    }

    /** Whether a person said so: what is learned otherwise changes nothing of it. */
    boolean isDeclared() {
        return fact != null && (fact.source() != null || fact.state() == FactState.APPROVED);
    }

    /** It is given. */
    void given(Service asked, List<PointRange> points, long flow, long time) {
        seen = asked;
        latest[next] = new Given(time, flow, pointsOf(points));
        next = (next + 1) % REMEMBERED;
    }

    private static Poll.Key pointsOf(List<PointRange> points) {
        return PollSet.keyOf("", points);
    }

    /** When it was last given in a connection, event time in nanoseconds; the least long when it was not. */
    long latestIn(long flow) {
        long found = Long.MIN_VALUE;
        for (Given each : latest) {
            found = each != null && each.flow == flow ? Math.max(found, each.time) : found;
        }
        return found;
    }

    /**
     * When it was last given in a connection to these points, event time in nanoseconds; the least long when it was
     * not.
     */
    long latestIn(long flow, List<PointRange> points) {
        Poll.Key wanted = pointsOf(points);
        long found = Long.MIN_VALUE;
        for (Given each : latest) {
            found = each != null && each.flow == flow && each.points.equals(wanted)
                    ? Math.max(found, each.time)
                    : found;
        }
        return found;
    }

    /** It came behind the other one once more; whether that changed what is said of it. */
    boolean confirm(long gap, boolean toSamePoints) {
        double seconds = Math.max(LEAST_WITHIN, Rounded.up(gap / SECOND));
        boolean isOfOtherPoints = samePoints && !toSamePoints;
        if (isOfOtherPoints && times() < SURE) {
            count = (int) times(); // also of earlier runs
            fact = null; // it takes more to be one
        }
        boolean isWider = seconds > within || isOfOtherPoints;
        within = Math.max(within, seconds);
        samePoints &= toSamePoints;
        count++;
        return isWider;
    }

    boolean isEnough() {
        return count >= (samePoints ? ENOUGH : SURE);
    }

    /** It came otherwise: begins anew with another one, or with none where that was tried often enough. */
    void restart(String other, boolean toSamePoints) {
        tries++;
        before = tries > MAX_TRIES ? "" : other;
        samePoints = toSamePoints;
        within = 0;
        count = 0;
        fact = null;
    }

    /** Whether nothing more is learned of it. */
    boolean isSettled() {
        return tries > MAX_TRIES;
    }

    /** A person says in which order it comes. */
    void become(String newBefore, boolean newSamePoints, double newWithin) {
        before = newBefore;
        samePoints = newSamePoints;
        within = newWithin;
    }
}
