package io.otus.layer.cotp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.SessionFact;
import io.otus.core.event.StationKind;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.layer.cotp.CotpEvent.Tpdu;

/** Frames TPKT packets, reads their TPDU and joins user data for the protocol above. */
final class CotpDissector implements Dissector {
    /** Most octets kept of a TPDU that is not read. */
    static final int KEPT = 64;

    private static final int EOT = 0x80;

    private final PerDirection<TsduAssembler> assemblers = new PerDirection<>(TsduAssembler::new);
    /**
     * The responder's transport selector: what is addressed within the device. Empty while no connection TPDU was seen.
     */
    private String called = "";

    /** The one that the connection request of this flow named; empty where none was seen. */
    private String requested = "";

    private boolean isServerHeard;
    private final Calls calls;

    CotpDissector(Calls calls) {
        this.calls = calls;
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int there = bytes.length();
        if (TpktHeader.version(bytes) != TpktHeader.VERSION || (there > 1 && TpktHeader.reserved(bytes) != 0)) {
            return NOT_MINE;
        }
        if (there < TpktHeader.SIZE) {
            return NEED_MORE;
        }
        int length = TpktHeader.length(bytes);
        if (length < TpktHeader.MIN_LENGTH) {
            return NOT_MINE;
        }
        if (there > TpktHeader.SIZE && !fits(bytes.from(TpktHeader.SIZE), length, context.hinted())) {
            return NOT_MINE;
        }
        return length;
    }

    /** Whether the TPDU header, as far as it is there, can be one; other protocols use TPKT too. */
    private static boolean fits(ByteView tpdu, int packetLength, boolean hinted) {
        int indicator = TpduHeader.lengthIndicator(tpdu);
        if (indicator < 2 || indicator == TpduHeader.RESERVED_INDICATOR) {
            return hinted;
        }
        if (tpdu.length() < 2 || hinted) {
            return true;
        }
        int code = TpduHeader.code(tpdu);
        int least = TpduHeader.minIndicator(code);
        if (least == 0 || indicator < least || TpktHeader.SIZE + 1 + indicator > packetLength) {
            return false;
        }
        if ((code == TpduHeader.CR || code == TpduHeader.CC) && tpdu.has(0, 1 + indicator)) {
            return isOfIso(TpduParameters.read(tpdu.slice(7, indicator - 6)));
        }
        return true;
    }

    /**
     * Remote desktops open with a connection request and confirm too, but name neither a transport selector nor the
     * size of a TPDU. Stations may leave the selectors empty, and who confirms need not repeat them (X.224 §13.3.4,
     * §13.4.4).
     */
    private static boolean isOfIso(TpduParameters parameters) {
        boolean selectors = !parameters.sourceTsap().isEmpty()
                || !parameters.destinationTsap().isEmpty();
        return parameters.intact() && (selectors || parameters.tpduSize() > 0);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < TpktHeader.MIN_LENGTH) {
            out.malformed(CotpAnomaly.RESERVED, message.length());
            return;
        }
        ByteView tpdu = message.from(TpktHeader.SIZE);
        int indicator = TpduHeader.lengthIndicator(tpdu);
        int code = TpduHeader.code(tpdu);
        Tpdu header = new Tpdu(TpktHeader.length(message), indicator, code);
        int least = TpduHeader.minIndicator(code);
        if (!tpdu.has(0, 1 + indicator)
                || indicator < Math.max(2, least)
                || indicator == TpduHeader.RESERVED_INDICATOR) {
            other(header, "malformed", tpdu, out);
            out.malformed(CotpAnomaly.LENGTH_INDICATOR, TpktHeader.SIZE);
            return;
        }
        switch (code) {
            case TpduHeader.DT -> data(header, tpdu, message, context, out);
            case TpduHeader.CR -> connection(header, "connection_request", Direction.FROM_CLIENT, tpdu, context, out);
            case TpduHeader.CC -> connection(header, "connection_confirm", Direction.FROM_SERVER, tpdu, context, out);
            case TpduHeader.DR ->
                out.message(new CotpEvent.Disconnect(
                        header, TpduHeader.destinationReference(tpdu), TpduHeader.sourceReference(tpdu), tpdu.u8(6)));
            case TpduHeader.ER ->
                out.message(new CotpEvent.TpduError(header, TpduHeader.destinationReference(tpdu), tpdu.u8(4)));
            case TpduHeader.DC -> other(header, "disconnect_confirm", tpdu, out);
            case TpduHeader.ED -> other(header, "expedited_data", tpdu, out);
            case TpduHeader.AK -> other(header, "data_acknowledgement", tpdu, out);
            case TpduHeader.EA -> other(header, "expedited_data_acknowledgement", tpdu, out);
            case TpduHeader.RJ -> other(header, "reject", tpdu, out);
            default -> {
                other(header, "unknown", tpdu, out);
                out.unknown("tpdu_code", code);
            }
        }
    }

    private static void other(Tpdu header, String message, ByteView tpdu, Output out) {
        out.message(new CotpEvent.Other(header, message, tpdu.octets(2, Math.min(tpdu.length() - 2, KEPT))));
    }

    private void connection(
            Tpdu header, String message, Direction direction, ByteView tpdu, Context context, Output out) {
        TpduParameters parameters = TpduParameters.read(tpdu.slice(7, header.lengthIndicator() - 6));
        direction.tell(context, out);
        if (direction == Direction.FROM_CLIENT || !parameters.destinationTsap().isEmpty()) {
            called = parameters.destinationTsap();
        }
        out.message(new CotpEvent.Connection(
                header,
                message,
                TpduHeader.destinationReference(tpdu),
                TpduHeader.sourceReference(tpdu),
                tpdu.u8(6) >> 4,
                parameters.tpduSize(),
                parameters.sourceTsap(),
                parameters.destinationTsap()));
        if (!parameters.intact()) {
            out.malformed(CotpAnomaly.PARAMETERS, TpktHeader.SIZE + 7);
        }
        if (direction == Direction.FROM_CLIENT) {
            requested = called;
            out.session(Direction.FROM_CLIENT, "", "connect", detail(parameters));
            Calls.Call call = new Calls.Call(called, context.time(), out.frame());
            for (Calls.Call each : calls.called(context.source(), context.destination(), call)) {
                out.session(
                        Direction.FROM_CLIENT,
                        "",
                        new SessionFact.StationMissing(StationKind.TRANSPORT_SELECTOR, each.selector(), each.frame()));
            }
        } else {
            calls.heard(context.source());
            calls.confirmed(context.destination(), context.source(), requested);
        }
    }

    private static String detail(TpduParameters parameters) {
        return "source_tsap=" + parameters.sourceTsap() + " destination_tsap=" + parameters.destinationTsap();
    }

    private void data(Tpdu header, ByteView tpdu, ByteView message, Context context, Output out) {
        ByteView part = tpdu.from(1 + header.lengthIndicator());
        boolean eot = (tpdu.u8(2) & EOT) != 0;
        if (!isServerHeard && context.direction() == Direction.FROM_SERVER) {
            isServerHeard = true;
            calls.heard(context.source());
        }
        TsduAssembler assembler = assemblers.of(context.direction());
        int tsduLength = eot ? assembler.lengthWith(part) : -1;
        out.message(new CotpEvent.Data(header, eot, tpdu.u8(2) & ~EOT, part.length(), tsduLength));
        if (message.length() < header.tpktLength()) {
            out.malformed(CotpAnomaly.RESERVED, message.length());
            return;
        }
        if (eot) {
            // An empty message is legal: it keeps the connection alive.
            ByteView tsdu = assembler.isBegun() ? assembler.finish(part) : part;
            if (tsdu.length() > 0) {
                out.child(tsdu, called);
            }
            return;
        }
        if (assembler.append(part)) {
            out.continues();
        } else {
            out.malformed(CotpAnomaly.TSDU_LENGTH, TpktHeader.SIZE);
        }
    }

    @Override
    public void gap(Direction direction) {
        assemblers.of(direction).gap();
    }

    @Override
    public int unfinished() {
        return assemblers.sum(TsduAssembler::memory);
    }
}
