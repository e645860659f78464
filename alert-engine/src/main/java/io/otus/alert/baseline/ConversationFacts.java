package io.otus.alert.baseline;

import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import io.otus.core.evidence.Evidence;
import io.otus.core.value.ValueList;
import org.jspecify.annotations.Nullable;

/**
 * Makes the facts about a conversation: that the two talk, and which functions, points and values they use. Rhythms and
 * orders of requests are learned in {@link PollBook} and {@link OrderBook}, and read values in {@link ReadingBook}.
 * Confined to the analysis thread.
 */
public final class ConversationFacts {
    private final Baseline baseline;
    private final Learning learning;

    ConversationFacts(Baseline baseline, Learning learning) {
        this.baseline = baseline;
        this.learning = learning;
    }

    /** The fact that two assets talk; makes it where there is none. */
    public Fact link(Conversation conversation, long time, Evidence evidence) {
        Fact fact = conversation.link();
        if (fact == null) {
            fact = learning.create(conversation, Category.CONVERSATIONS, time, evidence);
            conversation.link(fact);
        }
        return fact;
    }

    /**
     * Adds a function that a conversation has not used yet.
     *
     * @param repeatable whether doing it again and again may make it normal
     */
    public Fact addFunction(
            Conversation conversation, Service service, boolean repeatable, long time, Evidence evidence) {
        Fact fact = learning.create(conversation, Category.FUNCTIONS, time, evidence);
        if (!repeatable) {
            fact.neverByRepetition();
        }
        conversation.functions().add(service, fact);
        return fact;
    }

    /** Adds a range of points of which a conversation has used none yet. */
    public Fact addPoints(
            Conversation conversation,
            PointSet points,
            String space,
            long first,
            long last,
            long time,
            Evidence evidence) {
        // // Written points are always kept: they are few, and writes matter most.
        if (points.isFull(space) || (!points.isWritten() && !baseline.takesDetail())) {
            Fact shared = points.overflow();
            if (shared == null) {
                shared = learning.create(conversation, Category.POINTS, time, evidence);
                shared.share();
                points.overflow(shared);
            }
            return shared;
        }
        Fact fact = learning.create(conversation, Category.POINTS, time, evidence);
        points.add(space, first, last, fact);
        return fact;
    }

    /** Begins a set of values for a point; null when the conversation has no room for more. */
    public @Nullable WrittenValues addValues(
            Conversation conversation, String space, long index, long time, Evidence evidence) {
        if (conversation.isFull()) {
            return null;
        }
        if (!baseline.takesDetail()) {
            baseline.refuse();
            return null;
        }
        Fact fact = learning.create(conversation, Category.VALUES, time, evidence);
        WrittenValues written = new WrittenValues(new ValueSet(), fact);
        conversation.addValues(space, index, written);
        return written;
    }

    /**
     * Widens the values of a point by one that a message writes, where values are still learned.
     *
     * @return whether it was
     */
    public boolean widen(WrittenValues written, ValueList values, int at, Origin origin) {
        Fact fact = written.fact();
        if (!learning.isLearning(Category.VALUES, origin.time())) {
            return false; // such a write is none of those that the values are known from
        }
        boolean begun = fact.count() > 0 || fact.isKnown();
        written.values().add(values, at);
        if (begun) {
            learning.widened(fact);
        }
        learning.note(fact, origin);
        return true;
    }
}
