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
        return (int) leUnsigned(2);
    }

    long u32() {
        return leUnsigned(4);
    }

    long s64() {
        return leUnsigned(8);
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
