package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import java.util.List;

/** Lists of data items; one of odd length is followed by a fill byte where another follows. Stateless. */
final class DataItems {
    /** Octets of an item before its data. */
    static final int HEAD = 4;

    private DataItems() {}

    /**
     * Reads data items up to the first that passes the bytes, and adds the points of those that belong to a known item
     * and succeeded, or are being written.
     *
     * @param items what was asked for, as far as that is known
     * @param written whether these are values to write, which carry no result
     * @return where they end; where one is broken, the complement of where that one begins
     */
    static int read(
            ByteView bytes,
            int from,
            int count,
            List<VariableItem> items,
            boolean written,
            List<DataItem> data,
            List<PointRange> points) {
        int at = from;
        for (int i = 0; i < count; i++) {
            if (!bytes.has(at, HEAD)) {
                return ~at;
            }
            int encoding = bytes.u8(at + 1);
            int length = bytes.u16(at + 2);
            int size = TransportSize.dataBytes(encoding, length);
            if (!bytes.has(at + HEAD, size)) {
                return ~at;
            }
            VariableItem item = i < items.size() ? items.get(i) : null;
            ByteView content = bytes.slice(at + HEAD, size);
            DataItem one = new DataItem(bytes.u8(at), encoding, length, S7Values.read(item, encoding, content));
            data.add(one);
            if (item != null && (written || one.isSuccess())) {
                item.addPoints(one.values(), content, points);
            }
            at += HEAD + size + (size & 1);
        }
        return at;
    }
}
