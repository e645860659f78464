package io.otus.dissect.rdp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
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
import io.otus.layer.tls.TlsRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the opening of a remote desktop, and hands over TLS where that is agreed upon. */
final class RdpDissector implements Dissector {
    static final Service CONNECT = new Service(-1, "connect", Action.SESSION);

    private static final String USER = "mstshash=";
    /** "Duca", which the client's data lie behind, T.124 §8.7 and [MS-RDPBCGR] §2.2.1.3. */
    private static final int CLIENT_DATA = 0x44756361;

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR = 3;

    private static final int MAX_SEARCHED = 512;
    private static final int CORE = 0xC001;
    private static final int CORE_LENGTH = 56;
    private static final int NAME = 32;

    private final BannerClaims claims = new BannerClaims("rdp");
    private boolean opened;
    private boolean secured;
    /** Whether the client offered to go on in TLS. */
    private boolean offered;
    /** The user name with which the client signs in, until it was reported. */
    private @Nullable String user;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (secured || beginsTls(bytes, context)) {
            return TlsRecords.length(bytes);
        }
        if (!ConnectionPdu.isTpkt(bytes)) {
            return opened ? fastPath(bytes) : NOT_MINE;
        }
        if (bytes.length() < 6) {
            return NEED_MORE;
        }
        if (!opened && !ConnectionPdu.opens(bytes)) {
            return NOT_MINE;
        }
        int length = ConnectionPdu.length(bytes);
        if (length < ConnectionPdu.TPKT + 3) {
            return NOT_MINE;
        }
        return opened || context.hinted() || bytes.length() < length || isRemoteDesktop(bytes.slice(0, length))
                ? length
                : NOT_MINE;
    }

    /**
     * Whether the client greets in TLS as it offered to: then the server agreed, in an answer that the mirror does not
     * show. No other message of a remote desktop begins so.
     */
    private boolean beginsTls(ByteView bytes, Context context) {
        return offered
                && context.direction() != Direction.FROM_SERVER
                && bytes.u8(0) == TLS_HANDSHAKE
                && (bytes.length() < 2 || bytes.u8(1) == TLS_MAJOR);
    }

    /** Whether the opening of a connection holds what only remote desktops write. */
    private static boolean isRemoteDesktop(ByteView message) {
        return ConnectionPdu.negotiation(message) > 0
                || !ConnectionPdu.cookie(message).isEmpty();
    }

    /** Fast-path messages, §2.2.9.1.2: two low bits of zero, length u8 or u15. */
    private static int fastPath(ByteView bytes) {
        if ((bytes.u8(0) & 3) != 0) {
            return NOT_MINE;
        }
        if (bytes.length() < 3) {
            return NEED_MORE;
        }
        int length = bytes.u8(1);
        if ((length & 0x80) != 0) {
            length = (length & 0x7F) << 8 | bytes.u8(2);
        }
        return length >= 3 ? length : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.length() >= ConnectionPdu.FIXED && isRemoteDesktop(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (secured || beginsTls(message, context)) {
            secured = true;
            out.message(new RdpEvent.Other("tls", message.length()));
            signsIn(context, out);
            out.child(message);
            return;
        }
        if (!ConnectionPdu.isTpkt(message) || message.length() < 6) {
            out.message(new RdpEvent.Other("fast_path", message.length()));
            return;
        }
        switch (ConnectionPdu.code(message)) {
            case ConnectionPdu.CONNECTION_REQUEST -> request(message, context, out);
            case ConnectionPdu.CONNECTION_CONFIRM -> confirm(message, context, out);
            default -> data(message, context, out);
        }
        opened = true;
    }

    /** Whoever only asks which security the server wants, as a monitor does, sends nothing behind the answer. */
    private void signsIn(Context context, Output out) {
        if (user != null && context.direction() == Direction.FROM_CLIENT) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.HIDDEN_LOGIN, user);
            user = null;
        }
    }

    private void request(ByteView message, Context context, Output out) {
        int at = ConnectionPdu.negotiation(message);
        String cookie = ConnectionPdu.cookie(message);
        long requested = at > 0 ? message.le32(at + 4) : 0;
        String protocols = ConnectionPdu.protocols(requested);
        offered = requested != 0;
        out.message(new RdpEvent.ConnectionRequest(cookie, protocols));
        Direction.FROM_CLIENT.tell(context, out);
        out.request(Request.confirmed(1, CONNECT, "", List.of()));
        out.session(Direction.FROM_CLIENT, "", "rdp_connect", "cookie=" + cookie + " requested_protocols=" + protocols);
        user = "";
        if (cookie.startsWith(USER)) {
            user = cookie.substring(USER.length());
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, user);
        }
    }

    private void confirm(ByteView message, Context context, Output out) {
        int at = ConnectionPdu.negotiation(message);
        boolean refused = at > 0 && message.u8(at) == ConnectionPdu.NEGOTIATION_FAILURE;
        long value = at > 0 ? message.le32(at + 4) : 0;
        String selected = ConnectionPdu.protocols(refused ? 0 : value);
        String failure = refused ? ConnectionPdu.failure(value) : "";
        out.message(new RdpEvent.ConnectionConfirm(selected, failure));
        Direction.FROM_SERVER.tell(context, out);
        Outcome outcome = refused ? Outcome.error((int) value, failure) : Outcome.OK;
        out.response(new Response(1, CONNECT, "", outcome, List.of()));
        secured = !refused && value != 0;
    }

    /** The first message of the client behind the opening holds its core data. */
    private void data(ByteView message, Context context, Output out) {
        int at = clientData(message);
        if (at < 0) {
            out.message(new RdpEvent.Other("data", message.length()));
            return;
        }
        if (!message.has(at, CORE_LENGTH) || message.le16(at) != CORE || message.le16(at + 2) < CORE_LENGTH) {
            out.message(new RdpEvent.Other("data", message.length()));
            out.malformed(RdpAnomaly.CORE_DATA, Math.min(at, message.length()));
            return;
        }
        String clientName = message.textToNul(at + 24, NAME, StandardCharsets.UTF_16LE);
        long build = message.le32(at + 20);
        out.message(new RdpEvent.ClientCore(clientName, build, message.le32(at + 16)));
        claims.tell(out, context.source(), Attribute.NAME, clientName, "client_core_data");
        claims.tell(
                out, context.source(), Attribute.SERVICE, "Remote Desktop client build " + build, "client_core_data");
    }

    /** Offset of the first block behind "Duca" and a length in one octet or two; -1 where there is none. */
    private static int clientData(ByteView message) {
        int last = Math.min(MAX_SEARCHED, message.length() - 6);
        for (int at = ConnectionPdu.TPKT; at <= last; at++) {
            if (message.u8(at) == 'D' && message.s32(at) == CLIENT_DATA) {
                return at + 4 + ((message.u8(at + 4) & 0x80) != 0 ? 2 : 1);
            }
        }
        return -1;
    }
}
