package io.otus.dissect.bacnet;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Speaker;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The original sender and receiver of a message: a router or BBMD passes on what devices behind it say (clause 6.2.2,
 * J.2.5).
 *
 * @param origin who sent a forwarded message first; null where it was not forwarded
 * @param from virtual address of the node that a BACnet/SC hub passes the message on for; else empty
 * @param to virtual address of the node that the hub is to pass it on to; else empty
 */
record Peers(Npdu npdu, @Nullable Endpoint origin, String from, String to, Context context, Output out) {
    /** {@code network/address} of a device behind a router; empty for a device on this network. */
    static String unit(int network, Octets address) {
        return network < 0 || address.length() == 0 ? "" : network + "/" + address;
    }

    /** The node at the other end of an exchange that a BACnet/SC hub passes on, by its virtual address; else empty. */
    String node() {
        return from.isEmpty() ? to : from;
    }

    /**
     * The device that sends: behind a router by network and address, behind a BBMD or hub by the address it has there;
     * else empty.
     */
    String sender() {
        String routed = unit(npdu.sourceNetwork(), npdu.sourceAddress());
        if (!routed.isEmpty()) {
            return routed;
        }
        return origin != null ? origin.ip() + ":" + origin.port() : from;
    }

    /** The device that is meant, where it is behind a router or hub; else empty. */
    String receiver() {
        String routed = unit(npdu.destinationNetwork(), npdu.destinationAddress());
        return routed.isEmpty() ? to : routed;
    }

    /** The device behind the router or hub that put the message on this network; empty where that one sends itself. */
    private String unit() {
        String routed = unit(npdu.sourceNetwork(), npdu.sourceAddress());
        return routed.isEmpty() ? from : routed;
    }

    /** The same, as far as it is behind who sent the frame: what a BBMD passes on is another device's. */
    String askingUnit() {
        return origin == null ? unit() : "";
    }

    /** The device that sent a forwarded message first; null where nobody forwarded it. */
    @Nullable
    Speaker speaker() {
        return origin == null ? null : new Speaker(home(origin), unit());
    }

    /** A BBMD that forwards its own message is at the place that the frame shows. */
    private Endpoint home(Endpoint first) {
        return Objects.equals(first.ip(), context.source().ip()) ? context.source() : first;
    }

    /** The sender says this of itself. */
    void claim(Attribute attribute, String value, String source, Trust trust) {
        out.claim(origin != null ? origin : context.source(), unit(), attribute, value, source, trust);
    }

    /** What the node that put the message on this network can do. */
    void capability(String capability, String source) {
        out.claim(
                origin != null ? origin : context.source(),
                from,
                Attribute.CAPABILITY,
                capability,
                source,
                Trust.DEVICE);
    }
}
