package io.otus.dissect.ldap;

import io.otus.core.bytes.ByteView;
import io.otus.layer.dns.DomainName;
import java.util.ArrayList;
import java.util.List;

/**
 * What a domain controller says of itself to who looks for one, NETLOGON_SAM_LOGON_RESPONSE_EX of [MS-ADTS] §6.3.1.9;
 * little-endian, names as RFC 1035 §4.1.4 has them, with pointers from the first octet of the answer.
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
    /**
     * The opcodes with this layout: LOGON_SAM_LOGON_RESPONSE_EX, also for a paused controller and an unknown user
     * (§6.3.1.3).
     */
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
            String name = DomainName.find(b, at);
            if (name == null) {
                return NONE;
            }
            names.add(name);
            at = DomainName.skip(b, at);
        }
        return new NetlogonAnswer(names.get(1), names.get(2), names.get(4));
    }
}
