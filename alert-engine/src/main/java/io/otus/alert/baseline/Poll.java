package io.otus.alert.baseline;

import io.otus.alert.model.Rhythm;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that a conversation repeats, and its rhythm. A request is identified by its service and by the first range
 * of points that it names, with the number of further ranges. Confined to the analysis thread.
 */
public final class Poll {
    /**
     * What identifies a request.
     *
     * @param service key of the service
     * @param space space of the first range; empty where the request names no points
     * @param first first index of that range; {@link PointRange#NO_INDEX} for a named point
     * @param last last index of that range
     * @param more how many further ranges it names
     */
    public record Key(String service, String space, long first, long last, int more) {
        /**
         * Its points in words: {@code holding 0..9}, with {@code and 3 more} where there are further ranges; empty
         * where it names none.
         */
        public String points() {
            if (space.isEmpty()) {
                return "";
            }
            String range = FactText.range(space, first, last);
            return more == 0 ? range : range + " and " + more + " more";
        }
    }

    // The key's components, as each request is compared with them: a record of its own would be one more place of the
    // heap to look at.
    private final String service;
    private final String space;
    private final long first;
    private final long last;
    private final int more;
    private final Rhythm rhythm;
    private boolean told;
    private @Nullable Fact fact;

    Poll(Key key, Rhythm rhythm) {
        this.service = key.service();
        this.space = key.space();
        this.first = key.first();
        this.last = key.last();
        this.more = key.more();
        this.rhythm = rhythm;
    }

    /** The key of the request. */
    public Key key() {
        return new Key(service, space, first, last, more);
    }

    /** Whether it is the request of a service for these points. */
    boolean is(String askedService, List<PointRange> points) {
        if (points.isEmpty()) {
            return first == PointRange.NO_INDEX && space.isEmpty() && service.equals(askedService);
        }
        PointRange range = points.getFirst();
        return first == range.first()
                && last == range.last()
                && more == points.size() - 1
                && service.equals(askedService)
                && space.equals(range.space());
    }

    /** Its rhythm. */
    public Rhythm rhythm() {
        return rhythm;
    }

    /** The fact of its rhythm; null while it has no period. */
    public @Nullable Fact fact() {
        return fact;
    }

    void fact(Fact newFact) {
        fact = newFact;
    }

    /** Whether it is a notification of the server, so that its silence is the server's. */
    public boolean isTold() {
        return told;
    }

    void action(Action action) {
        told = action == Action.NOTIFY;
    }

    /** Whether it is known to come regularly, so that its absence means something. */
    public boolean isKnown() {
        Fact known = fact;
        return known != null && known.isKnown() && rhythm.isRegular();
    }
}
