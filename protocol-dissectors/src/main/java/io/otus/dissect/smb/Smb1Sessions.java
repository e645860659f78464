package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.smb.SmbEvent.Detail;
import io.otus.layer.banner.BannerClaims;
import java.util.List;

/**
 * Session Setup AndX and the answer to Negotiate: systems, domains, and who signs in, [MS-CIFS] §2.2.4.53, [MS-SMB]
 * §2.2.4.6. Confined.
 */
final class Smb1Sessions {
    private static final int LANMAN_WORDS = 20;
    private static final int EXTENDED_WORDS = 24;
    private static final int NT_WORDS = 26;
    private static final int EXTENDED_REPLY_WORDS = 8;
    private static final int NT_NEGOTIATE_WORDS = 34;
    /** Shorter texts name no product: they come of strings that are not where their message says. */
    private static final int MIN_NAME = 3;

    private static final int EXTENDED_SECURITY = 1 << 31;

    private final BannerClaims claims;

    Smb1Sessions(BannerClaims claims) {
        this.claims = claims;
    }

    /** The answer to Negotiate without extended security ends with the domain's name and the server's. */
    void negotiated(ByteView smb, Smb1Reader.Body body, Context context, Output out) {
        ByteView words = body.words();
        if (words.length() != NT_NEGOTIATE_WORDS || (words.leS32(19) & EXTENDED_SECURITY) != 0) {
            return;
        }
        // Unlike elsewhere these two are not aligned ([MS-CIFS] §2.2.4.52.2).
        ByteView rest = body.bytes().from(Math.min(body.bytes().length(), words.u8(33)));
        Smb1Strings names = new Smb1Strings(rest, 0, rest.length());
        boolean unicode = Smb1Header.isUnicode(smb);
        names.next(unicode);
        String server = names.next(unicode);
        claims.tell(out, context.source(), Attribute.NAME, server.length() < MIN_NAME ? "" : server, "negotiate");
    }

    /** Reads a request or an answer; whether somebody signs in. */
    boolean setup(
            ByteView smb, Smb1Reader.Body body, boolean reply, List<Detail> details, Context context, Output out) {
        return reply ? answer(smb, body, details, context, out) : request(smb, body, details, context, out);
    }

    private boolean request(ByteView smb, Smb1Reader.Body body, List<Detail> details, Context context, Output out) {
        ByteView words = body.words();
        boolean unicode = Smb1Header.isUnicode(smb);
        Smb1Strings strings = new Smb1Strings(smb, body.bytesAt(), body.bytes().length());
        if (words.length() == EXTENDED_WORDS) {
            int length = Math.min(words.le16(14), body.bytes().length());
            strings.skip(length);
            boolean login = SecurityToken.tell(body.bytes().slice(0, length), details, claims, context, out);
            systems(strings, unicode, details, context, out);
            return login;
        }
        if (words.length() != NT_WORDS && words.length() != LANMAN_WORDS) {
            return false;
        }
        boolean isNt = words.length() == NT_WORDS;
        int passwords = words.le16(14) + (isNt ? words.le16(16) : 0);
        passwords = Math.min(passwords, body.bytes().length());
        strings.skip(passwords);
        if (passwords > 1) {
            out.secret(NbssHeader.SIZE + body.bytesAt(), passwords);
        }
        String account = strings.next(unicode);
        String domain = strings.next(unicode);
        String user = domain.isEmpty() ? account : domain + '\\' + account;
        systems(strings, unicode, details, context, out);
        if (account.isEmpty()) {
            return false;
        }
        details.add(new Detail("account_name", user));
        out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, user);
        return true;
    }

    private boolean answer(ByteView smb, Smb1Reader.Body body, List<Detail> details, Context context, Output out) {
        ByteView words = body.words();
        Smb1Strings strings = new Smb1Strings(smb, body.bytesAt(), body.bytes().length());
        if (words.length() == EXTENDED_REPLY_WORDS) {
            int length = Math.min(words.le16(6), body.bytes().length());
            strings.skip(length);
            SecurityToken.tell(body.bytes().slice(0, length), details, claims, context, out);
        }
        systems(strings, Smb1Header.isUnicode(smb), details, context, out);
        return false;
    }

    /** Native operating system and LAN manager of the sender, which end both messages. */
    private void systems(Smb1Strings strings, boolean unicode, List<Detail> details, Context context, Output out) {
        String system = strings.next(unicode);
        String manager = strings.next(unicode);
        if (system.length() >= MIN_NAME) {
            details.add(new Detail("native_os", system));
            claims.tell(out, context.source(), Attribute.OS, system, "native_os");
        }
        if (manager.length() >= MIN_NAME) {
            details.add(new Detail("native_lan_man", manager));
            claims.tell(out, context.source(), Attribute.SERVICE, manager, "native_lan_man");
        }
    }
}
