package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteJoiner;
import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.dissect.s7commplus.Content.Draft;
import java.nio.charset.StandardCharsets;

/** Frames S7comm-plus, joins the frames of a PDU and hands it to the reader of its opcode. */
final class S7commplusDissector implements Dissector {
    /** Most bytes of one PDU. Downloads of small programs were seen with 290 kB. */
    static final int MAX_PDU = 1 << 20;

    /** 0, bytes received, 8 octets; text may follow. */
    private static final int SYSTEM_EVENT_SIZE = 16;

    private static final int MAX_TEXT = 64;

    private final PerDirection<ByteJoiner> joiners = new PerDirection<>(() -> new ByteJoiner(MAX_PDU));

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.u8(0) != S7commplusHeader.PROTOCOL_ID
                || (bytes.length() > 1 && !S7commplusHeader.isKnown(S7commplusHeader.protocolVersion(bytes)))) {
            return NOT_MINE;
        }
        if (bytes.length() < S7commplusHeader.SIZE) {
            return NEED_MORE;
        }
        int end = S7commplusHeader.SIZE + S7commplusHeader.dataLength(bytes);
        boolean trailer = S7commplusHeader.hasTrailer(bytes, end, S7commplusHeader.protocolVersion(bytes));
        return trailer ? end + S7commplusHeader.TRAILER_SIZE : end;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int version = S7commplusHeader.protocolVersion(message);
        int length = S7commplusHeader.dataLength(message);
        int end = S7commplusHeader.SIZE + length;
        if (!message.has(S7commplusHeader.SIZE, length)) {
            Pdu pdu = new Pdu(version, length, false, Octets.EMPTY);
            unread(pdu, message.from(S7commplusHeader.SIZE), out);
            out.malformed(S7commplusAnomaly.FRAME_LENGTH, message.length());
            return;
        }
        ByteView data = message.slice(S7commplusHeader.SIZE, length);
        boolean last = S7commplusHeader.hasTrailer(message, end, version);
        if (version == S7commplusHeader.SYSTEM_EVENT) {
            systemEvent(new Pdu(version, length, true, Octets.EMPTY), data, out);
            return;
        }
        if (version != S7commplusHeader.VERSION_3) {
            frame(new Pdu(version, length, last, Octets.EMPTY), data, context, out);
            return;
        }
        int digest = data.length() == 0 ? 0 : data.u8(0);
        if (!data.has(1, digest)) {
            unread(new Pdu(version, length, last, Octets.EMPTY), data, out);
            out.malformed(S7commplusAnomaly.DIGEST_LENGTH, S7commplusHeader.SIZE);
            return;
        }
        Pdu pdu = new Pdu(version, length, last, data.octets(1, digest));
        frame(pdu, data.from(1 + digest), context, out);
    }

    /** One frame's data: a whole PDU, or a part of one. */
    private void frame(Pdu pdu, ByteView data, Context context, Output out) {
        ByteJoiner joiner = joiners.of(context.direction());
        if (pdu.last() && !joiner.isOpen()) {
            pdu(pdu, data, context, out);
            return;
        }
        boolean fits = joiner.append(data);
        if (pdu.last()) {
            ByteView whole = joiner.finish();
            if (whole.length() > 0) {
                pdu(pdu, whole, context, out);
            } else {
                unread(pdu, data, out);
            }
        } else {
            out.message(new S7commplusEvent.Fragment(pdu));
            out.continues();
        }
        if (!fits) {
            out.malformed(S7commplusAnomaly.PDU_LENGTH, S7commplusHeader.SIZE);
        }
    }

    private static void systemEvent(Pdu pdu, ByteView data, Output out) {
        if (data.length() < SYSTEM_EVENT_SIZE) {
            unread(pdu, data, out);
            out.malformed(S7commplusAnomaly.SYSTEM_EVENT, S7commplusHeader.SIZE);
            return;
        }
        byte[] octets = new byte[12];
        data.copyTo(0, octets, 0, 4);
        data.copyTo(8, octets, 4, 8);
        int rest = Math.min(data.length() - SYSTEM_EVENT_SIZE, MAX_TEXT);
        String text = data.text(SYSTEM_EVENT_SIZE, rest, StandardCharsets.ISO_8859_1);
        out.message(new S7commplusEvent.SystemEvent(pdu, data.u32(4), Octets.copyOf(octets), text));
    }

    private static void pdu(Pdu pdu, ByteView data, Context context, Output out) {
        int opcode = data.length() == 0 ? -1 : data.u8(0);
        switch (opcode) {
            case Head.REQUEST, Head.RESPONSE, Head.SHORT_RESPONSE -> message(pdu, opcode, data, context, out);
            case Head.NOTIFICATION -> {
                Direction.FROM_SERVER.tell(context, out);
                Cursor in = new Cursor(data);
                out.message(NotificationReader.read(pdu, in, new Draft()));
                failure(in, out);
                Operations.notification(out);
            }
            default -> {
                unread(pdu, data, out);
                out.unknown("opcode", opcode);
            }
        }
    }

    private static void message(Pdu pdu, int opcode, ByteView data, Context context, Output out) {
        boolean request = opcode == Head.REQUEST;
        int size = request ? Head.REQUEST_SIZE : Head.RESPONSE_SIZE;
        if (data.length() < size) {
            unread(pdu, data, out);
            out.malformed(S7commplusAnomaly.HEAD, S7commplusHeader.SIZE + pdu.dataLength());
            return;
        }
        if (data.u16(1) != 0 || data.u16(5) != 0) {
            // The middle of a PDU whose beginning was not seen may begin with any octet.
            unread(pdu, data, out);
            out.unknown("opcode", opcode);
            return;
        }
        Head head = new Head(opcode, data.u16(3), data.u16(7), request ? data.u32(9) : -1, data.u8(size - 1));
        (request ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
        Cursor in = new Cursor(data.from(size));
        Draft draft = new Draft();
        if (request) {
            BodyReader.request(head, pdu.protocolVersion(), in, draft);
        } else {
            BodyReader.response(head, pdu.protocolVersion(), in, draft);
        }
        if (in.failed()) {
            draft.unread(in.rest());
        }
        Content content = draft.content();
        out.message(new S7commplusEvent.Message(pdu, head, content));
        if (!S7commplusFunction.isKnown(head.function())) {
            out.unknown("function", head.function());
        } else {
            failure(in, out);
        }
        if (request) {
            Operations.request(pdu, head, content, out);
            if (head.function() == S7commplusFunction.CREATE_OBJECT) {
                Identity.client(content, context, out);
            }
        } else {
            Operations.response(head, content, context, out);
            Identity.controller(head, content, context, out);
        }
    }

    /** Says why a body was not read to its end. */
    private static void failure(Cursor in, Output out) {
        if (!in.failed()) {
            return;
        }
        S7commplusAnomaly anomaly = in.anomaly();
        if (anomaly != null) {
            out.malformed(anomaly, S7commplusHeader.SIZE);
        } else {
            out.unknown(in.unknownField(), in.unknownValue());
        }
    }

    private static void unread(Pdu pdu, ByteView data, Output out) {
        out.message(new S7commplusEvent.Unread(pdu, data.octets(0, Math.min(data.length(), Content.KEPT))));
    }

    @Override
    public void gap(Direction direction) {
        joiners.of(direction).gap();
    }

    @Override
    public int unfinished() {
        return joiners.sum(ByteJoiner::memory);
    }
}
