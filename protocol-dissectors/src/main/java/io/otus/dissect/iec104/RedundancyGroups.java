package io.otus.dissect.iec104;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Redundancy groups, IEC 60870-5-104 §10: several connections between the same two hosts, one of which carries data.
 * Which connections belong together is configured and not on the wire; here it is those that live at the same time. All
 * flows share one. Confined.
 */
final class RedundancyGroups {
    /** Most pairs of hosts remembered; beyond, the one that spoke least recently is forgotten. */
    static final int MAX_GROUPS = 4_096;
    /** Most connections remembered of one pair; beyond, the one that was silent longest is forgotten. */
    static final int MAX_CONNECTIONS = 16;

    /**
     * Time after which a silent connection is gone: three times t3, the time between tests, which is 20 s unless agreed
     * otherwise (§9.6).
     */
    private static final long ALIVE = Nanos.MINUTE;

    private final Map<Hosts, Group> groups = new LinkedHashMap<>(16, 0.75f, true);

    /** Two hosts, in the order of their text. */
    private record Hosts(int segment, IpAddress one, IpAddress other) {}

    /** The connections between two hosts, and the one that carried data last. */
    private static final class Group {
        private final List<Connection> connections = new ArrayList<>(1);
        private @Nullable Connection active;
    }

    /** One connection of a group. */
    static final class Connection {
        private final Group group;
        private final IpAddress host;
        private final int hostPort;
        private final int otherPort;
        private final long firstSeen;
        private long lastSeen;

        private Connection(Group group, IpAddress host, int hostPort, int otherPort, long firstSeen) {
            this.group = group;
            this.host = host;
            this.hostPort = hostPort;
            this.otherPort = otherPort;
            this.firstSeen = firstSeen;
            lastSeen = firstSeen;
        }

        /** The connection carried data, a test or an acknowledgement. */
        void seen(long time, boolean isData) {
            lastSeen = time;
            if (isData) {
                group.active = this;
            }
        }

        /** Its port on one of its hosts, 0 to 65535. */
        int port(@Nullable IpAddress of) {
            return host.equals(of) ? hostPort : otherPort;
        }

        /** How many connections of its group live, this one too. */
        int alive() {
            int count = 0;
            for (Connection connection : group.connections) {
                count += connection == this || livesWith(connection) ? 1 : 0;
            }
            return count;
        }

        /** The connection that carried data until now, where this one stood by; null where there is none. */
        @Nullable
        Connection takesOverFrom() {
            Connection active = group.active;
            return active != null && active != this && livesWith(active) ? active : null;
        }

        /** Whether both were there at one time, and the other spoke not long ago. */
        private boolean livesWith(Connection other) {
            return lastSeen - other.lastSeen <= ALIVE && firstSeen <= other.lastSeen && other.firstSeen <= lastSeen;
        }
    }

    /**
     * The connection of this message, which is a member of its group from now on; null where its hosts have no IP
     * addresses.
     */
    @Nullable
    Connection join(Context context) {
        Endpoint source = context.source();
        Endpoint destination = context.destination();
        IpAddress from = source.ip();
        IpAddress to = destination.ip();
        if (from == null || to == null) {
            return null;
        }
        boolean inOrder = from.toString().compareTo(to.toString()) <= 0;
        IpAddress one = inOrder ? from : to;
        int onePort = inOrder ? source.port() : destination.port();
        int otherPort = inOrder ? destination.port() : source.port();
        Group group = groups.computeIfAbsent(new Hosts(source.segment(), one, inOrder ? to : from), _ -> new Group());
        if (groups.size() > MAX_GROUPS) {
            groups.remove(groups.keySet().iterator().next());
        }
        for (Connection connection : group.connections) {
            if (connection.hostPort == onePort && connection.otherPort == otherPort) {
                return connection;
            }
        }
        if (group.connections.size() == MAX_CONNECTIONS) {
            group.connections.remove(
                    Collections.min(group.connections, Comparator.comparingLong(connection -> connection.lastSeen)));
        }
        Connection connection = new Connection(group, one, onePort, otherPort, context.time());
        group.connections.add(connection);
        return connection;
    }
}
