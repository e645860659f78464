package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Service;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Network layer messages, clause 6.4, and what they mean. */
final class NetworkMessages extends ContentReader {
    private static final int WHO_IS_ROUTER = 0;
    private static final int I_AM_ROUTER = 1;
    private static final int INITIALIZE_ROUTING_TABLE = 6;
    private static final int WHAT_IS_NETWORK_NUMBER = 0x12;
    private static final int NETWORK_NUMBER_IS = 0x13;
    /** Message types from here on are proprietary and carry a vendor id. */
    private static final int PROPRIETARY = 0x80;

    private static final Service[] SERVICES = {
        service("who_is_router_to_network", Action.DISCOVER),
        service("i_am_router_to_network", Action.IDENTIFY),
        service("i_could_be_router_to_network", Action.IDENTIFY),
        service("reject_message_to_network", Action.NOTIFY),
        service("router_busy_to_network", Action.NOTIFY),
        service("router_available_to_network", Action.NOTIFY),
        service("initialize_routing_table", Action.CONFIGURE),
        service("initialize_routing_table_ack", Action.NOTIFY),
        service("establish_connection_to_network", Action.CONFIGURE),
        service("disconnect_connection_to_network", Action.CONFIGURE),
        service("challenge_request", Action.AUTHENTICATE),
        service("security_payload", Action.OTHER),
        service("security_response", Action.OTHER),
        service("request_key_update", Action.AUTHENTICATE),
        service("update_key_set", Action.CREDENTIAL_SET),
        service("update_distribution_key", Action.CREDENTIAL_SET),
        service("request_master_key", Action.AUTHENTICATE),
        service("set_master_key", Action.CREDENTIAL_SET),
        service("what_is_network_number", Action.DISCOVER),
        service("network_number_is", Action.IDENTIFY)
    };
    /** An Initialize-Routing-Table message without ports: it asks for the table and changes nothing, clause 6.4.7. */
    private static final Service READ_ROUTING_TABLE =
            service("initialize_routing_table", Action.READ).keyed("initialize_routing_table/read");

    private static final Service PROPRIETARY_SERVICE = service("proprietary_network_message", Action.OTHER);
    private static final Service RESERVED_SERVICE = service("reserved_network_message", Action.OTHER);

    private static final String[] REJECT_REASONS = {
        "other",
        "not-directly-connected",
        "router-busy",
        "unknown-network-message",
        "message-too-long",
        "security-error",
        "addressing-error"
    };

    private final Output out;

    private NetworkMessages(ByteView message, int at, Output out) {
        super(message, at, message.length());
        this.out = out;
    }

    private static Service service(String name, Action action) {
        return new Service(-1, name, action);
    }

    /** Reads the message behind {@code npdu}. */
    static BacnetEvent.NetworkMessage read(Npdu npdu, ByteView message, Output out) {
        return new NetworkMessages(message, npdu.end(), out).read(npdu.messageType());
    }

    /** Reports what the message asks or announces, and what it shows of its sender. */
    static void tell(BacnetEvent.NetworkMessage read, Peers peers, Output out) {
        int type = read.type();
        Service service = service(read);
        boolean asks = switch (type) {
            case WHO_IS_ROUTER, INITIALIZE_ROUTING_TABLE, 8, 9, 0x0A, 0x0D, 0x0E, 0x0F, 0x10, 0x11 -> true;
            case WHAT_IS_NETWORK_NUMBER -> true;
            default -> false;
        };
        out.request(
                asks
                        ? Request.unconfirmed(service, peers.receiver(), List.of())
                                .withClientUnit(peers.askingUnit())
                        : Request.notification(service, peers.sender(), List.of())
                                .withClientUnit(peers.receiver()));
        if (type == I_AM_ROUTER) {
            peers.capability("router", "bacnet i_am_router_to_network");
        }
    }

    private static Service service(BacnetEvent.NetworkMessage read) {
        int type = read.type();
        if (type == INITIALIZE_ROUTING_TABLE
                && Elements.groups(read.content(), "ports").isEmpty()) {
            return READ_ROUTING_TABLE;
        }
        return type < SERVICES.length ? SERVICES[type] : type < PROPRIETARY ? RESERVED_SERVICE : PROPRIETARY_SERVICE;
    }

    private BacnetEvent.NetworkMessage read(int type) {
        int vendor = -1;
        switch (type) {
            case WHO_IS_ROUTER -> {
                if (at < end) {
                    network();
                }
            }
            case I_AM_ROUTER, 4, 5 -> networks();
            case 2 -> {
                network();
                octet("performance_index");
            }
            case 3 -> reject();
            case INITIALIZE_ROUTING_TABLE -> ports();
            case 7 -> {
                if (at < end) {
                    ports();
                }
            }
            case 8 -> {
                network();
                octet("termination_time_value");
            }
            case 9 -> network();
            case NETWORK_NUMBER_IS -> {
                word("network_number");
                flag();
            }
            case WHAT_IS_NETWORK_NUMBER -> {}
            default -> {
                if (type >= PROPRIETARY) {
                    vendor = has(2) ? message.u16(at) : -1;
                    at += vendor < 0 ? 0 : 2;
                }
                rest();
            }
        }
        if (cut || at < end) {
            out.malformed(BacnetAnomaly.NETWORK_MESSAGE, Math.min(at, end));
        }
        boolean known = type < SERVICES.length;
        if (!known) {
            out.unknown("network_message_type", type);
        }
        return new BacnetEvent.NetworkMessage(
                type, known ? SERVICES[type].name() : "network_message_" + type, vendor, content);
    }

    private void network() {
        word("destination_network_address");
    }

    private void octet(String name) {
        if (has(1)) {
            content.add(Element.number(name, message.u8(at++)));
        }
    }

    private void flag() {
        if (has(1)) {
            content.add(new Element.Value("configured", ValueList.bit(message.u8(at++) == 1)));
        }
    }

    private void reject() {
        if (has(1)) {
            int reason = message.u8(at++);
            content.add(Element.text(
                    "reject_reason",
                    reason < REJECT_REASONS.length ? REJECT_REASONS[reason] : Integer.toString(reason)));
            network();
        }
    }

    private void networks() {
        List<ValueList> networks = new ArrayList<>();
        while (at < end && has(2)) {
            networks.add(ValueList.unsigned(message.u16(at)));
            at += 2;
        }
        content.add(new Element.Values("destination_network_addresses", ValueList.join(networks)));
    }

    /** Clause 6.4.7: number of ports, then of each the network, the port, and information of a length of its own. */
    private void ports() {
        if (!has(1)) {
            return;
        }
        int count = message.u8(at++);
        List<Element.Group> ports = new ArrayList<>();
        for (int i = 0; i < count && has(4); i++) {
            int information = message.u8(at + 3);
            if (!has(4 + information)) {
                break;
            }
            ports.add(new Element.Group(
                    "port",
                    List.of(
                            Element.number("connected_dnet", message.u16(at)),
                            Element.number("port_id", message.u8(at + 2)),
                            Element.text(
                                    "port_info",
                                    message.octets(at + 4, information).toString()))));
            at += 4 + information;
        }
        content.add(new Element.Groups("ports", ports));
    }

    private void rest() {
        if (at < end) {
            content.add(Element.text("data", message.octets(at, end - at).toString()));
            at = end;
        }
    }
}
