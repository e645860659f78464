package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Invocation and stop of programs, S7 "program invocation". Stateless. */
final class ControlReader {
    /** Function code and seven octets whose meaning is not public. */
    private static final int BLOCK_LENGTH_AT = 8;
    /** Function code and five octets whose meaning is not public. */
    private static final int STOP_NAME_AT = 6;
    /** Count and a fill octet before the names of blocks. */
    private static final int BLOCKS_AT = 2;

    private ControlReader() {}

    static void read(Pdu pdu, String unit, ByteView parameters, ByteView data, Context context, Output out) {
        int function = parameters.u8(0);
        if (!pdu.isJob()) {
            S7commDissector.acknowledged(pdu, parameters, data, out);
            S7commDissector.answer(pdu, function, unit, context, out);
        } else if (function == S7Function.PLC_STOP) {
            stop(pdu, unit, parameters, data, out);
        } else {
            invoke(pdu, unit, parameters, data, out);
        }
    }

    /** Seven octets, parameter block with a length u16, name with a length u8. */
    private static void invoke(Pdu pdu, String unit, ByteView parameters, ByteView data, Output out) {
        int nameAt = parameters.has(BLOCK_LENGTH_AT, 2) ? BLOCK_LENGTH_AT + 2 + parameters.u16(BLOCK_LENGTH_AT) : -1;
        if (nameAt < 0 || !parameters.has(nameAt, 1) || !parameters.has(nameAt + 1, parameters.u8(nameAt))) {
            S7commDissector.tooShort(pdu, parameters, data, out);
            return;
        }
        ByteView block = parameters.slice(BLOCK_LENGTH_AT + 2, nameAt - BLOCK_LENGTH_AT - 2);
        String name = text(parameters, nameAt + 1, parameters.u8(nameAt));
        String arguments = text(block, 0, block.length());
        List<BlockName> blocks = blocks(block);
        out.message(new S7commEvent.ProgramInvocation(pdu, S7Function.PI_SERVICE, arguments, blocks, name));
        List<PointRange> points = new ArrayList<>(blocks.size());
        for (BlockName one : blocks) {
            points.add(PointRange.named(one.shortName()));
        }
        Service service = ProgramServices.service(name, arguments);
        S7commDissector.ask(pdu, service, unit, points, out);
    }

    private static void stop(Pdu pdu, String unit, ByteView parameters, ByteView data, Output out) {
        if (!parameters.has(STOP_NAME_AT, 1) || !parameters.has(STOP_NAME_AT + 1, parameters.u8(STOP_NAME_AT))) {
            S7commDissector.tooShort(pdu, parameters, data, out);
            return;
        }
        String name = text(parameters, STOP_NAME_AT + 1, parameters.u8(STOP_NAME_AT));
        out.message(new S7commEvent.ProgramInvocation(pdu, S7Function.PLC_STOP, "", List.of(), name));
        S7commDissector.ask(pdu, S7Function.service(S7Function.PLC_STOP), unit, List.of(), out);
    }

    private static List<BlockName> blocks(ByteView block) {
        if (block.length() < BLOCKS_AT) {
            return List.of();
        }
        List<BlockName> names = new ArrayList<>();
        int at = BLOCKS_AT;
        for (int i = 0; i < block.u8(0) && block.has(at, BlockName.LENGTH); i++) {
            BlockName name = BlockName.read(block, at);
            if (name != null) {
                names.add(name);
            }
            at += BlockName.LENGTH;
        }
        return names;
    }

    private static String text(ByteView bytes, int at, int length) {
        return bytes.text(at, length, StandardCharsets.ISO_8859_1);
    }
}
