package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins user data that come in several messages, S7 "user data": all parts have one data unit reference, and the last
 * says so. Bounded: one exchange more pushes the oldest out. Confined.
 */
final class PartAssembler {
    /** Most bytes of one exchange; the longest, the diagnostic buffer, has a few thousand. */
    static final int MAX_BYTES = 65_536;

    /** Most exchanges at once; a client asks for the next part itself, so there is one as a rule. */
    static final int MAX_OPEN = 4;

    private final List<Exchange> open = new ArrayList<>(1);

    private static final class Exchange {
        private final int key;
        private byte[] buffer = {};
        private int length;

        private Exchange(int key) {
            this.key = key;
        }
    }

    /** The key of an exchange: function group, subfunction and data unit reference. */
    static int key(int group, int subfunction, int dataUnitReference) {
        return group << 16 | subfunction << 8 | dataUnitReference;
    }

    /** Whether parts of this exchange are here. */
    boolean isOpen(int key) {
        return find(key) != null;
    }

    private @Nullable Exchange find(int key) {
        for (Exchange one : open) {
            if (one.key == key) {
                return one;
            }
        }
        return null;
    }

    /** The first two octets of what is here; 0 where there are less. */
    int begin(int key) {
        Exchange one = find(key);
        return one == null || one.length < 2 ? 0 : (one.buffer[0] & 0xFF) << 8 | (one.buffer[1] & 0xFF);
    }

    /** Takes a part that is not the last; false where the exchange outgrows {@link #MAX_BYTES}, and is dropped. */
    boolean add(int key, ByteView part) {
        Exchange one = find(key);
        if (one == null) {
            if (open.size() == MAX_OPEN) {
                open.removeFirst();
            }
            one = new Exchange(key);
            open.add(one);
        }
        int wanted = one.length + part.length();
        if (wanted > MAX_BYTES) {
            open.remove(one);
            return false;
        }
        if (wanted > one.buffer.length) {
            one.buffer = Arrays.copyOf(one.buffer, Math.max(wanted, Math.min(2 * one.buffer.length, MAX_BYTES)));
        }
        part.copyTo(0, one.buffer, one.length, part.length());
        one.length = wanted;
        return true;
    }

    /** Takes the last part and gives the whole; empty where it outgrew {@link #MAX_BYTES}. */
    ByteView finish(int key, ByteView part) {
        if (!add(key, part)) {
            return ByteView.EMPTY;
        }
        Exchange one = find(key);
        open.remove(one);
        return one == null ? ByteView.EMPTY : ByteView.of(one.buffer, 0, one.length);
    }

    /** Forgets what is half-read. */
    void drop() {
        open.clear();
    }
}
