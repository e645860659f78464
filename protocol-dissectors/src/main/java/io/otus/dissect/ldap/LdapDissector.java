package io.otus.dissect.ldap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
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
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import io.otus.layer.login.Login;
import io.otus.layer.ntlm.Ntlm;
import io.otus.layer.tls.TlsRecords;
import java.util.List;

/** Reads messages, of which a datagram may hold several, and pairs operations with their results. */
final class LdapDissector implements Dissector {
    static final Service BIND = new Service(LdapMessage.BIND, "bind_request", Action.AUTHENTICATE);
    static final Service SEARCH = new Service(LdapMessage.SEARCH, "search_request", Action.OTHER);
    static final Service EXTENDED = new Service(LdapMessage.EXTENDED, "extended_request", Action.OTHER);

    private static final int SIMPLE = BerReader.CONTEXT;
    private static final int SASL = BerReader.CONTEXT + 3;
    private static final int FIRST_SICILY = BerReader.CONTEXT + 9;
    private static final int LAST_SICILY = BerReader.CONTEXT + 11;
    private static final int SASL_BIND_IN_PROGRESS = 14;
    private static final int REFERRAL = 10;
    private static final int COMPARE_FALSE = 5;
    private static final int COMPARE_TRUE = 6;
    private static final int MAX_NAME = 256;
    private static final int WRAPPED_HEAD = 4;
    private static final String START_TLS = "1.3.6.1.4.1.1466.20037";

    private final BannerClaims claims = new BannerClaims("ldap");
    private boolean sasl;
    private boolean tlsAsked;
    private boolean tls;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        boolean stream = context.carrier() == Carrier.STREAM;
        if (stream && tls) {
            return TlsRecords.length(bytes);
        }
        if (stream && sasl && bytes.u8(0) == 0) {
            return bytes.length() < WRAPPED_HEAD ? NEED_MORE : WRAPPED_HEAD + bytes.u24(1);
        }
        int length = LdapMessage.length(bytes);
        if (length == 0) {
            return stream ? NEED_MORE : NOT_MINE;
        }
        return !stream && length > bytes.length() ? NOT_MINE : length;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (tls && context.carrier() == Carrier.STREAM) {
            out.message(new LdapEvent.Wrapped("tls", message.length()));
            out.child(message);
            return;
        }
        if (message.u8(0) == 0) {
            out.message(new LdapEvent.Wrapped("sasl_buffer", message.length()));
            return;
        }
        BerReader outer = new BerReader(message);
        if (!outer.next()) {
            out.malformed(LdapAnomaly.ENCODING, 0);
            return;
        }
        BerReader fields = outer.inner();
        if (!fields.next() || !BerValue.isInteger(fields.content())) {
            out.malformed(LdapAnomaly.ENCODING, 0);
            return;
        }
        long id = BerValue.integer(fields.content());
        if (!fields.next()) {
            out.message(new LdapEvent.Other("message", id));
            out.malformed(LdapAnomaly.ENCODING, outer.contentPosition());
            return;
        }
        int operation = fields.tag() & 0x1F;
        boolean asks = LdapMessage.isRequest(operation);
        (asks ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
        switch (operation) {
            case LdapMessage.BIND -> bind(id, fields.inner(), message, context, out);
            case LdapMessage.SEARCH -> search(id, fields.inner(), context, out);
            case LdapMessage.ENTRY -> entry(id, fields.inner(), context, out);
            case LdapMessage.EXTENDED -> extended(id, fields.inner(), out);
            case LdapMessage.UNBIND, 16, 19, 25 -> out.message(new LdapEvent.Other(LdapMessage.name(operation), id));
            default -> {
                if (asks) {
                    out.message(new LdapEvent.Other(LdapMessage.name(operation), id));
                    out.request(Request.confirmed(id, service(operation), "", List.of()));
                } else {
                    result(operation, id, fields.inner(), message, context, out);
                }
            }
        }
    }

    private static Service service(int operation) {
        return new Service(operation, LdapMessage.name(operation), Action.OTHER);
    }

    /** Version, name, and how the name is proven: a password, a mechanism with its token, or NTLM the old way. */
    private void bind(long id, BerReader fields, ByteView message, Context context, Output out) {
        boolean named = steps(fields, 2);
        String name = named ? BerValue.text(fields.content(), MAX_NAME) : "";
        if (!named || !fields.next()) {
            out.message(new LdapEvent.Bind(id, name, ""));
            out.malformed(LdapAnomaly.ENCODING, 0);
            return;
        }
        Ntlm ntlm = Ntlm.find(message);
        int choice = fields.tag();
        String mechanism = "other";
        if (choice == SIMPLE) {
            mechanism = "simple";
            password(name, fields.content(), message, out);
        } else if (choice == SASL) {
            BerReader inner = fields.inner();
            mechanism = inner.next() ? BerValue.text(inner.content(), MAX_NAME) : "";
            sasl = true;
            if (ntlm == null) {
                out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, name);
            }
        } else if (choice >= FIRST_SICILY && choice <= LAST_SICILY) {
            mechanism = "sicily";
            sasl = true;
        }
        out.message(new LdapEvent.Bind(id, name, mechanism));
        if (ntlm != null) {
            ntlm.tell(context, claims, out);
        }
        out.request(Request.confirmed(id, BIND, "", List.of()));
    }

    /** A bind without a password signs nobody in (RFC 4513 §5.1.2). */
    private static void password(String name, ByteView secret, ByteView message, Output out) {
        if (secret.length() > 0 && !name.isEmpty()) {
            String password = BerValue.text(secret, MAX_NAME);
            Login.inTheClear(out, name, password, secret.positionIn(message), secret.length());
        }
    }

    private void search(long id, BerReader fields, Context context, Output out) {
        boolean based = fields.next();
        String base = based ? BerValue.text(fields.content(), MAX_NAME) : "";
        boolean scoped = based && fields.next();
        int scope = scoped ? (int) BerValue.integer(fields.content()) : 0;
        // Aliases, limits of size and time, and whether only types are wanted.
        boolean filtered = scoped && steps(fields, 5);
        if (!filtered) {
            out.message(new LdapEvent.Search(id, base, scope, ""));
            out.malformed(LdapAnomaly.ENCODING, 0);
            return;
        }
        Filter filter = new Filter(fields);
        out.message(new LdapEvent.Search(id, base, scope, filter.text()));
        if (!filter.value("NtVer").isEmpty()) {
            DirectoryFacts.tellClient(filter.value("Host"), claims, context, out);
        }
        out.request(Request.confirmed(id, SEARCH, "", List.of()));
    }

    private void entry(long id, BerReader fields, Context context, Output out) {
        boolean named = fields.next();
        String name = named ? BerValue.text(fields.content(), MAX_NAME) : "";
        int attributes = 0;
        boolean listed = named && fields.next();
        if (listed) {
            attributes = new DirectoryFacts(claims, context, out).take(name, fields.inner());
        }
        out.message(new LdapEvent.Entry(id, name, attributes));
        if (!listed) {
            out.malformed(LdapAnomaly.ENCODING, 0);
        }
    }

    /** Steps over elements onto a later one; false where it is not there. */
    private static boolean steps(BerReader fields, int count) {
        for (int i = 0; i < count; i++) {
            if (!fields.next()) {
                return false;
            }
        }
        return true;
    }

    private void extended(long id, BerReader fields, Output out) {
        boolean named = fields.next();
        tlsAsked = named && BerValue.text(fields.content(), MAX_NAME).equals(START_TLS);
        out.message(new LdapEvent.Other(LdapMessage.name(LdapMessage.EXTENDED), id));
        out.request(Request.confirmed(id, EXTENDED, "", List.of()));
        if (!named) {
            out.malformed(LdapAnomaly.ENCODING, 0);
        }
    }

    /** Code, name that matched, text, and what the operation adds. */
    private void result(int operation, long id, BerReader fields, ByteView message, Context context, Output out) {
        boolean coded = fields.next() && BerValue.isInteger(fields.content());
        int code = coded ? (int) BerValue.integer(fields.content()) : -1;
        boolean told = coded && steps(fields, 2);
        String text = told ? BerValue.text(fields.content(), MAX_NAME) : "";
        String name = LdapMessage.name(operation);
        out.message(new LdapEvent.Result(name, id, code, text));
        if (!told) {
            out.malformed(LdapAnomaly.ENCODING, 0);
            return;
        }
        if (operation == LdapMessage.BIND_RESPONSE) {
            Ntlm ntlm = Ntlm.find(message);
            if (ntlm != null) {
                ntlm.tell(context, claims, out);
            }
        }
        tls |= operation == LdapMessage.EXTENDED_RESPONSE && tlsAsked && code == 0;
        Request asked = context.pending(id);
        if (asked != null) {
            boolean works = code == 0
                    || code == SASL_BIND_IN_PROGRESS
                    || code == REFERRAL
                    || code == COMPARE_FALSE
                    || code == COMPARE_TRUE;
            Outcome outcome = works ? Outcome.OK : Outcome.error(code, "result_" + code);
            out.response(new Response(id, asked.service(), "", outcome, List.of()));
        }
    }
}
