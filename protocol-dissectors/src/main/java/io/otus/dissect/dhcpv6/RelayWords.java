package io.otus.dissect.dhcpv6;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the innermost relay around a message states of its client; that is the relay that the client is connected to.
 * Relay options that a client writes into its own message are ignored.
 */
final class RelayWords {
    /** RFC 8415 §21.18: the relay's interface, in its own terms. */
    static final int INTERFACE_ID = 18;
    /** RFC 4649 §3: enterprise number u32, then the relay or its port in that maker's terms. */
    static final int REMOTE_ID = 37;
    /** RFC 6939 §4: hardware type u16, then the client's address. */
    static final int CLIENT_LINK_LAYER_ADDRESS = 79;

    private static final int ETHERNET = 1;

    private String interfaceId = "";
    private String remoteId = "";
    private @Nullable MacAddress address;
    private boolean ofClient;
    /** How deep the innermost relay's message lies; -1 where there is none. */
    private int innermost = -1;

    /**
     * A relay's message, or the frame, carries another one.
     *
     * @param type of the one carried; 0 where it is not known
     * @param depth of the one around it; -1 for the frame
     */
    void carries(int type, int depth) {
        if (depth != innermost || ofClient) {
            return;
        }
        if (Dhcpv6Header.isRelay(type)) {
            innermost = depth + 1;
            interfaceId = "";
            remoteId = "";
            address = null;
        } else {
            ofClient = type != 0 && !Dhcpv6Header.isFromServer(type);
        }
    }

    /** Reads an option of a relay in a message of this depth. */
    void option(int code, ByteView value, int depth, List<Element> fields) {
        boolean counts = depth == innermost;
        switch (code) {
            case INTERFACE_ID -> {
                String octets = value.octets().toString();
                fields.add(Element.text("interface_id", octets));
                interfaceId = counts ? octets : interfaceId;
            }
            case REMOTE_ID -> {
                if (value.length() > 4) {
                    String octets = value.from(4).octets().toString();
                    fields.add(Element.number("remote_enterprise", value.u32(0)));
                    fields.add(Element.text("remote_id", octets));
                    remoteId = counts ? octets : remoteId;
                }
            }
            case CLIENT_LINK_LAYER_ADDRESS -> {
                if (value.length() == 8 && value.u16(0) == ETHERNET) {
                    MacAddress told = new MacAddress(value.u48(2));
                    fields.add(Element.text("client_link_layer_address", told.toString()));
                    address = counts ? told : address;
                }
            }
            default -> {
                // Others are no relay's.
            }
        }
    }

    /** The MAC address of the client; null where no client speaks, or the relay does not state it. */
    @Nullable
    MacAddress clientAddress() {
        return ofClient ? address : null;
    }

    /** Where the client is connected, in the relay's terms; empty where that is not stated. */
    String attached() {
        String at = interfaceId.isEmpty() ? "" : "interface_id " + interfaceId;
        String by = remoteId.isEmpty() ? "" : "remote_id " + remoteId;
        return at.isEmpty() || by.isEmpty() ? at + by : at + ", " + by;
    }
}
