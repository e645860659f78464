package io.otus.inventory.graph;

import io.otus.core.event.Action;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Counts how often each action was requested, and on how many occasions: requests within a minute are one occasion.
 * This distinguishes a single act, however many messages it takes, from what is done again and again. Confined to the
 * analysis thread.
 */
public final class Occasions {
    /** Nanoseconds between the beginnings of two occasions. */
    static final long APART = Nanos.MINUTE;

    /** Occasions on which something must have been done to belong to what a device is there for. */
    public static final int ENOUGH = 3;

    private static final Action[] NO_KINDS = {};
    private static final Done[] NONE = {};

    private final Set<Action> actions = EnumSet.noneOf(Action.class);
    private Action[] kinds = NO_KINDS;
    private Done[] done = NONE;

    private static final class Done {
        private long count;
        private long occasions;
        private long began;
    }

    /**
     * The counts of one action.
     *
     * @param count how often
     * @param occasions on how many occasions
     * @param began event time at which the latest of them began
     */
    public record Entry(Action action, long count, long occasions, long began) {}

    /** Which actions were asked for. */
    public Set<Action> actions() {
        return Collections.unmodifiableSet(actions);
    }

    /** On how many occasions the one of these was asked for that was on most. */
    public long of(Set<Action> wanted) {
        long most = 0;
        for (int i = 0; i < actions.size(); i++) {
            if (wanted.contains(kinds[i])) {
                most = Math.max(most, done[i].occasions);
            }
        }
        return most;
    }

    /** Counts one; true when it is new, or makes as many occasions as are enough. */
    boolean add(Action action, long time) {
        Done known = doneOrNew(action);
        known.count++;
        if (known.occasions > 0 && time < known.began + APART) {
            return false;
        }
        known.began = time;
        known.occasions++;
        return known.occasions == 1 || known.occasions == ENOUGH;
    }

    void add(Entry entry) {
        Done known = doneOrNew(entry.action());
        known.count += entry.count();
        known.occasions += entry.occasions();
        known.began = Math.max(known.began, entry.began());
    }

    private Done doneOrNew(Action action) {
        int size = actions.size();
        for (int i = 0; i < size; i++) {
            if (kinds[i] == action) {
                return done[i];
            }
        }
        if (size == kinds.length) {
            int more = Math.max(1, size * 2);
            kinds = Arrays.copyOf(kinds, more);
            done = Arrays.copyOf(done, more);
        }
        Done fresh = new Done();
        kinds[size] = action;
        done[size] = fresh;
        actions.add(action);
        return fresh;
    }

    /** All counts, in the order in which actions are declared. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(actions.size());
        for (Action action : actions) {
            Done each = doneOrNew(action);
            entries.add(new Entry(action, each.count, each.occasions, each.began));
        }
        return entries;
    }
}
