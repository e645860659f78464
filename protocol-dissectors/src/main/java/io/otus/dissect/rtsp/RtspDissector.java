package io.otus.dissect.rtsp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.login.Login;
import io.otus.layer.text.HeadEvent;
import io.otus.layer.text.Lines;
import io.otus.layer.text.MessageHead;
import io.otus.layer.text.StartLine;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Reads requests and responses, RFC 2326 §6 and §7 and RFC 7826 §7 and §8, and passes what is interleaved. */
final class RtspDissector implements Dissector {
    /** Longest head. */
    static final int MAX_HEAD = 8_192;
    /** Longest body. */
    static final int MAX_BODY = 32_768;

    static final Service LOGIN = new Service(-1, "login", Action.AUTHENTICATE);

    private static final StartLine START = new StartLine("RTSP/1.0", 1_024);
    /** RFC 7826 §20.3; what is read here is the same. */
    private static final StartLine START_2 = new StartLine("RTSP/2.0", 1_024);

    private static final int INTERLEAVED = '$';
    private static final int INTERLEAVED_HEADER = 4;
    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final String FIELD = "Authorization";
    private static final String BASIC = "Basic ";
    private static final int MAX_URI = 256;

    private final BannerClaims claims = new BannerClaims("rtsp");
    /** Hash of the login that was reported last; 0 for none. Passwords are not kept. */
    private int told;
    /** Whether it was refused: the next is another attempt, also by the same name. */
    private boolean refused;

    private boolean begun;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (begun && bytes.u8(0) == INTERLEAVED) {
            return bytes.length() < INTERLEAVED_HEADER ? NEED_MORE : INTERLEAVED_HEADER + bytes.u16(2);
        }
        if (!START.fits(bytes) && !START_2.fits(bytes)) {
            return NOT_MINE;
        }
        int size = MessageHead.size(bytes, MAX_HEAD);
        if (size <= 0) {
            return size == Lines.OPEN ? NEED_MORE : NOT_MINE;
        }
        long body = Math.max(0, MessageHead.of(bytes.slice(0, size)).number("Content-Length"));
        return body <= MAX_BODY ? size + (int) body : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.u8(0) != INTERLEAVED;
    }

    static Service service(String method) {
        Action action = switch (method) {
            case "OPTIONS", "DESCRIBE" -> Action.DISCOVER;
            case "SETUP", "PLAY", "PAUSE", "TEARDOWN", "ANNOUNCE", "RECORD", "REDIRECT", "PLAY_NOTIFY" ->
                Action.SESSION;
            case "GET_PARAMETER" -> Action.READ;
            case "SET_PARAMETER" -> Action.CONFIGURE;
            default -> Action.OTHER;
        };
        return new Service(-1, method.toLowerCase(Locale.ROOT), action, Danger.NONE);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (begun && message.u8(0) == INTERLEAVED && message.length() >= INTERLEAVED_HEADER) {
            out.message(new RtspEvent.Interleaved(message.u8(1), message.length()));
            return;
        }
        begun = true;
        MessageHead head = MessageHead.of(message);
        if (START.isResponse(message) || START_2.isResponse(message)) {
            response(head, context, out);
        } else {
            request(head, context, out);
        }
    }

    private void request(MessageHead head, Context context, Output out) {
        String method = head.first(0);
        long cseq = head.number("CSeq");
        String product = head.field("User-Agent");
        out.message(new HeadEvent.Request(method, bounded(head.first(1)), cseq, product));
        Direction.FROM_CLIENT.tell(context, out);
        String credentials = head.field(FIELD);
        String who = credentials.startsWith(BASIC) ? credentials : user(credentials);
        boolean isNew = !credentials.isEmpty() && (who.hashCode() != told || refused);
        out.request(Request.confirmed(cseq, isNew ? LOGIN : service(method), "", List.of()));
        if (credentials.startsWith(BASIC)) {
            // They end the field, in each request anew.
            int length = credentials.length() - BASIC.length();
            out.secret(head.offset(FIELD) + head.length(FIELD) - length, length);
        }
        if (isNew) {
            told = who.hashCode();
            tellLogin(credentials, out);
        }
        claims.tell(out, context.source(), Attribute.SERVICE, product, "user_agent");
    }

    private static void tellLogin(String credentials, Output out) {
        if (!credentials.startsWith(BASIC)) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, user(credentials));
            return;
        }
        String plain = decoded(credentials.substring(BASIC.length()).strip());
        int colon = plain.indexOf(':');
        if (colon >= 0) {
            // Where the secret lies was told by itself.
            Login.inTheClear(out, plain.substring(0, colon), plain.substring(colon + 1), 0, 0);
        }
    }

    private static String decoded(String encoded) {
        try {
            return Lines.text(ByteView.of(Base64.getDecoder().decode(encoded)));
        } catch (IllegalArgumentException e) {
            return ""; // the only way in which the JDK says that this is no Base64
        }
    }

    /** The parameter username of Digest, RFC 7616 §3.4; empty where it is absent. */
    private static String user(String credentials) {
        int at = credentials.indexOf("username=\"");
        int from = at + "username=\"".length();
        int end = at < 0 ? -1 : credentials.indexOf('"', from);
        return end < 0 ? "" : bounded(credentials.substring(from, end));
    }

    private void response(MessageHead head, Context context, Output out) {
        int status = StartLine.status(head);
        long cseq = head.number("CSeq");
        String reason = bounded(head.firstFrom(2));
        String product = head.field("Server");
        out.message(new HeadEvent.Response(status, reason, cseq, product));
        Direction.FROM_SERVER.tell(context, out);
        Request asked = context.pending(cseq);
        if (asked != null) {
            Outcome outcome = status < FIRST_ERROR
                    ? Outcome.OK
                    : Outcome.error(status, reason.toLowerCase(Locale.ROOT).replace(' ', '_'));
            out.response(new Response(cseq, asked.service(), "", outcome, List.of()));
            if (asked.service().equals(LOGIN)) {
                refused = status == UNAUTHORIZED;
            }
        }
        claims.tell(out, context.source(), Attribute.SERVICE, product, "server");
    }

    private static String bounded(String text) {
        return text.length() > MAX_URI ? text.substring(0, MAX_URI) : text;
    }
}
