package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.event.Units;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Response;
import io.otus.layer.umas.UmasTransaction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Framing of Modbus ADUs - of Modbus/TCP, or of the serial modes inside TCP -, and which side sent each. */
final class ModbusDissector implements Dissector {
    private static final String[] UNITS = new String[256];
    /** Sets the transactions of serial frames apart. */
    private static final long SERIAL = 1L << 33;
    /** Where the function is in a transaction over TCP. */
    private static final int FUNCTION = 40;

    /** The unit identifier of a server that is reached over TCP itself. */
    private static final int DIRECT = 255;

    static {
        for (int unit = 0; unit < UNITS.length; unit++) {
            UNITS[unit] = Integer.toString(unit);
        }
    }

    /** What this flow wraps its PDUs in; null until the first message. */
    private @Nullable Framing framing;

    /** The latest frame of a direction of a stream, if it is short and its check failed: the next may begin within. */
    private final Map<Direction, Octets> damaged = new EnumMap<>(Direction.class);

    /** Whether it was reported that the server is a gateway. */
    private boolean gatewayTold;

    /**
     * The side that answered last, or that is asked from the port of a server, as by a device behind a modem that opens
     * the connection itself.
     */
    private @Nullable Endpoint server;

    private final Echoes echoes = new Echoes();
    private final Answers answers = new Answers();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        Framing known = framing;
        if (known == Framing.MBAP) {
            return mbap(bytes, context, true);
        }
        if (known == null) {
            return first(bytes, context);
        }
        return known == Framing.RTU
                ? RtuFrame.next(bytes, context.direction(), damaged.getOrDefault(context.direction(), Octets.EMPTY))
                : AsciiFrame.length(bytes, false);
    }

    /** Length of a first message: of a serial frame, where its check agrees, else of one of Modbus/TCP. */
    private static int first(ByteView bytes, Context context) {
        if (AsciiFrame.begins(bytes)) {
            int ascii = AsciiFrame.length(bytes, true);
            if (ascii != NOT_MINE) {
                return ascii;
            }
        }
        int mbap = mbap(bytes, context, false);
        int rtu = RtuFrame.probe(bytes, mbap != NOT_MINE);
        boolean waits = rtu == NEED_MORE && context.carrier() == Carrier.STREAM && !isWhole(bytes, mbap);
        return rtu > 0 || waits ? rtu : mbap;
    }

    /** Whether all bytes are there, and the PDU has the shape of its function. */
    private static boolean isWhole(ByteView bytes, int length) {
        return length > MbapHeader.SIZE
                && bytes.has(0, length)
                && ModbusShape.fits(
                        MbapHeader.functionCode(bytes), bytes.slice(MbapHeader.SIZE + 1, length - MbapHeader.SIZE - 1));
    }

    /** @param known whether the flow is known to be Modbus/TCP by its earlier messages */
    private static int mbap(ByteView bytes, Context context, boolean known) {
        int there = bytes.length();
        // Every byte that is there must already fit, so that other traffic is turned away as early as possible.
        if ((there > 2 && bytes.u8(2) != 0) || (there > 3 && bytes.u8(3) != 0)) {
            return NOT_MINE;
        }
        boolean isExpected = context.hinted();
        if (there < MbapHeader.BEFORE_LENGTH) {
            boolean isLong = there > 4 && bytes.u8(4) > MbapHeader.MAX_UMAS_LENGTH >> 8;
            return isLong && !isExpected ? NOT_MINE : NEED_MORE;
        }
        int length = MbapHeader.length(bytes);
        if (length < MbapHeader.MIN_LENGTH || (length > MbapHeader.MAX_UMAS_LENGTH && !isExpected)) {
            return NOT_MINE;
        }
        if (length > MbapHeader.MAX_LENGTH) {
            if (there <= MbapHeader.SIZE) {
                return NEED_MORE;
            }
            int code = MbapHeader.functionCode(bytes);
            if (code == ModbusFunction.UMAS && length <= MbapHeader.MAX_UMAS_LENGTH) {
                return isExpected ? MbapHeader.BEFORE_LENGTH + length : NOT_MINE;
            }
            int function = known ? code & ~ModbusFunction.EXCEPTION_BIT : code;
            return isExpected && ModbusFunction.isPublic(function) ? MbapHeader.SIZE + 1 : NOT_MINE;
        }
        if (!isExpected && there > MbapHeader.SIZE) {
            int code = MbapHeader.functionCode(bytes) & ~ModbusFunction.EXCEPTION_BIT;
            int whole = MbapHeader.BEFORE_LENGTH + length;
            if (!ModbusFunction.isPublic(code) || (bytes.has(0, whole) && !isWhole(bytes, whole))) {
                return NOT_MINE;
            }
        }
        return MbapHeader.BEFORE_LENGTH + length;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Framing known = framing;
        if (known == null) {
            known = framing(message);
            framing = known;
        }
        switch (known) {
            case MBAP -> network(message, context, out);
            case RTU -> serial(known, message, context, out);
            case ASCII -> serial(known, AsciiFrame.decode(message), context, out);
        }
    }

    private static Framing framing(ByteView message) {
        if (AsciiFrame.length(message, true) == message.length()) {
            return Framing.ASCII;
        }
        boolean rtu = message.length() > RtuFrame.HEADER + RtuFrame.TRAILER - 1
                && RtuFrame.probe(message, false) == message.length();
        return rtu ? Framing.RTU : Framing.MBAP;
    }

    private void network(ByteView message, Context context, Output out) {
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
        if (isTooLong(adu, code)) {
            boolean answer = context.direction() == Direction.FROM_SERVER;
            out.message(new ModbusEvent.Plain(adu, answer ? "response" : "request", Octets.EMPTY));
            out.malformed(ModbusAnomaly.ADU_LENGTH, 4);
            return;
        }
        if (message.length() < MbapHeader.BEFORE_LENGTH + adu.length() && context.carrier() == Carrier.DATAGRAM) {
            out.malformed(ModbusAnomaly.ADU_LENGTH, 4);
        }
        ByteView data = message.from(MbapHeader.SIZE + 1);
        if (code == ModbusFunction.UMAS && ModbusShape.isUmas(data)) {
            // Its own dissector pairs and judges it, and needs the transaction of this header.
            boolean request = isRequest(adu, data, context, out);
            out.message(new ModbusEvent.Plain(adu, request ? "request" : "response", data.octets()));
            out.child(message);
            return;
        }
        pdu(adu, code, data, context, out);
        if (code == (ModbusFunction.UMAS | ModbusFunction.EXCEPTION_BIT)) {
            out.child(message); // perhaps a request of UMAS is refused by who does not speak it
        }
    }

    /**
     * Whether the stated length exceeds that of any ADU. The end is then unknown, and a receiver that believes the
     * field waits for bytes that never come, so only the header is read.
     */
    private static boolean isTooLong(Adu adu, int code) {
        return adu.length() > (code == ModbusFunction.UMAS ? MbapHeader.MAX_UMAS_LENGTH : MbapHeader.MAX_LENGTH);
    }

    /**
     * A receiver discards a frame whose check fails (Serial Line V1.02 §2.5.1.2, §2.5.2.2), so nothing comes of it but
     * the row.
     */
    private void serial(Framing known, ByteView frame, Context context, Output out) {
        int trailer = known == Framing.RTU ? RtuFrame.TRAILER : 1;
        if (frame.length() < RtuFrame.HEADER + trailer) {
            note(known, frame, false, context);
            out.malformed(ModbusAnomaly.ADU_LENGTH, 0);
            return;
        }
        int check = known == Framing.RTU ? RtuFrame.check(frame) : frame.u8(frame.length() - 1);
        int code = RtuFrame.functionCode(frame);
        Adu adu = Adu.serial(known, RtuFrame.address(frame), code & ~ModbusFunction.EXCEPTION_BIT, check);
        ByteView data = frame.slice(RtuFrame.HEADER, frame.length() - RtuFrame.HEADER - trailer);
        boolean good = known == Framing.RTU ? check == RtuFrame.crc(frame) : AsciiFrame.isWhole(frame);
        note(known, frame, good, context);
        if (!good) {
            boolean answer = context.direction() == Direction.FROM_SERVER;
            out.message(new ModbusEvent.Plain(adu, answer ? "response" : "request", data.octets()));
            out.malformed(ModbusAnomaly.CHECK, adu.at(data.length()));
            return;
        }
        pdu(adu, code, data, context, out);
    }

    private void note(Framing known, ByteView frame, boolean isGood, Context context) {
        boolean isShort = frame.length() <= RtuFrame.SHORT;
        if (!isGood && isShort && known == Framing.RTU && context.carrier() == Carrier.STREAM) {
            damaged.put(context.direction(), frame.octets());
        } else {
            damaged.remove(context.direction());
        }
    }

    private void pdu(Adu adu, int code, ByteView data, Context context, Output out) {
        // A datagram may be lost without a trace, and with it the question that a second answer belongs to.
        boolean isOrdered = adu.framing() == Framing.MBAP && context.carrier() == Carrier.STREAM;
        if ((code & ModbusFunction.EXCEPTION_BIT) != 0 && isOfClient(adu, context)) {
            out.message(new ModbusEvent.Plain(adu, "request", data.octets()));
            out.malformed(ModbusAnomaly.CLIENT_EXCEPTION, adu.at(0) - 1);
        } else if ((code & ModbusFunction.EXCEPTION_BIT) != 0) {
            out.direction(Direction.FROM_SERVER);
            noteServer(adu, context);
            answers.refused(transaction(adu));
            exception(adu, data, context, out);
        } else if (isRequest(adu, data, context, out)) {
            if (context.source().port() == ModbusProvider.PORT) {
                server = context.destination();
            }
            if (isOrdered) {
                answers.asked(transaction(adu));
            }
            ModbusRequests.read(adu, data, echoes, out);
        } else {
            noteServer(adu, context);
            boolean isSecond = isOrdered && answers.contradicts(transaction(adu), code, data);
            ModbusResponses.read(adu, data, echoes, context, out);
            if (isSecond) {
                out.malformed(ModbusAnomaly.SECOND_ANSWER, 0);
            }
        }
    }

    @Override
    public void gap(Direction direction) {
        echoes.clear();
        answers.clear();
        damaged.clear();
    }

    /**
     * Whether an ADU is a request. Content decides where it can, then the direction of the flow, then whether a request
     * waits for this answer. Content that contradicts the flow counts only if its shape is certain, and agrees with
     * whether a request waits: a message of a wrong length may look like one of the other direction.
     */
    private static boolean isRequest(Adu adu, ByteView data, Context context, Output out) {
        Direction known = context.direction();
        Direction byContent = ModbusShape.direction(adu.functionCode(), data);
        boolean isProven = byContent == known
                || known == Direction.UNKNOWN
                || (ModbusShape.proves(adu.functionCode(), byContent)
                        && isAwaited(adu, context) == (byContent == Direction.FROM_SERVER));
        if (byContent != Direction.UNKNOWN && isProven) {
            byContent.tell(context, out);
            return byContent == Direction.FROM_CLIENT;
        }
        return switch (context.direction()) {
            case FROM_CLIENT -> true;
            case FROM_SERVER -> false;
            case UNKNOWN -> !isAwaited(adu, context);
        };
    }

    /**
     * Whether who asks on this flow sent it, and to the port of a server: what flows on other ports show of that may be
     * mistaken, as devices behind modems call who asks them; those that call that port are known by their answers.
     */
    private boolean isOfClient(Adu adu, Context context) {
        return context.direction() == Direction.FROM_CLIENT
                && context.hinted()
                && context.source().port() != ModbusProvider.PORT
                && !context.source().equals(server)
                && !isAwaited(adu, context)
                && !isAwaitedByUmas(adu, context);
    }

    private void noteServer(Adu adu, Context context) {
        if (isAwaited(adu, context)) {
            server = context.source();
        }
    }

    private static boolean isAwaited(Adu adu, Context context) {
        return context.pending(transaction(adu)) != null;
    }

    private static boolean isAwaitedByUmas(Adu adu, Context context) {
        return context.pending(UmasTransaction.of(adu.transactionIdentifier(), adu.unitIdentifier())) != null;
    }

    /** Exception response, §7. */
    private void exception(Adu adu, ByteView data, Context context, Output out) {
        if (data.length() == 0) {
            out.malformed(ModbusAnomaly.PDU_LENGTH, adu.at(0));
            return;
        }
        int exceptionCode = data.u8(0);
        out.message(new ModbusEvent.ExceptionResponse(adu, exceptionCode));
        if (data.length() != 1) {
            out.malformed(ModbusAnomaly.PDU_LENGTH, adu.at(0));
        }
        if (!ModbusFunction.isDefinedException(exceptionCode)) {
            out.malformed(ModbusAnomaly.EXCEPTION_CODE, adu.at(0));
        }
        if (adu.functionCode() == ModbusFunction.UMAS && !isAwaited(adu, context) && isAwaitedByUmas(adu, context)) {
            return; // its own dissector pairs it
        }
        Outcome outcome = Outcome.error(exceptionCode, ModbusFunction.exceptionName(exceptionCode));
        boolean ofGateway = exceptionCode == ModbusFunction.GATEWAY_PATH_UNAVAILABLE
                || exceptionCode == ModbusFunction.GATEWAY_TARGET_FAILED;
        if (ofGateway && !gatewayTold) {
            gatewayTold = true;
            out.claim(
                    context.source(),
                    Units.NONE,
                    Attribute.CAPABILITY,
                    "gateway",
                    "modbus exception " + ModbusFunction.exceptionName(exceptionCode),
                    Trust.DEVICE);
        }
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

    /**
     * What pairs an answer with its request: transaction and unit identifier, and the function, which an answer repeats
     * (§4.2): clients that number all their requests alike may ask anew before a late answer has come. A serial frame
     * has no transaction, and one request at a time is outstanding (Serial Line V1.02 §2.4.1).
     */
    static long transaction(Adu adu) {
        return adu.framing() == Framing.MBAP
                ? (long) adu.functionCode() << FUNCTION | (long) adu.transactionIdentifier() << 8 | adu.unitIdentifier()
                : SERIAL | (long) adu.functionCode() << 8 | adu.unitIdentifier();
    }

    /** The second operation that function 23 is: its read. */
    static long readHalf(Adu adu) {
        return transaction(adu) | 1L << 32;
    }

    static String unit(Adu adu) {
        return UNITS[adu.unitIdentifier()];
    }

    /**
     * The unit that an answer speaks of. No server on a serial line has the number 0 or one above 247 (Serial Line
     * V1.02 §2.2); 255 and 0 stand for the device that is reached over TCP itself (Messaging on TCP/IP V1.0b §4.4.2.1).
     */
    static String told(Adu adu) {
        int number = adu.unitIdentifier();
        return number == 0 || number == DIRECT ? Units.NONE : unit(adu);
    }
}
