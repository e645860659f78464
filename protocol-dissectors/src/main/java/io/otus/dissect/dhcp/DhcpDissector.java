package io.otus.dissect.dhcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.LeaseStep;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one DHCP message per datagram. */
final class DhcpDissector implements Dissector {
    private static final int BOOTREQUEST = 1;
    private static final int BOOTREPLY = 2;
    private static final int DISCOVER = 1;
    private static final int OFFER = 2;
    private static final int REQUEST = 3;
    private static final int DECLINE = 4;
    private static final int ACK = 5;
    private static final int NAK = 6;
    private static final String[] TYPES = {
        "bootp", "discover", "offer", "request", "decline", "ack", "nak", "release", "inform"
    };

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < DhcpHeader.SIZE || !DhcpHeader.hasMagicCookie(bytes)) {
            return NOT_MINE;
        }
        return bytes.length();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        DhcpOptions options = DhcpOptions.read(message, out);
        int op = DhcpHeader.op(message);
        if (op != BOOTREQUEST && op != BOOTREPLY) {
            out.malformed(DhcpAnomaly.OP, 0);
        }
        ByteView typeOption = options.get(DhcpOptions.MESSAGE_TYPE, 1);
        int type = typeOption == null ? 0 : typeOption.u8(0);
        if (type >= TYPES.length) {
            out.unknown("message_type", type);
        }
        RelayAgent relay = RelayAgent.read(options.get(DhcpOptions.RELAY_AGENT_INFORMATION, 1));
        DhcpEvent.Message event = event(message, options, type, relay);
        out.message(event);
        if (op == BOOTREQUEST || op == BOOTREPLY) {
            out.direction(op == BOOTREQUEST ? Direction.FROM_CLIENT : Direction.FROM_SERVER);
        }
        MacAddress client = DhcpHeader.clientHardwareAddress(message);
        if (!DhcpHeader.isEthernet(message) || client.isGroup()) {
            return;
        }
        if (op == BOOTREQUEST) {
            boolean asks = type == DISCOVER || type == REQUEST;
            if (asks && DhcpHeader.relayAddress(message).isUnspecified()) {
                out.session(Direction.FROM_CLIENT, "", new SessionFact.Lease(LeaseStep.REQUEST, client));
            } else if (type == DECLINE) {
                out.session(Direction.FROM_CLIENT, "", new SessionFact.Lease(LeaseStep.DECLINED, client));
            }
            new ClientClaims(options, client, context, out)
                    .tell(event.hostName(), event.vendorClassIdentifier(), event.clientFqdn(), relay);
        } else {
            tellServer(message, options, type, context, out);
            if (type == NAK) {
                out.session(Direction.FROM_SERVER, "", new SessionFact.Lease(LeaseStep.REFUSED, client));
            }
            SessionFact.Handed handed = type == OFFER || type == ACK
                    ? Handed.read(message, options, context.source().ip())
                    : null;
            if (handed != null) {
                out.session(Direction.FROM_SERVER, "", handed);
            }
            IpAddress granted = DhcpHeader.yourAddress(message);
            if (type == ACK && granted.isUnicast()) {
                // One that answers an INFORM gives no address: RFC 2131 section 4.3.5.
                out.binding(client, granted, AddressBinding.Source.DHCP_ACK, event.leaseTime());
            }
        }
    }

    private static DhcpEvent.Message event(ByteView message, DhcpOptions options, int type, RelayAgent relay) {
        ByteView leaseTime = options.get(DhcpOptions.LEASE_TIME, 4);
        ByteView fqdn = options.get(DhcpOptions.CLIENT_FQDN, 1);
        boolean ethernet = DhcpHeader.isEthernet(message);
        return new DhcpEvent.Message(
                type < TYPES.length ? TYPES[type] : "message_type_" + type,
                DhcpHeader.op(message),
                DhcpHeader.transactionId(message),
                ethernet ? DhcpHeader.clientHardwareAddress(message).toString() : "",
                DhcpHeader.clientAddress(message).toString(),
                DhcpHeader.yourAddress(message).toString(),
                DhcpHeader.relayAddress(message).toString(),
                text(options.get(DhcpOptions.HOST_NAME, 1)),
                address(options.get(DhcpOptions.REQUESTED_IP_ADDRESS, 4)),
                leaseTime == null ? 0 : leaseTime.u32(0),
                address(options.get(DhcpOptions.SERVER_IDENTIFIER, 4)),
                text(options.get(DhcpOptions.VENDOR_CLASS_IDENTIFIER, 1)),
                octets(options.get(DhcpOptions.CLIENT_IDENTIFIER, 1)),
                octets(options.get(DhcpOptions.PARAMETER_REQUEST_LIST, 1)),
                fqdn == null ? "" : ClientFqdn.name(fqdn),
                relay.circuitId(),
                relay.remoteId());
    }

    /**
     * Reports the sender of an answer as a server, unless it is the relay that the message names, which passes on the
     * answer of another server, RFC 2131 section 4.1 (that of option 54).
     */
    private static void tellServer(ByteView message, DhcpOptions options, int type, Context context, Output out) {
        ByteView server = options.get(DhcpOptions.SERVER_IDENTIFIER, 4);
        IpAddress sender = context.source().ip();
        boolean isItself = server != null && IpAddress.readV4(server, 0).equals(sender);
        if ((type == OFFER || type == ACK)
                && (isItself || DhcpHeader.relayAddress(message).isUnspecified())) {
            out.claim(
                    context.source(), "", Attribute.SERVICE, "dhcp_server", "dhcp " + TYPES[type], Trust.NAME_SERVICE);
        }
    }

    private static String text(@Nullable ByteView value) {
        return value == null ? "" : value.text(0, value.length(), StandardCharsets.UTF_8);
    }

    private static String address(@Nullable ByteView value) {
        return value == null ? "0.0.0.0" : IpAddress.readV4(value, 0).toString();
    }

    private static Octets octets(@Nullable ByteView value) {
        return value == null ? Octets.EMPTY : value.octets();
    }
}
