package io.otus.alert.baseline;

import io.otus.alert.model.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One point as a conversation reads it: its values, how they move, and the expected effect of a command to it. There
 * are tens of thousands of points, each looked at again and again. Fields that few of them need are objects of their
 * own, so that a point fits one line of the processor's cache. Confined to the analysis thread.
 */
public final class ReadPoint {
    private static final long NEVER = Long.MIN_VALUE;
    private static final double SECOND = 1e9;

    private final String space;
    private final long index;
    private final ValueSet values;
    private final Reading reading;
    private final Fact fact;
    /** The set that holds it; null until it is added to one. */
    private @Nullable ReadingSet keeper;

    private int settled;
    private int strays;
    private boolean leapt;
    /** Whether these strays were reported. */
    private boolean told;
    /** Whether it is read on its own, and not only in a block. */
    private boolean alone;
    /** The latest command to it; null while none was seen, as for most points. */
    private @Nullable Command command;
    /** Differences from what another reader received; null while there are none. */
    private @Nullable Split split;

    /** The latest value that was written to it, and what came of such values. */
    private static final class Command {
        private double value = Double.NaN;
        private long at = NEVER;
        private int obeyed;
        private int ignored;
    }

    /** How often another reader received a change that this one did not. */
    private static final class Split {
        private long since = NEVER;
        private long until = NEVER;
        private int changes;
    }

    ReadPoint(String space, long index, ValueSet values, Reading reading, Fact fact) {
        this.space = space;
        this.index = index;
        this.values = values;
        this.reading = reading;
        this.fact = fact;
    }

    /** Its space, or its whole name. */
    public String space() {
        return space;
    }

    /** Its index; {@link io.otus.core.event.PointRange#NO_INDEX} for a named point. */
    public long index() {
        return index;
    }

    /** Its values so far. */
    public ValueSet values() {
        return values;
    }

    /** The statistics of how it moves. */
    public Reading reading() {
        settle();
        return reading;
    }

    /** A set keeps it from now on, instead of the one that did. */
    void keeper(ReadingSet set) {
        settle();
        keeper = set;
        alone = false;
        settled = set.settlings();
    }

    /**
     * Applies a change of its whole set when the point is next looked at, and not before: a device may have thousands
     * of points, and the change may come at every turn.
     */
    private void settle() {
        if (keeper != null && settled != keeper.settlings()) {
            settled = keeper.settlings();
            reading.settle();
        }
    }

    /** The fact about its values. */
    public Fact fact() {
        return fact;
    }

    /** Whether it was learned by this sensor, and not declared by a person. */
    boolean isLearnedHere() {
        return fact.source() == null;
    }

    /** Whether it is a number that has so many values that it counts as measured. */
    public boolean isMeasured() {
        return values.isRange();
    }

    /**
     * Whether it has few numbers, and no others come any more: a constant, or one of a few states. Not where it was
     * never anything but 0 or 1: what is at rest says nothing of what it may be.
     */
    public boolean isSteady() {
        return isSteady(values, reading);
    }

    /** As {@link #isSteady()}, for written values and statistics. */
    static boolean isSteady(ValueSet values, Reading reading) {
        boolean isLearned = reading.isSteady(values.size()) && !SetNumbers.isSwitch(values);
        return values.isFew() && (isLearned || reading.isToldSteady());
    }

    /** Notes a value that was written to it. Returns whether it differs from the one before. */
    boolean command(double value, long time) {
        Command latest = command;
        if (latest == null) {
            latest = new Command();
            command = latest;
        }
        if (value == latest.value) {
            return false;
        }
        latest.value = value;
        latest.at = time;
        latest.ignored = 0;
        return true;
    }

    /** Event time of the latest command that has not shown its effect yet; the least long when there is none. */
    public long commandedAt() {
        return command == null ? NEVER : command.at;
    }

    /** The value that it was set to; not-a-number where it never was. */
    public double commanded() {
        return command == null ? Double.NaN : command.value;
    }

    /**
     * The value to expect: the one that it was set to, while that has not shown its effect yet, else the latest
     * reading.
     */
    double awaited() {
        return command == null || command.at == NEVER ? reading.last() : command.value;
    }

    /** It is read after a command. */
    public void answer(double value) {
        if (command == null) {
            return;
        }
        if (value == command.value) {
            command.obeyed++;
            command.at = NEVER;
        } else {
            command.ignored++;
        }
    }

    /** Gives up waiting for the effect of a command. */
    public void forgetCommand() {
        if (command != null) {
            command.at = NEVER;
        }
    }

    /** How many commands showed their effect, one by one. */
    public int obeyed() {
        return command == null ? 0 : command.obeyed;
    }

    /** How many times in a row it was read as something else since the latest command. */
    public int ignored() {
        return command == null ? 0 : command.ignored;
    }

    /**
     * Counts a value outside of what is known, or begins anew at one inside.
     *
     * @param leaps whether it came faster than any change before, or by something that explains it
     * @return how many there were in a row
     */
    public int stray(boolean isOutside, boolean leaps) {
        strays = isOutside ? strays + 1 : 0;
        leapt = strays == 1 ? leaps : leapt;
        told &= isOutside;
        return strays;
    }

    /** Whether it was already judged whether the present strays are to be reported. */
    public boolean isStrayTold() {
        return told;
    }

    /** Notes that this was judged. */
    public void tellStray() {
        told = true;
    }

    /**
     * Counts a value that another reader received while this one receives the same value again and again.
     *
     * @param changed event time at which that one's value became what it is, nanoseconds since 1970
     * @return how many changes that this one was not told of
     */
    public int split(long changed) {
        Split seen = split;
        if (seen == null) {
            seen = new Split();
            split = seen;
        }
        if (seen.since != reading.changed()) {
            seen.since = reading.changed();
            seen.until = NEVER;
            seen.changes = 0;
        }
        if (changed > seen.until) {
            seen.until = changed;
            seen.changes++;
        }
        return seen.changes;
    }

    /** From now on it is read on its own. Returns false where it was before. */
    boolean beginAlone() {
        boolean was = alone;
        alone = true;
        return !was;
    }

    /**
     * Resumes after a pause. If it was not read for longer than it usually stays the same, it is not known whether it
     * did.
     */
    void resume(long time, long pause) {
        long usual = Math.max(pause, Math.round(reading.flat() * SECOND));
        if (reading.seen() != NEVER && time - reading.seen() > usual) {
            reading.rebase(time);
        }
    }

    /** Whether the first of the values outside came so. */
    public boolean hasLeapt() {
        return leapt;
    }
}
