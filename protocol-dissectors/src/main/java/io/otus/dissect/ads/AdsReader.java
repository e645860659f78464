package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;

/** Reads the data of a message front to back; numbers are little-endian. Confined. */
final class AdsReader extends FrontReader {
    private final boolean isCut;

    /**
     * A reader from this octet on.
     *
     * @param isCut whether more follows that is not there
     */
    AdsReader(ByteView bytes, int from, boolean isCut) {
        super(bytes, from);
        this.isCut = isCut;
    }

    boolean isCut() {
        return isCut;
    }

    int u16() {
        int from = take(2);
        return from < 0 ? 0 : view().le16(from);
    }

    long u32() {
        int from = take(4);
        return from < 0 ? 0 : view().le32(from);
    }

    long s64() {
        int from = take(8);
        return from < 0 ? 0 : view().leS64(from);
    }

    /**
     * As many octets as a length says that was read, or those of them that are there of a message that is cut; fails
     * where they are missing.
     */
    ByteView counted(long length) {
        if (length <= remaining()) {
            return bytes((int) length);
        }
        return bytes(isCut ? remaining() : Integer.MAX_VALUE);
    }
}
