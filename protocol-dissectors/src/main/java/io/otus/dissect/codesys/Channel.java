package io.otus.dissect.codesys;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

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
 *
 * It is of one flow, of which it remembers what was sent last. Confined.
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
    private static final int IS_REQUEST = 0x80;
    private static final int IS_RESPONSE = 0x80;
    private static final int BLOCK_SIZE = 12;
    private static final int FIRST_BLOCK_SIZE = 20;
    private static final int SERVICE_SIZE = 16;
    private static final int TAG = 0xCD55;
    private static final int TAG_SECURE = 0x7557;

    private static final Service OPEN = new Service(-1, "open_channel", Action.SESSION);
    private static final Service CLOSING = new Service(-1, "close_channel", Action.SESSION);
    private static final long OPENING = 1L << 62;

    /** Channels that are remembered of a flow at most; each end opens few. */
    private static final int MOST = 256;
    /** What an answer says of its service stands in tags that are not read: whether it was done is not known. */
    private static final Outcome NOT_TOLD = Outcome.UNPAIRED;

    /** Block id and checksum of the first block that was sent last, of each channel and side. */
    private final SequencedMap<Integer, Long> first = new LinkedHashMap<>();
    /** Channels whose client sends a service that is a secret, which goes on in further blocks. */
    private final SequencedMap<Integer, Boolean> secret = new LinkedHashMap<>();

    /** Whether a package is of a type that there is and holds the fields of it. */
    static boolean isAllowed(ByteView b) {
        int type = b.length() < 2 ? 0 : b.u8(0);
        return isType(type) && b.length() >= size(type);
    }

    private static boolean isType(int type) {
        return switch (type) {
            case BLOCK, ACKNOWLEDGEMENT, KEEP_ALIVE, OPEN_RESPONSE, GET_INFO, OPEN_REQUEST, CLOSE -> true;
            default -> false;
        };
    }

    private static int size(int type) {
        return switch (type) {
            case BLOCK -> BLOCK_SIZE;
            case ACKNOWLEDGEMENT -> 8;
            case KEEP_ALIVE -> 4;
            case OPEN_RESPONSE -> 20;
            case OPEN_REQUEST -> 16;
            case CLOSE -> 12;
            default -> 2;
        };
    }

    /** Whether the server sends it: an open response, or a block without the mark of a request. */
    static boolean isOfServer(ByteView b) {
        int type = b.length() < 2 ? 0 : b.u8(0);
        return type == OPEN_RESPONSE || (type == BLOCK && (b.u8(1) & IS_REQUEST) == 0);
    }

    /** Nothing is known of the channels any more. */
    void forget() {
        first.clear();
        secret.clear();
    }

    private void forget(int channel) {
        first.remove(channel << 1);
        first.remove(channel << 1 | 1);
        secret.remove(channel);
    }

    /**
     * Reads a package.
     *
     * @param unit the node that is asked or answers, where others pass it on; else empty
     */
    void read(ByteView b, int start, String unit, List<Element> fields, Context context, Output out) {
        int type = b.length() < 2 ? 0 : b.u8(0);
        if (b.length() < size(type)) {
            out.message(new CodesysEvent.Datagram("channel", fields));
            out.malformed(CodesysAnomaly.CHANNEL, start);
            return;
        }
        switch (type) {
            case BLOCK -> block(b, start, unit, fields, context, out);
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
                out.request(Request.confirmed(OPENING | b.le32(8), OPEN, unit, List.of()));
            }
            case OPEN_RESPONSE -> opened(b, unit, fields, context, out);
            case CLOSE -> {
                forget(b.le16(8));
                fields.add(Element.number("channel_id", b.le16(8)));
                fields.add(Element.number("reason", b.le16(10)));
                out.message(new CodesysEvent.Datagram("close_channel", fields));
                out.request(Request.unconfirmed(CLOSING, unit, List.of()));
            }
            case GET_INFO -> out.message(new CodesysEvent.Datagram("get_info", fields));
            default -> {
                out.message(new CodesysEvent.Datagram("channel", fields));
                out.unknown("channel_type", type);
            }
        }
    }

    private void opened(ByteView b, String unit, List<Element> fields, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        int reason = b.le16(12);
        forget(b.le16(14));
        fields.add(Element.number("message_id", b.le32(8)));
        fields.add(Element.number("reason", reason));
        fields.add(Element.number("channel_id", b.le16(14)));
        out.message(new CodesysEvent.Datagram("open_channel_response", fields));
        Outcome outcome = reason == 0 ? Outcome.OK : Outcome.error(reason, "reason_" + reason);
        out.response(new Response(OPENING | b.le32(8), OPEN, unit, outcome, List.of()));
    }

    private void block(ByteView b, int start, String unit, List<Element> fields, Context context, Output out) {
        int channel = b.le16(2);
        fields.add(Element.number("channel_id", channel));
        fields.add(Element.number("block_id", b.le32(4)));
        fields.add(Element.number("acknowledged_block_id", b.le32(8)));
        if ((b.u8(1) & IS_FIRST) == 0) {
            if ((b.u8(1) & IS_REQUEST) != 0 && secret.containsKey(channel) && b.length() > BLOCK_SIZE) {
                out.secret(start + BLOCK_SIZE, b.length() - BLOCK_SIZE);
            }
            out.message(new CodesysEvent.Datagram("block", fields));
            return;
        }
        if (b.length() < FIRST_BLOCK_SIZE + SERVICE_SIZE) {
            out.message(new CodesysEvent.Datagram("block", fields));
            out.malformed(CodesysAnomaly.CHANNEL, start);
            return;
        }
        service(b, start, unit, fields, context, out);
    }

    /** A service that begins, of which others may follow in further blocks. */
    private void service(ByteView block, int start, String unit, List<Element> fields, Context context, Output out) {
        ByteView b = block.from(FIRST_BLOCK_SIZE);
        int at = start + FIRST_BLOCK_SIZE;
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
        if ((headerSize != 12 && headerSize != 16) || headerSize + 4L + b.le32(12) > block.le32(12)) {
            out.malformed(CodesysAnomaly.SERVICE, at);
        }
        if (!Services.isKnown(group, code)) {
            out.unknown("service", (long) group << 16 | code);
        }
        int channel = block.le16(2);
        if (tag == TAG_SECURE) {
            out.encrypted();
        }
        if (!isResponse) {
            secret(service, group, tag == TAG_SECURE, channel, b, at, out);
        }
        if (isRepeated(block, channel, isResponse)) {
            return;
        }
        long transaction = (long) channel << 40 | (long) group << 16 | code;
        if (isResponse) {
            Direction.FROM_SERVER.tell(context, out);
            Request asked = context.pending(transaction);
            String answers = asked == null ? unit : asked.unit();
            out.response(new Response(transaction, service, answers, NOT_TOLD, List.of()));
        } else {
            Direction.FROM_CLIENT.tell(context, out);
            out.request(Request.confirmed(transaction, service, unit, List.of()));
        }
    }

    /** Marks the secret in a logon, or in the setting of a user or a certificate; it may continue in further blocks. */
    private void secret(Service service, int group, boolean isEncrypted, int channel, ByteView b, int at, Output out) {
        boolean isSecret = !isEncrypted && Services.carriesSecret(service, group);
        if (!isSecret) {
            secret.remove(channel);
            return;
        }
        Bounded.putLast(secret, channel, true, MOST);
        if (b.length() > SERVICE_SIZE) {
            out.secret(at + SERVICE_SIZE, b.length() - SERVICE_SIZE);
        }
    }

    /** Whether a block is the one that was sent before: who gets no acknowledgement sends it again. */
    private boolean isRepeated(ByteView block, int channel, boolean isResponse) {
        int key = channel << 1 | (isResponse ? 1 : 0);
        Long mark = block.le32(4) << 32 | block.le32(16);
        Long before = first.get(key);
        Bounded.putLast(first, key, mark, MOST);
        return mark.equals(before);
    }
}
