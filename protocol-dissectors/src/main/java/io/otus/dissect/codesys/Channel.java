package io.otus.dissect.codesys;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;

/**
 * The channel layer, and in the first block of what is sent on a channel the header of a service; numbers are
 * little-endian.
 *
 * <pre>
 *  0      1       2         4          8        12             16
 *  +------+-------+---------+----------+--------+--------------+----------+---------
 *  | 01   | flags | channel | block id | ack id | octets left  | checksum | service       first of a service
 *  +------+-------+---------+----------+--------+--------------+----------+---------
 *  0          2        4       6         8         12
 *  +----------+--------+-------+---------+---------+----------+----------------
 *  | CD55     | header | group | service | session | octets   | customer, 0
 *  | or 7557  | size   |       |         |         |          |
 *  +----------+--------+-------+---------+---------+----------+----------------
 * </pre>
 */
final class Channel {
    private static final int BLOCK = 0x01;
    private static final int ACKNOWLEDGEMENT = 0x02;
    private static final int KEEP_ALIVE = 0x03;
    private static final int OPEN_RESPONSE = 0x83;
    private static final int GET_INFO = 0xC2;
    private static final int OPEN_REQUEST = 0xC3;
    private static final int CLOSE = 0xC4;

    private static final int IS_FIRST = 0x01;
    private static final int IS_RESPONSE = 0x80;
    private static final int BLOCK_SIZE = 12;
    private static final int FIRST_BLOCK_SIZE = 20;
    private static final int SERVICE_SIZE = 16;
    private static final int TAG = 0xCD55;
    private static final int TAG_SECURE = 0x7557;

    private static final Service OPEN = new Service(-1, "open_channel", Action.SESSION);
    private static final Service CLOSING = new Service(-1, "close_channel", Action.SESSION);
    private static final long OPENING = 1L << 62;

    private Channel() {}

    static void read(ByteView b, int start, List<Element> fields, Context context, Output out) {
        int type = b.length() < 2 ? 0 : b.u8(0);
        int size = switch (type) {
            case BLOCK -> BLOCK_SIZE;
            case ACKNOWLEDGEMENT -> 8;
            case KEEP_ALIVE -> 4;
            case OPEN_RESPONSE -> 20;
            case OPEN_REQUEST -> 16;
            case CLOSE -> 12;
            default -> 2;
        };
        if (b.length() < size) {
            out.message(new CodesysEvent.Datagram("channel", fields));
            out.malformed(CodesysAnomaly.CHANNEL, start);
            return;
        }
        switch (type) {
            case BLOCK -> block(b, start, fields, context, out);
            case ACKNOWLEDGEMENT -> {
                fields.add(Element.number("channel_id", b.le16(2)));
                fields.add(Element.number("block_id", b.le32(4)));
                out.message(new CodesysEvent.Datagram("acknowledgement", fields));
            }
            case KEEP_ALIVE -> {
                fields.add(Element.number("channel_id", b.le16(2)));
                out.message(new CodesysEvent.Datagram("keep_alive", fields));
            }
            case OPEN_REQUEST -> {
                Direction.FROM_CLIENT.tell(context, out);
                fields.add(Element.number("message_id", b.le32(8)));
                fields.add(Element.number("receiver_buffer_size", b.le32(12)));
                out.message(new CodesysEvent.Datagram("open_channel_request", fields));
                out.request(Request.confirmed(OPENING | b.le32(8), OPEN, "", List.of()));
            }
            case OPEN_RESPONSE -> opened(b, fields, context, out);
            case CLOSE -> {
                fields.add(Element.number("channel_id", b.le16(8)));
                fields.add(Element.number("reason", b.le16(10)));
                out.message(new CodesysEvent.Datagram("close_channel", fields));
                out.request(Request.unconfirmed(CLOSING, "", List.of()));
            }
            case GET_INFO -> out.message(new CodesysEvent.Datagram("get_info", fields));
            default -> {
                out.message(new CodesysEvent.Datagram("channel", fields));
                out.unknown("channel_type", type);
            }
        }
    }

    private static void opened(ByteView b, List<Element> fields, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        int reason = b.le16(12);
        fields.add(Element.number("message_id", b.le32(8)));
        fields.add(Element.number("reason", reason));
        fields.add(Element.number("channel_id", b.le16(14)));
        out.message(new CodesysEvent.Datagram("open_channel_response", fields));
        Outcome outcome = reason == 0 ? Outcome.OK : Outcome.error(reason, "reason_" + reason);
        out.response(new Response(OPENING | b.le32(8), OPEN, "", outcome, List.of()));
    }

    private static void block(ByteView b, int start, List<Element> fields, Context context, Output out) {
        fields.add(Element.number("channel_id", b.le16(2)));
        fields.add(Element.number("block_id", b.le32(4)));
        fields.add(Element.number("acknowledged_block_id", b.le32(8)));
        if ((b.u8(1) & IS_FIRST) == 0) {
            out.message(new CodesysEvent.Datagram("block", fields));
            return;
        }
        if (b.length() < FIRST_BLOCK_SIZE + SERVICE_SIZE) {
            out.message(new CodesysEvent.Datagram("block", fields));
            out.malformed(CodesysAnomaly.CHANNEL, start);
            return;
        }
        service(b.from(FIRST_BLOCK_SIZE), b.le32(12), b.le16(2), start + FIRST_BLOCK_SIZE, fields, context, out);
    }

    /**
     * A service that begins.
     *
     * @param total octets of the service, of which others may follow in further blocks
     */
    private static void service(
            ByteView b, long total, int channel, int at, List<Element> fields, Context context, Output out) {
        int tag = b.le16(0);
        if (tag != TAG && tag != TAG_SECURE) {
            out.message(new CodesysEvent.Datagram("block", fields));
            out.unknown("header_tag", tag); // it may be big-endian, or what begins a session of its own
            return;
        }
        int headerSize = b.le16(2);
        int group = b.le16(4) & ~IS_RESPONSE;
        int code = b.le16(6);
        Service service = Services.of(group, code);
        boolean isResponse = (b.le16(4) & IS_RESPONSE) != 0;
        fields.add(Element.number("service_group", group));
        if (!Services.component(group).isEmpty()) {
            fields.add(Element.text("component", Services.component(group)));
        }
        fields.add(Element.number("service_code", code));
        fields.add(Element.text("service", service.name()));
        fields.add(Element.number("session_id", b.le32(8)));
        fields.add(Element.number("service_length", b.le32(12)));
        out.message(new CodesysEvent.Datagram(isResponse ? "response" : "request", fields));
        if ((headerSize != 12 && headerSize != 16) || headerSize + 4L + b.le32(12) > total) {
            out.malformed(CodesysAnomaly.SERVICE, at);
        }
        if (!Services.isKnown(group, code)) {
            out.unknown("service", (long) group << 16 | code);
        }
        if (tag == TAG_SECURE) {
            out.encrypted();
        } else if (group == Services.CMP_DEVICE && service.action() == Action.AUTHENTICATE && !isResponse) {
            out.secret(at + SERVICE_SIZE, b.length() - SERVICE_SIZE);
        }
        long transaction = (long) channel << 40 | (long) group << 16 | code;
        if (isResponse) {
            Direction.FROM_SERVER.tell(context, out);
            out.response(new Response(transaction, service, "", Outcome.OK, List.of()));
        } else {
            Direction.FROM_CLIENT.tell(context, out);
            out.request(Request.confirmed(transaction, service, "", List.of()));
        }
    }
}
