package io.otus.dissect.umas;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.Units;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.umas.UmasTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which side sent a message, and what it answers: a response says neither its function nor its length. */
final class UmasDissector implements Dissector {
    private static final String[] UNITS = new String[256];

    static {
        for (int unit = 0; unit < UNITS.length; unit++) {
            UNITS[unit] = Integer.toString(unit);
        }
    }

    private final ProgramTransfer program = new ProgramTransfer();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (isException(bytes)) {
            return bytes.length();
        }
        if (bytes.length() < UmasHeader.SIZE) {
            return NEED_MORE;
        }
        return UmasHeader.modbusFunction(bytes) == UmasHeader.MODBUS_FUNCTION ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int unit = UmasHeader.unitIdentifier(message);
        long transaction = UmasTransaction.of(UmasHeader.transactionIdentifier(message), unit);
        if (isException(message)) {
            exception(message.u8(UmasHeader.EXCEPTION_SIZE - 1), transaction, context, out);
            return;
        }
        ByteView data = message.from(UmasHeader.SIZE);
        boolean response = UmasHeader.isResponse(message);
        int function = response ? asked(context.pending(transaction)) : UmasHeader.functionCode(message);
        UmasPdu pdu =
                new UmasPdu(UmasHeader.transactionIdentifier(message), unit, UmasHeader.sessionKey(message), function);
        Direction direction = response ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
        direction.tell(context, out);
        if (!response) {
            UmasRequests.read(pdu, transaction, data, program, out);
        } else if (UmasHeader.isRefused(message)) {
            out.message(new UmasEvent.Refusal(pdu, data.octets()));
            int code = data.length() == 0 ? 0 : data.u8(0);
            respond(pdu, transaction, Outcome.error(code, "error_" + code), out);
        } else {
            UmasResponses.read(pdu, data, program, context, out);
            respond(pdu, transaction, Outcome.OK, out);
        }
    }

    private static boolean isException(ByteView message) {
        return message.length() == UmasHeader.EXCEPTION_SIZE
                && UmasHeader.modbusFunction(message) == UmasHeader.MODBUS_EXCEPTION;
    }

    /** Handles an exception. Modbus has reported the message; here it is only the answer to a request. */
    private static void exception(int code, long transaction, Context context, Output out) {
        Request request = context.pending(transaction);
        if (request != null) {
            Outcome outcome = Outcome.error(code, "modbus_exception_" + code);
            out.response(new Response(transaction, request.service(), request.unit(), outcome, List.of()));
        }
    }

    private static int asked(@Nullable Request request) {
        return request == null ? UmasPdu.UNSEEN : request.service().code();
    }

    private static void respond(UmasPdu pdu, long transaction, Outcome outcome, Output out) {
        out.response(
                new Response(transaction, UmasFunction.service(pdu.functionCode()), unit(pdu), outcome, List.of()));
    }

    static String unit(UmasPdu pdu) {
        return UNITS[pdu.unitIdentifier()];
    }

    /**
     * The unit that a controller's answer is about: the controller itself under the numbers that no unit behind it has
     * (Messaging on TCP/IP V1.0b §4.4.2.1).
     */
    static String told(UmasPdu pdu) {
        return pdu.unitIdentifier() == 0 || pdu.unitIdentifier() == 255 ? Units.NONE : unit(pdu);
    }

    @Override
    public void gap(Direction direction) {
        program.lose();
    }
}
