package io.otus.core.event;

import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.BridgeId;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Network;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SessionSeen} shows. A fact of which consumers need several values is a record of its own, which the
 * dissector fills, so that nobody parses a text again. All others are a {@link Text}. The operation log has each fact
 * by its kind and its detail.
 */
public sealed interface SessionFact {
    /** The kind of fact, such as {@code connect}, {@code login}, {@code tls_hello}. */
    String kind();

    /** The rest of it for people, in the protocol's terms. */
    String detail();

    /**
     * A fact that is one text; for its kinds see {@link SessionSeen}.
     *
     * @param detail in the protocol's terms; the user name for a login
     */
    record Text(String kind, String detail) implements SessionFact {}

    /** A device asks who has an address, which nobody needs to answer. */
    record AddressQuery(IpAddress address) implements SessionFact {
        @Override
        public String kind() {
            return "address_query";
        }

        @Override
        public String detail() {
            return address.toString();
        }
    }

    /**
     * A device publishes a stream. Emitted at its first message, when its settings change, and once a minute while it
     * goes on. The unit of the event is the name by which subscribers know the stream.
     *
     * @param isSimulated whether its messages are marked as those of a test, which subscribers disregard unless they
     *     take part in it
     * @param outlasting for how long its messages say that they live, in milliseconds, where that is far longer than
     *     any before; else 0
     * @param settings what else subscribers are configured for
     */
    record Publication(boolean isSimulated, long outlasting, String settings) implements SessionFact {
        /** Prefix of the detail of a simulated stream; the baseline stores it. */
        public static final String SIMULATED = "simulation=1 ";

        /** Key in the detail ahead of the time that an outlasting stream states; the baseline stores it. */
        public static final String OUTLASTING = "timeAllowedToLive=";

        @Override
        public String kind() {
            return "publication";
        }

        @Override
        public String detail() {
            return (isSimulated ? SIMULATED : "") + (outlasting > 0 ? OUTLASTING + outlasting + ' ' : "") + settings;
        }
    }

    /**
     * A client asks a name server to take addresses from a name or give it others.
     *
     * @param addresses that the name is to have; none where it only loses them
     */
    record NameUpdate(String name, List<IpAddress> addresses) implements SessionFact {
        /** Keeps a copy, and the name fit to be shown. */
        public NameUpdate {
            name = ClaimText.clean(name);
            addresses = List.copyOf(addresses);
        }

        @Override
        public String kind() {
            return "name_update";
        }

        @Override
        public String detail() {
            StringBuilder detail = new StringBuilder(name);
            addresses.forEach(each -> detail.append(' ').append(each));
            return detail.toString();
        }
    }

    /**
     * A client puts a file into a machine.
     *
     * @param share that the file lies in; empty where there is none, or its name was not heard
     * @param name of the file
     */
    record FileStored(String share, String name) implements SessionFact {
        /** Cleans both, so that all who look at them see the same. */
        public FileStored {
            share = ClaimText.clean(share);
            name = ClaimText.clean(name);
        }

        @Override
        public String kind() {
            return "file_stored";
        }

        @Override
        public String detail() {
            return share.isEmpty() ? name : share + '\\' + name;
        }
    }

    /** A client sends a file in a message. */
    record Attachment(FileDigest file) implements SessionFact {
        @Override
        public String kind() {
            return "attachment";
        }

        @Override
        public String detail() {
            return file.toString();
        }
    }

    /**
     * A whole file was sent as the content of an answer or a request. The sender of a request that uploads a file is
     * the client. A packed file gives two of these: as it was sent, and unpacked.
     */
    record Content(FileDigest file) implements SessionFact {
        @Override
        public String kind() {
            return "content";
        }

        @Override
        public String detail() {
            return file.toString();
        }
    }

    /**
     * A bridge announces the root of its spanning tree. Emitted at its first message, when the root changes, and once a
     * minute while it goes on.
     *
     * @param cost what the way to the root costs
     * @param bridge who tells so
     */
    record SpanningTree(BridgeId root, long cost, BridgeId bridge) implements SessionFact {
        @Override
        public String kind() {
            return "spanning_tree";
        }

        @Override
        public String detail() {
            return root + " " + cost + ' ' + bridge;
        }
    }

    /**
     * A step in the lease of an address.
     *
     * @param client the hardware address that it is for, which need not be the one that the client sends from
     */
    record Lease(LeaseStep step, MacAddress client) implements SessionFact {
        @Override
        public String kind() {
            return step.kind();
        }

        @Override
        public String detail() {
            return client.toString();
        }
    }

    /**
     * A server gives a client the settings of its network.
     *
     * @param server who says so, whoever passes it on
     * @param network that the client is in; null where it is not told
     * @param routers by which it reaches others
     * @param nameServers whom it asks where a name leads
     */
    record Handed(IpAddress server, @Nullable Network network, List<IpAddress> routers, List<IpAddress> nameServers)
            implements SessionFact {
        public Handed {
            routers = List.copyOf(routers);
            nameServers = List.copyOf(nameServers);
        }

        @Override
        public String kind() {
            return "lease_options";
        }

        @Override
        public String detail() {
            return "network=" + (network == null ? "" : network) + " routers=" + joined(routers) + " name_servers="
                    + joined(nameServers);
        }

        private static String joined(List<IpAddress> addresses) {
            return addresses.stream().map(IpAddress::toString).collect(Collectors.joining(","));
        }
    }

    /**
     * A client looked for a station that is missing: it asks for the next one without having heard this one, or is told
     * that this one is not there. Emitted once in a flow, or once a minute, for each missing station.
     *
     * @param address on the line or in the device; of a master the one that the client speaks from
     * @param asked the frame that asked for it; null where it is not known, or the message itself shows who is missing
     */
    record StationMissing(
            StationKind what, String address, @Nullable FrameSpan asked) implements SessionFact {
        /** One that the message itself shows to be missing. */
        public StationMissing(StationKind what, String address) {
            this(what, address, null);
        }

        /** Cleans the address, so that all who look at it see the same. */
        public StationMissing {
            address = ClaimText.clean(address);
        }

        @Override
        public String kind() {
            return "station_missing";
        }

        @Override
        public String detail() {
            return address;
        }
    }

    /**
     * A clock announces by how many seconds its time is ahead of UTC. Emitted at its first such message in a flow, when
     * the offset changes, and once a minute while it goes on. The unit of the event is the grandmaster, with its
     * domain.
     *
     * @param isValid whether the clock vouches for it
     */
    record UtcOffset(int seconds, boolean isValid) implements SessionFact {
        @Override
        public String kind() {
            return "utc_offset";
        }

        @Override
        public String detail() {
            return seconds + (isValid ? " valid" : "");
        }
    }

    /**
     * A time server sent the time to one client or to all. The unit is the clock domain, where the protocol has
     * several.
     *
     * @param millis that time, in milliseconds since 1970, by UTC or as near to it as the protocol counts
     */
    record TimeTold(long millis) implements SessionFact {
        @Override
        public String kind() {
            return "time_told";
        }

        @Override
        public String detail() {
            return Long.toString(millis);
        }
    }

    /**
     * A client begins to encrypt.
     *
     * @param serverName whom it wants to speak with; empty where it does not say so
     * @param protocols that it offers to speak then
     */
    record EncryptionHello(String serverName, List<String> protocols) implements SessionFact {
        public EncryptionHello {
            protocols = List.copyOf(protocols);
        }

        @Override
        public String kind() {
            return "tls_hello";
        }

        @Override
        public String detail() {
            return "server_name=" + serverName + " application_protocols=" + String.join(",", protocols);
        }
    }

    /** Fingerprint of the software of a client that encrypts, from its hello. */
    record ClientFingerprint(String ja3, String ja4) implements SessionFact {
        @Override
        public String kind() {
            return "tls_fingerprint";
        }

        @Override
        public String detail() {
            return "ja3=" + ja3 + " ja4=" + ja4;
        }
    }

    /** Fingerprint of the software of a server that encrypts, from its hello. */
    record ServerFingerprint(String ja3s) implements SessionFact {
        @Override
        public String kind() {
            return "tls_fingerprint";
        }

        @Override
        public String detail() {
            return "ja3s=" + ja3s;
        }
    }

    /**
     * Somebody shows a certificate.
     *
     * @param kind by the protocol that carries it, such as {@code tls_certificate}
     * @param sha256 of the certificate, in hexadecimal
     */
    record Certificate(String kind, String subject, String issuer, String sha256) implements SessionFact {
        @Override
        public String detail() {
            return "subject=" + subject + " issuer=" + issuer + " sha256=" + sha256;
        }
    }
}
