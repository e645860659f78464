package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Requests, V1.1b3 §6. {@code data} is what follows the function code. */
final class ModbusRequests {
    private static final int FILE_REFERENCE_TYPE = 6;

    private ModbusRequests() {}

    static void read(Adu adu, ByteView data, Echoes echoes, Output out) {
        switch (adu.functionCode()) {
            case 1, 2 -> readPoints(adu, data, 2000, out);
            case 3, 4 -> readPoints(adu, data, 125, out);
            case 5, 6 -> writeSingle(adu, data, out);
            case 7, 11, 12, 17 -> withoutData(adu, data, out);
            case 8 -> diagnostics(adu, data, echoes, out);
            case 15 -> writeMultiple(adu, data, true, out);
            case 16 -> writeMultiple(adu, data, false, out);
            case 20 -> readFile(adu, data, out);
            case 21 -> writeFile(adu, data, echoes, out);
            case 22 -> maskWrite(adu, data, echoes, out);
            case 23 -> readWrite(adu, data, out);
            case 24 -> readFifo(adu, data, out);
            case 43 -> encapsulated(adu, data, out);
            default -> unknown(adu, data, out);
        }
    }

    private static void ask(Adu adu, Service service, List<PointRange> points, Output out) {
        ask(adu, ModbusDissector.transaction(adu), service, points, out);
    }

    private static void ask(Adu adu, long transaction, Service service, List<PointRange> points, Output out) {
        String unit = ModbusDissector.unit(adu);
        out.request(
                adu.isBroadcast()
                        ? Request.unconfirmed(service, unit, points)
                        : Request.confirmed(transaction, service, unit, points));
    }

    private static void ask(Adu adu, List<PointRange> points, Output out) {
        ask(adu, ModbusFunction.service(adu.functionCode()), points, out);
    }

    /** All fields of the function were there, so they stand; bytes behind them break the length. */
    static void checkEnd(Adu adu, ByteView data, int end, Output out) {
        if (data.length() > end) {
            out.malformed(ModbusAnomaly.PDU_LENGTH, adu.at(end));
        }
    }

    private static void lengthBroken(Adu adu, ByteView data, Output out) {
        out.message(new ModbusEvent.Plain(adu, "request", data.octets()));
        out.malformed(ModbusAnomaly.PDU_LENGTH, adu.at(0));
    }

    /** Checks quantity and range; true when the points exist in the data model. */
    private static boolean inRange(Adu adu, int address, int quantity, int most, int quantityAt, Output out) {
        if (quantity < 1 || quantity > most) {
            out.malformed(ModbusAnomaly.QUANTITY, adu.at(quantityAt));
            return false;
        }
        if (address + quantity > 65_536) {
            out.malformed(ModbusAnomaly.ADDRESS_RANGE, adu.at(quantityAt - 2));
            return false;
        }
        return true;
    }

    /** §6.1-§6.4: starting address u16, quantity u16. */
    private static void readPoints(Adu adu, ByteView data, int most, Output out) {
        if (data.length() < 4) {
            lengthBroken(adu, data, out);
            return;
        }
        int address = data.u16(0);
        int quantity = data.u16(2);
        out.message(new ModbusEvent.ReadRequest(adu, address, quantity));
        checkEnd(adu, data, 4, out);
        if (inRange(adu, address, quantity, most, 2, out)) {
            ask(adu, List.of(PointRange.of(ModbusFunction.space(adu.functionCode()), address, quantity)), out);
        } else {
            ask(adu, List.of(), out);
        }
    }

    /** §6.5, §6.6: address u16, value u16. */
    private static void writeSingle(Adu adu, ByteView data, Output out) {
        if (data.length() < 4) {
            lengthBroken(adu, data, out);
            return;
        }
        int address = data.u16(0);
        int value = data.u16(2);
        out.message(new ModbusEvent.WriteSingle(adu, "request", address, value));
        checkEnd(adu, data, 4, out);
        if (adu.functionCode() == ModbusFunction.WRITE_SINGLE_COIL) {
            if (value != 0 && value != 0xFF00) {
                out.malformed(ModbusAnomaly.COIL_VALUE, adu.at(2));
                ask(adu, List.of(PointRange.of("coil", address, 1)), out);
            } else {
                ask(adu, List.of(PointRange.of("coil", address, ValueList.bit(value != 0))), out);
            }
        } else {
            ask(adu, List.of(PointRange.of("holding", address, ValueList.words(data, 2, 1))), out);
        }
    }

    /** §6.7, §6.9, §6.10, §6.13: the function code says it all. */
    private static void withoutData(Adu adu, ByteView data, Output out) {
        out.message(new ModbusEvent.Plain(adu, "request", data.octets()));
        if (data.length() != 0) {
            out.malformed(ModbusAnomaly.PDU_LENGTH, adu.at(0));
        }
        ask(adu, List.of(), out);
    }

    /** §6.8: sub-function u16, data of N words. */
    private static void diagnostics(Adu adu, ByteView data, Echoes echoes, Output out) {
        if (data.length() < 2) {
            lengthBroken(adu, data, out);
            return;
        }
        int subFunction = data.u16(0);
        out.message(new ModbusEvent.Diagnostics(
                adu, "request", subFunction, data.from(2).octets()));
        Service service = ModbusFunction.diagnostic(subFunction);
        if (!ModbusFunction.isDefinedDiagnostic(subFunction)) {
            out.unknown("sub_function", subFunction);
        }
        if (ModbusFunction.isEcho(subFunction)) {
            echoes.asked(ModbusDissector.transaction(adu), data);
        }
        if (subFunction == ModbusFunction.FORCE_LISTEN_ONLY_MODE) {
            // "No response is returned", §6.8.1: who does as told never answers.
            out.request(Request.unconfirmed(service, ModbusDissector.unit(adu), List.of()));
        } else {
            ask(adu, service, List.of(), out);
        }
    }

    /** §6.11, §6.12: starting address u16, quantity u16, byte count u8, values. */
    private static void writeMultiple(Adu adu, ByteView data, boolean bits, Output out) {
        if (data.length() < 5) {
            lengthBroken(adu, data, out);
            return;
        }
        int address = data.u16(0);
        int quantity = data.u16(2);
        int byteCount = data.u8(4);
        int needed = bits ? (quantity + 7) / 8 : 2 * quantity;
        boolean whole = byteCount == needed && data.length() == 5 + byteCount;
        // As many as are there, also where the count is wrong; but only a whole request names what is written.
        int there = Math.min(quantity, bits ? 8 * (data.length() - 5) : (data.length() - 5) / 2);
        ValueList values = bits ? ValueList.bits(data, 5, there) : ValueList.words(data, 5, there);
        out.message(new ModbusEvent.WriteMultipleRequest(adu, address, quantity, byteCount, values));
        if (!whole) {
            out.malformed(ModbusAnomaly.BYTE_COUNT, adu.at(4));
        }
        if (inRange(adu, address, quantity, bits ? 1968 : 123, 2, out)) {
            ValueList written = whole ? values : ValueList.NONE;
            ask(
                    adu,
                    List.of(new PointRange(ModbusFunction.space(adu.functionCode()), address, quantity, written)),
                    out);
        } else {
            ask(adu, List.of(), out);
        }
    }

    /** §6.16: reference address u16, AND mask u16, OR mask u16. The written value depends on the present one. */
    private static void maskWrite(Adu adu, ByteView data, Echoes echoes, Output out) {
        if (data.length() < 6) {
            lengthBroken(adu, data, out);
            return;
        }
        out.message(new ModbusEvent.MaskWriteRegister(adu, "request", data.u16(0), data.u16(2), data.u16(4)));
        checkEnd(adu, data, 6, out);
        echoes.asked(ModbusDissector.transaction(adu), data);
        ask(adu, List.of(PointRange.of("holding", data.u16(0), 1)), out);
    }

    /** §6.17: read address and quantity, write address and quantity, byte count u8, values. Two operations. */
    private static void readWrite(Adu adu, ByteView data, Output out) {
        if (data.length() < 9) {
            lengthBroken(adu, data, out);
            return;
        }
        int readAddress = data.u16(0);
        int readQuantity = data.u16(2);
        int writeAddress = data.u16(4);
        int writeQuantity = data.u16(6);
        int byteCount = data.u8(8);
        boolean whole = byteCount == 2 * writeQuantity && data.length() == 9 + byteCount;
        ValueList values = ValueList.words(data, 9, Math.min(writeQuantity, (data.length() - 9) / 2));
        out.message(new ModbusEvent.ReadWriteRequest(
                adu, readAddress, readQuantity, writeAddress, writeQuantity, byteCount, values));
        if (!whole) {
            out.malformed(ModbusAnomaly.BYTE_COUNT, adu.at(8));
        }
        boolean writes = inRange(adu, writeAddress, writeQuantity, 121, 6, out);
        boolean reads = inRange(adu, readAddress, readQuantity, 125, 2, out);
        ask(
                adu,
                writes
                        ? List.of(
                                new PointRange("holding", writeAddress, writeQuantity, whole ? values : ValueList.NONE))
                        : List.of(),
                out);
        List<PointRange> read = reads ? List.of(PointRange.of("holding", readAddress, readQuantity)) : List.of();
        ask(adu, ModbusDissector.readHalf(adu), ModbusFunction.READ_HALF, read, out);
    }

    /** §6.14: byte count u8, then sub-requests of reference type u8, file u16, record u16, length u16. */
    private static void readFile(Adu adu, ByteView data, Output out) {
        int byteCount = data.length() == 0 ? 0 : data.u8(0);
        boolean whole = byteCount >= 7 && byteCount % 7 == 0 && data.length() == 1 + byteCount;
        List<ModbusEvent.FileRecord> records = new ArrayList<>();
        List<PointRange> points = new ArrayList<>();
        for (int at = 1; whole && at < data.length(); at += 7) {
            int file = data.u16(at + 1);
            int record = data.u16(at + 3);
            int length = data.u16(at + 5);
            records.add(new ModbusEvent.FileRecord(data.u8(at), file, record, length, ValueList.NONE));
            whole = data.u8(at) == FILE_REFERENCE_TYPE;
            if (whole && length > 0) {
                points.add(PointRange.of("file" + file, record, length));
            }
        }
        out.message(new ModbusEvent.FileRecords(adu, "request", byteCount, records));
        if (!whole) {
            out.malformed(ModbusAnomaly.SUB_REQUEST, adu.at(0));
        }
        ask(adu, points, out);
    }

    /**
     * §6.15: data length u8, then sub-requests of reference type u8, file u16, record u16, length u16 and that many
     * registers.
     */
    private static void writeFile(Adu adu, ByteView data, Echoes echoes, Output out) {
        echoes.asked(ModbusDissector.transaction(adu), data);
        ModbusEvent.FileRecords records = fileRecords(adu, "request", data, out);
        List<PointRange> points = new ArrayList<>();
        for (ModbusEvent.FileRecord record : records.records()) {
            if (record.recordLength() > 0) {
                points.add(PointRange.of("file" + record.fileNumber(), record.recordNumber(), record.recordData()));
            }
        }
        ask(adu, points, out);
    }

    /** The sub-requests of §6.15, which the response repeats; reports the message. */
    static ModbusEvent.FileRecords fileRecords(Adu adu, String message, ByteView data, Output out) {
        int byteCount = data.length() == 0 ? 0 : data.u8(0);
        boolean whole = data.length() == 1 + byteCount && byteCount >= 7;
        List<ModbusEvent.FileRecord> records = new ArrayList<>();
        int at = 1;
        while (whole && at < data.length()) {
            whole = data.has(at, 7) && data.u8(at) == FILE_REFERENCE_TYPE && data.has(at + 7, 2 * data.u16(at + 5));
            if (whole) {
                int length = data.u16(at + 5);
                ValueList values = ValueList.words(data, at + 7, length);
                records.add(new ModbusEvent.FileRecord(
                        FILE_REFERENCE_TYPE, data.u16(at + 1), data.u16(at + 3), length, values));
                at += 7 + 2 * length;
            }
        }
        ModbusEvent.FileRecords read = new ModbusEvent.FileRecords(adu, message, byteCount, records);
        out.message(read);
        if (!whole) {
            out.malformed(ModbusAnomaly.SUB_REQUEST, adu.at(Math.min(at, data.length())));
        }
        return read;
    }

    /** §6.18: FIFO pointer address u16. */
    private static void readFifo(Adu adu, ByteView data, Output out) {
        if (data.length() < 2) {
            lengthBroken(adu, data, out);
            return;
        }
        out.message(new ModbusEvent.FifoRequest(adu, data.u16(0)));
        checkEnd(adu, data, 2, out);
        ask(adu, List.of(PointRange.of("fifo", data.u16(0), 1)), out);
    }

    /** §6.19-§6.21: MEI type u8, then what that type defines. */
    private static void encapsulated(Adu adu, ByteView data, Output out) {
        if (data.length() == 0) {
            lengthBroken(adu, data, out);
            return;
        }
        if (data.u8(0) != ModbusFunction.MEI_READ_DEVICE_IDENTIFICATION) {
            ask(adu, transport(adu, "request", data, out), List.of(), out);
            return;
        }
        if (data.length() < 3) {
            lengthBroken(adu, data, out);
            return;
        }
        out.message(new ModbusEvent.DeviceIdentificationRequest(adu, data.u8(1), data.u8(2)));
        checkEnd(adu, data, 3, out);
        if (data.u8(1) < 1 || data.u8(1) > 4) {
            out.unknown("read_device_id_code", data.u8(1));
        }
        ask(adu, ModbusFunction.READ_DEVICE_IDENTIFICATION, List.of(), out);
    }

    /**
     * CANopen (MEI 13) is well framed and its content another standard's; other MEI types are reserved. Reports the
     * message.
     */
    static Service transport(Adu adu, String message, ByteView data, Output out) {
        int meiType = data.u8(0);
        out.message(new ModbusEvent.EncapsulatedTransport(
                adu, message, meiType, data.from(1).octets()));
        if (meiType == ModbusFunction.MEI_CANOPEN) {
            return ModbusFunction.CANOPEN;
        }
        out.unknown("mei_type", meiType);
        return ModbusFunction.service(adu.functionCode());
    }

    /** User-defined and reserved function codes, §5. */
    private static void unknown(Adu adu, ByteView data, Output out) {
        out.message(new ModbusEvent.Plain(adu, "request", data.octets()));
        out.unknown("function_code", adu.functionCode());
        ask(adu, List.of(), out);
    }
}
