package io.otus.core.list;

import org.jspecify.annotations.Nullable;

/**
 * Entries in the order in which they were added, the oldest first. Any entry can be removed at once, wherever it
 * stands.
 *
 * <p>Each entry knows its neighbours itself. So neither adding nor removing allocates or searches, which is why this is
 * used per packet in place of a collection of the JDK. The price: an entry can be in one such list at a time only, and
 * the caller has to know whether it is. Confined to one thread.
 *
 * @param <E> what is listed
 */
public final class AgeList<E extends AgeList.Entry<E>> {
    private @Nullable E oldest;
    private @Nullable E newest;
    private int size;

    /**
     * Base class of the entries.
     *
     * @param <E> that class
     */
    public abstract static class Entry<E extends Entry<E>> {
        @Nullable
        E older;

        @Nullable
        E newer;

        /** An entry that is in no list yet. */
        protected Entry() {}
    }

    /** The entry that was added before all others; null if there is none. */
    public @Nullable E oldest() {
        return oldest;
    }

    /** The entry that was added next after this one, which is in the list; null if this is the newest. */
    public @Nullable E after(E entry) {
        return entry.newer;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Adds an entry, which is in no list, as the newest. */
    public void add(E entry) {
        E last = newest;
        entry.older = last;
        if (last == null) {
            oldest = entry;
        } else {
            last.newer = entry;
        }
        newest = entry;
        size++;
    }

    /** Removes an entry, which is in this list. */
    public void remove(E entry) {
        E before = entry.older;
        E after = entry.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        entry.older = null;
        entry.newer = null;
        size--;
    }
}
