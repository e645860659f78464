package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * Cuts a connection whose protocol gave way to TLS into records, for parents that hand it over from then on. Stateless.
 */
public final class TlsRecords {
    /** Length of a piece where something else than TLS follows. */
    public static final int PIECE = 1_024;

    private TlsRecords() {}

    /** Length of the record that begins here; a piece where none does. */
    public static int length(ByteView bytes) {
        if (!RecordHeader.fits(bytes)) {
            return PIECE;
        }
        return bytes.length() < RecordHeader.SIZE
                ? Dissector.NEED_MORE
                : RecordHeader.SIZE + RecordHeader.length(bytes);
    }
}
