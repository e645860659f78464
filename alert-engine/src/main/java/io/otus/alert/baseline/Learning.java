package io.otus.alert.baseline;

import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.Purpose;
import io.otus.core.time.Nanos;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a fact becomes normal, counts how often it is seen, and has its first and latest frames kept. All in
 * event time. Confined to the analysis thread.
 */
public final class Learning {
    /** Values that do not change are looked at this often, in nanoseconds of event time. */
    static final long SAMPLE = 10 * Nanos.SECOND;
    /** A behaviour that goes on has its latest frame kept this often, in nanoseconds of event time. */
    private static final long KEEP_INTERVAL = 10 * Nanos.MINUTE;

    private final LearningPlan.@Nullable Repetition repetition;
    private final long end;
    private final EvidenceRequests evidence;
    /** By ordinal; an array, since each message asks several times whether a category still learns. */
    private final CategoryProgress[] categories =
            Arrays.stream(Category.values()).map(CategoryProgress::new).toArray(CategoryProgress[]::new);

    private int hour;
    private int day;

    /** Learns by a plan and has evidence kept. */
    public Learning(LearningPlan plan, EvidenceRequests evidence) {
        this.repetition = plan instanceof LearningPlan.Repetition byRepetition ? byRepetition : null;
        this.end = plan instanceof LearningPlan.Until until ? until.end() : Long.MIN_VALUE;
        this.evidence = evidence;
    }

    static int hourOf(long time) {
        return (int) Math.floorDiv(time, Nanos.HOUR);
    }

    static int dayOf(long time) {
        return (int) Math.floorDiv(time, Nanos.DAY);
    }

    @SuppressWarnings("EnumOrdinal") // of an array that lives as long as the program does
    private CategoryProgress progress(Category category) {
        return categories[category.ordinal()];
    }

    /** Whether categories learn, and end learning, by themselves. */
    public boolean isByRepetition() {
        return repetition != null;
    }

    /** Takes up how far a category had come; false when there is no such category any more. */
    boolean restore(String name, boolean isLearning, long observations, long once, long started, long ended) {
        for (CategoryProgress each : categories) {
            if (each.category().key().equals(name)) {
                each.restore(isLearning, observations, once, started, ended);
                return true;
            }
        }
        return false;
    }

    List<CategoryProgress> categories() {
        return List.of(categories);
    }

    /** Event time moved on. */
    public void clock(long time) {
        int now = hourOf(time);
        if (now == hour) {
            return;
        }
        hour = now;
        day = dayOf(time);
        if (repetition != null) {
            for (CategoryProgress category : categories) {
                category.review(repetition, time);
            }
        }
    }

    /** Whether facts of a category that are completed by a frame of this time become normal. */
    public boolean isLearning(Category category, long time) {
        return repetition != null ? progress(category).isLearning() : time < end;
    }

    /**
     * Event time at which a category ended learning, nanoseconds since 1970; the least long where it never learned, or
     * still does.
     */
    public long ended(Category category) {
        return repetition != null ? progress(category).ended() : end;
    }

    /**
     * Whether a fact was heard while learning, whoever approved it since: its history then shows how much more of its
     * kind is to come. The history of a fact that a person declared without one shows nothing.
     */
    public boolean isHeard(Fact fact) {
        if (fact.firstTime() == 0) {
            return false;
        }
        return fact.source() != null
                || fact.state() != FactState.APPROVED
                || fact.firstTime() <= ended(fact.category())
                || isLearning(fact.category(), fact.firstTime());
    }

    /** Reserves room for frames of findings that may be reported later. */
    FrameHold hold(int most) {
        return evidence.hold(most);
    }

    /** A fact seen for the first time; {@link #note} counts it. */
    Fact create(Subject owner, Category category, long time, Evidence first) {
        Fact fact = createUnkept(owner, category, time, first);
        evidence.keep(first, Purpose.FACT);
        owner.markChanged();
        return fact;
    }

    /** As {@link #create}, for a fact that is no part of the baseline. */
    Fact createUnkept(Subject owner, Category category, long time, Evidence first) {
        Fact fact = new Fact(owner, category, stateOfNew(category, time));
        fact.firstSeen(time, first);
        return fact;
    }

    private FactState stateOfNew(Category category, long time) {
        if (!isLearning(category, time)) {
            return FactState.NOVEL;
        }
        return repetition != null ? FactState.CANDIDATE : FactState.LEARNED;
    }

    /**
     * Counts a fact that a message shows.
     *
     * @return whether it is normal, or its category still learns
     */
    public boolean note(Fact fact, Origin origin) {
        long time = origin.time();
        fact.seen(time, origin.capture(), origin.span());
        if (fact.hour() != hour) {
            inNewHour(fact, time);
        }
        if (time - fact.keptTime() >= KEEP_INTERVAL) {
            fact.kept(time);
            evidence.keep(origin.evidence(), Purpose.LATEST);
        }
        return fact.isKnown() || isOrBecomesNormal(fact, time);
    }

    /** As {@link #note(Fact, Origin)}, for what a frame shows and not a message. */
    public boolean note(Fact fact, long time, Evidence shown) {
        FrameSpan span = shown.spans().getLast();
        fact.seen(time, shown.capture(), span);
        if (fact.hour() != hour) {
            inNewHour(fact, time);
        }
        return fact.isKnown() || isOrBecomesNormal(fact, time);
    }

    /** Whether a fact was not counted in the present hour yet. */
    public boolean isDue(Fact fact) {
        return fact.hour() != hour;
    }

    private boolean isOrBecomesNormal(Fact fact, long time) {
        if (!isLearning(fact.category(), time)) {
            return false;
        }
        if (repetition == null) {
            fact.become(FactState.LEARNED);
        }
        return true;
    }

    private void inNewHour(Fact fact, long time) {
        fact.inHour(hour, day);
        if (repetition == null) {
            return;
        }
        CategoryProgress category = progress(fact.category());
        if (!category.isLearning()) {
            return;
        }
        category.observed(fact.hours(), time);
        boolean oftenEnough = fact.hours() >= repetition.hours() || fact.days() >= repetition.days();
        if (oftenEnough && fact.state() == FactState.CANDIDATE && fact.isRepeatable()) {
            fact.become(FactState.LEARNED);
        }
    }

    /** Notes that a known fact was widened while its category learns. */
    void widened(Fact fact) {
        fact.widened(repetition != null ? FactState.CANDIDATE : FactState.LEARNED);
    }
}
