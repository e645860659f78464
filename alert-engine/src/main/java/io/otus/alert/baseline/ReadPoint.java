package io.otus.alert.baseline;

import io.otus.alert.model.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is told of one point: its values, how they move, and what a command to it should have brought
 * about. There are tens of thousands, and each is looked at again and again: what few of them need lies apart, so that
 * one takes no more than a line of the processor's cache. Confined to the analysis thread.
 */
public final class ReadPoint {
    private static final long NEVER = Long.MIN_VALUE;
    private static final double SECOND = 1e9;

    private final String space;
    private final long index;
    private final ValueSet values;
    private final Reading reading;
    private final Fact fact;
    /** Where it is kept; null until then. */
    private @Nullable ReadingSet keeper;

    private int settled;
    private int strays;
    private boolean leapt;
    /** Whether these strays were told of. */
    private boolean told;
    /** Whether it is told on its own, and not only in a block. */
    private boolean alone;
    /** What it was set to; null while that was never seen, as of most points. */
    private @Nullable Command command;
    /** What another reader was told; null while none was told something else. */
    private @Nullable Split split;

    /** The latest value that was written to it, and what came of such values. */
    private static final class Command {
        private double value = Double.NaN;
        private long at = NEVER;
        private int obeyed;
        private int ignored;
    }

    /** How often another reader was told of a change, and this one was not. */
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

    /** What its values were. */
    public ValueSet values() {
        return values;
    }

    /** How it moves. */
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
     * Does what its set was told, when it is looked at and not before: a device may have thousands of points, and be
     * told something at every turn.
     */
    private void settle() {
        if (keeper != null && settled != keeper.settlings()) {
            settled = keeper.settlings();
            reading.settle();
        }
    }

    /** That it is told so. */
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

    /** As {@link #isSteady()}, of what is written down. */
    static boolean isSteady(ValueSet values, Reading reading) {
        boolean isLearned = reading.isSteady(values.size()) && !SetNumbers.isSwitch(values);
        return values.isFew() && (isLearned || reading.isToldSteady());
    }

    /** A value was written to it; whether that is another one than before. */
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

    /** What it was set to; not-a-number where it never was. */
    public double commanded() {
        return command == null ? Double.NaN : command.value;
    }

    /** What it is: what it was set to, where that has not shown its effect yet, else what was told of it latest. */
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

    /** Whether it was looked at whether the present strays are worth telling. */
    public boolean isStrayTold() {
        return told;
    }

    /** Notes that it was. */
    public void tellStray() {
        told = true;
    }

    /**
     * Counts that another reader was told something else than this one, which is told the same again and again.
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

    /** It is told on its own from now on; false where it was before. */
    boolean beginAlone() {
        boolean was = alone;
        alone = true;
        return !was;
    }

    /** Where it was not told for longer than it usually stays the same, nobody knows whether it did. */
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
