package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Units;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.dissect.cip.CipEvent.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Takes CIP out of messages of EtherNet/IP. A message in a Multiple Service Packet or an Unconnected Send comes back
 * here as a message of its own, right behind the one that holds it.
 */
final class CipDissector implements Dissector {
    /** What a message of a Multiple Service Packet is addressed to. */
    static final String EMBEDDED = "message_router";
    /** Begins what a message in an Unconnected Send is addressed to; the route follows. */
    static final String ROUTED = "route ";

    private static final int SEQUENCE = 2;

    private final Connections connections;
    private final Router router;
    private final Outstanding outstanding = new Outstanding();
    private final Series series = new Series();
    private Exchange exchange = Exchange.unconnected(0);
    private long lastId = Envelope.NO_CONNECTION;
    private int lastChanges = -1;
    private boolean lastFromClient;
    private @Nullable Connection lastConnection;

    CipDissector(Known known) {
        this.connections = known.connections();
        this.router = new Router(known, outstanding);
    }

    private static boolean isEmbedded(Context context) {
        String address = context.parentAddress();
        return address.equals(EMBEDDED) || address.startsWith(ROUTED);
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return isEmbedded(context) || Envelope.fits(bytes) ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (isEmbedded(context)) {
            String address = context.parentAddress();
            if (address.equals(EMBEDDED)) {
                exchange.next();
            } else {
                exchange.route(address.substring(ROUTED.length()));
            }
            router.read(message, message, null, exchange, true, context, out);
            return;
        }
        Envelope envelope = Envelope.of(message);
        if (envelope.implicit()) {
            Connection connection = connection(envelope.connectionId(), context);
            if (connection == null) {
                ImplicitData.readUnknown(
                        envelope, connections.consumedBy(context.destination(), envelope.connectionId()), context, out);
            } else {
                ImplicitData.read(envelope, message, connection, context, out);
            }
            boolean isFromClient = context.direction() == Direction.FROM_CLIENT;
            if (series.isOfTwo(envelope.connectionId(), isFromClient, envelope.sequenceNumber(), envelope.data())) {
                out.malformed(CipAnomaly.TWO_SERIES, 0);
            }
        } else if (envelope.isConnected()) {
            connected(envelope, message, context, out);
        } else {
            exchange = Exchange.unconnected(envelope.senderContext());
            router.read(envelope.data(), message, null, exchange, false, context, out);
        }
    }

    /** Data of a class 2 or 3 connection begin with a sequence count (§3-4). */
    private void connected(Envelope envelope, ByteView message, Context context, Output out) {
        ByteView data = envelope.data();
        if (data.length() < SEQUENCE) {
            out.message(new CipEvent.ConnectedData(new Transport(envelope.connectionId(), -1), data.octets()));
            out.malformed(CipAnomaly.SEQUENCE, Math.max(0, data.positionIn(message)));
            return;
        }
        int sequenceCount = data.le16(0);
        Transport transport = new Transport(envelope.connectionId(), sequenceCount);
        ByteView inside = data.from(SEQUENCE);
        Connection connection = connection(envelope.connectionId(), context);
        if (connection != null && connection.isImplicit()) {
            ImplicitData.read(envelope, message, connection, context, out);
            return;
        }
        if (!Router.looksLikeMessage(inside)) {
            out.message(new CipEvent.ConnectedData(transport, inside.octets()));
            return;
        }
        boolean reply = Router.isReply(inside);
        long request = envelope.connectionId();
        if (reply) {
            request = connection != null
                    ? connection.originatorToTarget()
                    : outstanding.requestConnection(envelope.connectionId(), sequenceCount);
        }
        String unit = connection == null ? Units.UNKNOWN : connection.unit();
        exchange = Exchange.connected(request & 0xFFFF_FFFFL, sequenceCount, unit);
        router.read(inside, message, transport, exchange, false, context, out);
    }

    /** Most data of a flow are of one connection. */
    private @Nullable Connection connection(long id, Context context) {
        boolean fromClient = context.direction() == Direction.FROM_CLIENT;
        if (id != lastId || lastChanges != connections.changes() || lastFromClient != fromClient) {
            lastId = id;
            lastChanges = connections.changes();
            lastFromClient = fromClient;
            lastConnection = context.source().ip() == null ? null : connections.producedBy(context.source(), id);
        }
        return lastConnection;
    }

    @Override
    public void gap(Direction direction) {
        if (direction != Direction.FROM_CLIENT) {
            outstanding.clear();
        }
    }
}
