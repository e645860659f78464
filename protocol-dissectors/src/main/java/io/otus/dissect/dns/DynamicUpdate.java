package io.otus.dissect.dns;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.ClaimText;
import io.otus.core.event.SessionFact;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.layer.dns.DomainName;
import io.otus.layer.dns.NameHeader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to change in a zone, RFC 2136 §2: the four sections are the zone, what has to hold already, the
 * changes, and more. Changes are made in their order (§3.4.2): a record of class ANY deletes all addresses of its type,
 * one of class NONE the one that it has, and any other one is added, once. What is told of a name is what it has at the
 * end. Stateless.
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
    /** Most characters of a name and its addresses, as of any detail of a session. */
    private static final int MAX_TOLD = ClaimText.MAX;

    private DynamicUpdate() {}

    /**
     * Reports the names whose addresses are changed. A record beyond the end of the message ends this; the walk over
     * all records reports the anomaly.
     */
    static void tell(ByteView message, Output out) {
        int at = NameHeader.SIZE;
        for (int i = 0; i < NameHeader.questions(message) && at >= 0; i++) {
            int end = DomainName.skip(message, at);
            at = end < 0 || !message.has(end, 4) ? -1 : end + 4;
        }
        SequencedMap<String, SequencedSet<IpAddress>> changed = new LinkedHashMap<>();
        int first = NameHeader.answers(message);
        // What has to hold already changes nothing, and takes no room from what does.
        int last = first + Math.min(NameHeader.authorities(message), DnsDissector.MAX_RECORDS);
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
        changed.forEach((name, addresses) ->
                out.session(Direction.FROM_CLIENT, "", new SessionFact.NameUpdate(name, latest(name, addresses))));
    }

    private static void change(
            ByteView message, int at, int fixed, SequencedMap<String, SequencedSet<IpAddress>> changed) {
        int type = message.u16(fixed);
        int kind = message.u16(fixed + 2);
        String name = DomainName.read(message, at).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.indexOf(' ') >= 0 || isReverse(name)) {
            return;
        }
        if (kind == ANY) {
            if (type == ANY_TYPE || type == A || type == AAAA) {
                of(changed, name).removeIf(each -> type == ANY_TYPE || each.v6() == (type == AAAA));
            }
            return;
        }
        IpAddress address = address(message, type, fixed);
        if (address == null) {
            return;
        }
        if (kind == NONE) {
            of(changed, name).remove(address);
        } else {
            of(changed, name).add(address);
        }
    }

    private static @Nullable IpAddress address(ByteView message, int type, int fixed) {
        int length = message.u16(fixed + 8);
        if (type == A && length == 4) {
            return IpAddress.readV4(message, fixed + FIXED);
        }
        return type == AAAA && length == 16 ? IpAddress.readV6(message, fixed + FIXED) : null;
    }

    private static SequencedSet<IpAddress> of(SequencedMap<String, SequencedSet<IpAddress>> changed, String name) {
        return changed.computeIfAbsent(name, _ -> new LinkedHashSet<>());
    }

    /** Whether a name stands for an address, RFC 1035 §3.5, RFC 3596 §2.5: no device is called so. */
    private static boolean isReverse(String name) {
        return name.endsWith(".in-addr.arpa") || name.endsWith(".ip6.arpa");
    }

    /** The last of a name's addresses, as many as there is room for behind it: half of one would be another one. */
    private static List<IpAddress> latest(String name, SequencedSet<IpAddress> addresses) {
        Deque<IpAddress> latest = new ArrayDeque<>();
        int room = MAX_TOLD - name.length();
        for (IpAddress address : addresses.reversed()) {
            room -= 1 + address.toString().length();
            if (room < 0) {
                break;
            }
            latest.addFirst(address);
        }
        return List.copyOf(latest);
    }
}
