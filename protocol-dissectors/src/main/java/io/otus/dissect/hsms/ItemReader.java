package io.otus.dissect.hsms;

import io.otus.core.bytes.ByteView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the item of a message; the first rule that is broken ends it. */
final class ItemReader {
    /** A bound of Otus: E5 has none. */
    private static final int MAX_DEPTH = 32;
    /** Items that are kept of a message; further ones are read over. */
    private static final int MAX_ITEMS = 2_000;
    /** An item is a format and one byte of its length at least. */
    private static final int SHORTEST = 2;

    private static final int LENGTH_BYTES = 3;

    private final ByteView message;
    private int at;
    /** Items that may still be read. */
    private int left = Integer.MAX_VALUE;

    private int kept;
    private int unknownFormat = -1;
    private @Nullable HsmsAnomaly broken;

    /** A reader of the item that begins here. */
    ItemReader(ByteView message, int at) {
        this.message = message;
        this.at = at;
    }

    /** Reads so many items at most, to see whether they break a rule; what is behind them is not looked at. */
    void read(int most) {
        left = most;
        read();
    }

    /** The item; {@link Item#NONE} where nothing follows the header. What was read before a fault is kept. */
    Item read() {
        if (at == message.length()) {
            return Item.NONE;
        }
        Item item = item(0);
        if (broken == null && left > 0 && at < message.length()) {
            broken = HsmsAnomaly.TRAILING;
        }
        return item == null ? Item.NONE : item;
    }

    /** The rule that is broken; null where none is. */
    @Nullable
    HsmsAnomaly broken() {
        return broken;
    }

    /** Where the reader stands: at what breaks a rule, where one does. */
    int at() {
        return at;
    }

    /** A code of a format that E5 does not have; -1 where all are known. */
    int unknownFormat() {
        return unknownFormat;
    }

    private @Nullable Item item(int depth) {
        left--;
        if (!message.has(at, SHORTEST)) {
            return fail(HsmsAnomaly.ITEM_LENGTH);
        }
        int code = message.u8(at) >> 2;
        int bytes = message.u8(at) & LENGTH_BYTES;
        if (bytes == 0) {
            return fail(HsmsAnomaly.LENGTH_BYTES);
        }
        if (!message.has(at + 1, bytes)) {
            return fail(HsmsAnomaly.ITEM_LENGTH);
        }
        int length = 0;
        for (int i = 1; i <= bytes; i++) {
            length = length << 8 | message.u8(at + i);
        }
        Format format = Format.of(code);
        if (format == Format.LIST) {
            return list(depth, bytes, length);
        }
        int start = at + 1 + bytes;
        if (!message.has(start, length)) {
            return fail(HsmsAnomaly.ITEM_LENGTH);
        }
        if (format != null && length % format.size() != 0) {
            return fail(HsmsAnomaly.ITEM_SIZE);
        }
        if (format == null && unknownFormat < 0) {
            unknownFormat = code;
        }
        at = start + length;
        int values = format == null ? length : length / format.size();
        return new Item(format, code, message.slice(start, length), values, List.of(), start);
    }

    private @Nullable Item list(int depth, int bytes, int length) {
        if (depth == MAX_DEPTH) {
            return fail(HsmsAnomaly.NESTING);
        }
        if (length > (message.length() - at - 1 - bytes) / SHORTEST) {
            return fail(HsmsAnomaly.ITEM_LENGTH);
        }
        at += 1 + bytes;
        List<Item> items = new ArrayList<>(Math.min(length, MAX_ITEMS - kept));
        for (int i = 0; i < length && broken == null && left > 0; i++) {
            boolean isKept = kept < MAX_ITEMS;
            if (isKept) {
                kept++;
            }
            Item item = item(depth + 1);
            if (item != null && isKept) {
                items.add(item);
            }
        }
        return new Item(Format.LIST, 0, ByteView.EMPTY, length, items, at);
    }

    private @Nullable Item fail(HsmsAnomaly rule) {
        broken = rule;
        return null;
    }
}
