package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Responses, V1.1b3 §6. {@code data} is what follows the function code. */
final class ModbusResponses {
    private ModbusResponses() {}

    static void read(Adu adu, ByteView data, Echoes echoes, Context context, Output out) {
        switch (adu.functionCode()) {
            case 1, 2 -> readBits(adu, data, context, out);
            case 3, 4 -> readRegisters(adu, data, context, out);
            case 5, 6 -> writeSingle(adu, data, context, out);
            case 7 -> exceptionStatus(adu, data, out);
            case 8 -> diagnostics(adu, data, echoes, out);
            case 11, 12 -> commEvents(adu, data, out);
            case 15, 16 -> writeMultiple(adu, data, context, out);
            case 17 -> serverId(adu, data, context, out);
            case 20 -> readFile(adu, data, context, out);
            case 21 -> writeFile(adu, data, echoes, out);
            case 22 -> maskWrite(adu, data, echoes, out);
            case 23 -> readWrite(adu, data, context, out);
            case 24 -> fifo(adu, data, out);
            case 43 -> encapsulated(adu, data, context, out);
            default -> {
                out.message(new ModbusEvent.Plain(adu, "response", data.octets()));
                out.unknown("function_code", adu.functionCode());
                answer(adu, out);
            }
        }
    }

    /** §6.8, §6.15, §6.16: the response is the request once more. */
    private static boolean repeats(Adu adu, ByteView data, Echoes echoes, Output out) {
        boolean differs = echoes.differs(ModbusDissector.transaction(adu), data);
        if (differs) {
            out.malformed(ModbusAnomaly.ECHO, adu.at(0));
        }
        return !differs;
    }

    private static void answer(Adu adu, Output out) {
        ModbusDissector.respond(adu, Outcome.OK, out);
    }

    private static void answer(Adu adu, List<PointRange> points, Output out) {
        out.response(new Response(
                ModbusDissector.transaction(adu),
                ModbusFunction.service(adu.functionCode()),
                ModbusDissector.unit(adu),
                Outcome.OK,
                points));
    }

    private static void answer(Adu adu, Service service, Output out) {
        out.response(new Response(
                ModbusDissector.transaction(adu), service, ModbusDissector.unit(adu), Outcome.OK, List.of()));
    }

    private static void lengthBroken(Adu adu, ByteView data, Output out) {
        out.message(new ModbusEvent.Plain(adu, "response", data.octets()));
        out.malformed(ModbusAnomaly.PDU_LENGTH, adu.at(0));
        answer(adu, out);
    }

    private static @Nullable PointRange asked(long transaction, Context context) {
        Request request = context.pending(transaction);
        return request == null || request.points().isEmpty()
                ? null
                : request.points().getFirst();
    }

    /** §6.1, §6.2: byte count u8, status bits. How many of these count is in the request. */
    private static void readBits(Adu adu, ByteView data, Context context, Output out) {
        if (data.length() < 2 || data.length() != 1 + data.u8(0)) {
            lengthBroken(adu, data, out);
            return;
        }
        int byteCount = data.u8(0);
        PointRange asked = asked(ModbusDissector.transaction(adu), context);
        if (asked == null || byteCount != (asked.count() + 7) / 8) {
            ValueList all = ValueList.bits(data, 1, 8 * byteCount);
            out.message(new ModbusEvent.ReadBitsResponse(adu, byteCount, all));
            if (asked != null) {
                out.malformed(ModbusAnomaly.ANSWER_LENGTH, adu.at(0));
            }
            answer(adu, out);
            return;
        }
        ValueList status = ValueList.bits(data, 1, asked.count());
        out.message(new ModbusEvent.ReadBitsResponse(adu, byteCount, status));
        answer(adu, List.of(asked.with(status)), out);
    }

    /** §6.3, §6.4: byte count u8, registers. */
    private static void readRegisters(Adu adu, ByteView data, Context context, Output out) {
        if (data.length() < 1 || data.length() != 1 + data.u8(0) || (data.u8(0) & 1) != 0) {
            lengthBroken(adu, data, out);
            return;
        }
        int byteCount = data.u8(0);
        ValueList values = ValueList.words(data, 1, byteCount / 2);
        out.message(new ModbusEvent.ReadRegistersResponse(adu, byteCount, values));
        answer(adu, matched(adu, asked(ModbusDissector.transaction(adu), context), values, out), out);
    }

    private static List<PointRange> matched(Adu adu, @Nullable PointRange asked, ValueList values, Output out) {
        if (asked == null) {
            return List.of();
        }
        if (asked.count() != values.size()) {
            out.malformed(ModbusAnomaly.ANSWER_LENGTH, adu.at(0));
            return List.of();
        }
        return List.of(asked.with(values));
    }

    /** §6.5, §6.6: repeats the request. */
    private static void writeSingle(Adu adu, ByteView data, Context context, Output out) {
        if (data.length() < 4) {
            lengthBroken(adu, data, out);
            return;
        }
        int address = data.u16(0);
        int value = data.u16(2);
        out.message(new ModbusEvent.WriteSingle(adu, "response", address, value));
        ModbusRequests.checkEnd(adu, data, 4, out);
        PointRange asked = asked(ModbusDissector.transaction(adu), context);
        if (asked != null && asked.values().size() == 1) {
            boolean coil = adu.functionCode() == ModbusFunction.WRITE_SINGLE_COIL;
            long wrote = asked.values().integer(0) * (coil ? 0xFF00 : 1);
            if (asked.first() != address || wrote != value) {
                out.malformed(ModbusAnomaly.ECHO, adu.at(0));
            }
        }
        answer(adu, out);
    }

    /** §6.7: eight exception status outputs. */
    private static void exceptionStatus(Adu adu, ByteView data, Output out) {
        if (data.length() < 1) {
            lengthBroken(adu, data, out);
            return;
        }
        out.message(new ModbusEvent.ExceptionStatus(adu, data.u8(0)));
        ModbusRequests.checkEnd(adu, data, 1, out);
        answer(adu, out);
    }

    /** §6.8. */
    private static void diagnostics(Adu adu, ByteView data, Echoes echoes, Output out) {
        if (data.length() < 2) {
            lengthBroken(adu, data, out);
            return;
        }
        int subFunction = data.u16(0);
        out.message(new ModbusEvent.Diagnostics(
                adu, "response", subFunction, data.from(2).octets()));
        var _ = repeats(adu, data, echoes, out);
        Service service = ModbusFunction.diagnostic(subFunction);
        answer(adu, service, out);
    }

    /** §6.9: status u16, event count u16. §6.10: byte count u8, status, event count, message count, events. */
    private static void commEvents(Adu adu, ByteView data, Output out) {
        boolean log = adu.functionCode() == ModbusFunction.GET_COMM_EVENT_LOG;
        if (log ? data.length() < 7 || data.length() != 1 + data.u8(0) : data.length() != 4) {
            lengthBroken(adu, data, out);
            return;
        }
        int at = log ? 1 : 0;
        out.message(new ModbusEvent.CommEvents(
                adu,
                data.u16(at),
                data.u16(at + 2),
                log ? data.u16(5) : 0,
                log ? data.from(7).octets() : data.octets(0, 0)));
        answer(adu, out);
    }

    /** §6.11, §6.12: starting address u16, quantity u16, as in the request. */
    private static void writeMultiple(Adu adu, ByteView data, Context context, Output out) {
        if (data.length() < 4) {
            lengthBroken(adu, data, out);
            return;
        }
        int address = data.u16(0);
        int quantity = data.u16(2);
        out.message(new ModbusEvent.WriteMultipleResponse(adu, address, quantity));
        ModbusRequests.checkEnd(adu, data, 4, out);
        PointRange asked = asked(ModbusDissector.transaction(adu), context);
        if (asked != null && (asked.first() != address || asked.count() != quantity)) {
            out.malformed(ModbusAnomaly.ECHO, adu.at(0));
        }
        answer(adu, out);
    }

    /** §6.13: byte count u8, server id, run indicator, additional data; only the count is common to all makers. */
    private static void serverId(Adu adu, ByteView data, Context context, Output out) {
        if (data.length() < 1 || data.length() != 1 + data.u8(0)) {
            lengthBroken(adu, data, out);
            return;
        }
        out.message(new ModbusEvent.ServerId(adu, data.u8(0), data.from(1).octets()));
        String product = ServerIdText.product(data.from(1));
        if (!product.isEmpty()) {
            out.claim(
                    context.source(),
                    ModbusDissector.told(adu),
                    Attribute.MODEL,
                    product,
                    "modbus report_server_id",
                    Trust.SESSION);
        }
        answer(adu, out);
    }

    /** §6.14: byte count u8, then sub-responses of length u8, reference type u8 and registers. */
    private static void readFile(Adu adu, ByteView data, Context context, Output out) {
        int byteCount = data.length() == 0 ? 0 : data.u8(0);
        boolean whole = data.length() == 1 + byteCount && byteCount >= 2;
        List<ModbusEvent.FileRecord> records = new ArrayList<>();
        int at = 1;
        while (whole && at < data.length()) {
            int length = data.u8(at);
            whole = length >= 1 && (length & 1) == 1 && data.has(at + 1, length);
            if (whole) {
                int registers = (length - 1) / 2;
                ValueList values = ValueList.words(data, at + 2, registers);
                records.add(new ModbusEvent.FileRecord(data.u8(at + 1), 0, 0, registers, values));
                at += 1 + length;
            }
        }
        out.message(new ModbusEvent.FileRecords(adu, "response", byteCount, records));
        if (!whole) {
            out.malformed(ModbusAnomaly.SUB_REQUEST, adu.at(Math.min(at, data.length())));
        }
        Request asked = context.pending(ModbusDissector.transaction(adu));
        List<PointRange> named = asked == null || !whole ? List.of() : asked.points();
        answer(adu, FileMoves.read(adu, named, records, data, out), out);
    }

    /** §6.15: repeats the request, whose records are written then. */
    private static void writeFile(Adu adu, ByteView data, Echoes echoes, Output out) {
        ModbusEvent.FileRecords records = ModbusRequests.fileRecords(adu, "response", data, out);
        if (repeats(adu, data, echoes, out)) {
            FileMoves.written(adu, records.records(), data, out);
        }
        answer(adu, out);
    }

    /** §6.16: repeats the request. */
    private static void maskWrite(Adu adu, ByteView data, Echoes echoes, Output out) {
        if (data.length() < 6) {
            lengthBroken(adu, data, out);
            return;
        }
        out.message(new ModbusEvent.MaskWriteRegister(adu, "response", data.u16(0), data.u16(2), data.u16(4)));
        ModbusRequests.checkEnd(adu, data, 6, out);
        var _ = repeats(adu, data, echoes, out);
        answer(adu, out);
    }

    /** §6.17: byte count u8, the registers read; it confirms the write as well. */
    private static void readWrite(Adu adu, ByteView data, Context context, Output out) {
        if (data.length() < 1 || data.length() != 1 + data.u8(0) || (data.u8(0) & 1) != 0) {
            lengthBroken(adu, data, out);
            return;
        }
        int byteCount = data.u8(0);
        ValueList values = ValueList.words(data, 1, byteCount / 2);
        out.message(new ModbusEvent.ReadRegistersResponse(adu, byteCount, values));
        answer(adu, List.of(), out);
        out.response(new Response(
                ModbusDissector.readHalf(adu),
                ModbusFunction.READ_HALF,
                ModbusDissector.unit(adu),
                Outcome.OK,
                matched(adu, asked(ModbusDissector.readHalf(adu), context), values, out)));
    }

    /** §6.18: byte count u16, FIFO count u16 (0 to 31), registers. */
    private static void fifo(Adu adu, ByteView data, Output out) {
        if (data.length() < 4 || data.length() != 2 + data.u16(0) || data.u16(0) != 2 + 2 * data.u16(2)) {
            lengthBroken(adu, data, out);
            return;
        }
        int fifoCount = data.u16(2);
        out.message(new ModbusEvent.FifoResponse(adu, data.u16(0), fifoCount, ValueList.words(data, 4, fifoCount)));
        if (fifoCount > 31) {
            out.malformed(ModbusAnomaly.QUANTITY, adu.at(2));
        }
        answer(adu, out);
    }

    /**
     * §6.21: MEI type, read device id code, conformity level, more follows, next object id, number of objects, objects.
     */
    private static void encapsulated(Adu adu, ByteView data, Context context, Output out) {
        if (data.length() == 0) {
            lengthBroken(adu, data, out);
            return;
        }
        if (data.u8(0) != ModbusFunction.MEI_READ_DEVICE_IDENTIFICATION) {
            answer(adu, ModbusRequests.transport(adu, "response", data, out), out);
            return;
        }
        if (data.length() < 6) {
            lengthBroken(adu, data, out);
            return;
        }
        List<ModbusEvent.DeviceIdObject> objects = new ArrayList<>();
        int number = data.u8(5);
        int at = 6;
        while (objects.size() < number && data.has(at, 2) && data.has(at + 2, data.u8(at + 1))) {
            int length = data.u8(at + 1);
            String value = data.text(at + 2, length, StandardCharsets.ISO_8859_1);
            objects.add(new ModbusEvent.DeviceIdObject(data.u8(at), value));
            at += 2 + length;
        }
        out.message(new ModbusEvent.DeviceIdentificationResponse(
                adu, data.u8(1), data.u8(2), data.u8(3) == 0xFF, data.u8(4), number, objects));
        if (objects.size() < number || at != data.length()) {
            out.malformed(ModbusAnomaly.DEVICE_ID_OBJECT, adu.at(at));
        }
        for (ModbusEvent.DeviceIdObject object : objects) {
            claim(adu, object, context, out);
        }
        answer(adu, ModbusFunction.READ_DEVICE_IDENTIFICATION, out);
    }

    /**
     * The basic and regular objects of §6.21; the vendor URL and the maker's own objects identify nothing by
     * themselves.
     */
    private static void claim(Adu adu, ModbusEvent.DeviceIdObject object, Context context, Output out) {
        Attribute attribute = switch (object.objectId()) {
            case 0 -> Attribute.VENDOR;
            case 1 -> Attribute.ORDER_NUMBER;
            case 2 -> Attribute.FIRMWARE;
            case 4, 5 -> Attribute.MODEL;
            case 6 -> Attribute.NAME;
            default -> null;
        };
        if (attribute != null) {
            out.claim(
                    context.source(),
                    ModbusDissector.told(adu),
                    attribute,
                    object.objectValue(),
                    "modbus read_device_identification",
                    Trust.DEVICE);
        }
    }
}
