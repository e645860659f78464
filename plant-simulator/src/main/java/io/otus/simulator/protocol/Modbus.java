package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Modbus messages: MODBUS Application Protocol V1.1b3 §6, carried as MODBUS Messaging on TCP/IP V1.0b §3.1 says.
 * Methods give a PDU (function code and data); {@link #adu} puts the header in front. Addresses count from 0, as on the
 * wire.
 */
public final class Modbus {
    /** TCP port of a server. */
    public static final int PORT = 502;

    /** Exception code: the function code is not an allowable action. */
    public static final int ILLEGAL_FUNCTION = 1;

    /** Exception code: the data address is not an allowable address. */
    public static final int ILLEGAL_DATA_ADDRESS = 2;

    /** Exception code: a value of the request is not allowable. */
    public static final int ILLEGAL_DATA_VALUE = 3;

    /** Exception code: gateway target device failed to respond. */
    public static final int GATEWAY_TARGET_FAILED = 11;

    private static final int ON = 0xFF00;
    private static final int REFERENCE_TYPE = 6;

    private Modbus() {}

    /**
     * The MBAP header and one PDU.
     *
     * @param transaction transaction identifier, 0 to 65535
     * @param unit unit identifier, 0 to 255
     */
    public static byte[] adu(int transaction, int unit, byte[] pdu) {
        return new ByteWriter()
                .u16(transaction)
                .u16(0) // protocol identifier: Modbus
                .u16(pdu.length + 1)
                .u8(unit)
                .bytes(pdu)
                .toByteArray();
    }

    /** A frame of the RTU mode, Modbus over Serial Line V1.02 §2.5.1: address, PDU, and CRC with its low byte first. */
    public static byte[] rtu(int address, byte[] pdu) {
        byte[] frame = new ByteWriter().u8(address).bytes(pdu).toByteArray();
        int crc = 0xFFFF;
        for (byte octet : frame) {
            crc ^= octet & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        return new ByteWriter().bytes(frame).u16Le(crc).toByteArray();
    }

    /** A frame of the ASCII mode, Modbus over Serial Line V1.02 §2.5.2: colon, hexadecimal text with LRC, CR LF. */
    public static byte[] ascii(int address, byte[] pdu) {
        byte[] frame = new ByteWriter().u8(address).bytes(pdu).toByteArray();
        int sum = 0;
        for (byte octet : frame) {
            sum += octet;
        }
        String text = HexFormat.of().withUpperCase().formatHex(frame);
        String check = HexFormat.of().withUpperCase().toHexDigits((byte) -sum);
        return (":" + text + check + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Function 90, Schneider's UMAS: session key, function or result, data in hexadecimal. */
    public static byte[] umas(int sessionKey, int function, String data) {
        return pdu(90).u8(sessionKey).u8(function).hex(data).toByteArray();
    }

    /** Function 43 of another type than device identification, §6.19: 13 is CANopen. */
    public static byte[] encapsulated(int meiType, String data) {
        return pdu(43).u8(meiType).hex(data).toByteArray();
    }

    /** Answer that refuses {@code function}, §7. */
    public static byte[] exception(int function, int code) {
        return pdu(function | 0x80).u8(code).toByteArray();
    }

    /** Request of functions 1 to 4: read coils, discrete inputs, holding registers or input registers, §6.1 to §6.4. */
    public static byte[] read(int function, int address, int quantity) {
        return pdu(function).u16(address).u16(quantity).toByteArray();
    }

    /** Answer of functions 1 and 2; the first value is the lowest bit of the first byte. */
    public static byte[] bits(int function, boolean... values) {
        return pdu(function).u8((values.length + 7) / 8).bytes(packed(values)).toByteArray();
    }

    /** Answer of functions 3, 4 and 23. */
    public static byte[] registers(int function, int... values) {
        return words(pdu(function).u8(values.length * 2), values).toByteArray();
    }

    /** Function 5, write single coil, request and answer, §6.5. */
    public static byte[] writeCoil(int address, boolean on) {
        return pdu(5).u16(address).u16(on ? ON : 0).toByteArray();
    }

    /** Function 6, write single register, request and answer, §6.6. */
    public static byte[] writeRegister(int address, int value) {
        return pdu(6).u16(address).u16(value).toByteArray();
    }

    /** Function 7, read exception status, request, §6.7. */
    public static byte[] readExceptionStatus() {
        return pdu(7).toByteArray();
    }

    /** Function 7, answer: eight outputs. */
    public static byte[] exceptionStatus(int outputs) {
        return pdu(7).u8(outputs).toByteArray();
    }

    /**
     * Function 8, diagnostics, request and answer, §6.8: sub-function 0 echoes, 1 restarts communications, 4 listens
     * only.
     */
    public static byte[] diagnostics(int subFunction, int data) {
        return pdu(8).u16(subFunction).u16(data).toByteArray();
    }

    /** Function 11, get comm event counter, request, §6.9. */
    public static byte[] getCommEventCounter() {
        return pdu(11).toByteArray();
    }

    /** Function 11, answer. */
    public static byte[] commEventCounter(boolean busy, int count) {
        return pdu(11).u16(busy ? 0xFFFF : 0).u16(count).toByteArray();
    }

    /** Function 12, get comm event log, request, §6.10. */
    public static byte[] getCommEventLog() {
        return pdu(12).toByteArray();
    }

    /** Function 12, answer, most recent event first. */
    public static byte[] commEventLog(boolean busy, int eventCount, int messageCount, byte[] events) {
        return pdu(12).u8(6 + events.length)
                .u16(busy ? 0xFFFF : 0)
                .u16(eventCount)
                .u16(messageCount)
                .bytes(events)
                .toByteArray();
    }

    /** Function 15, write multiple coils, request, §6.11. */
    public static byte[] writeCoils(int address, boolean... values) {
        return pdu(15).u16(address)
                .u16(values.length)
                .u8((values.length + 7) / 8)
                .bytes(packed(values))
                .toByteArray();
    }

    /** Function 16, write multiple registers, request, §6.12. */
    public static byte[] writeRegisters(int address, int... values) {
        return words(pdu(16).u16(address).u16(values.length).u8(values.length * 2), values)
                .toByteArray();
    }

    /** Answer of functions 15 and 16. */
    public static byte[] written(int function, int address, int quantity) {
        return pdu(function).u16(address).u16(quantity).toByteArray();
    }

    /** Function 17, report server ID, request, §6.13. */
    public static byte[] reportServerId() {
        return pdu(17).toByteArray();
    }

    /** Function 17, answer: device-specific text, run indicator. */
    public static byte[] serverId(String id, boolean running) {
        byte[] text = id.getBytes(StandardCharsets.US_ASCII);
        return pdu(17).u8(text.length + 1).bytes(text).u8(running ? 0xFF : 0).toByteArray();
    }

    /** Function 20, read file record, request for one record, §6.14. */
    public static byte[] readFileRecord(int file, int record, int registers) {
        return pdu(20).u8(7)
                .u8(REFERENCE_TYPE)
                .u16(file)
                .u16(record)
                .u16(registers)
                .toByteArray();
    }

    /** Function 20, answer with one record. */
    public static byte[] fileRecord(int... values) {
        int length = values.length * 2 + 1;
        return words(pdu(20).u8(length + 1).u8(length).u8(REFERENCE_TYPE), values)
                .toByteArray();
    }

    /** Function 21, write file record, request and answer for one record, §6.15. */
    public static byte[] writeFileRecord(int file, int record, int... values) {
        ByteWriter out =
                pdu(21).u8(7 + values.length * 2).u8(REFERENCE_TYPE).u16(file).u16(record);
        return words(out.u16(values.length), values).toByteArray();
    }

    /** Function 22, mask write register, request and answer, §6.16. */
    public static byte[] maskWriteRegister(int address, int and, int or) {
        return pdu(22).u16(address).u16(and).u16(or).toByteArray();
    }

    /** Function 23, read/write multiple registers, request, §6.17; answered by {@link #registers}. */
    public static byte[] readWriteRegisters(int readAddress, int readQuantity, int writeAddress, int... values) {
        ByteWriter out = pdu(23).u16(readAddress).u16(readQuantity).u16(writeAddress);
        return words(out.u16(values.length).u8(values.length * 2), values).toByteArray();
    }

    /** Function 24, read FIFO queue, request, §6.18. */
    public static byte[] readFifoQueue(int address) {
        return pdu(24).u16(address).toByteArray();
    }

    /** Function 24, answer: at most 31 registers. */
    public static byte[] fifoQueue(int... values) {
        return words(pdu(24).u16(2 + values.length * 2).u16(values.length), values)
                .toByteArray();
    }

    /**
     * Function 43/14, read device identification, request, §6.21.
     *
     * @param code 1 basic, 2 regular, 3 extended, 4 one object
     */
    public static byte[] readDeviceIdentification(int code, int object) {
        return pdu(43).u8(14).u8(code).u8(object).toByteArray();
    }

    /**
     * Function 43/14, answer with all {@code objects}, which must fit in one PDU of 253 bytes.
     *
     * @param objects object id to value: 0 VendorName, 1 ProductCode, 2 MajorMinorRevision, 3 VendorUrl, 4 ProductName,
     *     5 ModelName, 6 UserApplicationName
     */
    public static byte[] deviceIdentification(int code, SortedMap<Integer, String> objects) {
        boolean regular = objects.lastKey() > 2;
        ByteWriter out = pdu(43).u8(14)
                .u8(code)
                .u8(regular ? 0x82 : 0x81) // conformity level, stream and individual access
                .u8(0) // no more follows
                .u8(0)
                .u8(objects.size());
        for (Map.Entry<Integer, String> object : objects.entrySet()) {
            byte[] text = object.getValue().getBytes(StandardCharsets.US_ASCII);
            out.u8(object.getKey()).u8(text.length).bytes(text);
        }
        return out.toByteArray();
    }

    /** Several ADUs back to back, as one TCP segment may carry them. */
    public static byte[] pipelined(List<byte[]> adus) {
        ByteWriter out = new ByteWriter();
        adus.forEach(out::bytes);
        return out.toByteArray();
    }

    private static ByteWriter pdu(int function) {
        return new ByteWriter().u8(function);
    }

    private static ByteWriter words(ByteWriter out, int[] values) {
        for (int value : values) {
            out.u16(value);
        }
        return out;
    }

    private static byte[] packed(boolean[] values) {
        byte[] bytes = new byte[(values.length + 7) / 8];
        for (int i = 0; i < values.length; i++) {
            if (values[i]) {
                bytes[i / 8] |= (byte) (1 << (i % 8));
            }
        }
        return bytes;
    }
}
