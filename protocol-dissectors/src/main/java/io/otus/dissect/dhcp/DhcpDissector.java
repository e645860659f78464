package io.otus.dissect.dhcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.layer.identity.Enterprises;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one DHCP message per datagram. */
final class DhcpDissector implements Dissector {
    /** Client identifier with an IAID and a DUID, by which a client is known whatever its MAC address is (RFC 4361 §6.1). */
    private static final int NODE_SPECIFIC = 255;

    private static final int DUID_AT = 5;

    private static final int BOOTREQUEST = 1;
    private static final int BOOTREPLY = 2;
    private static final int ACK = 5;
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
        String hostName = text(options.get(DhcpOptions.HOST_NAME, 1));
        String vendorClass = text(options.get(DhcpOptions.VENDOR_CLASS_IDENTIFIER, 1));
        ByteView lease = options.get(DhcpOptions.LEASE_TIME, 4);
        long leaseTime = lease == null ? 0 : lease.u32(0);
        ByteView fqdnOption = options.get(DhcpOptions.CLIENT_FQDN, 1);
        String fqdn = fqdnOption == null ? "" : ClientFqdn.name(fqdnOption);
        RelayAgent relay = RelayAgent.read(options.get(DhcpOptions.RELAY_AGENT_INFORMATION, 1));
        boolean ethernet = DhcpHeader.isEthernet(message);
        out.message(new DhcpEvent.Message(
                type < TYPES.length ? TYPES[type] : "message_type_" + type,
                op,
                DhcpHeader.transactionId(message),
                ethernet ? DhcpHeader.clientHardwareAddress(message).toString() : "",
                DhcpHeader.clientAddress(message).toString(),
                DhcpHeader.yourAddress(message).toString(),
                DhcpHeader.relayAddress(message).toString(),
                hostName,
                address(options.get(DhcpOptions.REQUESTED_IP_ADDRESS, 4)),
                leaseTime,
                address(options.get(DhcpOptions.SERVER_IDENTIFIER, 4)),
                vendorClass,
                octets(options.get(DhcpOptions.CLIENT_IDENTIFIER, 1)),
                octets(options.get(DhcpOptions.PARAMETER_REQUEST_LIST, 1)),
                fqdn,
                relay.circuitId(),
                relay.remoteId()));
        if (op == BOOTREQUEST || op == BOOTREPLY) {
            out.direction(op == BOOTREQUEST ? Direction.FROM_CLIENT : Direction.FROM_SERVER);
        }
        if (ethernet) {
            tell(message, context, op, type, hostName, vendorClass, leaseTime, out);
            if (op == BOOTREQUEST) {
                tellMore(message, context, hostName, fqdn, options, out);
            }
        }
    }

    /** A client speaks of itself in its requests; the server's acknowledgement is what binds the address. */
    private static void tell(
            ByteView message,
            Context context,
            int op,
            int type,
            String hostName,
            String vendorClass,
            long leaseTime,
            Output out) {
        MacAddress mac = DhcpHeader.clientHardwareAddress(message);
        if (mac.isGroup()) {
            return;
        }
        if (op == BOOTREQUEST) {
            Endpoint client = new Endpoint(context.source().segment(), mac, null, Endpoint.NO_PORT);
            out.claim(client, "", Attribute.NAME, hostName, "dhcp host_name", Trust.NAME_SERVICE);
            out.claim(
                    client, "", Attribute.DESCRIPTION, vendorClass, "dhcp vendor_class_identifier", Trust.NAME_SERVICE);
        } else if (type == ACK && DhcpHeader.yourAddress(message).isUnicast()) {
            IpAddress granted = DhcpHeader.yourAddress(message);
            out.binding(mac, granted, AddressBinding.Source.DHCP_ACK, leaseTime);
        }
    }

    /** The whole name where there is no short one, and a maker by its enterprise number (RFC 3925 §3). */
    private static void tellMore(
            ByteView message, Context context, String hostName, String fqdn, DhcpOptions options, Output out) {
        MacAddress mac = DhcpHeader.clientHardwareAddress(message);
        if (mac.isGroup()) {
            return;
        }
        Endpoint client = new Endpoint(context.source().segment(), mac, null, Endpoint.NO_PORT);
        if (hostName.isBlank() && !fqdn.isEmpty()) {
            out.claim(client, "", Attribute.NAME, fqdn, "dhcp client_fqdn", Trust.NAME_SERVICE);
        }
        ByteView identifier = options.get(DhcpOptions.CLIENT_IDENTIFIER, DUID_AT + 2);
        if (identifier != null && identifier.u8(0) == NODE_SPECIFIC) {
            out.claim(
                    client,
                    "",
                    Attribute.INSTANCE,
                    identifier.from(DUID_AT).octets().toString(),
                    "dhcp client_identifier",
                    Trust.NAME_SERVICE);
        }
        ByteView vendor = options.get(DhcpOptions.VENDOR_IDENTIFYING_CLASS, 4);
        if (vendor != null) {
            String maker = Enterprises.maker(vendor.u32(0));
            if (!maker.isEmpty()) {
                out.claim(
                        client,
                        "",
                        Attribute.VENDOR,
                        maker,
                        "dhcp vendor_identifying_vendor_class",
                        Trust.NAME_SERVICE);
            }
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
