package io.otus.dissect.umas;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests. {@code data} is what follows the function code. */
final class UmasRequests {
    /** The size of a value by the class of its type. */
    private static final int[] SIZES = {0, 1, 2, 4, 8};

    private static final int FIRST_VARIABLE = 5;

    private UmasRequests() {}

    static void read(UmasPdu pdu, long transaction, ByteView data, ProgramTransfer program, Output out) {
        List<PointRange> points = switch (pdu.functionCode()) {
            case UmasFunction.TAKE_PLC_RESERVATION -> reservation(pdu, data, out);
            case UmasFunction.RELEASE_PLC_RESERVATION -> released(pdu, data, out);
            case UmasFunction.READ_MEMORY_BLOCK, UmasFunction.WRITE_MEMORY_BLOCK -> memory(pdu, data, out);
            case UmasFunction.READ_VARIABLES, UmasFunction.WRITE_VARIABLES -> variables(pdu, data, out);
            case UmasFunction.INITIALIZE_UPLOAD, UmasFunction.INITIALIZE_DOWNLOAD -> {
                program.begin();
                yield plain(pdu, data, out);
            }
            case UmasFunction.UPLOAD_BLOCK -> uploadBlock(pdu, data, program, out);
            case UmasFunction.DOWNLOAD_BLOCK -> downloadBlock(pdu, data, program, out);
            case UmasFunction.END_STRATEGY_UPLOAD -> ended(pdu, data, Action.DOWNLOAD, program, out);
            case UmasFunction.END_STRATEGY_DOWNLOAD -> ended(pdu, data, Action.UPLOAD, program, out);
            default -> plain(pdu, data, out);
        };
        out.request(Request.confirmed(
                transaction, UmasFunction.service(pdu.functionCode()), UmasDissector.unit(pdu), points));
    }

    private static List<PointRange> plain(UmasPdu pdu, ByteView data, Output out) {
        out.message(new UmasEvent.Plain(pdu, UmasEvent.Request.NAME, data.octets()));
        if (!UmasFunction.isKnown(pdu.functionCode())) {
            out.unknown("function_code", pdu.functionCode());
        }
        return List.of();
    }

    private static List<PointRange> broken(UmasPdu pdu, ByteView data, Output out) {
        out.message(new UmasEvent.Plain(pdu, UmasEvent.Request.NAME, data.octets()));
        out.malformed(UmasAnomaly.BODY, UmasHeader.SIZE);
        return List.of();
    }

    /** Client id u32, length u8, name of the client. */
    private static List<PointRange> reservation(UmasPdu pdu, ByteView data, Output out) {
        if (!data.has(0, 5) || !data.has(5, data.u8(4))) {
            return broken(pdu, data, out);
        }
        String name = data.text(5, data.u8(4), StandardCharsets.ISO_8859_1);
        out.message(new UmasEvent.TakeReservation(pdu, data.le32(0), name));
        out.session(Direction.FROM_CLIENT, UmasDissector.unit(pdu), "umas reservation", name);
        return List.of();
    }

    private static List<PointRange> released(UmasPdu pdu, ByteView data, Output out) {
        out.session(Direction.FROM_CLIENT, UmasDissector.unit(pdu), "umas release", "");
        return plain(pdu, data, out);
    }

    /** Range u8, block u16, offset u32, quantity u16; what is written follows. */
    private static List<PointRange> memory(UmasPdu pdu, ByteView data, Output out) {
        boolean writes = pdu.functionCode() == UmasFunction.WRITE_MEMORY_BLOCK;
        if (!data.has(0, 9) || (writes && !data.has(9, data.le16(7)))) {
            return broken(pdu, data, out);
        }
        int block = data.le16(1);
        long offset = data.le32(3);
        int quantity = data.le16(7);
        Octets written = writes ? data.octets(9, quantity) : Octets.EMPTY;
        out.message(new UmasEvent.MemoryBlockRequest(pdu, data.u8(0), block, offset, quantity, written));
        return quantity == 0 ? List.of() : List.of(PointRange.of("block" + block, offset, quantity));
    }

    /**
     * Signature u32, count u8, and per variable: class of the type u8 (bit 4: an array), block u16, 0x01, base offset
     * u16, offset u8, the length u16 of an array, and what is written. Of this form only if every byte fits.
     */
    private static List<PointRange> variables(UmasPdu pdu, ByteView data, Output out) {
        boolean writes = pdu.functionCode() == UmasFunction.WRITE_VARIABLES;
        if (!data.has(0, FIRST_VARIABLE)) {
            return broken(pdu, data, out);
        }
        List<UmasEvent.Variable> variables = new ArrayList<>();
        List<PointRange> points = new ArrayList<>();
        int at = FIRST_VARIABLE;
        int left = data.u8(4);
        while (left > 0 && data.has(at, 7)) {
            boolean array = (data.u8(at) & 0xF0) != 0;
            int type = data.u8(at) & 0x0F;
            if (type == 0 || type >= SIZES.length || (array && !data.has(at + 7, 2))) {
                return plain(pdu, data, out);
            }
            int length = array ? data.le16(at + 7) : 1;
            int values = at + (array ? 9 : 7);
            int size = writes ? SIZES[type] * length : 0;
            if (!data.has(values, size)) {
                return plain(pdu, data, out);
            }
            int block = data.le16(at + 1);
            int base = data.le16(at + 4);
            int offset = data.u8(at + 6);
            variables.add(new UmasEvent.Variable(type, block, base, offset, length, data.octets(values, size)));
            if (length > 0) {
                points.add(PointRange.of("block" + block, base + offset, SIZES[type] * length));
            }
            at = values + size;
            left--;
        }
        if (left > 0 || at != data.length()) {
            return plain(pdu, data, out);
        }
        out.message(new UmasEvent.Variables(pdu, data.le32(0), variables));
        return points;
    }

    /** Two bytes, block number u16, length u16, a piece of the program. */
    private static List<PointRange> uploadBlock(UmasPdu pdu, ByteView data, ProgramTransfer program, Output out) {
        if (!data.has(0, 6) || !data.has(6, data.le16(4))) {
            return broken(pdu, data, out);
        }
        ByteView piece = data.slice(6, data.le16(4));
        out.message(new UmasEvent.ProgramBlockRequest(pdu, data.le16(2), piece.octets()));
        program.block(data.le16(2), piece);
        return List.of();
    }

    /** Two bytes, block number u16. */
    private static List<PointRange> downloadBlock(UmasPdu pdu, ByteView data, ProgramTransfer program, Output out) {
        if (!data.has(0, 4)) {
            return broken(pdu, data, out);
        }
        out.message(new UmasEvent.ProgramBlockRequest(pdu, data.le16(2), Octets.EMPTY));
        program.ask(data.le16(2));
        return List.of();
    }

    /** Two bytes, number u16 of the last block. */
    private static List<PointRange> ended(
            UmasPdu pdu, ByteView data, Action action, ProgramTransfer program, Output out) {
        if (!data.has(0, 4)) {
            return broken(pdu, data, out);
        }
        out.message(new UmasEvent.ProgramBlockRequest(pdu, data.le16(2), Octets.EMPTY));
        if (program.isWhole()) {
            long size = program.size();
            out.transfer(Direction.FROM_CLIENT, UmasDissector.unit(pdu), action, "strategy", size, program.end());
        }
        return List.of();
    }
}
