package io.otus.dissect.fins;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Framing of FINS in datagrams and in FINS/TCP, which side sent a frame, and its parameters or data. */
final class FinsDissector implements Dissector {
    /** Sets the exchange of node addresses apart from frames. */
    private static final long NODE_ADDRESS = 1L << 32;

    private final Meaning meaning = new Meaning();
    /** Whether a frame of this flow was read: from then on a command that is not known is one of FINS. */
    private boolean isProven;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return context.carrier() == Carrier.STREAM ? streamLength(bytes) : datagramLength(bytes, context);
    }

    private static int streamLength(ByteView bytes) {
        if (!TcpHeader.begins(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < TcpHeader.BEFORE_COMMAND) {
            return NEED_MORE;
        }
        long length = TcpHeader.length(bytes);
        boolean fits = length >= TcpHeader.COUNTED && length <= TcpHeader.MAX_LENGTH;
        return fits ? TcpHeader.BEFORE_COMMAND + (int) length : NOT_MINE;
    }

    /**
     * A datagram has no constant that proves it: all that the standard fixes must fit, and on ports of others the
     * parameters too.
     */
    private int datagramLength(ByteView bytes, Context context) {
        if (bytes.length() < FinsHeader.SIZE) {
            return NEED_MORE;
        }
        boolean fits = FinsHeader.isAllowed(bytes)
                && bytes.length() <= FinsHeader.MAX_LENGTH
                && (isProven || FinsCommand.isKnown(FinsHeader.commandCode(bytes)))
                && (!FinsHeader.isResponse(FinsHeader.icf(bytes)) || bytes.length() >= FinsHeader.RESPONSE_SIZE);
        return fits && (isProven || context.hinted() || isWhole(bytes)) ? bytes.length() : NOT_MINE;
    }

    /** Whether the parameters of a command have their form, and a response has an end code of the standard. */
    private static boolean isWhole(ByteView bytes) {
        FinsFrame frame = FinsFrame.of(bytes, 0);
        if (frame.isResponse()) {
            return EndCode.isKnown(bytes.u16(FinsHeader.SIZE));
        }
        FinsReader in = new FinsReader(bytes, FinsHeader.SIZE);
        parameters(frame, in, new ArrayList<>(), null);
        return !in.failed() && in.remaining() == 0;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return context.carrier() == Carrier.STREAM;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (context.carrier() != Carrier.STREAM) {
            frame(FinsEvent.Tcp.NONE, message, 0, context, out);
            return;
        }
        if (message.length() < TcpHeader.SIZE) {
            out.malformed(FinsAnomaly.TCP_LENGTH, message.length());
            return;
        }
        FinsEvent.Tcp tcp =
                new FinsEvent.Tcp(TcpHeader.length(message), TcpHeader.command(message), TcpHeader.errorCode(message));
        ByteView body = message.from(TcpHeader.SIZE);
        if (tcp.command() == TcpHeader.FRAME_SEND) {
            frame(tcp, body, TcpHeader.SIZE, context, out);
        } else {
            connection(tcp, body, context, out);
        }
    }

    /** FINS/TCP without a FINS frame, W421 §7-4: node addresses u32 each, or nothing. */
    private static void connection(FinsEvent.Tcp tcp, ByteView body, Context context, Output out) {
        long command = tcp.command();
        int addresses = command == TcpHeader.NODE_ADDRESS_CLIENT ? 1 : command == TcpHeader.NODE_ADDRESS_SERVER ? 2 : 0;
        int read = Math.min(addresses, body.length() / 4);
        out.message(new FinsEvent.Connection(
                tcp,
                read > 0 ? body.u32(0) : -1,
                read > 1 ? body.u32(4) : -1,
                body.from(4 * read).octets()));
        if (!TcpHeader.isKnown(command)) {
            out.unknown("tcp_command", command);
        } else if (body.length() != 4 * addresses) {
            out.malformed(FinsAnomaly.TCP_LENGTH, 4);
        }
        if (command == TcpHeader.NODE_ADDRESS_CLIENT) {
            Direction.FROM_CLIENT.tell(context, out);
            out.request(Request.confirmed(NODE_ADDRESS, FinsCommand.CONNECTION, "", List.of()));
        } else if (command == TcpHeader.NODE_ADDRESS_SERVER) {
            Direction.FROM_SERVER.tell(context, out);
            int code = (int) tcp.errorCode();
            Outcome outcome = code == 0 ? Outcome.OK : Outcome.error(code, TcpHeader.errorName(code));
            out.response(new Response(NODE_ADDRESS, FinsCommand.CONNECTION, "", outcome, List.of()));
        }
    }

    private void frame(FinsEvent.Tcp tcp, ByteView bytes, int start, Context context, Output out) {
        if (bytes.length() < FinsHeader.SIZE) {
            out.message(new FinsEvent.Fragment(tcp, bytes.octets()));
            out.malformed(FinsAnomaly.FRAME_LENGTH, start);
            return;
        }
        isProven = true;
        FinsFrame frame = FinsFrame.of(bytes, start);
        if (!FinsHeader.isReservedZero(bytes)) {
            out.malformed(FinsAnomaly.RESERVED, start);
        }
        if (bytes.length() > FinsHeader.MAX_LENGTH) {
            out.malformed(FinsAnomaly.FRAME_LENGTH, start);
        }
        if (!FinsCommand.isKnown(frame.commandCode())) {
            out.unknown("command_code", frame.commandCode());
        }
        if (frame.isResponse()) {
            Direction.FROM_SERVER.tell(context, out);
            response(tcp, frame, bytes, context, out);
        } else {
            Direction.FROM_CLIENT.tell(context, out);
            command(tcp, frame, bytes, out);
        }
    }

    private void command(FinsEvent.Tcp tcp, FinsFrame frame, ByteView bytes, Output out) {
        FinsReader in = new FinsReader(bytes, FinsHeader.SIZE);
        List<PointRange> points = new ArrayList<>();
        List<Element> parameters = parameters(frame, in, points, out);
        if (in.failed()) {
            parameters = List.of(raw(bytes.from(FinsHeader.SIZE).octets()));
            out.malformed(FinsAnomaly.COMMAND_LENGTH, frame.at(FinsHeader.SIZE));
            points.clear();
        } else {
            if (in.remaining() > 0) {
                out.malformed(FinsAnomaly.COMMAND_LENGTH, frame.at(in.at()));
            }
            if (in.badClockAt() >= 0) {
                out.malformed(FinsAnomaly.CLOCK, frame.at(in.badClockAt()));
            }
            if (in.secretLength() > 0) {
                out.secret(frame.at(in.secretAt()), in.secretLength());
            }
            Meaning.points(frame, parameters, points);
            meaning.command(frame, parameters, out);
        }
        out.message(new FinsEvent.Command(tcp, frame, parameters));
        Service service = Meaning.service(frame, parameters);
        out.request(
                frame.isConfirmed()
                        ? Request.confirmed(frame.transaction(), service, frame.unit(), points)
                        : Request.unconfirmed(service, frame.unit(), points));
    }

    /** Reads the parameters of a command; those without a form stay raw. */
    private static List<Element> parameters(
            FinsFrame frame, FinsReader in, List<PointRange> points, @Nullable Output out) {
        if (Memory.isCommand(frame.commandCode())) {
            return Memory.command(frame, in, points, out);
        }
        Form form = Forms.command(frame.commandCode());
        if (form != null) {
            return form.read(in);
        }
        return in.remaining() == 0
                ? List.of()
                : List.of(raw(in.bytes(in.remaining()).octets()));
    }

    private static Element raw(Octets data) {
        return Element.text("data", data.toString());
    }

    private void response(FinsEvent.Tcp tcp, FinsFrame frame, ByteView bytes, Context context, Output out) {
        Request asked = context.pending(frame.transaction());
        if (bytes.length() < FinsHeader.RESPONSE_SIZE) {
            out.message(new FinsEvent.Response(tcp, frame, -1, List.of()));
            out.malformed(FinsAnomaly.FRAME_LENGTH, frame.at(FinsHeader.SIZE));
            return;
        }
        int endCode = bytes.u16(FinsHeader.SIZE);
        if (!EndCode.isKnown(endCode)) {
            out.unknown("end_code", EndCode.code(endCode));
        }
        List<PointRange> points = new ArrayList<>();
        List<Element> data =
                EndCode.isNormal(endCode) ? normal(frame, bytes, asked, points, context, out) : refused(endCode, bytes);
        out.message(new FinsEvent.Response(tcp, frame, endCode, data));
        out.response(new Response(
                frame.transaction(),
                asked == null ? FinsCommand.service(frame.commandCode()) : asked.service(),
                frame.unit(),
                EndCode.outcome(endCode),
                points));
    }

    /** W342 §5-1-3: of a relay error the network and node where it happened. */
    private static List<Element> refused(int endCode, ByteView bytes) {
        FinsReader in = new FinsReader(bytes, FinsHeader.RESPONSE_SIZE);
        List<Element> data = new ArrayList<>();
        if ((endCode & EndCode.RELAY_ERROR) != 0 && in.remaining() >= 2) {
            data.add(Element.number("error_network_address", in.u8()));
            data.add(Element.number("error_node_address", in.u8()));
        }
        if (in.remaining() > 0) {
            data.add(raw(in.rest().octets()));
        }
        return data;
    }

    /**
     * Data behind a normal end code. Units differ in some: those in another form than W342 has stay raw, and are
     * counted as unknown.
     */
    private List<Element> normal(
            FinsFrame frame,
            ByteView bytes,
            @Nullable Request asked,
            List<PointRange> points,
            Context context,
            Output out) {
        FinsReader in = new FinsReader(bytes, FinsHeader.RESPONSE_SIZE);
        List<Element> data;
        if (Memory.isResponse(frame.commandCode())) {
            data = Memory.response(frame, in, asked, points, out);
        } else {
            Form form = Forms.response(frame, in.remaining());
            data = form != null
                    ? form.read(in)
                    : in.remaining() == 0
                            ? List.of()
                            : List.of(raw(in.bytes(in.remaining()).octets()));
        }
        if (!in.failed() && in.remaining() == 0) {
            if (in.badClockAt() >= 0) {
                out.malformed(FinsAnomaly.CLOCK, frame.at(in.badClockAt()));
            }
            meaning.response(frame, data, asked, context, out);
            return data;
        }
        points.clear();
        out.unknown("response_form", frame.commandCode());
        return List.of(raw(bytes.from(FinsHeader.RESPONSE_SIZE).octets()));
    }

    @Override
    public void gap(Direction direction) {
        meaning.lose();
    }
}
