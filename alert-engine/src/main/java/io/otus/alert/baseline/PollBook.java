package io.otus.alert.baseline;

import io.otus.alert.model.Rhythm;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.evidence.FrameHold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns how often requests are made. Confined to the analysis thread. */
public final class PollBook {
    /** Conversations of which the latest request is held, as it shows that they fell silent. */
    private static final int MAX_HELD = 16_384;

    private final Baseline baseline;
    private final Learning learning;
    private final FrameHold hold;

    PollBook(Baseline baseline, Learning learning) {
        this.baseline = baseline;
        this.learning = learning;
        this.hold = learning.hold(MAX_HELD);
    }

    /**
     * Notes a request.
     *
     * @param points the points that it names
     * @param shown the message that shows it
     * @return the request; null where there is no room for it, or it is made for the first time when nothing is learned
     *     any more
     */
    public @Nullable Poll note(Conversation conversation, Service service, List<PointRange> points, Origin shown) {
        PollSet polls = conversation.polls();
        long time = shown.time();
        Action action = service.action();
        Poll poll = polls.find(service.key(), points);
        polls.heard(time, action, poll != null && poll.fact() != null);
        boolean learns = learning.isLearning(Category.TIMING, time);
        if (poll == null) {
            poll = learns ? add(polls, PollSet.keyOf(service.key(), points)) : null;
            if (poll == null) {
                return null;
            }
        }
        poll.action(action);
        Rhythm rhythm = poll.rhythm();
        rhythm.observe(time, shown.flow().id(), learns);
        Fact fact = poll.fact();
        boolean isReview = learns && rhythm.learned() >= Rhythm.ENOUGH && rhythm.learned() % Rhythm.ENOUGH == 0;
        if (isReview && fact == null && rhythm.isRegular()) {
            fact = learning.create(conversation, Category.TIMING, time, shown.evidence());
            poll.fact(fact);
        }
        if (fact != null) {
            boolean wasKnown = fact.isKnown();
            learning.note(fact, shown);
            if (isReview || wasKnown != fact.isKnown()) {
                polls.markStale();
            }
            if (poll == polls.quickest()) {
                hold.mark(shown.frame(), fact);
            }
        }
        return poll;
    }

    private @Nullable Poll add(PollSet polls, Poll.Key key) {
        if (!polls.isFull() && !baseline.takesDetail()) {
            if (polls.saturate()) {
                baseline.refuse();
            }
            return null;
        }
        Poll made = new Poll(key, new Rhythm());
        return polls.add(made) ? made : null;
    }
}
