package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;

/** Frames S7comm PDUs and hands each to the reader of its function. */
final class S7commDissector implements Dissector {
    private final AddressedModule module = new AddressedModule();
    private final VariableReader variables = new VariableReader(module);
    private final BlockReader blocks = new BlockReader(module);
    private final UserDataReader userData = new UserDataReader(module);

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.u8(0) != S7Header.PROTOCOL_ID || (bytes.length() > 1 && !S7Header.isKnown(S7Header.rosctr(bytes)))) {
            return NOT_MINE;
        }
        if (bytes.length() < 2 || bytes.length() < S7Header.size(S7Header.rosctr(bytes))) {
            return NEED_MORE;
        }
        return S7Header.size(S7Header.rosctr(bytes)) + S7Header.parameterLength(bytes) + S7Header.dataLength(bytes);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        module.opened(context.parentAddress());
        Pdu pdu = Pdu.read(message);
        int parametersThere = Math.min(pdu.parameterLength(), message.length() - pdu.parametersAt());
        ByteView parameters = message.slice(pdu.parametersAt(), parametersThere);
        int dataAt = pdu.parametersAt() + parametersThere;
        ByteView data = message.slice(dataAt, Math.min(pdu.dataLength(), message.length() - dataAt));
        if (parametersThere < pdu.parameterLength() || data.length() < pdu.dataLength()) {
            plain(pdu, parameters, data, out);
            out.malformed(S7commAnomaly.PDU_LENGTH, message.length());
            return;
        }
        if (pdu.rosctr() == S7Header.USERDATA) {
            userData.read(pdu, parameters, data, context, out);
        } else if (parameters.length() == 0) {
            withoutParameters(pdu, data, context, out);
        } else {
            function(pdu, parameters.u8(0), parameters, data, context, out);
        }
    }

    private void function(Pdu pdu, int function, ByteView parameters, ByteView data, Context context, Output out) {
        if (S7Function.isKnown(function)) {
            boolean fromClient = pdu.isJob() != S7Function.isAskedByController(function);
            (fromClient ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
        }
        switch (function) {
            case S7Function.SETUP_COMMUNICATION -> setup(pdu, parameters, data, out);
            case S7Function.READ_VAR, S7Function.WRITE_VAR ->
                variables.read(pdu, function, parameters, data, context, out);
            case S7Function.PI_SERVICE, S7Function.PLC_STOP ->
                ControlReader.read(pdu, module.unit(), parameters, data, context, out);
            case S7Function.REQUEST_DOWNLOAD,
                    S7Function.DOWNLOAD_BLOCK,
                    S7Function.DOWNLOAD_ENDED,
                    S7Function.START_UPLOAD,
                    S7Function.UPLOAD,
                    S7Function.END_UPLOAD -> blocks.read(pdu, function, parameters, data, context, out);
            default -> {
                plain(pdu, parameters, data, out);
                out.unknown("function", function);
                if (pdu.isJob()) {
                    ask(pdu, S7Function.service(function), module.unit(), List.of(), out);
                } else {
                    answer(pdu, function, module.unit(), context, out);
                }
            }
        }
    }

    /** Setup communication: reserved u8, jobs outstanding calling u16 and called u16, PDU length u16. */
    private void setup(Pdu pdu, ByteView parameters, ByteView data, Output out) {
        if (parameters.length() < 8) {
            tooShort(pdu, parameters, data, out);
            return;
        }
        ModuleAddress address = module.address();
        out.message(new S7commEvent.SetupCommunication(
                pdu, parameters.u16(2), parameters.u16(4), parameters.u16(6), address));
        if (address != null && pdu.isJob()) {
            out.session(Direction.FROM_CLIENT, module.unit(), "setup", address.describe());
        }
        Service service = S7Function.service(S7Function.SETUP_COMMUNICATION);
        if (pdu.isJob()) {
            ask(pdu, service, module.unit(), List.of(), out);
        } else {
            out.response(new Response(pdu.pduReference(), service, module.unit(), pdu.outcome(), List.of()));
        }
    }

    /** An acknowledgement without parameters refuses a job, or confirms one that the controller asked. */
    private void withoutParameters(Pdu pdu, ByteView data, Context context, Output out) {
        plain(pdu, ByteView.EMPTY, data, out);
        if (pdu.isJob()) {
            out.malformed(S7commAnomaly.PARAMETER_LENGTH, pdu.parametersAt());
            return;
        }
        Request request = context.pending(pdu.pduReference());
        if (request != null) {
            out.response(new Response(pdu.pduReference(), request.service(), module.unit(), pdu.outcome(), List.of()));
        }
    }

    /** A PDU of which no more is read than its function. */
    static void plain(Pdu pdu, ByteView parameters, ByteView data, Output out) {
        boolean named = parameters.length() > 0 && pdu.rosctr() != S7Header.USERDATA;
        int from = named ? 1 : 0;
        out.message(new S7commEvent.Plain(
                pdu,
                named ? parameters.u8(0) : -1,
                parameters.octets(from, Math.min(parameters.length() - from, S7commEvent.Plain.KEPT)),
                data.octets(0, Math.min(data.length(), S7commEvent.Plain.KEPT))));
    }

    /** An acknowledgement that carries its status alone, or not even that. */
    static void acknowledged(Pdu pdu, ByteView parameters, ByteView data, Output out) {
        if (parameters.length() == 2 && data.length() == 0) {
            out.message(new S7commEvent.Acknowledgement(pdu, parameters.u8(0), parameters.u8(1)));
        } else {
            plain(pdu, parameters, data, out);
        }
    }

    static void tooShort(Pdu pdu, ByteView parameters, ByteView data, Output out) {
        plain(pdu, parameters, data, out);
        out.malformed(S7commAnomaly.PARAMETER_LENGTH, pdu.parametersAt() + parameters.length());
    }

    static void ask(Pdu pdu, Service service, String unit, List<PointRange> points, Output out) {
        out.request(Request.confirmed(pdu.pduReference(), service, unit, points));
    }

    /**
     * Answers a job whose acknowledgement carries no points; the request's own service is more precise where it is
     * known.
     */
    static void answer(Pdu pdu, int function, String unit, Context context, Output out) {
        answer(pdu, function, unit, pdu.outcome(), context, out);
    }

    static void answer(Pdu pdu, int function, String unit, Outcome outcome, Context context, Output out) {
        Request request = context.pending(pdu.pduReference());
        Service service = request == null ? S7Function.service(function) : request.service();
        out.response(new Response(pdu.pduReference(), service, unit, outcome, List.of()));
    }

    @Override
    public void gap(Direction direction) {
        blocks.gap();
        userData.gap(direction);
    }
}
