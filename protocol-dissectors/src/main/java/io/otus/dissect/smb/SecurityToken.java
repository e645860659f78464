package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.smb.SmbEvent.Detail;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.ntlm.Ntlm;
import java.util.List;

/** The token of a session setup: NTLM, or a ticket of Kerberos, in SPNEGO or without. Stateless. */
final class SecurityToken {
    /** Mechanism Kerberos 5 (RFC 4121 §4.1) as DER, and the token id of a request to an application. */
    private static final int[] TICKET = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02, 0x01, 0x00};

    private static final int MAX_SEARCHED = 256;

    private SecurityToken() {}

    /** Reports the content of a token. Returns whether somebody signs in with it. */
    static boolean tell(ByteView token, List<Detail> details, BannerClaims claims, Context context, Output out) {
        Ntlm ntlm = Ntlm.find(token);
        if (ntlm != null) {
            ntlm.tell(context, claims, out);
            add(details, "ntlm_user", ntlm.user().isEmpty() ? "" : ntlm.account());
            add(details, "ntlm_computer", ntlm.computer());
            add(details, "ntlm_domain", ntlm.domain());
            add(details, "ntlm_version", ntlm.version());
            return ntlm.type() == Ntlm.AUTHENTICATE && !ntlm.user().isEmpty();
        }
        if (hasTicket(token)) {
            add(details, "mechanism", "kerberos");
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, "");
            return true;
        }
        return false;
    }

    private static void add(List<Detail> details, String name, String value) {
        if (!value.isEmpty()) {
            details.add(new Detail(name, value));
        }
    }

    private static boolean hasTicket(ByteView token) {
        int last = Math.min(MAX_SEARCHED, token.length() - TICKET.length);
        for (int at = 0; at <= last; at++) {
            int same = 0;
            while (same < TICKET.length && token.u8(at + same) == TICKET[same]) {
                same++;
            }
            if (same == TICKET.length) {
                return true;
            }
        }
        return false;
    }
}
