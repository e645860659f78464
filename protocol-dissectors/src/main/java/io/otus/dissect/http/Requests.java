package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.banner.Products;
import io.otus.layer.login.Login;
import io.otus.layer.ntlm.Ntlm;
import io.otus.layer.text.Lines;
import io.otus.layer.text.MessageHead;
import java.util.List;
import java.util.Locale;

/** What requests tell: what is asked, by which program, and who signs in. Confined. */
final class Requests {
    private static final int MAX_TARGET = 512;
    private static final int MAX_POINT = 128;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Exchanges exchanges;
    private final BannerClaims claims = new BannerClaims("http");
    /** The login that was told last: a browser repeats it with each request. */
    private Credentials told = Credentials.NONE;

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
        boolean isNew = login.isPresent() && !login.equals(told);
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
        if (isNew) {
            tellLogin(login, head, body, out);
        }
        told = login.isPresent() ? login : told;
        Ntlm ntlm = Credentials.ntlm(head.field("Authorization"));
        if (ntlm != null) {
            ntlm.tell(context, claims, out);
        }
        claims.tell(out, context.source(), Attribute.SERVICE, userAgent, "user_agent");
        claims.tell(out, context.source(), Attribute.OS, Products.system(userAgent), "user_agent");
    }

    private static String target(MessageHead head) {
        // Blanks within a target are wrong and seen nevertheless: what lies before the version belongs to it.
        String rest = head.firstFrom(1);
        int version = rest.lastIndexOf(" HTTP/");
        String target = version < 0 ? rest : rest.substring(0, version);
        return target.length() > MAX_TARGET ? target.substring(0, MAX_TARGET) : target;
    }

    private static Credentials login(MessageHead head, ByteView body, String query) {
        if (head.has("Authorization")) {
            return Credentials.ofField(head.field("Authorization"));
        }
        if (body.length() > 0
                && head.field("Content-Type").toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return Credentials.ofForm(Lines.text(body));
        }
        return query.isEmpty() ? Credentials.NONE : Credentials.ofForm(query);
    }

    /** A target without the value of a field that is named as a password. */
    private static String shown(String target, int question) {
        if (question < 0) {
            return target;
        }
        Credentials inQuery = Credentials.ofForm(target.substring(question + 1));
        if (inQuery.offset() < 0) {
            return target;
        }
        int from = question + 1 + inQuery.offset();
        return target.substring(0, from) + '*' + target.substring(from + inQuery.length());
    }

    private static void tellLogin(Credentials login, MessageHead head, ByteView body, Output out) {
        if (!login.isInTheClear()) {
            if (!login.user().isEmpty()) {
                out.session(true, "", SessionSeen.LOGIN, login.user());
            }
            return;
        }
        int at;
        if (login.scheme().equals("basic")) {
            at = head.offset("Authorization") + login.offset();
        } else if (body.length() > 0
                && head.field("Content-Type").toLowerCase(Locale.ROOT).startsWith(FORM)) {
            at = head.length() + login.offset();
        } else {
            at = head.first(0).length() + 1 + head.firstFrom(1).indexOf('?') + 1 + login.offset();
        }
        Login.inTheClear(out, true, login.user(), login.password(), at, login.length());
    }
}
