package io.otus.core.pipeline;

import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Request;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one context, reused for each call of a dissector. */
final class MessageContext implements Context {
    private @Nullable FlowSession session;
    private int sender;
    private Carrier carrier = Carrier.STREAM;
    private long time;
    private boolean hinted;
    private String address = "";

    MessageContext set(FlowSession flowSession, int side, Carrier by, long eventTime, boolean fitsHint) {
        session = flowSession;
        sender = side;
        carrier = by;
        time = eventTime;
        hinted = fitsHint;
        address = "";
        return this;
    }

    /** The parent layer addressed this. */
    MessageContext addressedTo(String parentAddress) {
        address = parentAddress;
        return this;
    }

    private FlowSession session() {
        return Objects.requireNonNull(session);
    }

    @Override
    public Direction direction() {
        int client = session().flow.client();
        if (client == FlowInfo.NOBODY) {
            return Direction.UNKNOWN;
        }
        return client == sender ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
    }

    @Override
    public Carrier carrier() {
        return carrier;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public boolean hinted() {
        return hinted;
    }

    @Override
    public String parentAddress() {
        return address;
    }

    @Override
    public Endpoint source() {
        return session().flow.endpoint(sender);
    }

    @Override
    public Endpoint destination() {
        return session().flow.endpoint(1 - sender);
    }

    @Override
    public @Nullable Request pending(long transaction) {
        Transactions transactions = session().transactions;
        if (transactions == null) {
            return null;
        }
        Transactions.Pending found = transactions.find(transaction, 1 - sender);
        return found == null ? null : found.request();
    }
}
