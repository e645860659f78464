package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
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
import java.util.List;

/** Reads PDUs, one message each, and pairs calls with what came of them. */
final class MsrpcDissector implements Dissector {
    static final Service BIND = new Service(MsrpcHeader.BIND, "bind", Action.SESSION);
    static final Service CALL = new Service(MsrpcHeader.REQUEST, "request", Action.OTHER);

    /** Binds and calls count their ids together, but are answered apart: this tells the ones from the others. */
    private static final long BIND_TRANSACTION = 1L << 32;

    private static final int CALL_FIELDS = 8;
    private static final int FAULT_FIELDS = 12;
    private static final int REASON = 2;

    private final BannerClaims claims = new BannerClaims("msrpc");
    private final Contexts contexts = new Contexts();

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
        if (message.length() < MsrpcHeader.SIZE || message.length() < MsrpcHeader.length(message)) {
            return;
        }
        switch (MsrpcHeader.type(message)) {
            case MsrpcHeader.BIND, MsrpcHeader.ALTER_CONTEXT -> bind(message, context, out);
            case MsrpcHeader.BIND_ACK, MsrpcHeader.ALTER_CONTEXT_RESPONSE -> bound(message, context, out);
            case MsrpcHeader.BIND_NAK -> refused(message, context, out);
            case MsrpcHeader.REQUEST -> call(message, context, out);
            case MsrpcHeader.RESPONSE -> response(message, context, out);
            case MsrpcHeader.FAULT -> fault(message, context, out);
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

    private static void other(ByteView message, Output out) {
        out.message(new MsrpcEvent.Other(
                MsrpcHeader.name(MsrpcHeader.type(message)), MsrpcHeader.callId(message), message.length()));
    }

    private void bind(ByteView message, Context context, Output out) {
        Contexts.Bound bound = contexts.take(message);
        long callId = MsrpcHeader.callId(message);
        out.message(new MsrpcEvent.Bind(MsrpcHeader.name(MsrpcHeader.type(message)), callId, bound.interfaces()));
        if (!bound.whole()) {
            out.malformed(MsrpcAnomaly.CONTEXTS, MsrpcHeader.SIZE);
        }
        Direction.FROM_CLIENT.tell(context, out);
        List<PointRange> points = new ArrayList<>();
        for (String each : bound.interfaces()) {
            points.add(PointRange.named(each));
        }
        out.request(Request.confirmed(BIND_TRANSACTION | callId, BIND, "", points));
    }

    private static void bound(ByteView message, Context context, Output out) {
        other(message, out);
        Direction.FROM_SERVER.tell(context, out);
        out.response(new Response(BIND_TRANSACTION | MsrpcHeader.callId(message), BIND, "", Outcome.OK, List.of()));
    }

    private static void refused(ByteView message, Context context, Output out) {
        long callId = MsrpcHeader.callId(message);
        boolean tells = message.has(MsrpcHeader.SIZE, REASON);
        int reason = tells ? DataRepresentation.u16(message, MsrpcHeader.SIZE) : 0;
        out.message(new MsrpcEvent.Refusal("bind_nak", callId, reason));
        if (!tells) {
            out.malformed(MsrpcAnomaly.BODY, MsrpcHeader.SIZE);
        }
        Direction.FROM_SERVER.tell(context, out);
        out.response(new Response(BIND_TRANSACTION | callId, BIND, "", Outcome.error(reason, "bind_nak"), List.of()));
    }

    /** The procedure stands in the first part of a request; further parts repeat it. */
    private void call(ByteView message, Context context, Output out) {
        if (!message.has(MsrpcHeader.SIZE, CALL_FIELDS)) {
            other(message, out);
            out.malformed(MsrpcAnomaly.BODY, MsrpcHeader.SIZE);
            return;
        }
        long callId = MsrpcHeader.callId(message);
        String name = contexts.name(DataRepresentation.u16(message, MsrpcHeader.SIZE + 4));
        out.message(new MsrpcEvent.Call(callId, name, DataRepresentation.u16(message, MsrpcHeader.SIZE + 6)));
        Direction.FROM_CLIENT.tell(context, out);
        if (!MsrpcHeader.isFirstFragment(message)) {
            return;
        }
        List<PointRange> points = name.isEmpty() ? List.of() : List.of(PointRange.named(name));
        out.request(
                MsrpcHeader.isMaybe(message)
                        ? Request.unconfirmed(CALL, "", points)
                        : Request.confirmed(callId, CALL, "", points));
    }

    private static void response(ByteView message, Context context, Output out) {
        other(message, out);
        if (!message.has(MsrpcHeader.SIZE, CALL_FIELDS)) {
            out.malformed(MsrpcAnomaly.BODY, MsrpcHeader.SIZE);
            return;
        }
        Direction.FROM_SERVER.tell(context, out);
        if (MsrpcHeader.isLastFragment(message)) {
            out.response(new Response(MsrpcHeader.callId(message), CALL, "", Outcome.OK, List.of()));
        }
    }

    private static void fault(ByteView message, Context context, Output out) {
        long callId = MsrpcHeader.callId(message);
        boolean tells = message.has(MsrpcHeader.SIZE, FAULT_FIELDS);
        long status = tells ? DataRepresentation.u32(message, MsrpcHeader.SIZE + CALL_FIELDS) : 0;
        out.message(new MsrpcEvent.Refusal("fault", callId, status));
        if (!tells) {
            out.malformed(MsrpcAnomaly.BODY, MsrpcHeader.SIZE);
        }
        Direction.FROM_SERVER.tell(context, out);
        out.response(new Response(callId, CALL, "", Outcome.error((int) status, "fault"), List.of()));
    }
}
