package io.otus.layer.websocket;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.text.Lines;
import io.otus.layer.text.MessageHead;

/** The opening handshake, then frames. Data of a message go to whoever speaks the subprotocol that was agreed upon. */
final class WebsocketDissector implements Dissector {
    /** Longest handshake that is looked at. */
    static final int MAX_HEAD = 8_192;

    private final BannerClaims claims = new BannerClaims("websocket");
    private static final String REQUEST = "GET ";
    private static final String RESPONSE = "HTTP/1.1 101 ";
    private static final int STATUS_CODE = 2;

    private final PerDirection<WebsocketSide> sides = new PerDirection<>(WebsocketSide::new);
    private boolean accepted;
    private boolean readable;
    private String subprotocol = "";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (Lines.begins(bytes, REQUEST) || Lines.begins(bytes, RESPONSE)) {
            return headLength(bytes);
        }
        // Behind the handshake alone: two bytes of anything look like a frame.
        return accepted ? dataLength(bytes) : NOT_MINE;
    }

    private static int headLength(ByteView bytes) {
        int size = MessageHead.size(bytes, MAX_HEAD);
        if (size <= 0) {
            return size == Lines.OPEN ? NEED_MORE : NOT_MINE;
        }
        return MessageHead.of(bytes.slice(0, size)).upgradesTo("websocket") ? size : NOT_MINE;
    }

    private static int dataLength(ByteView bytes) {
        int header = FrameHeader.size(bytes);
        if (header == 0) {
            return NEED_MORE;
        }
        long payload = FrameHeader.payloadLength(bytes);
        boolean fits = payload >= 0 && payload <= Integer.MAX_VALUE - header;
        return fits && FrameHeader.isKnown(FrameHeader.opcode(bytes)) ? header + (int) payload : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return Lines.begins(message, REQUEST) || Lines.begins(message, RESPONSE);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (Lines.begins(message, REQUEST) || Lines.begins(message, RESPONSE)) {
            handshake(message, context, out);
        } else if (FrameHeader.size(message) > 0) {
            frame(message, context, out);
        }
    }

    private void handshake(ByteView message, Context context, Output out) {
        MessageHead head = MessageHead.of(message);
        if (message.u8(0) == REQUEST.charAt(0)) {
            String wanted = head.field("Sec-WebSocket-Protocol");
            out.message(new WebsocketEvent.Opening(head.first(1), head.field("Host"), wanted));
            Direction.FROM_CLIENT.tell(context, out);
            out.session(
                    Direction.FROM_CLIENT,
                    "",
                    "websocket_handshake",
                    "host=" + head.field("Host") + " subprotocols=" + wanted);
            claims.tell(out, context.source(), Attribute.SERVICE, head.field("User-Agent"), "user_agent");
            return;
        }
        String extensions = head.field("Sec-WebSocket-Extensions");
        subprotocol = head.field("Sec-WebSocket-Protocol");
        accepted = true;
        readable = extensions.isEmpty();
        out.message(new WebsocketEvent.Accepted(subprotocol, extensions));
        Direction.FROM_SERVER.tell(context, out);
        out.session(Direction.FROM_SERVER, "", "websocket_handshake", "subprotocol=" + subprotocol);
        claims.tell(out, context.source(), Attribute.SERVICE, head.field("Server"), "server");
    }

    private void frame(ByteView message, Context context, Output out) {
        int opcode = FrameHeader.opcode(message);
        boolean fin = FrameHeader.fin(message);
        ByteView payload = FrameHeader.payload(message);
        int status = opcode == FrameHeader.CLOSE && payload.length() >= STATUS_CODE ? payload.u16(0) : -1;
        out.message(new WebsocketEvent.Frame(fin, opcode, FrameHeader.masked(message), payload.length(), status));
        check(message, payload, context, out);
        if (opcode >= FrameHeader.CLOSE || !readable) {
            return;
        }
        WebsocketSide side = sides.of(context.direction());
        if ((opcode == FrameHeader.CONTINUATION) != side.isBegun()) {
            out.malformed(WebsocketAnomaly.OPCODE, 0);
            side.clear();
            if (opcode == FrameHeader.CONTINUATION) {
                return;
            }
        }
        if (fin && !side.isBegun()) {
            out.child(payload, subprotocol);
            return;
        }
        boolean kept = side.append(payload);
        if (!fin) {
            if (kept) {
                out.continues();
            }
            return;
        }
        ByteView whole = side.take();
        if (kept) {
            out.child(whole, subprotocol);
        }
    }

    private void check(ByteView message, ByteView payload, Context context, Output out) {
        boolean control = FrameHeader.opcode(message) >= FrameHeader.CLOSE;
        boolean fromClient = context.direction() == Direction.FROM_CLIENT;
        if (context.direction() != Direction.UNKNOWN && FrameHeader.masked(message) != fromClient) {
            out.malformed(WebsocketAnomaly.MASK, 1);
        }
        if (readable && FrameHeader.reserved(message)) {
            out.malformed(WebsocketAnomaly.RESERVED, 0);
        }
        if (control && (!FrameHeader.fin(message) || payload.length() > FrameHeader.MAX_CONTROL)) {
            out.malformed(WebsocketAnomaly.CONTROL, 0);
        }
        if (!FrameHeader.isShortest(message)) {
            out.malformed(WebsocketAnomaly.LENGTH, 1);
        }
    }

    @Override
    public void gap(Direction direction) {
        sides.of(direction).clear();
    }

    @Override
    public int unfinished() {
        return sides.sum(WebsocketSide::memory);
    }
}
