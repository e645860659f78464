package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/** Joins the parts of one SZL by its data unit reference. One list at a time: a client asks for the next part itself. Confined. */
final class SzlAssembler {
    /** Most bytes of one list; the longest, the diagnostic buffer, has a few thousand. */
    static final int MAX_LIST = 65_536;

    private static final byte[] EMPTY = {};
    private static final int NOTHING = -1;

    private byte[] buffer = EMPTY;
    private int length;
    private int reference = NOTHING;
    private int szlId;

    /** Whether parts of a list with this reference are here. */
    boolean isOpen(int dataUnitReference) {
        return reference == dataUnitReference && length > 0;
    }

    /** Id of the list that is half-read. */
    int szlId() {
        return szlId;
    }

    /** Takes a part that is not the last; the list is dropped where it outgrows {@link #MAX_LIST}. */
    void add(int dataUnitReference, ByteView part) {
        if (reference != dataUnitReference) {
            drop();
            reference = dataUnitReference;
            szlId = part.length() >= 2 ? part.u16(0) : 0;
        }
        int wanted = length + part.length();
        if (wanted > MAX_LIST) {
            drop();
            return;
        }
        if (wanted > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(wanted, Math.min(2 * buffer.length, MAX_LIST)));
        }
        part.copyTo(0, buffer, length, part.length());
        length = wanted;
    }

    /** Takes the last part and gives the whole list, valid until the next call. */
    ByteView finish(int dataUnitReference, ByteView part) {
        add(dataUnitReference, part);
        ByteView list = ByteView.of(buffer, 0, length);
        drop();
        return list;
    }

    /** Forgets what is half-read. */
    void drop() {
        buffer = EMPTY;
        length = 0;
        reference = NOTHING;
    }
}
