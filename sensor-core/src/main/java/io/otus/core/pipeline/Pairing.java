package io.otus.core.pipeline;

import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs answers with requests. A request without answer is {@link Outcome#NO_RESPONSE} only if the reply direction was seen and free of gaps
 * until the deadline; otherwise {@link Outcome#UNPAIRED}, for a half-blind mirror must not accuse a device.
 */
final class Pairing {
    private final EventBus bus;
    private final List<FlowSession> waiting = new ArrayList<>();

    Pairing(EventBus bus) {
        this.bus = bus;
    }

    void request(
            FlowSession session, ProtocolEntry entry, Origin origin, @Nullable ProtocolEvent message, Request request) {
        boolean told = request.exchange() == Request.Exchange.NOTIFICATION;
        Operation operation = new Operation(
                origin,
                told ? origin.destination() : origin.source(),
                told ? origin.source() : origin.destination(),
                request.unit(),
                request.service(),
                request.points(),
                message);
        entry.counters().countOperation();
        if (request.exchange() != Request.Exchange.CONFIRMED) {
            bus.operationRequested(operation);
            bus.operationCompleted(
                    new OperationCompleted(operation, Outcome.UNCONFIRMED, operation.points(), -1, null, null));
            return;
        }
        Transactions transactions = session.transactions();
        Transactions.Pending repeated = transactions.take(request.transaction(), origin.sender());
        if (repeated != null) {
            giveUp(repeated, Outcome.UNPAIRED);
        }
        long deadline = origin.time() + entry.info().deadline();
        Transactions.Pending evicted = transactions.add(new Transactions.Pending(
                request, operation, origin.sender(), deadline, session.gaps(1 - origin.sender())));
        bus.operationRequested(operation);
        if (evicted != null) {
            entry.counters().countEvicted();
            giveUp(evicted, Outcome.UNPAIRED);
        }
        if (!session.swept) {
            session.swept = true;
            waiting.add(session);
        }
    }

    void response(
            FlowSession session,
            ProtocolEntry entry,
            Origin origin,
            @Nullable ProtocolEvent message,
            Response response) {
        Transactions transactions = session.transactions;
        Transactions.Pending pending =
                transactions == null ? null : transactions.take(response.transaction(), 1 - origin.sender());
        if (pending == null) {
            entry.counters().countOperation();
            Operation unpaired = new Operation(
                    origin,
                    origin.destination(),
                    origin.source(),
                    response.unit(),
                    response.service(),
                    response.points(),
                    null);
            bus.operationCompleted(
                    new OperationCompleted(unpaired, Outcome.UNPAIRED, response.points(), -1, origin, message));
            return;
        }
        Operation operation = pending.operation();
        bus.operationCompleted(new OperationCompleted(
                operation,
                response.outcome(),
                response.points().isEmpty() ? operation.points() : response.points(),
                origin.time() - operation.origin().time(),
                origin,
                message));
    }

    /** Lets deadlines pass; called once a second of event time. */
    void sweep(long now) {
        int kept = 0;
        for (int i = 0; i < waiting.size(); i++) {
            FlowSession session = waiting.get(i);
            Transactions transactions = session.transactions();
            for (Transactions.Pending overdue = transactions.takeOverdue(now);
                    overdue != null;
                    overdue = transactions.takeOverdue(now)) {
                giveUp(overdue, verdict(session, overdue));
            }
            if (transactions.size() > 0) {
                waiting.set(kept++, session);
            } else {
                session.swept = false;
            }
        }
        waiting.subList(kept, waiting.size()).clear();
    }

    private static Outcome verdict(FlowSession session, Transactions.Pending overdue) {
        int replier = 1 - overdue.side();
        boolean seen = session.flow.frames(replier) > 0 && session.gaps(replier) == overdue.replyGaps();
        return seen ? Outcome.NO_RESPONSE : Outcome.UNPAIRED;
    }

    private void giveUp(Transactions.Pending pending, Outcome outcome) {
        Operation operation = pending.operation();
        bus.operationCompleted(new OperationCompleted(operation, outcome, operation.points(), -1, null, null));
    }

    /** The flow ended: what is outstanding stays unpaired. */
    void flowEnded(FlowSession session) {
        Transactions transactions = session.transactions;
        if (transactions == null) {
            return;
        }
        for (Transactions.Pending left = transactions.takeOldest(); left != null; left = transactions.takeOldest()) {
            giveUp(left, Outcome.UNPAIRED);
        }
    }

    /** Event time jumped over a gap: deadlines start anew. */
    void rebase(long shift) {
        for (FlowSession session : waiting) {
            session.transactions().rebase(shift);
        }
    }
}
