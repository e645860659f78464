package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.banner.Products;
import io.otus.layer.login.Login;
import io.otus.layer.ntlm.Ntlm;
import io.otus.layer.text.Lines;
import io.otus.layer.text.MessageHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reports what requests show: what is asked, by which program, and who signs in. Confined. */
final class Requests {
    private static final int MAX_TARGET = 512;
    private static final int MAX_POINT = 128;
    private static final String SCHEME = "://";
    /** Characters of a domain name, a colon and a port. */
    private static final int MAX_HOST = 259;

    private static final String[] FIELDS = {"Authorization", "Proxy-Authorization"};
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Exchanges exchanges;
    private final BannerClaims claims = new BannerClaims("http");
    /**
     * Hash of the login that was reported last, which a browser repeats with each request; 0 for none. Passwords are
     * not kept.
     */
    private int told;
    /** The host that a proxy was asked for last; empty for none. */
    private String proxied = "";

    Requests(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    void read(MessageHead head, ByteView body, Context context, Output out) {
        Method method = Method.of(head.first(0));
        String target = target(head);
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String userAgent = head.field("User-Agent");
        Credentials login = login(head, body, question < 0 ? "" : target.substring(question + 1));
        boolean isNew = login.isPresent() && (login.hashCode() != told || exchanges.isLoginRefused());
        Service service = isNew ? Method.LOGIN : method.service();
        long transaction = exchanges.next();
        exchanges.add(new Exchanges.Asked(
                transaction, method, service, path, !target.startsWith("/"), isNew ? login.user() : ""));
        out.message(new HttpEvent.Request(
                head.first(0),
                shown(target, question),
                head.field("Host"),
                userAgent,
                head.field("Content-Type"),
                head.number("Content-Length"),
                login.user()));
        List<PointRange> points = method.namesFile()
                ? List.of(PointRange.named(
                        PointRange.plain(path.length() > MAX_POINT ? path.substring(0, MAX_POINT) : path)))
                : List.of();
        out.request(Request.confirmed(transaction, service, "", points));
        tellProxied(method, path, out);
        mask(head, body, out);
        Ntlm ntlm = Credentials.ntlm(authorization(head));
        if (isNew && ntlm == null) {
            tellLogin(login, out);
        }
        told = login.isPresent() ? login.hashCode() : told;
        if (ntlm != null) {
            ntlm.tell(context, claims, out);
        }
        claims.tell(out, context.source(), Attribute.SERVICE, userAgent, "user_agent");
        claims.tell(out, context.source(), Attribute.OS, Products.system(userAgent), "user_agent");
    }

    /**
     * Reports a request to a proxy: only such a request names a host in its target, alone for a tunnel, else as a whole
     * URI (RFC 9112 §3.2.2, §3.2.3).
     */
    private void tellProxied(Method method, String path, Output out) {
        int scheme = path.indexOf(SCHEME);
        if (method != Method.CONNECT && (scheme <= 0 || path.startsWith("/"))) {
            return;
        }
        int from = scheme > 0 ? scheme + SCHEME.length() : 0;
        int end = path.indexOf('/', from);
        String authority = path.substring(from, end < 0 ? path.length() : end);
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (isHost(host) && !host.equals(proxied)) {
            proxied = host;
            out.session(Direction.FROM_CLIENT, "", SessionSeen.PROXY_REQUEST, host);
        }
    }

    /** Whether it has the characters and the length of a host and a port, RFC 3986 §3.2.2; consumers keep it. */
    private static boolean isHost(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isUsual = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!isUsual && ".-_:[]".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_HOST;
    }

    /** Blanks within a target are wrong and seen nevertheless: what lies before the version belongs to it. */
    private static String wholeTarget(MessageHead head) {
        String rest = head.firstFrom(1);
        int version = rest.lastIndexOf(" HTTP/");
        return version < 0 ? rest : rest.substring(0, version);
    }

    private static String target(MessageHead head) {
        String target = wholeTarget(head);
        return target.length() > MAX_TARGET ? target.substring(0, MAX_TARGET) : target;
    }

    private static Credentials login(MessageHead head, ByteView body, String query) {
        String authorization = authorization(head);
        if (!authorization.isEmpty()) {
            return Credentials.ofField(authorization);
        }
        if (isForm(head, body)) {
            return Credentials.ofForm(Lines.text(body));
        }
        return query.isEmpty() ? Credentials.NONE : Credentials.ofForm(query);
    }

    /** Whether a field of this name proves who asks. */
    static boolean isLogin(String name) {
        return name.equalsIgnoreCase(FIELDS[0]) || name.equalsIgnoreCase(FIELDS[1]);
    }

    /** What proves who asks: to the server, else to a proxy on the way (RFC 9110 §11.7.2). */
    private static String authorization(MessageHead head) {
        String toServer = head.field(FIELDS[0]);
        return toServer.isEmpty() ? head.field(FIELDS[1]) : toServer;
    }

    private static boolean isForm(MessageHead head, ByteView body) {
        return body.length() > 0
                && head.field("Content-Type").toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    /** A target without the values of fields that are named as passwords. */
    private static String shown(String target, int question) {
        if (question < 0) {
            return target;
        }
        String query = target.substring(question + 1);
        StringBuilder shown = new StringBuilder(target.substring(0, question + 1));
        int from = 0;
        for (Credentials.Secret secret : Credentials.secrets(query)) {
            shown.append(query, from, secret.offset()).append('*');
            from = secret.offset() + secret.length();
        }
        return shown.append(query.substring(from)).toString();
    }

    /** Marks the secrets of a request. Each request holds them again, also where it says nothing new. */
    private static void mask(MessageHead head, ByteView body, Output out) {
        for (String field : FIELDS) {
            Credentials login = Credentials.ofField(head.field(field));
            if (login.isInTheClear() && login.length() > 0) {
                // They end the field, however many lines it has.
                int at = head.offset(field) + head.length(field) - login.length();
                out.secret(at, login.length() + head.unread(field));
            }
        }
        if (isForm(head, body)) {
            mask(body.text(0, body.length(), StandardCharsets.ISO_8859_1), head.length(), out); // octets as they lie
        }
        String target = wholeTarget(head);
        int question = target.indexOf('?');
        if (question >= 0) {
            mask(target.substring(question + 1), head.first(0).length() + question + 2, out);
        }
    }

    private static void mask(String form, int at, Output out) {
        for (Credentials.Secret secret : Credentials.secrets(form)) {
            if (secret.length() > 0) {
                out.secret(at + secret.offset(), secret.length());
            }
        }
    }

    private static void tellLogin(Credentials login, Output out) {
        if (login.isInTheClear()) {
            // Where the secret lies was told by itself.
            Login.inTheClear(out, login.user(), login.password(), 0, 0);
        } else if (!login.user().isEmpty()) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, login.user());
        }
    }
}
