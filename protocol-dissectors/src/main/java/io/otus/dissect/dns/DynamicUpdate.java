package io.otus.dissect.dns;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Output;
import io.otus.layer.dns.DomainName;
import io.otus.layer.dns.NameHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a client asks to change in a zone, RFC 2136 §2: the four sections are the zone, what has to hold already, the
 * changes, and more. A record of class ANY or NONE is deleted, any other one is added (§2.5). Stateless.
 */
final class DynamicUpdate {
    static final int OPCODE = 5;

    private static final int A = 1;
    private static final int AAAA = 28;
    /** All types of a name, §2.5.3. */
    private static final int ANY_TYPE = 255;

    private static final int NONE = 254;
    private static final int ANY = 255;
    /** Type, class, time to live and length behind a name. */
    private static final int FIXED = 10;

    private DynamicUpdate() {}

    /**
     * Tells whose addresses are changed. Where a record passes the message the rest is left, which the walk over all
     * records reports.
     */
    static void tell(ByteView message, Output out) {
        int at = NameHeader.SIZE;
        for (int i = 0; i < NameHeader.questions(message) && at >= 0; i++) {
            int end = DomainName.skip(message, at);
            at = end < 0 || !message.has(end, 4) ? -1 : end + 4;
        }
        SequencedMap<String, List<String>> changed = new LinkedHashMap<>();
        int first = NameHeader.answers(message);
        int last = Math.min(first + NameHeader.authorities(message), DnsDissector.MAX_RECORDS);
        for (int i = 0; i < last && at >= 0; i++) {
            int fixed = DomainName.skip(message, at);
            if (fixed < 0 || !message.has(fixed, FIXED) || !message.has(fixed + FIXED, message.u16(fixed + 8))) {
                break;
            }
            if (i >= first) {
                change(message, at, fixed, changed);
            }
            at = fixed + FIXED + message.u16(fixed + 8);
        }
        changed.forEach((name, addresses) -> out.session(
                true,
                "",
                SessionSeen.NAME_UPDATE,
                addresses.isEmpty() ? name : name + ' ' + String.join(" ", addresses)));
    }

    private static void change(ByteView message, int at, int fixed, SequencedMap<String, List<String>> changed) {
        int type = message.u16(fixed);
        int kind = message.u16(fixed + 2);
        int length = message.u16(fixed + 8);
        boolean isDeleted = kind == ANY || kind == NONE;
        String name = DomainName.read(message, at);
        if (name.isEmpty() || name.indexOf(' ') >= 0) {
            return;
        }
        if (isDeleted && (type == A || type == AAAA || type == ANY_TYPE)) {
            changed.computeIfAbsent(name, _ -> new ArrayList<>());
        } else if (type == A && length == 4) {
            add(changed, name, IpAddress.readV4(message, fixed + FIXED));
        } else if (type == AAAA && length == 16) {
            add(changed, name, IpAddress.readV6(message, fixed + FIXED));
        }
    }

    private static void add(SequencedMap<String, List<String>> changed, String name, IpAddress address) {
        changed.computeIfAbsent(name, _ -> new ArrayList<>()).add(address.toString());
    }
}
