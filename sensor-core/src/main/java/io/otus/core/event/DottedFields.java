package io.otus.core.event;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A writer that names a field within others by a path: {@code outer.inner}. Elements of an array share the path of the
 * array.
 */
public abstract class DottedFields implements FieldWriter {
    private final StringBuilder path = new StringBuilder();
    private final Deque<Integer> lengths = new ArrayDeque<>();

    /** The prefix of a field name: empty, or the names of the enclosing fields, each followed by a dot. */
    protected final CharSequence path() {
        return path;
    }

    /** Goes back to where no field is around. */
    protected final void leave() {
        path.setLength(0);
        lengths.clear();
    }

    @Override
    public final void beginObject(String name) {
        lengths.push(path.length());
        path.append(name).append('.');
    }

    @Override
    public final void beginArray(String name) {
        beginObject(name);
    }

    @Override
    public final void beginElement() {
        lengths.push(path.length());
    }

    @Override
    public final void end() {
        path.setLength(lengths.pop());
    }
}
