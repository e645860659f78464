package io.otus.dissect.hart_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame of the token-passing data link, HCF_SPEC-081, without preambles.
 *
 * <pre>
 *  0           1                        n         n+1          n+2              end-1
 *  +-----------+-----------+------------+---------+------------+------- ... ----+-------+
 *  | delimiter | 1 or 5    | expansion  | command | byte count | [status,] data | check |
 *  +-----------+-----------+------------+---------+------------+------- ... ----+-------+
 *    a ee pp ttt  m b address
 * </pre>
 *
 * @param delimiter address type, number of expansion bytes, physical layer type and frame type
 * @param address polling address, or the 38 bits of a unique address
 * @param primaryMaster whether the exchange is the primary master's
 * @param burstMode whether the slave is in burst mode
 * @param expansion the expansion bytes
 * @param command number of the command
 * @param byteCount bytes of status and data
 * @param status response code and device status in a slave's frame; empty in a master's
 * @param data the data
 * @param end where the check byte is due
 */
record HartFrame(
        int delimiter,
        long address,
        boolean primaryMaster,
        boolean burstMode,
        ByteView expansion,
        int command,
        int byteCount,
        ByteView status,
        ByteView data,
        int end) {
    static final int BACK = 1;
    static final int STX = 2;
    static final int ACK = 6;

    /** The least: a short address, and no data. */
    static final int SMALLEST = 5;

    private static final int LONG = 0x80;
    private static final int PRIMARY = 0x80;
    private static final int BURST = 0x40;
    private static final int ADDRESS_BITS = 0x3F;
    private static final int UNIQUE_SIZE = 5;
    private static final int STATUS_SIZE = 2;

    /** Reads a frame; null where its bytes are not all there, but for the check byte. */
    static @Nullable HartFrame read(ByteView b) {
        if (b.length() < SMALLEST - 1) {
            return null;
        }
        int delimiter = b.u8(0);
        boolean isLong = (delimiter & LONG) != 0;
        int expansionAt = 1 + (isLong ? UNIQUE_SIZE : 1);
        int expansionSize = delimiter >> 5 & 0x03;
        int commandAt = expansionAt + expansionSize;
        if (!b.has(commandAt, 2)) {
            return null;
        }
        int byteCount = b.u8(commandAt + 1);
        int dataAt = commandAt + 2;
        if (!b.has(dataAt, byteCount)) {
            return null;
        }
        int first = b.u8(1);
        long address = first & ADDRESS_BITS;
        for (int i = 2; i < expansionAt; i++) {
            address = address << 8 | b.u8(i);
        }
        boolean hasStatus = (delimiter & 0x07) != STX && byteCount >= STATUS_SIZE;
        int statusSize = hasStatus ? STATUS_SIZE : 0;
        return new HartFrame(
                delimiter,
                address,
                (first & PRIMARY) != 0,
                (first & BURST) != 0,
                b.slice(expansionAt, expansionSize),
                b.u8(commandAt),
                byteCount,
                b.slice(dataAt, statusSize),
                b.slice(dataAt + statusSize, byteCount - statusSize),
                dataAt + byteCount);
    }

    /** Whether a delimiter can begin a frame: one of three frame types. */
    static boolean isDelimiter(int delimiter) {
        int type = delimiter & 0x07;
        return type == BACK || type == STX || type == ACK;
    }

    /** Exclusive or of the first bytes. */
    static int check(ByteView b, int count) {
        int check = 0;
        for (int i = 0; i < count; i++) {
            check ^= b.u8(i);
        }
        return check;
    }

    int frameType() {
        return delimiter & 0x07;
    }

    boolean isLong() {
        return (delimiter & LONG) != 0;
    }

    /** The device as a sub-device: its unique address in ten hexadecimal digits, or its polling address. */
    String unit() {
        return isLong() ? unit(address) : Long.toString(address);
    }

    static String unit(long uniqueAddress) {
        String digits = Long.toHexString(uniqueAddress);
        return "0".repeat(2 * UNIQUE_SIZE - digits.length()) + digits;
    }

    /** The fields before response code and data. */
    List<Element> elements(ByteView b) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.number("delimiter", delimiter));
        elements.add(Element.text("frame_type", frameType() == STX ? "stx" : frameType() == ACK ? "ack" : "back"));
        if (isLong()) {
            elements.add(Element.text("long_address", b.octets(1, UNIQUE_SIZE).toString()));
        } else {
            elements.add(Element.number("short_address", address));
        }
        elements.add(new Element.Value("primary_master", ValueList.bit(primaryMaster)));
        elements.add(new Element.Value("burst_mode", ValueList.bit(burstMode)));
        if (expansion.length() > 0) {
            elements.add(Element.text("expansion", expansion.octets().toString()));
        }
        return elements;
    }
}
