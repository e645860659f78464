package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.layer.dcerpc.DataRepresentation;

/**
 * Paths that a server is asked to canonicalize or compare, [MS-SRVS] §3.1.4.30 and §3.1.4.31. Stateless.
 *
 * <pre>
 *  +--------------------+----------------------------------------------+------------------+
 *  | server name: u32,  | path: maximum u32, offset u32, count u32,    | another path, or |
 *  | and a string       | that many UTF-16 characters, aligned to four | other arguments  |
 *  +--------------------+----------------------------------------------+------------------+
 * </pre>
 *
 * <p>Windows up to Server 2008 wrote in front of its buffer when such a path leads above where it begins; CVE-2008-4250
 * (MS08-067) was described publicly, and Conficker spread by it.
 */
final class RaisedPath {
    static final String INTERFACE = "srvsvc";
    static final int CANONICALIZE = 31;
    static final int COMPARE = 32;

    private static final int STRING = 12;

    private RaisedPath() {}

    /** Where a path that leads above its beginning stands in a request; -1 where there is none. */
    static int find(ByteView pdu, int opnum, int from, int to) {
        if ((opnum != CANONICALIZE && opnum != COMPARE) || from + 4 > to) {
            return -1;
        }
        boolean hasServer = DataRepresentation.u32(pdu, from) != 0;
        int path = hasServer ? end(pdu, from + 4, to) : from + 4;
        if (isRaised(pdu, path, to)) {
            return path;
        }
        int second = opnum == COMPARE ? end(pdu, path, to) : to;
        return isRaised(pdu, second, to) ? second : -1;
    }

    /** Where the string ends, aligned; {@code to} where it does not fit. */
    private static int end(ByteView pdu, int at, int to) {
        int count = count(pdu, at, to);
        return count < 0 ? to : at + STRING + (2 * count + 3) / 4 * 4;
    }

    /** How many characters a string has; -1 where it does not fit. */
    private static int count(ByteView pdu, int at, int to) {
        if (at + STRING > to) {
            return -1;
        }
        long count = DataRepresentation.u32(pdu, at + 8);
        return count <= (to - at - STRING) / 2 ? (int) count : -1;
    }

    private static boolean isRaised(ByteView pdu, int at, int to) {
        int count = count(pdu, at, to);
        int depth = 0;
        int dots = 0;
        int others = 0;
        for (int i = 0; i <= count; i++) {
            int c = i < count ? DataRepresentation.u16(pdu, at + STRING + 2 * i) : 0;
            if (c == '\\' || c == '/' || c == 0) {
                if (others > 0 || dots > 2) {
                    depth++;
                } else if (dots == 2) {
                    depth--;
                }
                if (depth < 0) {
                    return true;
                }
                if (c == 0) {
                    return false;
                }
                dots = 0;
                others = 0;
            } else if (c == '.') {
                dots++;
            } else {
                others++;
            }
        }
        return false;
    }
}
