package io.otus.dissect.ldap;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a domain controller says of itself to who looks for one, NETLOGON_SAM_LOGON_RESPONSE_EX of [MS-ADTS] §6.3.1.9; little-endian, names as RFC 1035 §4.1.4
 * has them, with pointers from the first octet of the answer.
 *
 * <pre>
 *  0        2     4       8             24
 *  +--------+-----+-------+-------------+----------------------------------------------------------------------------
 *  | opcode | sbz | flags | domain GUID | forest, domain, host in DNS; domain, computer in NetBIOS; user; both sites
 *  +--------+-----+-------+-------------+----------------------------------------------------------------------------
 * </pre>
 *
 * @param domain its domain in DNS
 * @param host its name in DNS
 * @param computer its name in NetBIOS
 */
record NetlogonAnswer(String domain, String host, String computer) {
    private static final NetlogonAnswer NONE = new NetlogonAnswer("", "", "");
    private static final int NAMES = 24;
    private static final int WANTED = 5;
    private static final int MAX_LABELS = 32;
    private static final int POINTER = 0xC0;
    /** The opcodes with this layout: LOGON_SAM_LOGON_RESPONSE_EX, also for a paused controller and an unknown user (§6.3.1.3). */
    private static final int FIRST_OPCODE = 23;

    private static final int LAST_OPCODE = 25;

    /** Reads one; of another kind all names are empty. */
    static NetlogonAnswer read(ByteView b) {
        if (b.length() < NAMES || b.le16(0) < FIRST_OPCODE || b.le16(0) > LAST_OPCODE || b.le16(2) != 0) {
            return NONE;
        }
        List<String> names = new ArrayList<>(WANTED);
        int at = NAMES;
        while (names.size() < WANTED) {
            StringBuilder name = new StringBuilder();
            at = name(b, at, name);
            if (at < 0) {
                return NONE;
            }
            names.add(name.toString());
        }
        return new NetlogonAnswer(names.get(1), names.get(2), names.get(4));
    }

    /** Appends the name at an index, and tells where the next stands; -1 where none can be. */
    private static int name(ByteView b, int from, StringBuilder name) {
        int at = from;
        int next = -1;
        for (int i = 0; i < MAX_LABELS; i++) {
            if (!b.has(at, 1)) {
                return -1;
            }
            int length = b.u8(at);
            if (length == 0) {
                return next < 0 ? at + 1 : next;
            }
            if (length >= POINTER) {
                if (!b.has(at, 2)) {
                    return -1;
                }
                next = next < 0 ? at + 2 : next;
                at = b.u16(at) & 0x3FFF;
                continue;
            }
            if (length > 63 || !b.has(at + 1, length)) {
                return -1;
            }
            name.append(name.isEmpty() ? "" : ".").append(b.text(at + 1, length, StandardCharsets.UTF_8));
            at += 1 + length;
        }
        return -1;
    }
}
