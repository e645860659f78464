package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;

/**
 * Data of a table as they are read or written, IEEE 1703 §5.3.2: count u16, data, checksum u8.
 *
 * @param data without count and checksum; empty where they do not fit
 */
record TableData(ByteView data) {
    private static final int COUNT = 2;

    /** Reads the next table data; a wrong checksum is reported. */
    static TableData read(Parameters in, ByteView message, Output out) {
        ByteView data = in.bytes(in.u16());
        int checksum = in.u8();
        if (in.failed()) {
            return new TableData(ByteView.EMPTY);
        }
        int sum = checksum;
        for (int i = 0; i < data.length(); i++) {
            sum += data.u8(i);
        }
        if ((sum & 0xFF) != 0) {
            out.malformed(C1222Anomaly.CHECKSUM, Math.max(in.view().positionIn(message), 0) + in.at() - 1);
        }
        return new TableData(data);
    }

    /** What lies behind the count, whether or not that is right. */
    static ByteView behindCount(ByteView counted) {
        return counted.from(Math.min(COUNT, counted.length()));
    }
}
