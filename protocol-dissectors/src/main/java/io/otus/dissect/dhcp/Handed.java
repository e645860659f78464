package io.otus.dissect.dhcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.SessionFact;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Network;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the settings that a server gives its clients, RFC 2132 §3.5 and §3.8. */
final class Handed {
    private static final int ADDRESS = 4;
    private static final int BITS = 32;

    private Handed() {}

    /** Routers and name servers in an answer, and the server that gave it; null where there are none. */
    static SessionFact.@Nullable Handed read(ByteView message, DhcpOptions options, @Nullable IpAddress sender) {
        List<IpAddress> routers = addresses(options.get(DhcpOptions.ROUTER, ADDRESS));
        List<IpAddress> nameServers = addresses(options.get(DhcpOptions.NAME_SERVER, ADDRESS));
        if (routers.isEmpty() && nameServers.isEmpty()) {
            return null;
        }
        ByteView identifier = options.get(DhcpOptions.SERVER_IDENTIFIER, ADDRESS);
        IpAddress server = identifier == null ? sender : IpAddress.readV4(identifier, 0);
        return server == null ? null : new SessionFact.Handed(server, network(message, options), routers, nameServers);
    }

    private static List<IpAddress> addresses(@Nullable ByteView option) {
        List<IpAddress> read = new ArrayList<>(2);
        for (int at = 0; option != null && option.has(at, ADDRESS); at += ADDRESS) {
            IpAddress address = IpAddress.readV4(option, at);
            if (address.isUnicast()) {
                read.add(address);
            }
        }
        return read;
    }

    /** The network of the client, by option 1 (§3.3); null where it is not stated. */
    private static @Nullable Network network(ByteView message, DhcpOptions options) {
        ByteView mask = options.get(DhcpOptions.SUBNET_MASK, ADDRESS);
        IpAddress given = DhcpHeader.yourAddress(message);
        IpAddress client = given.isUnicast() ? given : DhcpHeader.clientAddress(message);
        if (mask == null || !client.isUnicast()) {
            return null;
        }
        int prefix = Long.numberOfLeadingZeros(~(mask.u32(0) << BITS));
        return Network.of(client, Math.min(prefix, BITS));
    }
}
