package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Framing of ROC Plus, which side asks, and what an answer answers. */
final class RocPlusDissector implements Dissector {
    private static final int ERROR_SIZE = 2;

    private final Parameters parameters = new Parameters();
    /** Whether a frame was seen: from then on the CRC need not prove each. */
    private boolean isProven;
    /** The latest request: an error does not say which request it refuses. */
    private @Nullable RocPlusFrame lastAsked;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < RocPlusHeader.SIZE) {
            return NEED_MORE;
        }
        boolean isKnown = Opcode.isKnown(RocPlusHeader.opcode(bytes));
        int total = RocPlusHeader.total(bytes);
        if (isProven && isKnown) {
            return total;
        }
        if (!isProven && (!isKnown || RocPlusHeader.sourceUnit(bytes) == 0)) {
            return NOT_MINE; // nobody is unit 0, and zeros have a CRC of 0
        }
        if (bytes.length() < total) {
            return NEED_MORE;
        }
        boolean fits =
                context.hinted() ? RocPlusHeader.isCrcRight(bytes, total) : RocPlusHeader.isCrcOfDevice(bytes, total);
        return fits ? total : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < RocPlusHeader.EMPTY_FRAME || message.length() != RocPlusHeader.total(message)) {
            out.malformed(RocPlusAnomaly.DATA_LENGTH, Math.min(message.length(), RocPlusHeader.SIZE - 1));
            return;
        }
        isProven = true;
        RocPlusFrame frame = RocPlusFrame.of(message);
        ByteView data = message.slice(RocPlusHeader.SIZE, RocPlusHeader.dataLength(message));
        if (!RocPlusHeader.isCrcRight(message, message.length())) {
            out.malformed(RocPlusAnomaly.CRC, message.length() - 2);
        }
        if (!Opcode.isKnown(frame.opcode())) {
            out.unknown("opcode", frame.opcode());
        }
        Opcode.Role role = Opcode.role(frame.opcode(), data);
        boolean isNotification = isNotification(frame, role);
        tell(role, isNotification, context, out);
        if (frame.opcode() == Opcode.ERROR_INDICATOR) {
            error(frame, data, context, out);
        } else if (isResponse(frame, role, context)) {
            response(frame, data, context, out);
        } else {
            request(frame, data, isNotification, out);
        }
    }

    /** A report by exception is what a device says unasked. */
    private static boolean isNotification(RocPlusFrame frame, Opcode.Role role) {
        return frame.opcode() == Opcode.SIGNAL_REPORT_BY_EXCEPTION && role == Opcode.Role.REQUEST;
    }

    /** Reports the direction of a frame where nothing else shows it: controllers query one another too. */
    private static void tell(Opcode.Role role, boolean isNotification, Context context, Output out) {
        if (context.direction() != Direction.UNKNOWN || role == Opcode.Role.EITHER) {
            return;
        }
        boolean byDevice = role == Opcode.Role.RESPONSE || isNotification;
        (byDevice ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
    }

    private static boolean isResponse(RocPlusFrame frame, Opcode.Role role, Context context) {
        return switch (role) {
            case REQUEST -> false;
            case RESPONSE -> true;
            case EITHER ->
                context.direction() == Direction.FROM_SERVER
                        || (context.direction() == Direction.UNKNOWN
                                && context.pending(frame.transaction(true)) != null);
        };
    }

    private void request(RocPlusFrame frame, ByteView data, boolean isNotification, Output out) {
        Requests request = Requests.read(frame, data, parameters, out);
        out.message(new RocPlusEvent.Message(frame, "request", request.fields()));
        if (isNotification) {
            String device = frame.unit(true);
            out.request(Request.notification(request.service(), device, request.points()));
            return;
        }
        String device = frame.unit(false);
        if (frame.isBroadcast()) {
            out.request(Request.unconfirmed(request.service(), device, request.points()));
            return;
        }
        lastAsked = frame;
        out.request(Request.confirmed(frame.transaction(false), request.service(), device, request.points()));
    }

    private void response(RocPlusFrame frame, ByteView data, Context context, Output out) {
        Request asked = context.pending(frame.transaction(true));
        Responses response = Responses.read(frame, data, asked, parameters, context, out);
        out.message(new RocPlusEvent.Message(frame, "response", response.fields()));
        boolean isLate = asked != null && !response.isAnswer();
        long transaction = isLate ? frame.lateTransaction() : frame.transaction(true);
        Service service = asked == null || isLate ? Opcode.service(frame.opcode()) : asked.service();
        out.response(new Response(transaction, service, frame.unit(true), Outcome.OK, response.points()));
    }

    /** Error code and the offset of the octet that is wrong, u8 each, perhaps several. */
    private void error(RocPlusFrame frame, ByteView data, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        List<Element.Group> errors = new ArrayList<>();
        for (int at = 0; at + ERROR_SIZE <= data.length(); at += ERROR_SIZE) {
            errors.add(new Element.Group(
                    "error",
                    List.of(
                            Element.number("error_code", data.u8(at)),
                            Element.text("error_name", Opcode.errorName(data.u8(at))),
                            Element.number("error_offset", data.u8(at + 1)))));
        }
        fields.add(new Element.Groups("errors", errors));
        out.message(new RocPlusEvent.Message(frame, "error", fields));
        if (data.length() == 0) {
            out.malformed(RocPlusAnomaly.DATA_LENGTH, RocPlusHeader.SIZE - 1);
            return;
        }
        RocPlusFrame asked = lastAsked;
        if (asked != null && asked.addresses(false) == frame.addresses(true)) {
            Outcome outcome = Outcome.error(data.u8(0), Opcode.errorName(data.u8(0)));
            Request pending = context.pending(asked.transaction(false));
            Service service = pending == null ? Opcode.service(asked.opcode()) : pending.service();
            out.response(new Response(asked.transaction(false), service, frame.unit(true), outcome, List.of()));
            lastAsked = null;
        }
    }

    @Override
    public void gap(Direction direction) {
        isProven = false;
        lastAsked = null;
    }
}
