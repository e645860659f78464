package io.otus.core.pipeline;

import io.otus.core.event.Origin;
import org.jspecify.annotations.Nullable;

/** Parts of frames, by direction, that hold the beginning of something which a later message completes. */
final class CarriedSpans {
    /** Most parts carried on; of more the middle ones are only counted. */
    static final int MAX_CARRIED = 128;

    private @Nullable SpanList side0;
    private @Nullable SpanList side1;

    private @Nullable SpanList of(int side) {
        return side == 0 ? side0 : side1;
    }

    boolean has(int side) {
        SpanList found = of(side);
        return found != null && found.size() > 0;
    }

    /** The spans that were carried so far, followed by these. */
    SpanList with(int side, SpanList spans) {
        SpanList all = new SpanList();
        SpanList found = of(side);
        if (found != null) {
            all.addAll(found);
            all.markCarried();
        }
        all.addAll(spans);
        return all;
    }

    /**
     * The message of this origin goes on in a later one; {@code spans} are all its parts, or null where it has but one.
     */
    void carry(int side, Origin origin, @Nullable SpanList spans) {
        SpanList found = of(side);
        if (found == null) {
            found = new SpanList();
            if (side == 0) {
                side0 = found;
            } else {
                side1 = found;
            }
        }
        if (spans != null) {
            found.clear();
            found.addAll(spans);
        } else {
            found.add(origin.span());
        }
        found.limit(MAX_CARRIED);
    }

    void clear(int side) {
        SpanList found = of(side);
        if (found != null) {
            found.clear();
        }
    }
}
