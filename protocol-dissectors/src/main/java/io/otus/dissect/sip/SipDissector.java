package io.otus.dissect.sip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.text.HeadEvent;
import io.otus.layer.text.Lines;
import io.otus.layer.text.MessageHead;
import io.otus.layer.text.StartLine;
import java.util.List;
import java.util.Locale;

/** Reads requests and responses, RFC 3261 §7. */
final class SipDissector implements Dissector {
    /** Longest head. */
    static final int MAX_HEAD = 16_384;
    /** Longest body. */
    static final int MAX_BODY = 32_768;

    static final Service LOGIN = new Service(-1, "login", Action.AUTHENTICATE);

    private static final StartLine START = new StartLine("SIP/2.0", 1_024);
    private static final int FIRST_FINAL = 200;
    private static final int FIRST_ERROR = 400;
    private static final int MAX_URI = 256;

    private final BannerClaims claims = new BannerClaims("sip");
    /** What the last request of the flow named itself; an answer with the same words may have repeated them. */
    private String asking = "";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (isBlank(bytes.u8(0)) && context.hinted()) {
            return keepAlive(bytes, context.carrier() == Carrier.STREAM);
        }
        if (!START.fits(bytes)) {
            return NOT_MINE;
        }
        if (context.carrier() != Carrier.STREAM) {
            return bytes.length();
        }
        int size = MessageHead.size(bytes, MAX_HEAD);
        if (size <= 0) {
            return size == Lines.OPEN ? NEED_MORE : NOT_MINE;
        }
        MessageHead head = MessageHead.of(bytes.slice(0, size));
        long body = Math.max(Math.max(0, head.number("Content-Length")), head.number("l"));
        return body <= MAX_BODY ? size + (int) body : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return !isBlank(message.u8(0)) && Lines.end(message, 0, message.length() + 1) > 0;
    }

    private static boolean isBlank(int octet) {
        return octet == '\r' || octet == '\n';
    }

    /**
     * Length of the empty lines that keep a way open, RFC 5626 §3.5.1, or come ahead of a message, RFC 3261 §7.5: in a
     * stream one of them.
     */
    private static int keepAlive(ByteView bytes, boolean stream) {
        if (!stream) {
            for (int i = 0; i < bytes.length(); i++) {
                if (!isBlank(bytes.u8(i))) {
                    return NOT_MINE;
                }
            }
            return bytes.length();
        }
        if (bytes.u8(0) == '\n') {
            return 1;
        }
        if (bytes.length() < 2) {
            return NEED_MORE;
        }
        return bytes.u8(1) == '\n' ? 2 : NOT_MINE;
    }

    static Service service(String method) {
        Action action = switch (method) {
            case "REGISTER", "INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "REFER" -> Action.SESSION;
            case "OPTIONS" -> Action.DISCOVER;
            case "SUBSCRIBE" -> Action.SUBSCRIBE;
            case "NOTIFY", "PUBLISH", "MESSAGE", "INFO" -> Action.NOTIFY;
            default -> Action.OTHER;
        };
        return new Service(-1, method.toLowerCase(Locale.ROOT), action, Danger.NONE);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (isBlank(message.u8(0))) {
            out.message(new HeadEvent.KeepAlive(message.length()));
            return;
        }
        MessageHead head = MessageHead.of(message);
        long cseq = cseq(head);
        if (START.isResponse(message)) {
            response(head, cseq, context, out);
        } else {
            request(head, cseq, context, out);
        }
    }

    /** CSeq: a number and the method. */
    private static long cseq(MessageHead head) {
        String value = head.field("CSeq");
        long number = -1;
        for (int i = 0; i < value.length() && i < 10 && Character.isDigit(value.charAt(i)); i++) {
            number = Math.max(0, number) * 10 + Character.digit(value.charAt(i), 10);
        }
        return number;
    }

    /** The transaction, from what an answer repeats: the call, the number and the method. */
    private static long transaction(MessageHead head) {
        return (long) (head.field("Call-ID") + head.field("i")).hashCode() << 32
                | (head.field("CSeq").hashCode() & 0xFFFF_FFFFL);
    }

    private void request(MessageHead head, long cseq, Context context, Output out) {
        String method = head.first(0);
        String product = head.field("User-Agent");
        asking = product;
        out.message(new HeadEvent.Request(method, bounded(head.first(1)), cseq, product));
        String credentials = head.field("Authorization") + head.field("Proxy-Authorization");
        Service service = credentials.isEmpty() ? service(method) : LOGIN;
        out.request(
                method.equals("ACK")
                        ? Request.unconfirmed(service(method), "", List.of())
                        : Request.confirmed(transaction(head), service, "", List.of()));
        if (!credentials.isEmpty()) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, user(credentials));
        }
        // Each proxy on the way adds a Via: behind one, the product is another's than the sender's.
        boolean isDirect = (head.field("Via") + head.field("v")).indexOf(',') < 0;
        claims.tell(out, context.source(), Attribute.SERVICE, isDirect ? product : "", "user_agent");
    }

    /** The parameter username of Digest, RFC 7616 §3.4; empty where it is absent. */
    private static String user(String credentials) {
        int at = credentials.indexOf("username=\"");
        int from = at + "username=\"".length();
        int end = at < 0 ? -1 : credentials.indexOf('"', from);
        return end < 0 ? "" : bounded(credentials.substring(from, end));
    }

    private void response(MessageHead head, long cseq, Context context, Output out) {
        int status = StartLine.status(head);
        String product = head.field("Server").isEmpty() ? head.field("User-Agent") : head.field("Server");
        String reason = head.firstFrom(2);
        out.message(new HeadEvent.Response(status, bounded(reason), cseq, product));
        long transaction = transaction(head);
        Request asked = status < FIRST_FINAL ? null : context.pending(transaction);
        if (asked != null) {
            Outcome outcome = status < FIRST_ERROR
                    ? Outcome.OK
                    : Outcome.error(
                            status, bounded(reason).toLowerCase(Locale.ROOT).replace(' ', '_'));
            out.response(new Response(transaction, asked.service(), "", outcome, List.of()));
        }
        // Proxies have taken their Via out of a response. Simple registrars send a request back with its fields, the
        // name of who asks among them.
        boolean isOwn = !head.has("Record-Route") && !product.equals(asking);
        claims.tell(out, context.source(), Attribute.SERVICE, isOwn ? product : "", "server");
    }

    private static String bounded(String text) {
        return text.length() > MAX_URI ? text.substring(0, MAX_URI) : text;
    }
}
