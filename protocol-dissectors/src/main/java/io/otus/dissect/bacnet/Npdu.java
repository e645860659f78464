package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/**
 * Network layer protocol data unit, clause 6.2. Addresses that the message does not carry are network -1 and no octets.
 *
 * <pre>
 *  version | control | DNET u16 DLEN u8 DADR | SNET u16 SLEN u8 SADR | hop count u8 | message type u8 (vendor id u16) or APDU
 *                      with control bit 5      with control bit 3      with bit 5     with control bit 7
 * </pre>
 *
 * @param control clause 6.2.2
 * @param destinationNetwork 65535 for a global broadcast
 * @param destinationAddress empty for a broadcast on the destination network
 * @param hopCount -1 where there is no destination
 * @param messageType network layer message type, -1 for an APDU
 * @param end index of the first byte after the header
 */
public record Npdu(
        int control,
        int destinationNetwork,
        Octets destinationAddress,
        int sourceNetwork,
        Octets sourceAddress,
        int hopCount,
        int messageType,
        int end) {
    private static final int VERSION = 1;
    private static final int NETWORK_MESSAGE = 0x80;
    private static final int HAS_DESTINATION = 0x20;
    private static final int HAS_SOURCE = 0x08;
    /** Message types from here on are proprietary and carry a vendor id. */
    private static final int PROPRIETARY = 0x80;

    private static final String[] MESSAGES = {
        "who_is_router_to_network",
        "i_am_router_to_network",
        "i_could_be_router_to_network",
        "reject_message_to_network",
        "router_busy_to_network",
        "router_available_to_network",
        "initialize_routing_table",
        "initialize_routing_table_ack",
        "establish_connection_to_network",
        "disconnect_connection_to_network"
    };

    /** Reads the header at {@code at}; null where it is malformed, which is reported. */
    static @Nullable Npdu read(ByteView b, int at, Output out) {
        if (!b.has(at, 2)) {
            out.malformed(BacnetAnomaly.NPDU_LENGTH, at);
            return null;
        }
        if (b.u8(at) != VERSION) {
            out.malformed(BacnetAnomaly.NPDU_VERSION, at);
            return null;
        }
        int control = b.u8(at + 1);
        int next = at + 2;
        int destinationNetwork = -1;
        Octets destination = Octets.EMPTY;
        int sourceNetwork = -1;
        Octets source = Octets.EMPTY;
        if ((control & HAS_DESTINATION) != 0) {
            if (!b.has(next, 3) || !b.has(next + 3, b.u8(next + 2))) {
                out.malformed(BacnetAnomaly.NPDU_LENGTH, next);
                return null;
            }
            destinationNetwork = b.u16(next);
            destination = b.octets(next + 3, b.u8(next + 2));
            next += 3 + destination.length();
        }
        if ((control & HAS_SOURCE) != 0) {
            if (!b.has(next, 3) || !b.has(next + 3, b.u8(next + 2))) {
                out.malformed(BacnetAnomaly.NPDU_LENGTH, next);
                return null;
            }
            sourceNetwork = b.u16(next);
            source = b.octets(next + 3, b.u8(next + 2));
            next += 3 + source.length();
        }
        int trailer = ((control & HAS_DESTINATION) != 0 ? 1 : 0) + ((control & NETWORK_MESSAGE) != 0 ? 1 : 0);
        if (!b.has(next, trailer)) {
            out.malformed(BacnetAnomaly.NPDU_LENGTH, next);
            return null;
        }
        int hopCount = (control & HAS_DESTINATION) != 0 ? b.u8(next++) : -1;
        int messageType = (control & NETWORK_MESSAGE) != 0 ? b.u8(next++) : -1;
        return new Npdu(control, destinationNetwork, destination, sourceNetwork, source, hopCount, messageType, next);
    }

    /** Name of the network layer message, clause 6.2.4. */
    String messageName() {
        if (messageType == 0x12) {
            return "what_is_network_number";
        }
        if (messageType == 0x13) {
            return "network_number_is";
        }
        return messageType < MESSAGES.length ? MESSAGES[messageType] : "network_message_" + messageType;
    }

    boolean isKnownMessage() {
        return messageType < MESSAGES.length || messageType == 0x12 || messageType == 0x13;
    }

    /** Whether the message type is a vendor's own. */
    boolean isProprietary() {
        return messageType >= PROPRIETARY;
    }

    /** {@code network/address} of a device behind a router; empty for a device on this network. */
    static String unit(int network, Octets address) {
        return network < 0 || address.length() == 0 ? "" : network + "/" + address;
    }

    void fields(FieldWriter out) {
        out.beginObject("npdu");
        out.number("control", control);
        if (destinationNetwork >= 0) {
            out.number("dnet", destinationNetwork);
            out.octets("dadr", destinationAddress);
            out.number("hop_count", hopCount);
        }
        if (sourceNetwork >= 0) {
            out.number("snet", sourceNetwork);
            out.octets("sadr", sourceAddress);
        }
        if (messageType >= 0) {
            out.number("message_type", messageType);
            out.text("message_name", messageName());
        }
        out.end();
    }
}
