package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import org.jspecify.annotations.Nullable;

/**
 * Frames and reads messages. Away from its port only a request with a plain path is taken for one, and all else there
 * once such a request was heard: a few bits are all that an answer has of its own.
 */
final class CoapDissector implements Dissector {
    /**
     * Longest message of a stream in octets; a sender may send 1,152 unless the receiver states more, RFC 8323 §5.3.1.
     */
    static final int MAX_STREAM = 65_536;

    /** Whether messages of a side were heard. */
    private static final class Side {
        boolean heard;
    }

    private final PerDirection<Side> sides = new PerDirection<>(Side::new);
    private final Operations operations = new Operations();
    private boolean heard;
    private boolean secured;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() == Carrier.STREAM) {
            return context.hinted() ? streamLength(bytes, sides.of(context.direction()).heard) : NOT_MINE;
        }
        if (context.carrier() != Carrier.DATAGRAM) {
            return NOT_MINE;
        }
        if (context.hinted() && DtlsHeader.isOne(bytes)) {
            return DtlsHeader.SIZE + DtlsHeader.length(bytes);
        }
        if (!CoapHeader.fits(bytes)) {
            return NOT_MINE;
        }
        if (heard) {
            return bytes.length();
        }
        boolean fits = context.hinted() ? isWhole(bytes) : isCertain(bytes, context);
        return fits ? bytes.length() : NOT_MINE;
    }

    /** RFC 8323 §5.3: each side begins with its capabilities. */
    private static int streamLength(ByteView bytes, boolean heard) {
        if (!CoapHeader.hasTokenLength(bytes)) {
            return NOT_MINE;
        }
        int codeAt = CoapHeader.codeAt(bytes);
        if (bytes.length() <= codeAt) {
            return NEED_MORE;
        }
        int code = bytes.u8(codeAt);
        boolean fits = heard ? CoapCode.isUsed(code) || CoapCode.isSignal(code) : code == CoapHeader.CSM;
        long length = CoapHeader.streamLength(bytes);
        return fits && length <= MAX_STREAM ? (int) length : NOT_MINE;
    }

    /** Whether all of it is as the standard says, with a code that there is. */
    private static boolean isWhole(ByteView bytes) {
        int code = CoapHeader.code(bytes);
        int type = CoapHeader.type(bytes);
        if (code == CoapCode.EMPTY) {
            return bytes.length() == CoapHeader.SIZE && type != CoapHeader.NON_CONFIRMABLE;
        }
        boolean fits = CoapCode.isKnown(code)
                && type != CoapHeader.RESET
                && !(CoapCode.isRequest(code) && type == CoapHeader.ACKNOWLEDGEMENT);
        return fits && options(bytes).broken() == null;
    }

    private static CoapOptions options(ByteView bytes) {
        return CoapOptions.read(bytes, CoapHeader.SIZE + CoapHeader.tokenLength(bytes), false);
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        if (context.carrier() != Carrier.DATAGRAM
                || !CoapHeader.fits(message)
                || !CoapCode.isRequest(CoapHeader.code(message))
                || !isWhole(message)) {
            return false;
        }
        CoapOptions options = options(message);
        return options.known() && options.areOfPlainPath();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        boolean isStream = context.carrier() == Carrier.STREAM;
        if (!isStream && DtlsHeader.isOne(message)) {
            secured(message, context, out);
            return;
        }
        int from = isStream ? streamTokenAt(message) : CoapHeader.SIZE;
        if (from < 0 || !message.has(from, CoapHeader.tokenLength(message)) || message.length() < 2) {
            return;
        }
        heard = true;
        sides.of(context.direction()).heard = true;
        int code = isStream ? message.u8(from - 1) : CoapHeader.code(message);
        int type = isStream ? CoapHeader.NO_TYPE : CoapHeader.type(message);
        int id = isStream ? -1 : CoapHeader.messageId(message);
        int tokenLength = CoapHeader.tokenLength(message);
        CoapOptions options = CoapOptions.read(message, from + tokenLength, CoapCode.isSignal(code));
        ByteView payload = message.from(options.payloadAt());
        CoapEvent.Message event = new CoapEvent.Message(
                type, code, id, message.octets(from, tokenLength), options.all(), payload.length());
        out.message(event);
        check(message, event, options, out);
        if (CoapCode.isRequest(code) && context.direction() == Direction.UNKNOWN) {
            Direction.FROM_CLIENT.tell(context, out);
        }
        operations.tell(event, options, payload, context, out);
    }

    /** Where the token is in a stream; -1 where the message is too short. */
    private static int streamTokenAt(ByteView message) {
        int codeAt = message.length() == 0 ? 0 : CoapHeader.codeAt(message);
        return message.length() > codeAt ? codeAt + 1 : -1;
    }

    private void secured(ByteView message, Context context, Output out) {
        CoapEvent.Secured event = DtlsHeader.read(message);
        out.message(event);
        if (!secured) {
            secured = true;
            out.session(context.direction(), "", "coap_dtls", "");
        }
    }

    private static void check(ByteView message, CoapEvent.Message event, CoapOptions options, Output out) {
        int code = event.code();
        int type = event.type();
        boolean isEmpty = code == CoapCode.EMPTY;
        if (!CoapCode.isKnown(code)) {
            out.unknown("code", code);
        }
        if (isEmpty && type != CoapHeader.NO_TYPE && message.length() > CoapHeader.SIZE) {
            out.malformed(CoapAnomaly.EMPTY, CoapHeader.SIZE);
            return;
        }
        boolean isOfType = switch (type) {
            case CoapHeader.NON_CONFIRMABLE -> !isEmpty;
            case CoapHeader.ACKNOWLEDGEMENT -> !CoapCode.isRequest(code);
            case CoapHeader.RESET -> isEmpty;
            default -> true;
        };
        if (!isOfType) {
            out.malformed(CoapAnomaly.TYPE, 0);
        }
        CoapAnomaly broken = options.broken();
        if (broken != null) {
            out.malformed(broken, options.brokenAt());
        }
        if (!CoapCode.isSignal(code)) {
            for (CoapEvent.Option option : options.all()) {
                if (CoapOption.of(option.number()) == null) {
                    out.unknown("option", option.number());
                }
            }
        }
        block(
                event,
                CoapCode.isRequest(code) ? options.block(CoapOption.BLOCK1) : options.block(CoapOption.BLOCK2),
                out);
    }

    private static void block(CoapEvent.Message event, @Nullable Block block, Output out) {
        if (block == null || event.type() == CoapHeader.NO_TYPE) {
            return;
        }
        if (block.exponent() == Block.RESERVED) {
            out.malformed(CoapAnomaly.BLOCK_SIZE, CoapHeader.SIZE);
        } else if (block.more() && event.payloadLength() != block.size()) {
            out.malformed(CoapAnomaly.BLOCK, CoapHeader.SIZE);
        }
    }

    @Override
    public void gap(Direction direction) {
        sides.of(direction).heard = false; // nothing in a stream tells where a message begins
        operations.forget();
    }

    @Override
    public int unfinished() {
        return operations.kept();
    }
}
