package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Response;
import java.util.List;

/** Framing of Modbus ADUs, and which side sent each. */
final class ModbusDissector implements Dissector {
    private static final String[] UNITS = new String[256];

    static {
        for (int unit = 0; unit < UNITS.length; unit++) {
            UNITS[unit] = Integer.toString(unit);
        }
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int there = bytes.length();
        // Every byte that is there must already fit, so that other traffic is turned away as early as possible.
        if ((there > 2 && bytes.u8(2) != 0) || (there > 3 && bytes.u8(3) != 0)) {
            return NOT_MINE;
        }
        if (there < MbapHeader.BEFORE_LENGTH) {
            return there > 4 && bytes.u8(4) != 0 ? NOT_MINE : NEED_MORE;
        }
        int length = MbapHeader.length(bytes);
        if (length < MbapHeader.MIN_LENGTH || length > MbapHeader.MAX_UMAS_LENGTH) {
            return NOT_MINE;
        }
        if (length > MbapHeader.MAX_LENGTH) {
            if (there <= MbapHeader.SIZE) {
                return NEED_MORE;
            }
            if (MbapHeader.functionCode(bytes) != ModbusFunction.UMAS) {
                return NOT_MINE;
            }
        }
        if (!context.hinted() && there > MbapHeader.SIZE) {
            int code = MbapHeader.functionCode(bytes) & ~ModbusFunction.EXCEPTION_BIT;
            if (!ModbusFunction.isPublic(code)) {
                return NOT_MINE;
            }
        }
        return MbapHeader.BEFORE_LENGTH + length;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < MbapHeader.SIZE + 1) {
            out.malformed(ModbusAnomaly.ADU_LENGTH, message.length());
            return;
        }
        int code = MbapHeader.functionCode(message);
        int function = code & ~ModbusFunction.EXCEPTION_BIT;
        Adu adu = new Adu(
                MbapHeader.transactionIdentifier(message),
                MbapHeader.length(message),
                MbapHeader.unitIdentifier(message),
                function);
        if (message.length() < MbapHeader.BEFORE_LENGTH + adu.length() && context.carrier() == Carrier.DATAGRAM) {
            out.malformed(ModbusAnomaly.ADU_LENGTH, 4);
        }
        ByteView data = message.from(MbapHeader.SIZE + 1);
        if (code != function) {
            out.direction(Direction.FROM_SERVER);
            exception(adu, data, out);
            return;
        }
        if (isRequest(adu, data, context, out)) {
            ModbusRequests.read(adu, data, out);
        } else {
            ModbusResponses.read(adu, data, context, out);
        }
    }

    /** Content decides where it can; then whether a request waits for this answer; then what the flow tells. */
    private static boolean isRequest(Adu adu, ByteView data, Context context, Output out) {
        Direction byContent = ModbusShape.direction(adu.functionCode(), data);
        if (byContent != Direction.UNKNOWN) {
            if (byContent != context.direction()) {
                out.direction(byContent);
            }
            return byContent == Direction.FROM_CLIENT;
        }
        return switch (context.direction()) {
            case FROM_CLIENT -> true;
            case FROM_SERVER -> false;
            case UNKNOWN -> context.pending(transaction(adu)) == null;
        };
    }

    /** Exception response, §7. */
    private static void exception(Adu adu, ByteView data, Output out) {
        if (data.length() == 0) {
            out.malformed(ModbusAnomaly.PDU_LENGTH, MbapHeader.SIZE + 1);
            return;
        }
        int exceptionCode = data.u8(0);
        out.message(new ModbusEvent.ExceptionResponse(adu, exceptionCode));
        if (data.length() != 1) {
            out.malformed(ModbusAnomaly.PDU_LENGTH, MbapHeader.SIZE + 1);
        }
        if (!ModbusFunction.isDefinedException(exceptionCode)) {
            out.malformed(ModbusAnomaly.EXCEPTION_CODE, MbapHeader.SIZE + 1);
        }
        Outcome outcome = Outcome.error(exceptionCode, ModbusFunction.exceptionName(exceptionCode));
        respond(adu, outcome, out);
    }

    /** Answers a request whose answer names no points. */
    static void respond(Adu adu, Outcome outcome, Output out) {
        out.response(new Response(
                transaction(adu), ModbusFunction.service(adu.functionCode()), unit(adu), outcome, List.of()));
        if (adu.functionCode() == ModbusFunction.READ_WRITE_MULTIPLE_REGISTERS) {
            out.response(new Response(readHalf(adu), ModbusFunction.READ_HALF, unit(adu), outcome, List.of()));
        }
    }

    /** What pairs an answer with its request: transaction and unit identifier. */
    static long transaction(Adu adu) {
        return (long) adu.transactionIdentifier() << 8 | adu.unitIdentifier();
    }

    /** The second operation that function 23 is: its read. */
    static long readHalf(Adu adu) {
        return transaction(adu) | 1L << 32;
    }

    static String unit(Adu adu) {
        return UNITS[adu.unitIdentifier()];
    }
}
