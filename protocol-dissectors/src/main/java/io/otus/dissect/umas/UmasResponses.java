package io.otus.dissect.umas;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads responses that say "done". The meaning of the {@code data} that follow depends on the request. */
final class UmasResponses {
    private static final String SOURCE = "umas read_id";
    private static final int NAME_AT = 22;
    private static final int BANK = 8;
    /** What stands before the name of a project: signature, two dates, version. */
    private static final int PROJECT_DATES_AT = 18;

    private static final int PROJECT_NAME_AT = PROJECT_DATES_AT + 2 * UmasDate.SIZE + 4;
    private static final int RESERVED = 0x08;

    private UmasResponses() {}

    static void read(UmasPdu pdu, ByteView data, ProgramTransfer program, Context context, Output out) {
        switch (pdu.functionCode()) {
            case UmasFunction.INIT_COMM -> initComm(pdu, data, out);
            case UmasFunction.READ_ID -> identity(pdu, data, context, out);
            case UmasFunction.READ_PROJECT_INFO -> project(pdu, data, context, out);
            case UmasFunction.READ_PLC_INFO -> plcInfo(pdu, data, out);
            case UmasFunction.TAKE_PLC_RESERVATION -> reservation(pdu, data, out);
            case UmasFunction.READ_MEMORY_BLOCK -> memory(pdu, data, out);
            case UmasFunction.DOWNLOAD_BLOCK -> block(pdu, data, program, out);
            default -> out.message(new UmasEvent.Plain(pdu, UmasEvent.Response.NAME, data.octets()));
        }
        if (pdu.functionCode() == UmasFunction.START_PLC || pdu.functionCode() == UmasFunction.STOP_PLC) {
            boolean started = pdu.functionCode() == UmasFunction.START_PLC;
            out.claim(
                    context.source(),
                    UmasDissector.told(pdu),
                    Attribute.RUN_STATE,
                    started ? "run" : "stop",
                    "umas start_plc or stop_plc, acknowledged",
                    Trust.DEVICE);
        }
    }

    private static void broken(UmasPdu pdu, ByteView data, Output out) {
        out.message(new UmasEvent.Plain(pdu, UmasEvent.Response.NAME, data.octets()));
        out.malformed(UmasAnomaly.BODY, UmasHeader.SIZE);
    }

    private static void initComm(UmasPdu pdu, ByteView data, Output out) {
        if (!data.has(0, 2)) {
            broken(pdu, data, out);
            return;
        }
        out.message(new UmasEvent.InitComm(pdu, data.le16(0), data.from(2).octets()));
    }

    /**
     * Range u16, ident u32, model u16, communication version u16 and patch u16, internal version u16, hardware version
     * u16, crash code u16, host id u32, length u8, order number, and the memory banks: count u8, and of each block type
     * u8, folio u8, status u16, length u32.
     */
    private static void identity(UmasPdu pdu, ByteView data, Context context, Output out) {
        int length = data.has(NAME_AT, 1) ? data.u8(NAME_AT) : 0;
        if (!data.has(NAME_AT, 1 + length)) {
            broken(pdu, data, out);
            return;
        }
        int at = NAME_AT + 1 + length;
        int left = data.has(at, 1) ? data.u8(at++) : 0;
        List<UmasEvent.MemoryBank> banks = new ArrayList<>();
        while (left-- > 0 && data.has(at, BANK)) {
            banks.add(new UmasEvent.MemoryBank(data.u8(at), data.u8(at + 1), data.le16(at + 2), data.le32(at + 4)));
            at += BANK;
        }
        UmasEvent.Identity identity = new UmasEvent.Identity(
                pdu,
                data.le16(0),
                data.le32(2),
                data.le16(6),
                data.le16(8),
                data.le16(10),
                data.le16(12),
                data.le16(14),
                data.le16(16),
                data.le32(18),
                text(data, NAME_AT + 1, length),
                banks);
        out.message(identity);
        claim(pdu, Attribute.VENDOR, "Schneider Electric", context, out);
        claim(pdu, Attribute.ORDER_NUMBER, identity.name(), context, out);
        claim(pdu, Attribute.FIRMWARE, identity.firmware(), context, out);
        claim(pdu, Attribute.HARDWARE, Integer.toString(identity.hardwareVersion()), context, out);
        claim(pdu, Attribute.TYPE, "plc", context, out);
    }

    private static void claim(UmasPdu pdu, Attribute attribute, String value, Context context, Output out) {
        out.claim(context.source(), UmasDissector.told(pdu), attribute, value, SOURCE, Trust.DEVICE);
    }

    /** Signature, two dates, version u32, length u8 and name; answers to other sub-functions have other forms. */
    private static void project(UmasPdu pdu, ByteView data, Context context, Output out) {
        int length = data.has(PROJECT_NAME_AT, 1) ? data.u8(PROJECT_NAME_AT) : -1;
        boolean named = length >= 0 && data.length() == PROJECT_NAME_AT + 1 + length;
        String date = named ? UmasDate.text(data, PROJECT_DATES_AT) : "";
        if (date.isEmpty()) {
            out.message(new UmasEvent.Plain(pdu, UmasEvent.Response.NAME, data.octets()));
            return;
        }
        String name = text(data, PROJECT_NAME_AT + 1, length);
        out.message(new UmasEvent.ProjectInfo(
                pdu,
                data.octets(0, PROJECT_DATES_AT),
                date,
                UmasDate.text(data, PROJECT_DATES_AT + UmasDate.SIZE),
                data.le32(PROJECT_NAME_AT - 4),
                name));
        out.claim(
                context.source(),
                UmasDissector.told(pdu),
                Attribute.DESCRIPTION,
                "project " + name + " of " + date,
                "umas read_project_info",
                Trust.DEVICE);
    }

    /** Status u8, flags u16, count u8 and as many signatures u32, and more. */
    private static void plcInfo(UmasPdu pdu, ByteView data, Output out) {
        if (!data.has(0, 4) || !data.has(4, 4 * data.u8(3))) {
            broken(pdu, data, out);
            return;
        }
        int count = data.u8(3);
        long[] signatures = new long[count];
        for (int i = 0; i < count; i++) {
            signatures[i] = data.le32(4 + 4 * i);
        }
        out.message(new UmasEvent.PlcInfo(
                pdu,
                data.u8(0),
                data.le16(1),
                (data.le16(1) & RESERVED) != 0,
                ValueList.unsigned(signatures),
                data.from(4 + 4 * count).octets()));
    }

    private static void reservation(UmasPdu pdu, ByteView data, Output out) {
        if (!data.has(0, 1)) {
            broken(pdu, data, out);
            return;
        }
        out.message(new UmasEvent.ReservationTaken(pdu, data.u8(0)));
    }

    /** Range u8, quantity u16, bytes. */
    private static void memory(UmasPdu pdu, ByteView data, Output out) {
        if (!data.has(0, 3) || !data.has(3, data.le16(1))) {
            broken(pdu, data, out);
            return;
        }
        out.message(new UmasEvent.MemoryBlockResponse(pdu, data.u8(0), data.le16(1), data.octets(3, data.le16(1))));
    }

    /** Last u8, a byte, length u16, a piece of the program. */
    private static void block(UmasPdu pdu, ByteView data, ProgramTransfer program, Output out) {
        if (!data.has(0, 4) || !data.has(4, data.le16(2))) {
            broken(pdu, data, out);
            return;
        }
        ByteView piece = data.slice(4, data.le16(2));
        out.message(new UmasEvent.ProgramBlockResponse(pdu, data.u8(0) == 1, piece.octets()));
        program.answer(piece);
    }

    /** Text that may end with a null octet. */
    private static String text(ByteView data, int at, int length) {
        int end = length;
        while (end > 0 && data.u8(at + end - 1) == 0) {
            end--;
        }
        return data.text(at, end, StandardCharsets.ISO_8859_1);
    }
}
