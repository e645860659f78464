package io.otus.dissect.tds;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.login.Login;
import io.otus.layer.ntlm.Ntlm;
import io.otus.layer.tls.TlsRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads packets, one message each, and pairs requests with results. */
final class TdsDissector implements Dissector {
    static final Service PRE_LOGIN = new Service(PacketHeader.PRE_LOGIN, "prelogin", Action.SESSION);
    static final Service LOGIN = new Service(PacketHeader.LOGIN, "login7", Action.AUTHENTICATE);
    static final Service BATCH = new Service(PacketHeader.SQL_BATCH, "sql_batch", Action.OTHER);
    static final Service CALL = new Service(PacketHeader.RPC, "rpc", Action.OTHER);

    private static final int FIXED = 82;
    /** Where the place of the new password is, §2.2.6.4. */
    private static final int NEW_SECRET = 86;

    private static final int MAX_NAME = 256;
    private static final int ENCRYPTION = 1;
    private static final int TERMINATOR = 0xFF;
    private static final int MAX_OPTIONS = 16;
    private static final int HANDSHAKE = 22;
    private static final int OBFUSCATION = 0xA5;

    private final BannerClaims claims = new BannerClaims("tds");
    private boolean tls;
    /** Whether the next packet goes on with a login, or with a result: what it begins with is no beginning. */
    private boolean loginGoesOn;

    private boolean resultGoesOn;
    /** The database that the current login names; empty where it names none. */
    private String database = "";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (tls && bytes.u8(0) >= 20 && bytes.u8(0) <= 23) {
            return TlsRecords.length(bytes);
        }
        if (!PacketHeader.isKnown(PacketHeader.type(bytes))) {
            return NOT_MINE;
        }
        if (bytes.length() < PacketHeader.SIZE) {
            return NEED_MORE;
        }
        return PacketHeader.fits(bytes) ? PacketHeader.length(bytes) : NOT_MINE;
    }

    /** A pre-login, whose options point at each other. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return PacketHeader.type(message) == PacketHeader.PRE_LOGIN
                && PacketHeader.isPreLogin(message.from(PacketHeader.SIZE));
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (tls && message.u8(0) >= 20 && message.u8(0) <= 23) {
            out.message(new TdsEvent.Other("tls", message.length()));
            out.child(message);
            return;
        }
        if (message.length() < PacketHeader.SIZE) {
            return;
        }
        ByteView data = message.from(PacketHeader.SIZE);
        if (goesOn(message)) {
            other(message, out);
            return;
        }
        switch (PacketHeader.type(message)) {
            case PacketHeader.PRE_LOGIN -> preLogin(data, context, out);
            case PacketHeader.LOGIN -> login(data, PacketHeader.isLast(message), context, out);
            case PacketHeader.RESULT -> result(message, data, context, out);
            case PacketHeader.SQL_BATCH -> asks(message, 3, BATCH, context, out);
            case PacketHeader.RPC -> asks(message, 3, CALL, context, out);
            default -> other(message, out);
        }
    }

    /** Whether a packet goes on with what an earlier one began; takes down what this one begins. */
    private boolean goesOn(ByteView message) {
        boolean isOpen = !PacketHeader.isLast(message);
        boolean before;
        switch (PacketHeader.type(message)) {
            case PacketHeader.LOGIN -> {
                before = loginGoesOn;
                loginGoesOn = isOpen;
            }
            case PacketHeader.RESULT -> {
                before = resultGoesOn;
                resultGoesOn = isOpen;
            }
            default -> before = false;
        }
        return before;
    }

    private static void other(ByteView message, Output out) {
        out.message(new TdsEvent.Other(PacketHeader.name(PacketHeader.type(message)), message.length()));
    }

    /** Reports one operation for each request; the mark of the last packet ends a request. */
    private static void asks(ByteView message, long transaction, Service service, Context context, Output out) {
        other(message, out);
        Direction.FROM_CLIENT.tell(context, out);
        if (PacketHeader.isLast(message)) {
            out.request(Request.confirmed(transaction, service, "", List.of()));
        }
    }

    private void preLogin(ByteView data, Context context, Output out) {
        if (!PacketHeader.isPreLogin(data)) {
            tls |= data.length() > 0 && data.u8(0) == HANDSHAKE;
            out.message(new TdsEvent.Other(tls ? "tls" : "prelogin", PacketHeader.SIZE + data.length()));
            if (tls) {
                out.child(data);
            }
            return;
        }
        tellVersions(data, "client", context, out);
        Direction.FROM_CLIENT.tell(context, out);
        out.request(Request.confirmed(1, PRE_LOGIN, "", List.of()));
    }

    /** Version: major u8, minor u8, build u16; and whether the side wants TLS. */
    private void tellVersions(ByteView data, String who, Context context, Output out) {
        int at = data.u16(1);
        String version = data.u8(at) + "." + data.u8(at + 1) + '.' + data.u16(at + 2);
        int encryption = -1;
        for (int i = 0; i < MAX_OPTIONS && data.has(5 * i, 5) && data.u8(5 * i) != TERMINATOR; i++) {
            if (data.u8(5 * i) == ENCRYPTION && data.has(data.u16(5 * i + 1), 1)) {
                encryption = data.u8(data.u16(5 * i + 1));
            }
        }
        out.message(new TdsEvent.PreLogin(version, encryption));
        boolean isServer = who.equals("server");
        // Clients of other makers leave the version 0.
        if (isServer && data.u8(at) > 0) {
            claims.tell(out, context.source(), Attribute.SERVICE, "Microsoft SQL Server " + version, "prelogin");
        }
    }

    /** Names lie behind the fixed part; each has its offset u16 and its length u16 in characters, little-endian. */
    private void login(ByteView data, boolean whole, Context context, Output out) {
        Direction.FROM_CLIENT.tell(context, out);
        out.request(Request.confirmed(2, LOGIN, "", List.of()));
        database = "";
        if (!data.has(0, FIXED)) {
            out.message(new TdsEvent.Other("login7", PacketHeader.SIZE + data.length()));
            out.malformed(TdsAnomaly.LOGIN, PacketHeader.SIZE);
            return;
        }
        String host = name(data, 36);
        String user = name(data, 40);
        String program = name(data, 48);
        database = name(data, 68);
        out.message(new TdsEvent.Login7(host, user, program, name(data, 52), database));
        int secretAt = data.le16(44);
        int secretLength = 2 * data.le16(46);
        if (!data.has(secretAt, secretLength)) {
            if (whole) {
                out.malformed(TdsAnomaly.LOGIN, PacketHeader.SIZE + 44);
            }
        } else if (!user.isEmpty()) {
            String password = password(data.slice(secretAt, secretLength));
            Login.inTheClear(out, user, password, PacketHeader.SIZE + secretAt, secretLength);
        }
        // Before version 7.2 the names began here.
        boolean hasNewSecret = data.has(NEW_SECRET, 4) && data.le16(36) >= NEW_SECRET + 4;
        int newSecretAt = hasNewSecret ? data.le16(NEW_SECRET) : 0;
        int newSecretLength = hasNewSecret ? 2 * data.le16(NEW_SECRET + 2) : 0;
        if (newSecretLength > 0 && data.has(newSecretAt, newSecretLength)) {
            // Who must change a password at the login sends the new one beside it, hidden no better.
            out.secret(PacketHeader.SIZE + newSecretAt, newSecretLength);
            out.session(Direction.FROM_CLIENT, "", "password_change", user);
        }
        integrated(data, context, out);
        out.session(
                Direction.FROM_CLIENT,
                "",
                "tds_login",
                "host_name=" + host + " user_name=" + user + " app_name=" + program);
        claims.tell(out, context.source(), Attribute.NAME, host, "login7", Trust.SESSION);
        claims.tell(out, context.source(), Attribute.SERVICE, program, "login7");
    }

    /** Signs in as Windows does. */
    private void integrated(ByteView data, Context context, Output out) {
        int at = data.le16(78);
        int length = data.le16(80);
        Ntlm ntlm = data.has(at, length) ? Ntlm.find(data.slice(at, length)) : null;
        if (ntlm != null) {
            ntlm.tell(context, claims, out);
        } else if (length > 0) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, "");
        }
    }

    private static String name(ByteView data, int field) {
        int at = data.le16(field);
        int length = 2 * data.le16(field + 2);
        return data.has(at, length) ? data.text(at, Math.min(length, MAX_NAME), StandardCharsets.UTF_16LE) : "";
    }

    /**
     * The password as it was typed, §2.2.6.4: the halves of each octet are exchanged, and then some bits are turned
     * over.
     */
    private static String password(ByteView hidden) {
        byte[] plain = new byte[Math.min(hidden.length(), MAX_NAME)];
        for (int i = 0; i < plain.length; i++) {
            int octet = hidden.u8(i) ^ OBFUSCATION;
            plain[i] = (byte) (octet << 4 | octet >> 4);
        }
        return new String(plain, StandardCharsets.UTF_16LE);
    }

    private void result(ByteView message, ByteView data, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        if (PacketHeader.isPreLogin(data)) {
            tellVersions(data, "server", context, out);
            out.response(new Response(1, PRE_LOGIN, "", Outcome.OK, List.of()));
            return;
        }
        ResultTokens tokens = new ResultTokens(data);
        out.message(new TdsEvent.Result(tokens.program(), tokens.errorNumber(), tokens.errorText()));
        claims.tell(out, context.source(), Attribute.NAME, tokens.server(), "info", Trust.SESSION);
        claims.tell(out, context.source(), Attribute.SERVICE, tokens.program(), "loginack");
        Outcome outcome =
                tokens.errorNumber() == 0 ? Outcome.OK : Outcome.error((int) tokens.errorNumber(), tokens.errorText());
        boolean decides = tokens.errorNumber() != 0 || !tokens.program().isEmpty();
        if (decides && context.pending(2) != null) {
            out.response(new Response(2, LOGIN, "", outcome, List.of()));
            if (tokens.errorNumber() == 0 && !database.isBlank()) {
                out.session(Direction.FROM_SERVER, "", SessionSeen.REPOSITORY_OPENED, database);
            }
            database = "";
            return;
        }
        Request asked = context.pending(3);
        if (asked != null && PacketHeader.isLast(message)) {
            out.response(new Response(3, asked.service(), "", outcome, List.of()));
        }
    }

    @Override
    public void gap(Direction direction) {
        // Behind lost bytes a result may begin in its middle; up to its end it tells nothing.
        resultGoesOn |= direction == Direction.FROM_SERVER;
        loginGoesOn = false;
        database = "";
    }
}
