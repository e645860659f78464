package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.dcerpc.DataRepresentation;
import io.otus.layer.ntlm.Ntlm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads PDUs, one message each, and pairs calls with what came of them. */
final class MsrpcDissector implements Dissector {
    static final Service BIND = new Service(MsrpcHeader.BIND, "bind", Action.SESSION);
    static final Service CALL = new Service(MsrpcHeader.REQUEST, "request", Action.OTHER);

    /**
     * Bit that separates the transactions of binds from those of calls: both share one sequence of ids but have answers
     * of their own.
     */
    private static final long BIND_TRANSACTION = 1L << 32;

    /** A call whose bind was not seen, so that the meaning of its number is not known. */
    private static final Procedure UNBOUND = new Procedure("", CALL, false);

    private static final int FAULT_FIELDS = 12;
    private static final int REASON = 2;

    /** Most pipes of a connection whose contexts are remembered; those that were not used for longest go first. */
    static final int MAX_PIPES = 64;

    private static final int PIPE_BITS = 33;
    private static final int PIPE_NUMBERS = 0x3FFF_FFFF;

    private final BannerClaims claims = new BannerClaims("msrpc");
    private final SequencedMap<String, Pipe> pipes = new LinkedHashMap<>();
    private int nextPipe;

    /** One association: the connection itself, or a pipe within it. Each counts its calls, and has its contexts. */
    private static final class Pipe {
        final Contexts contexts = new Contexts();
        final long number;

        Pipe(long number) {
            this.number = number;
        }

        long call(ByteView message) {
            return number << PIPE_BITS | MsrpcHeader.callId(message);
        }

        long bind(ByteView message) {
            return BIND_TRANSACTION | call(message);
        }
    }

    private Pipe pipe(Context context) {
        Pipe pipe = pipes.get(context.parentAddress());
        if (pipe == null) {
            pipe = new Pipe(nextPipe);
            nextPipe = nextPipe + 1 & PIPE_NUMBERS;
        }
        Bounded.putLast(pipes, context.parentAddress(), pipe, MAX_PIPES);
        return pipe;
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!MsrpcHeader.mayBegin(bytes, bytes.length())) {
            return NOT_MINE;
        }
        if (bytes.length() < MsrpcHeader.SIZE) {
            return NEED_MORE;
        }
        return MsrpcHeader.fits(bytes) ? MsrpcHeader.length(bytes) : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        int type = MsrpcHeader.type(message);
        return (type == MsrpcHeader.BIND || type == MsrpcHeader.ALTER_CONTEXT) && Contexts.isProof(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < MsrpcHeader.SIZE) {
            return;
        }
        if (message.length() < MsrpcHeader.length(message)) {
            if (context.carrier() == Carrier.CHILD) {
                cut(message, context, out);
            }
            return;
        }
        Pipe pipe = pipe(context);
        switch (MsrpcHeader.type(message)) {
            case MsrpcHeader.BIND, MsrpcHeader.ALTER_CONTEXT -> bind(pipe, message, context, out);
            case MsrpcHeader.BIND_ACK, MsrpcHeader.ALTER_CONTEXT_RESPONSE -> bound(pipe, message, context, out);
            case MsrpcHeader.BIND_NAK -> refused(pipe, message, context, out);
            case MsrpcHeader.REQUEST -> call(pipe, message, context, out);
            case MsrpcHeader.RESPONSE -> response(pipe, message, context, out);
            case MsrpcHeader.FAULT -> fault(pipe, message, context, out);
            case MsrpcHeader.AUTH3 -> {
                other(message, out);
                Direction.FROM_CLIENT.tell(context, out);
            }
            default -> other(message, out);
        }
        Ntlm ntlm =
                MsrpcHeader.authenticationLength(message) == 0 ? null : Ntlm.find(MsrpcHeader.authentication(message));
        if (ntlm != null) {
            ntlm.tell(context, claims, out);
        }
    }

    /**
     * The beginning of a PDU that did not fit into one write or read of its pipe: enough to know the procedure. What
     * follows begins with no header, and is not read.
     */
    private void cut(ByteView message, Context context, Output out) {
        boolean hasFields = message.has(MsrpcHeader.SIZE, MsrpcHeader.CALL_FIELDS);
        if (hasFields && MsrpcHeader.type(message) == MsrpcHeader.REQUEST) {
            call(pipe(context), message, context, out);
        } else if (hasFields && MsrpcHeader.type(message) == MsrpcHeader.RESPONSE) {
            response(pipe(context), message, context, out);
        } else {
            other(message, out);
        }
    }

    private static void other(ByteView message, Output out) {
        out.message(new MsrpcEvent.Other(
                MsrpcHeader.name(MsrpcHeader.type(message)), MsrpcHeader.callId(message), MsrpcHeader.length(message)));
    }

    private static void bind(Pipe pipe, ByteView message, Context context, Output out) {
        Contexts.Bound bound = pipe.contexts.take(message);
        long callId = MsrpcHeader.callId(message);
        out.message(new MsrpcEvent.Bind(MsrpcHeader.name(MsrpcHeader.type(message)), callId, bound.interfaces()));
        if (!bound.whole()) {
            out.malformed(MsrpcAnomaly.CONTEXTS, MsrpcHeader.SIZE);
        }
        if (bound.crowded()) {
            out.malformed(MsrpcAnomaly.MANY_CONTEXTS, MsrpcHeader.SIZE);
        }
        Direction.FROM_CLIENT.tell(context, out);
        List<PointRange> points = new ArrayList<>();
        for (String each : bound.interfaces()) {
            points.add(PointRange.named(each));
        }
        out.request(Request.confirmed(pipe.bind(message), BIND, "", points));
    }

    private static void bound(Pipe pipe, ByteView message, Context context, Output out) {
        other(message, out);
        Direction.FROM_SERVER.tell(context, out);
        out.response(new Response(pipe.bind(message), BIND, "", Outcome.OK, List.of()));
    }

    private static void refused(Pipe pipe, ByteView message, Context context, Output out) {
        boolean tells = message.has(MsrpcHeader.SIZE, REASON);
        int reason = tells ? DataRepresentation.u16(message, MsrpcHeader.SIZE) : 0;
        out.message(new MsrpcEvent.Refusal("bind_nak", MsrpcHeader.callId(message), reason));
        if (!tells) {
            out.malformed(MsrpcAnomaly.BODY, MsrpcHeader.SIZE);
        }
        Direction.FROM_SERVER.tell(context, out);
        out.response(new Response(pipe.bind(message), BIND, "", Outcome.error(reason, "bind_nak"), List.of()));
    }

    /** The procedure stands in the first part of a request; further parts repeat it. */
    private static void call(Pipe pipe, ByteView message, Context context, Output out) {
        if (!message.has(MsrpcHeader.SIZE, MsrpcHeader.CALL_FIELDS)) {
            other(message, out);
            out.malformed(MsrpcAnomaly.BODY, MsrpcHeader.SIZE);
            return;
        }
        Interface called = pipe.contexts.of(DataRepresentation.u16(message, MsrpcHeader.SIZE + 4));
        int opnum = DataRepresentation.u16(message, MsrpcHeader.SIZE + 6);
        boolean isFirst = MsrpcHeader.isFirstFragment(message);
        boolean isWhole = message.length() >= MsrpcHeader.length(message);
        boolean isSealed = isWhole && MsrpcHeader.isSealed(message);
        int from = MsrpcHeader.argumentsFrom(message);
        int to = isFirst && isWhole && !isSealed ? MsrpcHeader.argumentsTo(message) : from;
        Procedure procedure = called == null ? UNBOUND : called.procedure(opnum, message, from, to);
        String name = called == null ? "" : called.name();
        out.message(new MsrpcEvent.Call(MsrpcHeader.callId(message), name, opnum, procedure.name(), isSealed));
        Direction.FROM_CLIENT.tell(context, out);
        if (!isFirst) {
            return;
        }
        int raised = name.equals(RaisedPath.INTERFACE) ? RaisedPath.find(message, opnum, from, to) : -1;
        if (raised >= 0) {
            out.malformed(MsrpcAnomaly.RAISED_PATH, raised);
        }
        Service service = procedure.service();
        if (procedure.runsProgram()) { // ahead of the call, which is a part of that
            out.session(Direction.FROM_CLIENT, "", SessionSeen.REMOTE_PROGRAM, service.name());
        }
        out.request(
                MsrpcHeader.isMaybe(message)
                        ? Request.unconfirmed(service, "", List.of())
                        : Request.confirmed(pipe.call(message), service, "", List.of()));
    }

    private static void response(Pipe pipe, ByteView message, Context context, Output out) {
        if (!message.has(MsrpcHeader.SIZE, MsrpcHeader.CALL_FIELDS)) {
            other(message, out);
            out.malformed(MsrpcAnomaly.BODY, MsrpcHeader.SIZE);
            return;
        }
        Request asked = context.pending(pipe.call(message));
        MsrpcEvent reply = asked == null ? null : OpcReply.read(asked.service().key(), message);
        if (reply == null) {
            other(message, out);
        } else {
            out.message(reply);
            OpcReply.tell(reply, context, out);
        }
        Direction.FROM_SERVER.tell(context, out);
        if (MsrpcHeader.isLastFragment(message)) {
            answer(pipe, message, Outcome.OK, context, out);
        }
    }

    private static void fault(Pipe pipe, ByteView message, Context context, Output out) {
        boolean tells = message.has(MsrpcHeader.SIZE, FAULT_FIELDS);
        long status = tells ? DataRepresentation.u32(message, MsrpcHeader.SIZE + MsrpcHeader.CALL_FIELDS) : 0;
        out.message(new MsrpcEvent.Refusal("fault", MsrpcHeader.callId(message), status));
        if (!tells) {
            out.malformed(MsrpcAnomaly.BODY, MsrpcHeader.SIZE);
        }
        Direction.FROM_SERVER.tell(context, out);
        answer(pipe, message, Outcome.error((int) status, "fault"), context, out);
    }

    /** Reports an answer; its content follows from the request, where that was seen. */
    private static void answer(Pipe pipe, ByteView message, Outcome outcome, Context context, Output out) {
        Request asked = context.pending(pipe.call(message));
        Service service = asked == null ? CALL : asked.service();
        out.response(new Response(pipe.call(message), service, "", outcome, List.of()));
    }
}
