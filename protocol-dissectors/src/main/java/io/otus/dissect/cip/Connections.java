package io.otus.dissect.cip;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The connections that were opened, whichever flow their data take: implicit data come as datagrams, apart from the
 * stream that opened them. Bounded: one more pushes out the one opened first. Confined to the analysis thread.
 */
final class Connections {
    /** Most connections known at a time. */
    static final int MAX = 16_384;

    private final LinkedHashMap<Serial, Opened> bySerial = new LinkedHashMap<>();
    private final Map<End, Connection> byProducer = new LinkedHashMap<>();
    private final Map<End, Connection> byConsumer = new LinkedHashMap<>();
    private int changes;

    /**
     * What names a connection at a node (§3-5.5.1): who opened it, and its number there. Each bridge on its way passes
     * the first three on to the next node, where it is another connection, from the bridge.
     */
    record Serial(
            int vendorId,
            long originatorSerialNumber,
            int connectionSerialNumber,
            int segment,
            @Nullable IpAddress target) {
        static Serial of(ConnectionContent.Close close, Endpoint target) {
            return new Serial(
                    close.vendorId(),
                    close.originatorSerialNumber(),
                    close.serialNumber(),
                    target.segment(),
                    target.ip());
        }

        private static Serial of(Connection connection, int segment) {
            return new Serial(
                    connection.originatorVendorId(),
                    connection.originatorSerialNumber(),
                    connection.serialNumber(),
                    segment,
                    connection.target());
        }
    }

    /**
     * A connection.
     *
     * @param shared whether several opened one of this name there: some libraries have one serial number for all hosts
     */
    private record Opened(Connection connection, boolean shared) {}

    /** Data with this connection id at this node: cells that are built alike have the same addresses and ids. */
    private record End(
            long connectionId, int segment, @Nullable IpAddress node) {}

    /** Counts openings and closings, so that what was found before can be known to hold still. */
    int changes() {
        return changes;
    }

    /** Adds a connection to a node of this segment. */
    void open(Connection connection, int segment) {
        Serial serial = Serial.of(connection, segment);
        Opened before = bySerial.remove(serial);
        if (before != null) {
            forget(before.connection(), segment);
        }
        if (bySerial.size() == MAX) {
            Map.Entry<Serial, Opened> oldest = bySerial.firstEntry();
            bySerial.remove(oldest.getKey());
            forget(oldest.getValue().connection(), oldest.getKey().segment());
        }
        boolean shared = before != null
                && (before.shared() || !Objects.equals(before.connection().originator(), connection.originator()));
        bySerial.put(serial, new Opened(connection, shared));
        byProducer.put(new End(connection.originatorToTarget(), segment, connection.originator()), connection);
        byProducer.put(new End(connection.targetToOriginator(), segment, connection.target()), connection);
        byConsumer.put(new End(connection.originatorToTarget(), segment, connection.target()), connection);
        byConsumer.put(new End(connection.targetToOriginator(), segment, connection.originator()), connection);
        changes++;
    }

    private void forget(Connection connection, int segment) {
        byProducer.remove(new End(connection.originatorToTarget(), segment, connection.originator()), connection);
        byProducer.remove(new End(connection.targetToOriginator(), segment, connection.target()), connection);
        byConsumer.remove(new End(connection.originatorToTarget(), segment, connection.target()), connection);
        byConsumer.remove(new End(connection.targetToOriginator(), segment, connection.originator()), connection);
    }

    /** Forgets it; null where it was not known. */
    @Nullable
    Connection close(Serial serial) {
        Opened closed = bySerial.remove(serial);
        if (closed == null) {
            return null;
        }
        forget(closed.connection(), serial.segment());
        changes++;
        return closed.connection();
    }

    /**
     * Whether somebody else opened it, as was seen: a connection is its originator's to close (§3-5.5.2), and who else
     * does it names one that is none of his. Nobody is accused where several opened one of that name.
     */
    boolean isOfAnother(Serial serial, @Nullable IpAddress closes) {
        Opened opened = bySerial.get(serial);
        IpAddress originator =
                opened == null || opened.shared() ? null : opened.connection().originator();
        return originator != null && closes != null && !originator.equals(closes);
    }

    /** The connection that data with this id from this node belong to; null where its opening was not seen. */
    @Nullable
    Connection producedBy(Endpoint producer, long connectionId) {
        return byProducer.get(new End(connectionId, producer.segment(), producer.ip()));
    }

    /**
     * The connection of which this node takes data with this id, though from somebody else than who sends them now;
     * null where there is none, or several opened one of that name: then one of them may have moved.
     */
    @Nullable
    Connection consumedBy(Endpoint consumer, long connectionId) {
        Connection connection = byConsumer.get(new End(connectionId, consumer.segment(), consumer.ip()));
        Opened opened = connection == null ? null : bySerial.get(Serial.of(connection, consumer.segment()));
        return opened == null || opened.shared() ? null : connection;
    }
}
