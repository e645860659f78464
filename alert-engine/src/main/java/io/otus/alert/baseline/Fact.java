package io.otus.alert.baseline;

import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/**
 * The state and history of one behaviour. Its place in an {@link AssetModel} or a {@link Conversation} says which
 * behaviour it is. Mutable; confined to the analysis thread.
 */
public final class Fact implements FrameHolder {
    private static final int NEVER = Integer.MIN_VALUE;

    private final Category category;
    private Subject owner;
    private FactState state;
    private @Nullable String source;
    private Notes notes = Notes.NONE;
    private boolean repeatable = true;
    private boolean expected;
    private boolean shared;

    private long count;
    private int hours;
    private int days;
    /** Hours and days since 1970 need no more; of facts there are tens of thousands. */
    private int hour = NEVER;

    private int day = NEVER;
    private long firstTime;
    private long lastTime;
    private long keptTime;
    private @Nullable Evidence first;
    private @Nullable String deed;
    private @Nullable String lastCapture;
    private @Nullable FrameSpan lastSpan;

    Fact(Subject owner, Category category, FactState state) {
        this.owner = owner;
        this.category = category;
        this.state = state;
    }

    /** Makes a fact that an earlier run stored or a person declared. */
    static Fact told(
            Subject owner,
            Category category,
            FactState state,
            @Nullable String source,
            FactHistory history,
            Notes notes) {
        Fact fact = new Fact(owner, category, state);
        fact.source = source;
        fact.notes = notes;
        fact.count = history.count();
        fact.hours = history.hours();
        fact.days = history.days();
        fact.firstTime = history.firstTime();
        fact.lastTime = history.lastTime();
        if (history.hours() > 0) {
            fact.hour = Learning.hourOf(history.lastTime());
            fact.day = Learning.dayOf(history.lastTime());
        }
        fact.first = history.first();
        fact.deed = history.deed();
        Evidence last = history.last();
        if (last != null) {
            fact.lastCapture = last.capture();
            fact.lastSpan = last.spans().getLast();
        }
        return fact;
    }

    /** Which kind of fact it is. */
    public Category category() {
        return category;
    }

    /** The asset or conversation that it is a fact of. */
    public Subject owner() {
        return owner;
    }

    void moveTo(Subject newOwner) {
        owner = newOwner;
        newOwner.markChanged();
    }

    /** Its state. */
    public FactState state() {
        return state;
    }

    /** The file that declared it; null when it was learned here. */
    public @Nullable String source() {
        return source;
    }

    /** Whether it is part of what is normal: learned, approved, or imported in whatever state. */
    public boolean isKnown() {
        return source != null || state == FactState.LEARNED || state == FactState.APPROVED;
    }

    /**
     * Whether it was seen while its category learned, or a person declared it normal since; not if it was first seen
     * after learning.
     */
    public boolean isFormer() {
        return state != FactState.NOVEL;
    }

    /** Whether it was seen again and is still a candidate: too seldom to be sure that it is normal. */
    public boolean isSeldom() {
        return count > 1 && state == FactState.CANDIDATE;
    }

    /** The comments of a person on it. */
    Notes notes() {
        return notes;
    }

    /** How often it was seen. */
    public long count() {
        return count;
    }

    /** Number of different hours in which it was seen. */
    public int hours() {
        return hours;
    }

    /** Event time of the first time, nanoseconds since 1970; 0 when it was only ever declared. */
    public long firstTime() {
        return firstTime;
    }

    /** Event time of the latest time, nanoseconds since 1970; 0 when it was only ever declared. */
    public long lastTime() {
        return lastTime;
    }

    /** How and by whom it was first brought about; null where that is not known. */
    public @Nullable String deed() {
        return deed;
    }

    void deed(String words) {
        deed = words;
    }

    /** A copy of its history. */
    public FactHistory history() {
        return new FactHistory(count, hours, days, firstTime, lastTime, first, last(), deed);
    }

    private @Nullable Evidence last() {
        String capture = lastCapture;
        FrameSpan span = lastSpan;
        return capture == null || span == null ? null : Evidence.of(capture, span);
    }

    /** Whether this is the frame that showed it latest. */
    @Override
    public boolean holds(long frame) {
        FrameSpan span = lastSpan;
        return span != null && span.frame() == frame;
    }

    /** Forbids promotion by repetition: a dangerous act does not become normal by being done again. */
    void neverByRepetition() {
        repeatable = false;
    }

    /** Notes that, new as it is, it was to be expected by what was known when it appeared. */
    public void expect() {
        expected = true;
    }

    /** Whether it was expected when it appeared. */
    public boolean isExpected() {
        return expected;
    }

    /** Notes that it stands for several behaviours, so that its history is that of none of them. */
    void share() {
        shared = true;
    }

    /** Whether it stands for several behaviours, for which there was no room. */
    public boolean isShared() {
        return shared;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** Puts it into another state. */
    void become(FactState newState) {
        state = newState;
        owner.markChanged();
    }

    /** A person declares it normal by a file. */
    void declare(FactState told, String file, Notes newNotes) {
        source = file;
        notes = newNotes;
        become(told);
    }

    /** A person says what it is, or was before. */
    void stand(FactState newState, @Nullable String file) {
        source = file;
        become(newState);
    }

    /** A person declares it normal. */
    public void approve() {
        become(FactState.APPROVED);
    }

    /** Starts anew as learned here, as what it says was widened. */
    void widened(FactState newState) {
        source = null;
        hours = 0;
        days = 0;
        hour = NEVER;
        day = NEVER;
        become(newState);
    }

    void firstSeen(long time, Evidence evidence) {
        firstTime = time;
        first = evidence;
        keptTime = time;
    }

    /** Counts one more time; cheap, as it happens for every message. */
    void seen(long time, String capture, FrameSpan span) {
        count++;
        lastTime = time;
        lastCapture = capture;
        lastSpan = span;
    }

    long keptTime() {
        return keptTime;
    }

    void kept(long time) {
        keptTime = time;
        owner.markChanged();
    }

    /** The hour in which it was last counted. */
    int hour() {
        return hour;
    }

    int days() {
        return days;
    }

    /** Notes that it was seen in another hour than before. */
    void inHour(int newHour, int newDay) {
        hours++;
        hour = newHour;
        if (newDay != day) {
            days++;
            day = newDay;
        }
        owner.markChanged();
    }

    /** Takes the history of a fact that becomes part of this one; hours and days are those that both have at least. */
    void absorb(Fact other) {
        count += other.count;
        hours = Math.min(hours, other.hours);
        days = Math.min(days, other.days);
        if (other.first != null && (first == null || other.firstTime < firstTime)) {
            first = other.first;
            firstTime = other.firstTime;
            deed = other.deed;
        }
        if (other.lastTime > lastTime) {
            lastTime = other.lastTime;
            lastCapture = other.lastCapture;
            lastSpan = other.lastSpan;
            hour = other.hour;
            day = other.day;
        }
        if (!other.notes.isEmpty() && notes.isEmpty()) {
            notes = other.notes;
        }
    }
}
