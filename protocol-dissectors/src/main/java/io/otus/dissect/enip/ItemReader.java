package io.otus.dissect.enip;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Output;
import io.otus.layer.cpf.CpfItems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the items of the common packet format, CIP Vol. 2 §2-6. */
final class ItemReader {
    /**
     * Most items of one message: an address, data and two socket addresses are four; answers of bridges hold a few
     * more.
     */
    static final int MAX_ITEMS = 64;

    private static final int SOCKET_ADDRESS = 16;
    private static final int SERVICE_NAME_AT = 4;
    private static final int NAME_AT = 33;

    private ItemReader() {}

    /** The items that begin at {@code start} and end with the message. */
    static List<Item> read(ByteView message, int start, Output out) {
        List<Item> items = new ArrayList<>(2);
        CpfItems cursor = new CpfItems(message, start);
        boolean odd = false;
        while (items.size() < MAX_ITEMS && cursor.next()) {
            Item item = item(cursor);
            if (item instanceof Item.Other && isDefined(cursor.type()) && !odd) {
                out.malformed(EnipAnomaly.ITEM_LENGTH, cursor.at());
                odd = true;
            }
            items.add(item);
        }
        if (!message.has(start, 2) || !cursor.isWhole() || cursor.end() != message.length()) {
            out.malformed(EnipAnomaly.ITEMS, Math.min(cursor.end(), message.length()));
        }
        return items;
    }

    private static boolean isDefined(int type) {
        return switch (type) {
            case CpfItems.NULL_ADDRESS,
                    CpfItems.LIST_IDENTITY,
                    CpfItems.CONNECTED_ADDRESS,
                    CpfItems.CONNECTED_DATA,
                    CpfItems.UNCONNECTED_DATA,
                    CpfItems.LIST_SERVICES,
                    CpfItems.SOCKADDR_O_T,
                    CpfItems.SOCKADDR_T_O,
                    CpfItems.SEQUENCED_ADDRESS -> true;
            default -> false;
        };
    }

    private static Item item(CpfItems cursor) {
        ByteView data = cursor.data();
        int type = cursor.type();
        int length = cursor.length();
        return switch (type) {
            case CpfItems.NULL_ADDRESS ->
                length == 0 ? new Item.Plain(type, length) : new Item.Other(type, data.octets());
            case CpfItems.CONNECTED_DATA, CpfItems.UNCONNECTED_DATA -> new Item.Plain(type, length);
            case CpfItems.CONNECTED_ADDRESS ->
                length == 4
                        ? new Item.ConnectedAddress(type, length, data.le32(0))
                        : new Item.Other(type, data.octets());
            case CpfItems.SEQUENCED_ADDRESS ->
                length == 8
                        ? new Item.SequencedAddress(type, length, data.le32(0), data.le32(4))
                        : new Item.Other(type, data.octets());
            case CpfItems.SOCKADDR_O_T, CpfItems.SOCKADDR_T_O ->
                length == SOCKET_ADDRESS
                        ? new Item.SocketAddress(type, length, data.u16(0), data.u16(2), IpAddress.readV4(data, 4))
                        : new Item.Other(type, data.octets());
            case CpfItems.LIST_SERVICES ->
                length > SERVICE_NAME_AT
                        ? new Item.CommunicationService(
                                type,
                                length,
                                data.le16(0),
                                data.le16(2),
                                data.textToNul(SERVICE_NAME_AT, length - 4, StandardCharsets.ISO_8859_1))
                        : new Item.Other(type, data.octets());
            case CpfItems.LIST_IDENTITY -> identity(type, data);
            default -> new Item.Other(type, data.octets());
        };
    }

    /**
     * Version u16, socket address, vendor u16, device type u16, product code u16, revision two u8, status u16, serial
     * u32, name as SHORT_STRING, state u8 (Table 2-4.4).
     */
    private static Item identity(int type, ByteView data) {
        int name = data.has(NAME_AT - 1, 1) ? data.u8(NAME_AT - 1) : 0;
        if (!data.has(NAME_AT, name + 1)) {
            return new Item.Other(type, data.octets());
        }
        return new Item.Identity(
                type,
                data.length(),
                data.le16(0),
                data.u16(2),
                data.u16(4),
                IpAddress.readV4(data, 6),
                data.le16(18),
                data.le16(20),
                data.le16(22),
                data.u8(24),
                data.u8(25),
                data.le16(26),
                data.le32(28),
                data.textToNul(NAME_AT, name, StandardCharsets.ISO_8859_1),
                data.u8(NAME_AT + name));
    }
}
