package io.otus.dissect.tftp;

import io.otus.core.bytes.ByteView;

/**
 * Messages, RFC 1350 §5 and RFC 2347; big-endian, texts end with an octet of zero.
 *
 * <pre>
 *  request  | opcode 1, 2 u16 | filename | 0 | mode | 0 | option | 0 | value | 0 | ...
 *  data     | opcode 3 u16    | block u16 | data ...
 *  ack      | opcode 4 u16    | block u16 |
 *  error    | opcode 5 u16    | error code u16 | message | 0 |
 *  oack     | opcode 6 u16    | option | 0 | value | 0 | ...
 * </pre>
 */
final class TftpHeader {
    static final int READ_REQUEST = 1;
    static final int WRITE_REQUEST = 2;
    static final int DATA = 3;
    static final int ACKNOWLEDGEMENT = 4;
    static final int ERROR = 5;
    static final int OPTION_ACKNOWLEDGEMENT = 6;

    /** Opcode and what follows it in most messages. */
    static final int SIZE = 4;
    /** Where texts begin behind the opcode. */
    static final int TEXT_AT = 2;

    private TftpHeader() {}

    static int opcode(ByteView b) {
        return b.u16(0);
    }

    static boolean isRequest(int opcode) {
        return opcode == READ_REQUEST || opcode == WRITE_REQUEST;
    }

    /** Number of a block, or of an error. */
    static int number(ByteView b) {
        return b.u16(2);
    }
}
