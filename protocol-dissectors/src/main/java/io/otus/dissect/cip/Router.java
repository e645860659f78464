package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.StationKind;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.dissect.cip.CipEvent.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Message router requests and replies, CIP Vol. 1 §2-4.
 *
 * <pre>
 *  0         1                2                                  0              1   2        3                 4
 *  +---------+----------------+------+----------                 +--------------+---+--------+-----------------+-------------------+----------
 *  | service | path size      | path | data ...                  | service+0x80 | 0 | status | additional size | additional status | data ...
 *  +---------+----------------+------+----------                 +--------------+---+--------+-----------------+-------------------+----------
 *            (in words)                                                                      (in words)
 * </pre>
 */
final class Router {
    private static final int REQUEST_HEADER = 2;
    private static final int REPLY_HEADER = 4;

    private final Known known;
    private final Outstanding outstanding;
    private final EmptySlots emptySlots = new EmptySlots();

    Router(Known known, Outstanding outstanding) {
        this.known = known;
        this.outstanding = outstanding;
    }

    static boolean isReply(ByteView message) {
        return (message.u8(0) & CipService.REPLY) != 0;
    }

    /** Whether service, sizes and bytes fit each other. */
    static boolean looksLikeMessage(ByteView b) {
        if (b.length() < REQUEST_HEADER) {
            return false;
        }
        if (isReply(b)) {
            return b.length() >= REPLY_HEADER && b.u8(1) == 0 && b.has(REPLY_HEADER, 2 * b.u8(3));
        }
        return b.u8(0) != 0 && b.has(REQUEST_HEADER, 2 * b.u8(1));
    }

    /**
     * Reads one message.
     *
     * @param b the message router's bytes
     * @param around all bytes of the message that is reported on, for places in it
     * @param inside whether another message holds this one
     */
    void read(
            ByteView b,
            ByteView around,
            @Nullable Transport transport,
            Exchange exchange,
            boolean inside,
            Context context,
            Output out) {
        int start = Math.max(0, b.positionIn(around));
        if (b.length() == 0) {
            out.malformed(CipAnomaly.REQUEST, start);
        } else if (isReply(b)) {
            reply(b, start, transport, exchange, context, out);
        } else {
            request(b, start, transport, exchange, inside, context, out);
        }
    }

    private void request(
            ByteView b,
            int start,
            @Nullable Transport transport,
            Exchange exchange,
            boolean inside,
            Context context,
            Output out) {
        int number = b.u8(0);
        int size = b.length() < REQUEST_HEADER ? 0 : 2 * b.u8(1);
        if (!b.has(REQUEST_HEADER, size)) {
            Service service = CipService.of(Epath.NONE, number);
            Content rest = Content.raw(b.octets(1, b.length() - 1));
            out.message(new CipEvent.Request(transport, number, service.name(), Epath.EMPTY, rest));
            out.malformed(CipAnomaly.REQUEST, start);
            return;
        }
        Epath path = EpathReader.read(b.slice(REQUEST_HEADER, size));
        ByteView data = b.from(REQUEST_HEADER + size);
        int dataAt = start + REQUEST_HEADER + size;
        Service service = CipService.of(path.classId(), number);
        if (!inside) {
            Direction.FROM_CLIENT.tell(context, out);
        }
        Content content = RequestReader.read(number, path, data);
        if (number == CipService.EXECUTE_PCCC && content instanceof Pccc pccc) {
            exchange.numbered(pccc.transaction());
        }
        out.message(new CipEvent.Request(transport, number, service.name(), path, content));
        if (!path.whole()) {
            out.malformed(CipAnomaly.PATH, start + REQUEST_HEADER);
        } else if (!path.isEmpty() && !CipService.isDefined(path.classId(), number)) {
            out.unknown("service", number);
        }
        if (content instanceof Content.Broken(CipAnomaly anomaly, Content _)) {
            out.malformed(anomaly, dataAt);
        }
        remember(number, path, content, transport, exchange, meant(service, content, context), out);
        if (number == CipService.MULTIPLE_SERVICE_PACKET && content instanceof Content.Embedded) {
            embedded(data, dataAt, out);
        } else if (content instanceof Content.Routed routed) {
            out.child(
                    data.slice(4, routed.messageSize()),
                    CipDissector.ROUTED + routed.routePath().route());
        }
    }

    private Service meant(Service service, Content content, Context context) {
        return switch (content) {
            case Pccc pccc -> pccc.service();
            case ConnectionContent.Close close ->
                known.connections()
                                .isOfAnother(
                                        Connections.Serial.of(close, context.destination()),
                                        context.source().ip())
                        ? CipService.CLOSE_OF_ANOTHER
                        : service;
            default -> service;
        };
    }

    private void remember(
            int number,
            Epath path,
            Content content,
            @Nullable Transport transport,
            Exchange exchange,
            Service meant,
            Output out) {
        if (content instanceof Content.Routed) {
            return; // the target's reply to the message in it is the only answer
        }
        String unit = content instanceof ConnectionContent.Open open
                ? open.connectionPath().route()
                : exchange.unit();
        Request request = Request.confirmed(exchange.transaction(), meant, unit, Points.asked(path, content));
        if (!(content instanceof Content.Embedded)) {
            out.request(request);
        }
        outstanding.add(new Asked(
                exchange.transaction(),
                transport == null ? Envelope.NO_CONNECTION : transport.connectionId(),
                transport == null ? -1 : transport.sequenceCount(),
                number,
                meant,
                path,
                unit,
                content,
                request.points()));
    }

    /** Number of services u16, offsets u16 from here, messages (§ ). */
    private static void embedded(ByteView data, int dataAt, Output out) {
        int count = data.le16(0);
        int at = 2 + 2 * count;
        for (int i = 0; i < count; i++) {
            int from = data.le16(2 + 2 * i);
            int to = i + 1 < count ? data.le16(4 + 2 * i) : data.length();
            if (from < at || to <= from || to > data.length()) {
                out.malformed(CipAnomaly.EMBEDDED, dataAt + 2 + 2 * i);
                return;
            }
            out.child(data.slice(from, to - from), CipDissector.EMBEDDED);
            at = to;
        }
    }

    private void reply(
            ByteView b, int start, @Nullable Transport transport, Exchange exchange, Context context, Output out) {
        int number = b.u8(0) & ~CipService.REPLY;
        Asked asked = asked(b, number, exchange);
        long classId = asked == null ? Epath.NONE : asked.path().classId();
        if (asked != null && asked.service() != number) {
            // A router on the way refuses in its own name what it should have passed on.
            classId = number == CipService.UNCONNECTED_SEND ? CipClass.CONNECTION_MANAGER : classId;
        }
        Service service = CipService.of(classId, number);
        int more = b.length() < REPLY_HEADER ? 0 : 2 * b.u8(3);
        Epath path = asked == null ? null : asked.path();
        Direction.FROM_SERVER.tell(context, out);
        if (!b.has(REPLY_HEADER, more)) {
            Content rest = Content.raw(b.octets(1, b.length() - 1));
            int status = b.length() > 2 ? b.u8(2) : 0;
            out.message(new CipEvent.Reply(transport, number, service.name(), path, status, ValueList.NONE, rest));
            out.malformed(CipAnomaly.REPLY, start);
            return;
        }
        int status = b.u8(2);
        ValueList additional = more == 0 ? ValueList.NONE : additional(b, more / 2);
        ByteView data = b.from(REPLY_HEADER + more);
        int dataAt = start + REPLY_HEADER + more;
        Content content = ReplyReader.read(number, status, asked, data);
        out.message(new CipEvent.Reply(transport, number, service.name(), path, status, additional, content));
        if (b.u8(1) != 0) {
            out.malformed(CipAnomaly.RESERVED, start + 1);
        }
        if (content instanceof Content.Broken(CipAnomaly anomaly, Content _)) {
            out.malformed(anomaly, dataAt);
        }
        if (content instanceof Content.Embedded) {
            embedded(data, dataAt, out);
            return;
        }
        answer(asked, status, additional, service, content, exchange, context, out);
    }

    /**
     * The request that a reply answers; null where it was not seen. The number of a PCCC reply is a better key than the
     * context, which another request may share.
     */
    private @Nullable Asked asked(ByteView b, int number, Exchange exchange) {
        long unnumbered = exchange.transaction();
        int header = b.length() < REPLY_HEADER ? b.length() : REPLY_HEADER + 2 * b.u8(3);
        int pccc = number == CipService.EXECUTE_PCCC && b.has(header, 1) ? PcccReader.transaction(b.from(header)) : -1;
        if (pccc >= 0) {
            exchange.numbered(pccc);
            Asked asked = outstanding.take(exchange.transaction());
            if (asked != null) {
                return asked;
            }
        }
        Asked asked = outstanding.take(unnumbered);
        return asked == null && pccc < 0 && mayRefusePccc(b, number) ? outstanding.takePccc(exchange) : asked;
    }

    /** Whether a router may refuse a PCCC command so: what was done repeats its number. */
    private static boolean mayRefusePccc(ByteView b, int number) {
        boolean isOfRouter = number == CipService.EXECUTE_PCCC || number == CipService.UNCONNECTED_SEND;
        return isOfRouter && b.length() > 2 && b.u8(2) != 0;
    }

    private static ValueList additional(ByteView b, int words) {
        long[] values = new long[words];
        for (int i = 0; i < words; i++) {
            values[i] = b.le16(REPLY_HEADER + 2 * i);
        }
        return ValueList.unsigned(values);
    }

    private void answer(
            @Nullable Asked asked,
            int status,
            ValueList additional,
            Service service,
            Content content,
            Exchange exchange,
            Context context,
            Output out) {
        Outcome outcome = CipStatus.isDone(status) ? Outcome.OK : refusal(status, additional);
        if (asked != null && asked.content() instanceof Content.Embedded packet) {
            // The packet as a whole was refused, and with it each message in it.
            for (int i = 1; i <= packet.numberOfServices(); i++) {
                Asked part = outstanding.take(exchange.at(i));
                if (part != null) {
                    out.response(new Response(exchange.at(i), part.meant(), part.unit(), outcome, List.of()));
                }
            }
            return;
        }
        String unit = asked == null ? exchange.unit() : asked.unit();
        if (!unit.isEmpty()
                && isNobodyThere(status, additional)
                && emptySlots.isNews(unit, (int) additional.integer(0), context.time())) {
            out.session(Direction.FROM_SERVER, "", new SessionFact.StationMissing(StationKind.SLOT, unit));
        }
        Service of = asked == null ? service : asked.meant();
        boolean done = CipStatus.isDone(status);
        if (content instanceof Pccc pccc && pccc.status() != 0) {
            done = false;
            outcome = Outcome.error(pccc.status(), "pccc_status_0x" + Integer.toHexString(pccc.status()));
        }
        if (asked != null && done) {
            Effects.of(asked, content, known, context, out);
        }
        out.response(new Response(
                asked == null ? exchange.transaction() : asked.transaction(),
                of,
                unit,
                outcome,
                done && asked != null ? Points.answered(asked, content) : List.of()));
    }

    /** Whether a router on the way has no port or no slot of the number that it was asked for (Table 3-5.33). */
    private static boolean isNobodyThere(int status, ValueList additional) {
        if (status != 1 || additional.size() == 0) {
            return false;
        }
        int extended = (int) additional.integer(0);
        return extended == CipStatus.NO_PORT || extended == CipStatus.NO_LINK;
    }

    private static Outcome refusal(int status, ValueList additional) {
        String name = CipStatus.name(status);
        if (additional.size() > 0) {
            int extended = (int) additional.integer(0);
            String more = status == 1 ? CipStatus.connection(extended) : "";
            name += more.isEmpty() ? " 0x" + Integer.toHexString(extended) : " " + more;
        }
        return Outcome.error(status, name);
    }
}
