package io.otus.dissect.codesys;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node says of itself, in an identification of the name service of version 1.3 or 4.0.
 *
 * <pre>
 *  0          2       3          4        6        8        10       12
 *  +----------+-------+----------+--------+--------+--------+--------+------
 *  | max.     | Intel | address  | size of parent's, node, device and |
 *  | channels | order | difference| vendor name in words of 16 bits   |
 *  +----------+-------+----------+--------+--------+--------+--------+------
 *  12            16          20               24      28      29
 *  +-------------+-----------+----------------+-------+-------+-----+------
 *  | target type | target id | target version | flags | size of serial, ... | to 40
 *  +-------------+-----------+----------------+-------+-------+-----+------
 * </pre>
 *
 * The parent's address and the names follow, each name with a zero behind it, and the serial number as ASCII.
 */
final class NodeInfo {
    private static final int SIZE = 40;
    private static final int INTEL = 1;
    private static final int WITH_SERIAL = 0x0400;
    /** Device type of a programmable controller in device descriptions. */
    private static final int PLC = 4096;

    private NodeInfo() {}

    /** Whether the numbers are little-endian; a node that has them otherwise is not read. */
    static boolean isRead(ByteView b) {
        return b.length() > 2 && b.u8(2) == INTEL;
    }

    static boolean hasParent(ByteView b) {
        return b.has(4, 2) && parentSize(b) > 0;
    }

    static int parentSize(ByteView b) {
        return b.le16(4);
    }

    static boolean isPlc(ByteView b) {
        return b.le32(12) == PLC;
    }

    /** Its fields; none where the names do not fit. */
    static List<Element> read(ByteView b, int version) {
        if (b.length() < SIZE) {
            return List.of();
        }
        int at = SIZE + 2 * parentSize(b);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("max_channels", b.le16(0)));
        fields.add(Element.number("target_type", b.le32(12)));
        fields.add(Element.number("target_id", b.le32(16)));
        fields.add(Element.text("target_version", b.u8(23) + "." + b.u8(22) + "." + b.u8(21) + "." + b.u8(20)));
        String[] names = {"node_name", "device_name", "vendor_name"};
        for (int i = 0; i < names.length; i++) {
            int size = 2 * b.le16(6 + 2 * i);
            if (!b.has(at, size + 2)) {
                return List.of();
            }
            fields.add(Element.text(names[i], b.textToNul(at, size, StandardCharsets.UTF_16LE)));
            at += size + 2;
        }
        int serial = b.u8(28);
        if (version >= WITH_SERIAL && serial > 0) {
            if (!b.has(at, serial)) {
                return List.of();
            }
            fields.add(Element.text("serial_number", b.textToNul(at, serial, StandardCharsets.ISO_8859_1)));
        }
        return fields;
    }
}
