package io.otus.layer.cpf;

import io.otus.core.bytes.ByteView;

/**
 * Walks over the items of the common packet format, CIP Vol. 2 §2-6: a count, and of each item type, length and data.
 * Confined to the analysis thread.
 */
public final class CpfItems {
    /** Address item of a message outside of any connection. */
    public static final int NULL_ADDRESS = 0x0000;
    /** One device's answer to ListIdentity. */
    public static final int LIST_IDENTITY = 0x000C;
    /** Address item with a connection id. */
    public static final int CONNECTED_ADDRESS = 0x00A1;
    /** Data on a connection. */
    public static final int CONNECTED_DATA = 0x00B1;
    /** Data outside of any connection. */
    public static final int UNCONNECTED_DATA = 0x00B2;
    /** One communication class of an answer to ListServices. */
    public static final int LIST_SERVICES = 0x0100;
    /** Socket address for data from originator to target. */
    public static final int SOCKADDR_O_T = 0x8000;
    /** Socket address for data from target to originator. */
    public static final int SOCKADDR_T_O = 0x8001;
    /** Address item with a connection id and a sequence number. */
    public static final int SEQUENCED_ADDRESS = 0x8002;

    private static final int ITEM_HEADER = 4;

    private final ByteView bytes;
    private final int count;
    private int read;
    private int next;
    private int type;
    private int at;
    private int length;

    /** The items that begin at {@code start}. */
    public CpfItems(ByteView bytes, int start) {
        this.bytes = bytes;
        this.count = bytes.has(start, 2) ? bytes.le16(start) : 0;
        this.next = start + 2;
    }

    /** How many items there are said to be. */
    public int count() {
        return count;
    }

    /** Goes to the next item; false behind the last, and where the next is not all there. */
    public boolean next() {
        if (read == count || !bytes.has(next, ITEM_HEADER)) {
            return false;
        }
        int claimed = bytes.le16(next + 2);
        if (!bytes.has(next + ITEM_HEADER, claimed)) {
            return false;
        }
        type = bytes.le16(next);
        length = claimed;
        at = next + ITEM_HEADER;
        next = at + length;
        read++;
        return true;
    }

    /** Whether every item was there. */
    public boolean isWhole() {
        return read == count;
    }

    /** Where the next item would begin. */
    public int end() {
        return next;
    }

    /** Type of this item. */
    public int type() {
        return type;
    }

    /** Where the data of this item begin. */
    public int at() {
        return at;
    }

    /** Bytes of data. */
    public int length() {
        return length;
    }

    /** The data. */
    public ByteView data() {
        return bytes.slice(at, length);
    }
}
