package io.otus.alert.baseline;

import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a conversation, each with its rhythm, and whether the conversation has fallen silent. Masters poll in
 * a cycle, so the next request is looked for where it was last time. Confined to the analysis thread.
 */
public final class PollSet {
    /** Most requests that are followed; beyond that, those without a rhythm make room, the oldest first. */
    public static final int MAX = 256;

    /** Number of known requests that end a silence. */
    private static final int BACK = 3;

    private static final long NEVER = Long.MIN_VALUE;

    private Poll[] polls = new Poll[1];
    /**
     * Hashes of the requests by index, which make a search quick: where a conversation does not repeat its requests,
     * each request takes a search from end to end.
     */
    private int[] hashes = new int[1];

    private int size;
    private int cursor;
    private @Nullable Poll quickest;
    private boolean stale;
    private boolean saturated;
    private long last = NEVER;
    private long resumed = NEVER;
    private long answered = NEVER;
    private boolean silent;
    private boolean returned;
    private long silentSince = NEVER;
    private int back;

    /** The request; null when it was never made. */
    public @Nullable Poll find(String service, List<PointRange> points) {
        if (cursor < size && polls[cursor].is(service, points)) {
            return foundAt(cursor);
        }
        int hash = hash(service, points);
        Poll ahead = find(hash, service, points, cursor, size);
        return ahead != null ? ahead : find(hash, service, points, 0, cursor);
    }

    /** The learned time between two such requests, in seconds; 0 where they are not known to come by rhythm. */
    public double knownPeriod(String service, List<PointRange> points) {
        Poll poll = find(service, points);
        return poll == null || !poll.isKnown() ? 0 : poll.rhythm().period();
    }

    private @Nullable Poll find(int hash, String service, List<PointRange> points, int from, int to) {
        for (int at = from; at < to; at++) {
            if (hashes[at] == hash && polls[at].is(service, points)) {
                return foundAt(at);
            }
        }
        return null;
    }

    private Poll foundAt(int at) {
        cursor = at + 1 < size ? at + 1 : 0;
        return polls[at];
    }

    private static int hash(String service, List<PointRange> points) {
        if (points.isEmpty()) {
            return hash(service, "", PointRange.NO_INDEX, PointRange.NO_INDEX);
        }
        PointRange range = points.getFirst();
        return hash(service, range.space(), range.first(), range.last());
    }

    private static int hash(String service, String space, long first, long last) {
        return ((service.hashCode() * 31 + space.hashCode()) * 31 + Long.hashCode(first)) * 31 + Long.hashCode(last);
    }

    static Poll.Key keyOf(String service, List<PointRange> points) {
        if (points.isEmpty()) {
            return new Poll.Key(service, "", PointRange.NO_INDEX, PointRange.NO_INDEX, 0);
        }
        PointRange range = points.getFirst();
        return new Poll.Key(service, range.space(), range.first(), range.last(), points.size() - 1);
    }

    @Nullable
    Poll find(Poll.Key key) {
        for (Poll poll : all()) {
            if (poll.key().equals(key)) {
                return poll;
            }
        }
        return null;
    }

    /** Whether another request takes the place of one. */
    boolean isFull() {
        return size == MAX;
    }

    /** There was no room for a request, as others take it; true once. */
    boolean saturate() {
        boolean was = saturated;
        saturated = true;
        return !was;
    }

    /** Adds a request; false when there is no room for it. */
    boolean add(Poll poll) {
        if (isFull() && !makeRoom()) {
            return false;
        }
        if (size == polls.length) {
            polls = Arrays.copyOf(polls, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        Poll.Key key = poll.key();
        hashes[size] = hash(key.service(), key.space(), key.first(), key.last());
        polls[size] = poll;
        size++;
        return true;
    }

    private boolean makeRoom() {
        int oldest = -1;
        for (int i = 0; i < size; i++) {
            Poll poll = polls[i];
            boolean older =
                    oldest < 0 || poll.rhythm().last() < polls[oldest].rhythm().last();
            if (poll.fact() == null && older) {
                oldest = i;
            }
        }
        if (oldest < 0) {
            return false;
        }
        size--;
        System.arraycopy(polls, oldest + 1, polls, oldest, size - oldest);
        System.arraycopy(hashes, oldest + 1, hashes, oldest, size - oldest);
        cursor = 0;
        return true;
    }

    /** All requests in the order in which they were first made. */
    public List<Poll> all() {
        return Arrays.asList(polls).subList(0, size);
    }

    /** Which of the known requests comes most often may be another now. */
    void markStale() {
        stale = true;
    }

    /** The known request with the shortest period, whose absence is noticed first; null when none has a rhythm. */
    public @Nullable Poll quickest() {
        if (stale) {
            stale = false;
            quickest = null;
            for (Poll poll : all()) {
                boolean quicker = quickest == null
                        || poll.rhythm().patience() < quickest.rhythm().patience();
                if (poll.isKnown() && quicker) {
                    quickest = poll;
                }
            }
        }
        return quickest;
    }

    /**
     * A request was made. A conversation that fell silent is back after {@link #BACK} of its known requests, not after
     * any single one.
     *
     * @param known whether it is one of the known requests
     */
    void heard(long time, Action action, boolean known) {
        if (last == NEVER) {
            resumed = time;
        }
        if (silent && known) {
            resumed = back == 0 ? time : resumed;
            back++;
            silent = back < BACK;
            returned |= !silent;
        }
        if (action != Action.NOTIFY || quickest == null || quickest.isTold()) {
            last = time;
        }
    }

    /** It is one with another conversation: what was heard in either was heard. */
    void heardAs(PollSet old) {
        last = Math.max(last, old.last);
        answered = Math.max(answered, old.answered);
        resumed = Math.max(resumed, old.resumed);
    }

    /** A request was answered. */
    public void answered(long time) {
        answered = time;
    }

    /** Event time of the latest answer, nanoseconds since 1970; the least long when there was none in this run. */
    public long answered() {
        return answered;
    }

    /** Event time of the latest request, nanoseconds since 1970; the least long when there was none. */
    public long last() {
        return last;
    }

    /** Event time at which it spoke first, or again after silence; the least long when it never did. */
    public long resumed() {
        return resumed;
    }

    /** Whether nothing has been asked for longer than its rhythm allows. */
    public boolean isSilent() {
        return silent;
    }

    /** Notes that it fell silent. */
    public void fallSilent() {
        silent = true;
        silentSince = last;
        back = 0;
    }

    /**
     * Event time of the latest request before it fell silent, nanoseconds since 1970; the least long when it never did.
     */
    public long silentSince() {
        return silentSince;
    }

    /** Whether it came back from silence since the last call. */
    public boolean takeReturned() {
        boolean was = returned;
        returned = false;
        return was;
    }

    /** For this time nothing at all was heard, which is no silence of this conversation. */
    public void rebase(long duration) {
        if (last == NEVER) {
            return;
        }
        last += duration;
        answered = answered == NEVER ? NEVER : answered + duration;
        for (Poll poll : all()) {
            poll.rhythm().quiet(duration);
        }
    }
}
