package io.otus.dissect.dhcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.identity.Enterprises;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reports the identity of a client from its request. The client is known by its hardware address, since the sender of
 * the frame may be a relay. A requested address (option 50) is not claimed: the server grants it or not.
 */
final class ClientClaims {
    /**
     * Client identifier with an IAID u32 and a DUID, by which a client is known whatever its MAC address is (RFC 4361
     * §6.1).
     */
    private static final int NODE_SPECIFIC = 255;

    private static final int DUID_AT = 5;

    private final DhcpOptions options;
    private final Endpoint client;
    private final Output out;

    ClientClaims(DhcpOptions options, MacAddress hardwareAddress, Context context, Output out) {
        this.options = options;
        this.client = Endpoint.at(context.source().segment(), hardwareAddress);
        this.out = out;
    }

    void tell(String hostName, String vendorClass, String fqdn, RelayAgent relay) {
        claim(Attribute.NAME, hostName, "dhcp host_name");
        claim(Attribute.DESCRIPTION, vendorClass, "dhcp vendor_class_identifier");
        if (hostName.isBlank()) {
            claim(Attribute.NAME, fqdn, "dhcp client_fqdn");
        }
        identifier(options.get(DhcpOptions.CLIENT_IDENTIFIER, 2));
        ByteView vendor = options.get(DhcpOptions.VENDOR_IDENTIFYING_CLASS, 4);
        if (vendor != null) {
            claim(Attribute.VENDOR, Enterprises.maker(vendor.u32(0)), "dhcp vendor_identifying_vendor_class");
        }
        ByteView asked = options.get(DhcpOptions.PARAMETER_REQUEST_LIST, 1);
        if (asked != null) {
            claim(Attribute.FINGERPRINT, numbers(asked), "dhcp parameter_request_list");
        }
        claim(Attribute.ATTACHED, relay.text(), "dhcp relay_agent_information");
    }

    /**
     * Type u8 and identifier, RFC 2132 §9.14. One of a hardware type is an address, which says no more than the
     * hardware address does.
     */
    private void identifier(@Nullable ByteView option) {
        if (option == null) {
            return;
        }
        int type = option.u8(0);
        if (type == NODE_SPECIFIC && option.length() >= DUID_AT + 2) {
            claim(Attribute.INSTANCE, option.from(DUID_AT).octets().toString(), "dhcp client_identifier");
        } else if (type == 0) {
            claim(
                    Attribute.INSTANCE,
                    readable(option.octets(1, option.length() - 1)),
                    "dhcp client_identifier, type 0");
        }
    }

    /** The numbers of the options asked for, in order, as {@code 1,3,6}. */
    private static String numbers(ByteView list) {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < list.length(); i++) {
            numbers.append(i == 0 ? "" : ",").append(list.u8(i));
        }
        return numbers.toString();
    }

    /** Octets as the text that they are, else in hexadecimal. */
    static String readable(Octets octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.u8(i) < ' ' || octets.u8(i) > '~') {
                return octets.toString();
            }
        }
        return new String(octets.toArray(), StandardCharsets.US_ASCII);
    }

    private void claim(Attribute attribute, String value, String source) {
        if (!value.isBlank()) {
            out.claim(client, "", attribute, value, source, Trust.NAME_SERVICE);
        }
    }
}
