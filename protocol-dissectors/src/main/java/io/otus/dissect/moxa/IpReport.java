package io.otus.dissect.moxa;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * "Auto IP Report Protocol": the letters MOXA, then items with an id and a length, u8 both; numbers are little-endian.
 *
 * <pre>
 *  0        4    5        6
 *  +--------+----+--------+------+----+---
 *  | "MOXA" | id | length | item | id | ...
 *  +--------+----+--------+------+----+---
 * </pre>
 */
final class IpReport {
    private static final long MAGIC = 0x4D4F5841;
    private static final int MAGIC_SIZE = 4;
    private static final int ITEM_HEADER = 2;
    private static final int LAST_ID = 9;
    private static final int MAC = 3;

    private IpReport() {}

    /**
     * Whether a datagram is one: nothing but items of the nine ids, each once and as long as it must be, and a MAC
     * address of Moxa.
     */
    static boolean isReport(ByteView b) {
        if (b.length() < MAGIC_SIZE || b.u32(0) != MAGIC) {
            return false;
        }
        boolean isOfMoxa = false;
        int seen = 0;
        int at = MAGIC_SIZE;
        while (at < b.length()) {
            if (!b.has(at, ITEM_HEADER) || !b.has(at + ITEM_HEADER, b.u8(at + 1)) || !isItem(b.u8(at), b.u8(at + 1))) {
                return false;
            }
            int item = 1 << b.u8(at);
            if ((seen & item) != 0) {
                return false;
            }
            seen |= item;
            isOfMoxa |= b.u8(at) == MAC && b.u24(at + ITEM_HEADER) == MoxaFrame.MOXA;
            at += ITEM_HEADER + b.u8(at + 1);
        }
        return isOfMoxa;
    }

    private static boolean isItem(int id, int length) {
        return switch (id) {
            case 1 -> true;
            case 2 -> length == 2;
            case MAC -> length == 6;
            default -> id > MAC && id <= LAST_ID && length == 4;
        };
    }

    /**
     * Reads the items of a report. Its addresses are left out: the manuals call them little-endian, receivers that work
     * with devices read them the other way round, and the sender's address stands in the packet.
     */
    static void read(ByteView b, List<Element> fields, MoxaIdentity identity) {
        int at = MAGIC_SIZE;
        while (at < b.length()) {
            ByteView item = b.slice(at + ITEM_HEADER, b.u8(at + 1));
            switch (b.u8(at)) {
                case 1 -> {
                    String name = item.paddedText(0, item.length(), StandardCharsets.US_ASCII);
                    fields.add(Element.text("name", name));
                    identity.claim(Attribute.NAME, name);
                }
                case 2 -> identity.hardware(item.le16(0), fields);
                case MAC -> identity.mac(item.u48(0), fields);
                case 4 -> identity.serial(item.le32(0), fields);
                case 8 -> identity.firmware(item.le32(0), fields);
                case LAST_ID -> MoxaIdentity.apId(item.le32(0), fields);
                default -> {
                    // Addresses.
                }
            }
            at += ITEM_HEADER + item.length();
        }
    }
}
