package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.layer.cpf.CpfItems;
import io.otus.layer.cpf.EncapsulationHeader;

/**
 * What EtherNet/IP states about the CIP message that it carries.
 *
 * @param implicit whether it is a datagram without encapsulation header
 * @param connectionId connection of the address item; -1 outside of any
 * @param sequenceNumber of a sequenced address item; -1 without
 * @param data the data item
 */
record Envelope(boolean implicit, long connectionId, long sequenceNumber, long senderContext, ByteView data) {
    static final long NO_CONNECTION = -1;

    /** Where the items begin behind interface handle and timeout. */
    private static final int ITEMS_AT = EncapsulationHeader.SIZE + 6;

    private static final int MAX_ITEMS = 8;

    /** Whether these bytes are a message of EtherNet/IP that holds CIP. */
    static boolean fits(ByteView b) {
        if (b.length() < 2) {
            return false;
        }
        int first = b.le16(0);
        boolean explicit = first == EncapsulationHeader.SEND_RR_DATA || first == EncapsulationHeader.SEND_UNIT_DATA;
        return explicit ? b.length() > ITEMS_AT : b.has(0, 4) && b.le16(2) == CpfItems.SEQUENCED_ADDRESS;
    }

    static Envelope of(ByteView b) {
        boolean implicit = b.has(0, 4) && b.le16(2) == CpfItems.SEQUENCED_ADDRESS;
        CpfItems items = new CpfItems(b, implicit ? 0 : ITEMS_AT);
        long connection = NO_CONNECTION;
        long sequence = -1;
        ByteView data = ByteView.EMPTY;
        boolean connected = false;
        for (int i = 0; i < MAX_ITEMS && items.next(); i++) {
            switch (items.type()) {
                case CpfItems.CONNECTED_ADDRESS ->
                    connection = items.length() == 4 ? items.data().le32(0) : 0;
                case CpfItems.SEQUENCED_ADDRESS -> {
                    connection = items.length() == 8 ? items.data().le32(0) : 0;
                    sequence = items.length() == 8 ? items.data().le32(4) : 0;
                }
                case CpfItems.CONNECTED_DATA -> {
                    data = items.data();
                    connected = true;
                }
                case CpfItems.UNCONNECTED_DATA -> data = items.data();
                default -> {}
            }
        }
        boolean onOne = connected && connection != NO_CONNECTION;
        long context = implicit ? 0 : EncapsulationHeader.senderContext(b);
        return new Envelope(implicit, onOne ? connection : connected ? 0 : NO_CONNECTION, sequence, context, data);
    }

    boolean isConnected() {
        return connectionId != NO_CONNECTION;
    }
}
