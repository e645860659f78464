package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.ntlm.Ntlm;
import io.otus.layer.program.ProgramFile;
import io.otus.layer.text.MessageHead;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reports what responses show: how a request ended, and who serves. Confined. */
final class Responses {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int FIRST_FINAL = 200;
    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_UNAUTHORIZED = 407;
    private static final int SWITCHING = 101;
    /** Bytes needed to recognise a file type; the DOS header is the longest. */
    private static final int BEGINNING = 64;

    /**
     * The form of Server in UPnP: system, then the version of UPnP, then product, UPnP Device Architecture 2.0 §1.2.2.
     */
    private static final Pattern UPNP_SERVER = Pattern.compile("(\\S+/\\S+),? +UPnP/\\d.*");

    private final Exchanges exchanges;
    private final BannerClaims claims = new BannerClaims("http");
    /** The request that the body in the making belongs to. */
    private Exchanges.@Nullable Asked answered;

    private int status;
    /** Whether the first bytes of a body come next, which show its type. */
    private boolean awaitsBody;
    /** The first bytes of a body that comes in short parts, and how many there are. */
    private final byte[] beginning = new byte[BEGINNING];

    private int begun;

    Responses(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /** Reads a head with a short body; whether the body, where it goes on, is worth keeping. */
    boolean head(MessageHead head, ByteView body, boolean goesOn, Context context, Output out) {
        status = BodyLength.status(head);
        boolean isFinal = status >= FIRST_FINAL || status == SWITCHING;
        Exchanges.Asked asked = isFinal ? exchanges.take() : exchanges.first();
        answered = asked;
        String type = head.field("Content-Type");
        boolean wanted = Pages.isWanted(type, head.field("Content-Encoding"));
        String title = wanted && !goesOn && body.length() > 0 ? Pages.title(body) : "";
        String realm = Credentials.parameter(head.field("WWW-Authenticate"), "realm");
        String reason = head.firstFrom(2);
        out.message(new HttpEvent.Response(
                status,
                reason,
                head.field("Server"),
                type,
                head.number("Content-Length"),
                realm,
                head.field("Location"),
                title));
        begun = 0;
        awaitsBody = (status == OK || status == PARTIAL)
                && (asked == null || asked.method() != Method.HEAD)
                && (goesOn || body.length() > 0);
        if (awaitsBody && isProgram(type)) {
            tellProgram(out);
        } else if (body.length() > 0) {
            begins(body, out);
        }
        if (isFinal && asked != null) {
            answer(asked, reason, out); // one whose request was not seen tells nothing of what was asked
        }
        if (!isProxied() && !head.has("Via")) {
            tellServer(head, realm, context.source(), out);
            Ntlm ntlm = Credentials.ntlm(head.field("WWW-Authenticate"));
            if (ntlm != null) {
                ntlm.tell(context, claims, out);
            }
            if (wanted && !goesOn && body.length() > 0) {
                tellBody(body, title, context.source(), out);
            }
        }
        return wanted && isOfDevice();
    }

    /**
     * Whether the server says that it gives a program, or the client took one by its name. Small servers run programs
     * that are named so, and answer with what those say: text, JSON, a page.
     */
    private boolean isProgram(String type) {
        return ProgramFile.isType(type)
                || (answered != null
                        && answered.method() == Method.GET
                        && ProgramFile.isNamed(answered.path())
                        && saysNothing(type));
    }

    /** Whether a media type leaves open what a file is. */
    private static boolean saysNothing(String type) {
        int end = type.indexOf(';');
        String plain = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return plain.isEmpty() || plain.endsWith("/octet-stream");
    }

    /** Takes a part of a body; its first bytes show its type. */
    void begins(ByteView part, Output out) {
        if (!awaitsBody) {
            return;
        }
        ByteView first = part;
        if (begun > 0 || part.length() < BEGINNING) {
            int count = Math.min(part.length(), BEGINNING - begun);
            part.copyTo(0, beginning, begun, count);
            begun += count;
            first = ByteView.of(beginning, 0, begun);
        }
        if (ProgramFile.begins(first)) {
            tellProgram(out);
            return;
        }
        String printed = CommandOutput.in(first);
        if (printed != null) {
            out.session(Direction.FROM_SERVER, "", SessionSeen.COMMAND_OUTPUT, printed);
        }
        awaitsBody = printed == null && first.length() < BEGINNING;
    }

    /** Bytes were lost: what follows is no beginning. */
    void gap() {
        awaitsBody = false;
    }

    /** What was asked for by the request that is answered; empty where that was not heard. */
    String path() {
        return answered == null ? "" : answered.path();
    }

    private void tellProgram(Output out) {
        out.session(Direction.FROM_SERVER, "", SessionSeen.PROGRAM_FETCHED, Contents.name(path()));
        awaitsBody = false;
    }

    private void answer(Exchanges.Asked asked, String reason, Output out) {
        Outcome outcome = status < FIRST_ERROR
                ? Outcome.OK
                : Outcome.error(status, reason.toLowerCase(Locale.ROOT).replace(' ', '_'));
        out.response(new Response(asked.transaction(), asked.service(), "", outcome, List.of()));
        if (asked.service().equals(Method.LOGIN)) {
            exchanges.loginAnswered(status == UNAUTHORIZED || status == PROXY_UNAUTHORIZED);
        }
    }

    /** Whether another than the sender speaks: the sender is a proxy. */
    private boolean isProxied() {
        return answered != null && answered.proxied();
    }

    private boolean isOfDevice() {
        return !isProxied() && (answered == null || Pages.speaksForDevice(answered.path()));
    }

    private void tellServer(MessageHead head, String realm, Endpoint server, Output out) {
        String product = head.field("Server");
        claims.tell(out, server, Attribute.SERVICE, product, "server");
        claims.tell(out, server, Attribute.SERVICE, head.field("X-Powered-By"), "x_powered_by");
        claims.tell(out, server, Attribute.DESCRIPTION, realm, "realm");
        Matcher upnp = UPNP_SERVER.matcher(product);
        if (upnp.matches()) {
            claims.tell(out, server, Attribute.OS, upnp.group(1), "server");
        }
    }

    /** Reads a body that came in parts, as far as it is there. Returns whether it identified the device. */
    boolean body(ByteView body, Context context, Output out) {
        String title = Pages.title(body);
        tellBody(body, title, context.source(), out);
        return !title.isEmpty();
    }

    private void tellBody(ByteView body, String title, Endpoint server, Output out) {
        if (!isOfDevice() || status != OK) {
            return;
        }
        if (!title.isEmpty()) {
            Pages.tellTitle(title, server, claims, out);
        }
        Pages.tellDocument(body, server, claims, out);
    }
}
