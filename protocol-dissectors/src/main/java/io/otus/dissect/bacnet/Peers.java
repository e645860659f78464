package io.otus.dissect.bacnet;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/**
 * Who truly speaks to whom: a router or BBMD passes on what devices behind it say (clause 6.2.2, J.2.5).
 *
 * @param origin who sent a forwarded message first; null where it was not forwarded
 */
record Peers(Npdu npdu, @Nullable Endpoint origin, Context context, Output out) {
    /** {@code network/address} of a device behind a router; empty for a device on this network. */
    static String unit(int network, Octets address) {
        return network < 0 || address.length() == 0 ? "" : network + "/" + address;
    }

    /** The device that sends: behind a router by network and address, behind a BBMD by the address it had there; else empty. */
    String sender() {
        String routed = unit(npdu.sourceNetwork(), npdu.sourceAddress());
        return routed.isEmpty() && origin != null ? origin.ip() + ":" + origin.port() : routed;
    }

    /** The device that is meant, where it is behind a router; else empty. */
    String receiver() {
        return unit(npdu.destinationNetwork(), npdu.destinationAddress());
    }

    /** The sender says this of itself. */
    void claim(Attribute attribute, String value, String source, Trust trust) {
        String routed = unit(npdu.sourceNetwork(), npdu.sourceAddress());
        out.claim(origin != null ? origin : context.source(), routed, attribute, value, source, trust);
    }

    /** What the node that put the message on this network can do. */
    void capability(String capability, String source) {
        out.claim(
                origin != null ? origin : context.source(), "", Attribute.CAPABILITY, capability, source, Trust.DEVICE);
    }
}
