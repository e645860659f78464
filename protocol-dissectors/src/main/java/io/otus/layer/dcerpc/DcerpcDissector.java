package io.otus.layer.dcerpc;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;

/** Reads a datagram's header, joins calls and hands them to the protocol above. */
final class DcerpcDissector implements Dissector {
    private static final int STATUS = 4;
    /** Both bits of the first flags that no sender may set (§12.5.2.2). */
    private static final int RESERVED_FLAGS = 0x81;

    private final CallAssembler assembler = new CallAssembler();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.u8(0) != PduHeader.VERSION) {
            return NOT_MINE;
        }
        if (bytes.length() < PduHeader.SIZE) {
            return NEED_MORE;
        }
        boolean fits = bytes.u8(1) <= PduHeader.CANCEL_ACK
                && (bytes.u8(2) & RESERVED_FLAGS) == 0
                && DataRepresentation.isDefined(bytes, bytes.length());
        return fits ? bytes.length() : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return Interfaces.isKnown(PduHeader.interfaceId(message));
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < PduHeader.SIZE) {
            out.malformed(DcerpcAnomaly.LENGTH, message.length());
            return;
        }
        int type = PduHeader.type(message);
        int length = PduHeader.bodyLength(message);
        boolean whole = message.has(PduHeader.SIZE, length);
        boolean failed = type == PduHeader.FAULT || type == PduHeader.REJECT;
        boolean status = failed && whole && length >= STATUS;
        out.message(event(message, status ? DataRepresentation.u32(message, PduHeader.SIZE) : -1));
        if (type != PduHeader.FACK) {
            (PduHeader.isFromClient(type) ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
        }
        if (!whole) {
            out.malformed(DcerpcAnomaly.LENGTH, 74);
            return;
        }
        if (failed) {
            if (status) {
                out.child(message.slice(0, PduHeader.SIZE + length));
            } else {
                out.malformed(DcerpcAnomaly.STATUS, PduHeader.SIZE);
            }
        } else if (type == PduHeader.REQUEST || type == PduHeader.RESPONSE) {
            call(message, length, context.time(), out);
        }
    }

    private void call(ByteView message, int length, long time, Output out) {
        if (PduHeader.authenticationProtocol(message) != 0) {
            return; // What is protected is not read; the row tells by what.
        }
        if (!PduHeader.isFragment(message)) {
            out.child(message.slice(0, PduHeader.SIZE + length));
            return;
        }
        switch (assembler.take(message, message.slice(PduHeader.SIZE, length), time)) {
            case OPEN -> out.continues();
            case WHOLE -> out.child(assembler.whole());
            case TOO_LONG -> out.malformed(DcerpcAnomaly.TOO_LONG, 76);
            case LEFT_OUT -> {}
        }
    }

    private static DcerpcEvent event(ByteView b, long status) {
        return new DcerpcEvent(
                PduHeader.type(b),
                PduHeader.flags1(b),
                PduHeader.flags2(b),
                DataRepresentation.label(b),
                PduHeader.serialNumber(b),
                PduHeader.object(b),
                PduHeader.interfaceId(b),
                PduHeader.activity(b),
                PduHeader.serverBootTime(b),
                PduHeader.interfaceVersion(b),
                PduHeader.sequenceNumber(b),
                PduHeader.operationNumber(b),
                PduHeader.interfaceHint(b),
                PduHeader.activityHint(b),
                PduHeader.bodyLength(b),
                PduHeader.fragmentNumber(b),
                PduHeader.authenticationProtocol(b),
                status);
    }

    @Override
    public void gap(Direction direction) {
        assembler.gap();
    }

    @Override
    public int unfinished() {
        return assembler.memory();
    }
}
