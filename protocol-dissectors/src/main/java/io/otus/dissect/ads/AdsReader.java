package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;

/** Reads the data of a message front to back; numbers are little-endian. Confined. */
final class AdsReader extends FrontReader {
    AdsReader(ByteView bytes, int from) {
        super(bytes, from);
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

    /** As many octets as a length says that was read; fails where they are not there. */
    ByteView counted(long length) {
        return bytes(length > remaining() ? Integer.MAX_VALUE : (int) length);
    }
}
