package io.otus.dissect.umas;

import io.otus.core.bytes.ByteView;

/**
 * What a message of UMAS begins with: the whole header of Modbus/TCP, since its transaction is what pairs requests and
 * responses; numbers behind it are little-endian.
 *
 * <pre>
 *  0        6      7          8         9                     10
 *  +--------+------+----------+---------+---------------------+------
 *  | Modbus | unit | function | session | function, or 0xFE   | data
 *  | header |      | 90       | key     | done, 0xFD refused  |
 *  +--------+------+----------+---------+---------------------+------
 * </pre>
 */
final class UmasHeader {
    static final int SIZE = 10;
    /** The function code of Modbus that carries UMAS. */
    static final int MODBUS_FUNCTION = 90;

    /** Exception of Modbus itself: a device that does not speak UMAS refuses its function, and only a code follows. */
    static final int MODBUS_EXCEPTION = MODBUS_FUNCTION | 0x80;

    static final int EXCEPTION_SIZE = 9;

    private static final int DONE = 0xFE;
    private static final int REFUSED = 0xFD;

    private UmasHeader() {}

    static int transactionIdentifier(ByteView b) {
        return b.u16(0);
    }

    static int unitIdentifier(ByteView b) {
        return b.u8(6);
    }

    static int modbusFunction(ByteView b) {
        return b.u8(7);
    }

    static int sessionKey(ByteView b) {
        return b.u8(8);
    }

    /** The function of a request; of a response only whether it was done. */
    static int functionCode(ByteView b) {
        return b.u8(9);
    }

    static boolean isResponse(ByteView b) {
        return functionCode(b) == DONE || functionCode(b) == REFUSED;
    }

    static boolean isRefused(ByteView b) {
        return functionCode(b) == REFUSED;
    }
}
