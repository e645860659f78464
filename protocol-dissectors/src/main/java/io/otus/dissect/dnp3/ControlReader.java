package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * Reads control relay output blocks and pattern control blocks, IEEE 1815-2012 Annex A (group 12 variations 1 and 2).
 * Stateless.
 *
 * <pre>
 *  0      1       2         6          10        11
 *  +------+-------+---------+----------+---------+
 *  | code | count | on-time | off-time | status  |
 *  +------+-------+---------+----------+---------+
 * </pre>
 */
final class ControlReader {
    static final int SIZE = 11;

    /** The top bit of the status octet is reserved. */
    private static final int STATUS_MASK = 0x7F;

    /** Operation types above are reserved. */
    private static final int LAST_OPERATION = 4;

    private ControlReader() {}

    /** Reads all blocks from {@code from} to {@code end}, which are there. */
    static void read(
            ByteView fragment,
            ObjectBlock header,
            int from,
            int end,
            List<ObjectData> data,
            List<PointRange> points,
            FragmentReport report) {
        int indexSize = Qualifier.indexSize(header.qualifier());
        long index = header.isStartStop() ? header.start() : PointRange.NO_INDEX;
        for (int o = from; o < end; o += indexSize + SIZE) {
            int c = o + indexSize;
            if (indexSize > 0) {
                index = Qualifier.number(fragment, o, indexSize);
            }
            int code = fragment.u8(c);
            data.add(new ObjectData.Control(
                    index,
                    code,
                    fragment.u8(c + 1),
                    fragment.le32(c + 2),
                    fragment.le32(c + 6),
                    fragment.u8(c + 10) & STATUS_MASK));
            if ((code & 0x0F) > LAST_OPERATION || code >> 6 == 3) {
                report.unknown("control_code", code);
            }
            if (index != PointRange.NO_INDEX) {
                points.add(
                        PointRange.of(PointNames.space(header.group()), index, ValueList.text(ControlCode.text(code))));
                index++;
            }
        }
    }
}
