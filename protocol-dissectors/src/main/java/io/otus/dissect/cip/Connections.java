package io.otus.dissect.cip;

import io.otus.core.net.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections that were opened, whichever flow their data take: implicit data come as datagrams, apart from the
 * stream that opened them. Bounded: one more pushes out the one opened first. Confined to the analysis thread.
 */
final class Connections {
    /** Most connections known at a time. */
    static final int MAX = 16_384;

    private final LinkedHashMap<Serial, Connection> bySerial = new LinkedHashMap<>();
    private final Map<Produced, Connection> byProducer = new LinkedHashMap<>();
    private int changes;

    /** What names a connection for good (§3-5.5.1): who opened it, and its number there. */
    record Serial(int vendorId, long originatorSerialNumber, int connectionSerialNumber) {
        static Serial of(ConnectionContent.Close close) {
            return new Serial(close.vendorId(), close.originatorSerialNumber(), close.serialNumber());
        }
    }

    /** Data with this connection id from this node. */
    private record Produced(long connectionId, @Nullable IpAddress producer) {}

    /** Counts openings and closings, so that what was found before can be known to hold still. */
    int changes() {
        return changes;
    }

    void open(Connection connection) {
        Serial serial = serial(connection);
        Connection before = bySerial.remove(serial);
        if (before != null) {
            forget(before);
        }
        if (bySerial.size() == MAX) {
            Map.Entry<Serial, Connection> oldest = bySerial.firstEntry();
            bySerial.remove(oldest.getKey());
            forget(oldest.getValue());
        }
        bySerial.put(serial, connection);
        byProducer.put(new Produced(connection.originatorToTarget(), connection.originator()), connection);
        byProducer.put(new Produced(connection.targetToOriginator(), connection.target()), connection);
        changes++;
    }

    private static Serial serial(Connection connection) {
        return new Serial(
                connection.originatorVendorId(), connection.originatorSerialNumber(), connection.serialNumber());
    }

    private void forget(Connection connection) {
        byProducer.remove(new Produced(connection.originatorToTarget(), connection.originator()), connection);
        byProducer.remove(new Produced(connection.targetToOriginator(), connection.target()), connection);
    }

    /** Forgets it; null where it was not known. */
    @Nullable
    Connection close(Serial serial) {
        Connection closed = bySerial.remove(serial);
        if (closed != null) {
            forget(closed);
            changes++;
        }
        return closed;
    }

    /**
     * Whether somebody else opened it, as was seen: a connection is its originator's to close (§3-5.5.2), and who else
     * does it names one that is none of his.
     */
    boolean isOfAnother(Serial serial, @Nullable IpAddress closes) {
        Connection connection = bySerial.get(serial);
        IpAddress originator = connection == null ? null : connection.originator();
        return originator != null && closes != null && !originator.equals(closes);
    }

    /** The connection that data with this id from this node belong to; null where its opening was not seen. */
    @Nullable
    Connection producedBy(IpAddress producer, long connectionId) {
        return byProducer.get(new Produced(connectionId, producer));
    }
}
