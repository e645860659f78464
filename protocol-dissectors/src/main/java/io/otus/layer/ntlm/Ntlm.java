package io.otus.layer.ntlm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.layer.banner.BannerClaims;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One message, [MS-NLMP] §2.2.1; little-endian. A field is its length u16, the room for it u16 and its offset u32 from
 * the signature.
 *
 * <pre>
 *  0            8       12          20      28     36     44            60      64
 *  +------------+-------+-----------+-------+------+------+-------------+-------+---------
 *  | "NTLMSSP"0 | 1     | flags     | domain| workstation                 version (at 32)
 *  |            | 2     | target    | flags, challenge, ... | target information (at 40), version (at 48)
 *  |            | 3     | LM answer | NT    | domain| user | workstation | flags | version
 *  +------------+-------+-----------+-------+------+------+-------------+-------+---------
 * </pre>
 *
 * @param type 1 negotiate, 2 challenge, 3 authenticate
 * @param domain NetBIOS name of the domain
 * @param user who signs in; only in type 3
 * @param computer NetBIOS name of the sender
 * @param dnsComputer its name in DNS; only in type 2
 * @param dnsDomain the domain's name in DNS; only in type 2
 * @param version of Windows, such as {@code 10.0 build 19041}; empty where it is not told, or by who only imitates it
 */
public record Ntlm(
        int type, String domain, String user, String computer, String dnsComputer, String dnsDomain, String version) {
    /** The server's names and build, and its question. */
    public static final int CHALLENGE = 2;
    /** The answer: here somebody signs in. */
    public static final int AUTHENTICATE = 3;

    /** Most bytes in front of the signature: the wrapping of SPNEGO. */
    private static final int MAX_WRAPPING = 512;

    private static final long SIGNATURE = 0x4E544C4D53535000L;
    private static final int UNICODE = 1;
    private static final int VERSION = 1 << 25;
    private static final int SMALLEST = 32;
    private static final int MAX_NAME = 256;
    private static final int MAX_PAIRS = 16;

    /** The first message within a token, with or without SPNEGO around it; null where there is none. */
    public static @Nullable Ntlm find(ByteView token) {
        int last = Math.min(MAX_WRAPPING, token.length() - SMALLEST);
        for (int at = 0; at <= last; at++) {
            if (token.u8(at) == 'N' && token.s64(at) == SIGNATURE) {
                return read(token.from(at));
            }
        }
        return null;
    }

    private static @Nullable Ntlm read(ByteView b) {
        return switch (b.leS32(8)) {
            case 1 -> new Ntlm(1, field(b, 16, false), "", field(b, 24, false), "", "", version(b, b.leS32(12), 32));
            case CHALLENGE -> challenge(b);
            case AUTHENTICATE -> authenticate(b);
            default -> null;
        };
    }

    private static @Nullable Ntlm challenge(ByteView b) {
        if (!b.has(40, 8)) {
            return new Ntlm(CHALLENGE, "", "", "", "", "", "");
        }
        ByteView pairs = content(b, 40);
        String computer = "";
        String domain = field(b, 12, (b.leS32(20) & UNICODE) != 0);
        String dnsComputer = "";
        String dnsDomain = "";
        int at = 0;
        for (int i = 0; i < MAX_PAIRS && pairs.has(at, 4) && pairs.has(at + 4, pairs.le16(at + 2)); i++) {
            String value = text(pairs.slice(at + 4, pairs.le16(at + 2)), true);
            switch (pairs.le16(at)) {
                case 1 -> computer = value;
                case 2 -> domain = value;
                case 3 -> dnsComputer = value;
                case 4 -> dnsDomain = value;
                default -> {}
            }
            at += 4 + pairs.le16(at + 2);
        }
        return new Ntlm(CHALLENGE, domain, "", computer, dnsComputer, dnsDomain, version(b, b.leS32(20), 48));
    }

    private static @Nullable Ntlm authenticate(ByteView b) {
        if (!b.has(60, 4)) {
            return null;
        }
        int flags = b.leS32(60);
        boolean unicode = (flags & UNICODE) != 0;
        return new Ntlm(
                AUTHENTICATE,
                field(b, 28, unicode),
                field(b, 36, unicode),
                field(b, 44, unicode),
                "",
                "",
                version(b, flags, 64));
    }

    /** Major u8, minor u8, build u16. Those who imitate Windows leave the build 0. */
    private static String version(ByteView b, int flags, int at) {
        if ((flags & VERSION) == 0 || !b.has(at, 4) || b.le16(at + 2) == 0) {
            return "";
        }
        return b.u8(at) + "." + b.u8(at + 1) + " build " + b.le16(at + 2);
    }

    private static ByteView content(ByteView b, int at) {
        int length = b.le16(at);
        long offset = b.le32(at + 4);
        return offset <= b.length() && b.has((int) offset, length) ? b.slice((int) offset, length) : ByteView.EMPTY;
    }

    private static String field(ByteView b, int at, boolean unicode) {
        return text(content(b, at), unicode);
    }

    private static String text(ByteView bytes, boolean unicode) {
        Charset charset = unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
        return bytes.text(0, Math.min(bytes.length(), MAX_NAME), charset);
    }

    /** Tells what the message says of its sender, and who signs in. */
    public void tell(Context context, BannerClaims claims, Output out) {
        String source = type == CHALLENGE ? "ntlm_challenge" : "ntlm_authenticate";
        if (type == CHALLENGE || type == AUTHENTICATE) {
            claims.tell(out, context.source(), Attribute.NAME, computer, source);
            claims.tell(out, context.source(), Attribute.NAME, dnsComputer, source, Trust.NAME_SERVICE);
            claims.tell(out, context.source(), Attribute.OS, version.isEmpty() ? "" : "Windows NT " + version, source);
        }
        if (type == CHALLENGE) {
            out.session(Direction.FROM_SERVER, "", source, "domain=" + domain + " dns_domain=" + dnsDomain);
        } else if (type == AUTHENTICATE && !user.isEmpty()) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, account());
        }
    }

    /** User with domain: {@code PLANT\operator}. */
    public String account() {
        return domain.isEmpty() ? user : domain + '\\' + user;
    }
}
