package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pairs answers with requests, and emits the outcome of each request: its answer, or at its deadline that there was
 * none.
 *
 * <p>A missing answer is {@link Outcome#NO_RESPONSE}, which accuses the device, only if the sensor heard the direction
 * of the answer without gaps until the deadline. Otherwise it is {@link Outcome#UNPAIRED}: perhaps the mirror did not
 * show the answer.
 */
final class Pairing {
    /** Side of requests whose answer may come on another flow: sides belong to flows. */
    private static final int ANY_SIDE = 0;

    private final EventBus bus;
    private final Set<FlowSession> waiting = new LinkedHashSet<>();
    /**
     * Requests whose answer may come on another flow, by the ordinal of the protocol; null where a protocol has none.
     */
    private @Nullable Transactions[] anyFlow = new Transactions[0];

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
                request.clientUnit(),
                request.service(),
                request.points(),
                request.speaker(),
                message);
        entry.counters().countOperation();
        if (request.exchange() == Request.Exchange.CONFIRMED_ON_ANY_FLOW) {
            await(
                    onAnyFlow(entry),
                    entry,
                    new Transactions.Pending(request, operation, ANY_SIDE, due(origin, entry), 0));
            return;
        }
        if (request.exchange() != Request.Exchange.CONFIRMED) {
            bus.operationRequested(operation);
            bus.operationCompleted(OperationCompleted.unanswered(operation, Outcome.UNCONFIRMED));
            return;
        }
        long due = due(origin, entry);
        if (entry.info().industrial()) {
            session.answers().asked(entry, request.transaction(), origin.sender(), due);
        }
        await(
                session.transactions(),
                entry,
                new Transactions.Pending(request, operation, origin.sender(), due, session.gaps(1 - origin.sender())));
        if (!session.swept) {
            session.swept = true;
            waiting.add(session);
        }
    }

    private static long due(Origin origin, ProtocolEntry entry) {
        return origin.time() + entry.info().deadline();
    }

    private Transactions onAnyFlow(ProtocolEntry entry) {
        int at = entry.ordinal();
        if (at >= anyFlow.length) {
            anyFlow = Arrays.copyOf(anyFlow, at + 1);
        }
        Transactions found = anyFlow[at];
        if (found == null) {
            found = new Transactions();
            anyFlow[at] = found;
        }
        return found;
    }

    private void await(Transactions transactions, ProtocolEntry entry, Transactions.Pending pending) {
        Transactions.Pending repeated = transactions.take(pending.request().transaction(), pending.side());
        if (repeated != null) {
            giveUp(repeated, Outcome.UNPAIRED);
        }
        Transactions.Pending evicted = transactions.add(pending);
        bus.operationRequested(pending.operation());
        if (evicted != null) {
            entry.counters().countEvicted();
            giveUp(evicted, Outcome.UNPAIRED);
        }
    }

    private Transactions.@Nullable Pending takeOnAnyFlow(ProtocolEntry entry, Origin origin, long transaction) {
        Transactions shared = entry.ordinal() < anyFlow.length ? anyFlow[entry.ordinal()] : null;
        Transactions.Pending found = shared == null ? null : shared.find(transaction, ANY_SIDE);
        boolean asked = found != null
                && Objects.equals(
                        found.operation().server().ip(), origin.source().ip())
                && Objects.equals(
                        found.operation().client().ip(), origin.destination().ip());
        return shared != null && asked ? shared.take(transaction, ANY_SIDE) : null;
    }

    /**
     * An answer is given.
     *
     * @param bytes the message that holds it
     * @return the frame of an earlier answer to the same question that it contradicts; null where it contradicts none
     */
    @Nullable
    FrameSpan response(
            FlowSession session,
            ProtocolEntry entry,
            Origin origin,
            @Nullable ProtocolEvent message,
            Response response,
            ByteView bytes) {
        complete(session, entry, origin, message, response);
        GivenAnswers given = session.answersIfAny();
        return given == null ? null : given.answered(entry, response, bytes, origin);
    }

    private void complete(
            FlowSession session,
            ProtocolEntry entry,
            Origin origin,
            @Nullable ProtocolEvent message,
            Response response) {
        Transactions transactions = session.transactions;
        Transactions.Pending pending =
                transactions == null ? null : transactions.take(response.transaction(), 1 - origin.sender());
        if (pending == null) {
            pending = takeOnAnyFlow(entry, origin, response.transaction());
        }
        if (pending == null) {
            entry.counters().countOperation();
            Operation unpaired = new Operation(
                    origin,
                    origin.destination(),
                    origin.source(),
                    response.unit(),
                    response.clientUnit(),
                    response.service(),
                    response.points(),
                    null,
                    null);
            bus.operationCompleted(OperationCompleted.unasked(unpaired, response.points(), origin, message));
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
        for (Iterator<FlowSession> each = waiting.iterator(); each.hasNext(); ) {
            FlowSession session = each.next();
            Transactions transactions = session.transactions();
            for (Transactions.Pending overdue = transactions.takeOverdue(now);
                    overdue != null;
                    overdue = transactions.takeOverdue(now)) {
                giveUp(overdue, verdict(session, overdue));
            }
            if (transactions.size() == 0) {
                session.swept = false;
                each.remove();
            }
        }
        for (Transactions shared : anyFlow) {
            giveUpOverdue(shared, now);
        }
    }

    /** On which flow an answer would have come is not known, nor whether that flow was seen: nobody is accused. */
    private void giveUpOverdue(@Nullable Transactions shared, long now) {
        if (shared == null) {
            return;
        }
        for (Transactions.Pending overdue = shared.takeOverdue(now); overdue != null; ) {
            giveUp(overdue, Outcome.UNPAIRED);
            overdue = shared.takeOverdue(now);
        }
    }

    /** The capture ended: requests that may be answered on any flow stay unpaired. */
    void end() {
        for (Transactions shared : anyFlow) {
            giveUpOverdue(shared, Long.MAX_VALUE);
        }
    }

    private static Outcome verdict(FlowSession session, Transactions.Pending overdue) {
        int replier = 1 - overdue.side();
        boolean seen = session.flow.frames(replier) > 0 && session.gaps(replier) == overdue.replyGaps();
        return seen ? Outcome.NO_RESPONSE : Outcome.UNPAIRED;
    }

    private void giveUp(Transactions.Pending pending, Outcome outcome) {
        bus.operationCompleted(OperationCompleted.unanswered(pending.operation(), outcome));
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
        if (session.swept) {
            session.swept = false;
            waiting.remove(session);
        }
    }

    /** Event time jumped over a gap: deadlines start anew. */
    void rebase(long shift) {
        for (FlowSession session : waiting) {
            session.transactions().rebase(shift);
        }
        for (Transactions shared : anyFlow) {
            if (shared != null) {
                shared.rebase(shift);
            }
        }
    }
}
