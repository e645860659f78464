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
     * How often a command must have followed the other one to the same points before the order is a fact: the same
     * points show that one belongs to the other.
     */
    static final int ENOUGH = 8;
    /**
     * How often a command must have followed the other one before the order is a fact in any case, and a deviation has
     * full severity. After that many times, a deviation is to be expected in one of eighteen cases; after eight times,
     * in one of ten.
     */
    static final int SURE = 16;
    /** Longest time between a command and the one that counts as preceding it. */
    static final long WINDOW = 30 * Nanos.SECOND;
    /** How many different predecessors are tried while learning; a command that follows various others has no order. */
    private static final int MAX_TRIES = 3;
    /** Latest times that are remembered: two-step commands to several points may cross. */
    private static final int REMEMBERED = 8;
    /** Least time that the second command is waited for, however quickly the two came before. */
    private static final long LEAST_PATIENCE = 10 * Nanos.SECOND;
    /** Factor on the longest time that the second command ever took, for how long it is waited for. */
    private static final int PATIENCE = 3;

    private static final double SECOND = 1e9;
    /** Shorter times are written as this, in seconds. */
    private static final double LEAST_WITHIN = 0.001;

    /** One occurrence: time, connection and points. */
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
    /** How often this order was seen in all conversations of the client, where that is more. */
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

    /** Whether the preceding command named the same points. */
    public boolean isOfSamePoints() {
        return samePoints;
    }

    /** The longest time between the two, in seconds. */
    public double within() {
        return within;
    }

    /** The fact that the command has this order, or comes alone; null while nothing is known of that. */
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

    /** Whether the order is known, so that a deviation means something. */
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

    /** Whether the command has always followed the other one so far, and to the same points. */
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

    /** Drops the fact where only other conversations made it one. Returns whether it was dropped. */
    boolean standAlone() {
        boolean isOfOthers = fact != null && !isDeclared() && ownTimes() < (samePoints ? ENOUGH : SURE);
        fact = isOfOthers ? null : fact;
        return isOfOthers;
    }

    /** Whether the order was seen often enough, or declared by a person, so that a deviation has full severity. */
    public boolean isSure() {
        return isDeclared() || !samePoints || times() >= SURE;
    }

    /** Whether a person declared the order; learning then changes nothing of it. */
    boolean isDeclared() {
        return fact != null && (fact.source() != null || fact.state() == FactState.APPROVED);
    }

    /** Notes that the command was given. */
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

    /** The command followed the other one once more. Returns whether that widened the fact. */
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

    /** The command came differently: learning begins anew with another predecessor, or with none after enough tries. */
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
