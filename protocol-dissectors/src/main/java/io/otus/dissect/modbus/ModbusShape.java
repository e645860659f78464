package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Direction;

/**
 * Which side sent a PDU, from its shape alone. Requests and responses of one function differ in length and byte count,
 * except where a response repeats its request.
 */
final class ModbusShape {
    /** Functions of UMAS lie below. */
    private static final int UMAS_FUNCTIONS = 0x80;

    private static final int UMAS_DONE = 0xFE;
    private static final int UMAS_REFUSED = 0xFD;

    private ModbusShape() {}

    /**
     * The direction that the data after the function code proves; {@link Direction#UNKNOWN} where both or neither fits.
     */
    static Direction direction(int functionCode, ByteView data) {
        boolean request = fitsRequest(functionCode, data);
        boolean response = fitsResponse(functionCode, data);
        if (request == response) {
            return Direction.UNKNOWN;
        }
        return request ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
    }

    /**
     * Whether the data after function code 90 has a session key and a function or result of UMAS; other makers may use
     * the code as well.
     */
    static boolean isUmas(ByteView data) {
        return data.length() >= 2 && (data.u8(1) < UMAS_FUNCTIONS || isUmasResponse(data));
    }

    private static boolean isUmasResponse(ByteView data) {
        return data.length() >= 2 && (data.u8(1) == UMAS_DONE || data.u8(1) == UMAS_REFUSED);
    }

    /**
     * Whether a shape outweighs the direction of the flow: an answer to function 7 or 11 looks like a request with
     * excess bytes, and function 90 is not defined by the standard.
     */
    static boolean proves(int functionCode, Direction direction) {
        boolean plain = functionCode == ModbusFunction.READ_EXCEPTION_STATUS
                || functionCode == ModbusFunction.GET_COMM_EVENT_COUNTER
                || functionCode == ModbusFunction.UMAS;
        return !plain || direction != Direction.FROM_SERVER;
    }

    /**
     * Whether the data after the function code, with its exception bit, has the shape of a request, a response or an
     * exception.
     */
    static boolean fits(int functionCode, ByteView data) {
        return (functionCode & ModbusFunction.EXCEPTION_BIT) != 0
                ? data.length() == 1
                : fitsRequest(functionCode, data) || fitsResponse(functionCode, data);
    }

    private static boolean fitsRequest(int functionCode, ByteView data) {
        int length = data.length();
        return switch (functionCode) {
            case 1, 2, 3, 4 -> length == 4;
            case 5, 6 -> length == 4;
            case 7, 11, 12, 17 -> length == 0;
            case 8 -> length >= 2;
            case 15, 16 -> length >= 5 && length == 5 + data.u8(4);
            case 20, 21 -> length >= 1 && length == 1 + data.u8(0) && length > 7 && data.u8(1) == 6;
            case 22 -> length == 6;
            case 23 -> length >= 9 && length == 9 + data.u8(8);
            case 24 -> length == 2;
            case ModbusFunction.UMAS -> length >= 2 && !isUmasResponse(data);
            case 43 ->
                (length == 3 && data.u8(0) == ModbusFunction.MEI_READ_DEVICE_IDENTIFICATION) || isCanopen(data, length);
            default -> false;
        };
    }

    private static boolean fitsResponse(int functionCode, ByteView data) {
        int length = data.length();
        return switch (functionCode) {
            case 1, 2 -> counted(data, length);
            case 3, 4, 23 -> counted(data, length) && (data.u8(0) & 1) == 0;
            case 5, 6, 15, 16 -> length == 4;
            case 7 -> length == 1;
            case 8 -> length >= 2;
            case 11 -> length == 4;
            case 12, 17 -> counted(data, length);
            case 20 -> counted(data, length) && length > 3 && data.u8(2) == 6;
            case 21 -> length >= 1 && length == 1 + data.u8(0) && length > 7 && data.u8(1) == 6;
            case 22 -> length == 6;
            case 24 -> length >= 4 && length == 2 + data.u16(0);
            case ModbusFunction.UMAS -> isUmasResponse(data);
            case 43 ->
                (length >= 6 && data.u8(0) == ModbusFunction.MEI_READ_DEVICE_IDENTIFICATION) || isCanopen(data, length);
            default -> false;
        };
    }

    /** V1.1b3 §6.20: what follows the MEI type is told elsewhere, and of any length, either way. */
    private static boolean isCanopen(ByteView data, int length) {
        return length >= 1 && data.u8(0) == ModbusFunction.MEI_CANOPEN;
    }

    private static boolean counted(ByteView data, int length) {
        return length >= 2 && length == 1 + data.u8(0);
    }
}
