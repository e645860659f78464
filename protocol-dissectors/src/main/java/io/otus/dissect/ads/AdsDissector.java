package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Frames AMS/TCP, and reports what its messages ask, answer and notify. */
final class AdsDissector implements Dissector {
    /** Requests of which the answer is awaited; the oldest go first. */
    private static final int MAX_ASKED = 64;
    /** Octets of the rest of a long message that are passed by at a time. */
    private static final int PIECE = 16_384;

    private record Key(String client, int clientPort, String device, int port, long invokeId) {
        static Key of(AmsFrame frame) {
            return frame.isFromDevice()
                    ? new Key(frame.target(), frame.targetPort(), frame.source(), frame.sourcePort(), frame.invokeId())
                    : new Key(frame.source(), frame.sourcePort(), frame.target(), frame.targetPort(), frame.invokeId());
        }
    }

    /** The rest of a long message of one side, which is still to come. */
    private static final class Rest {
        private long octets;
    }

    private final Handles handles = new Handles();
    private final NetIds netIds = new NetIds();
    private final SequencedMap<Key, Asked> asked = new LinkedHashMap<>();
    private final PerDirection<Rest> rests = new PerDirection<>(Rest::new);
    private boolean isProven;
    private boolean isPlcTold;
    private boolean isDirectionTold;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        long left = rests.of(context.direction()).octets;
        if (left > 0) {
            return (int) Math.min(left, PIECE);
        }
        if (!AmsFrame.begins(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < AmsFrame.TCP_HEADER) {
            return NEED_MORE;
        }
        long total = AmsFrame.total(bytes);
        if (total < AmsFrame.SIZE || total > AmsFrame.MAX_LENGTH) {
            return NOT_MINE;
        }
        if (bytes.length() < AmsFrame.SIZE) {
            return NEED_MORE;
        }
        boolean fits = isProven ? AmsFrame.isAdsCommand(bytes) : AmsFrame.isCertain(bytes);
        return fits ? length(total) : NOT_MINE;
    }

    private static int length(long total) {
        return total > AmsFrame.MAX_WHOLE ? AmsFrame.HEAD : (int) total;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.length() >= AmsFrame.SIZE && AmsFrame.isCertain(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Rest rest = rests.of(context.direction());
        if (rest.octets > 0) {
            rest.octets -= message.length();
            out.message(new AdsEvent.Rest(message.length()));
            return;
        }
        if (message.length() < AmsFrame.SIZE) {
            out.malformed(AdsAnomaly.LENGTH, message.length());
            return;
        }
        isProven = true;
        long total = AmsFrame.total(message);
        boolean isCut = total > message.length();
        AmsFrame frame = AmsFrame.of(message);
        if (AmsFrame.dataLength(message) != total - AmsFrame.SIZE) {
            out.malformed(AdsAnomaly.LENGTH, AmsFrame.TCP_HEADER);
        }
        if (!AdsCommand.isKnown(frame.commandId())) {
            out.unknown("command_id", frame.commandId());
        }
        Direction direction = frame.isFromDevice() ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
        if (!isDirectionTold) { // both hosts may ask over one connection; who asked first stays its client
            isDirectionTold = true;
            direction.tell(context, out);
        }
        AdsReader in = new AdsReader(message, AmsFrame.SIZE, isCut);
        if (frame.isResponse()) {
            response(frame, in, context, out);
        } else {
            request(frame, in, out);
            netIds.tell(frame, context, out);
        }
        if (isCut) {
            rests.of(context.direction()).octets = total - message.length();
        }
    }

    private void request(AmsFrame frame, AdsReader in, Output out) {
        Requests request = new Requests(frame, in, handles);
        request.read();
        out.message(new AdsEvent.Message(frame, request.data()));
        request.check(out);
        List<PointRange> points = request.points();
        if (frame.commandId() == AdsCommand.DEVICE_NOTIFICATION) {
            out.request(Request.notification(request.service(), frame.unit(), points));
            return;
        }
        Bounded.putLast(asked, Key.of(frame), request.asked(), MAX_ASKED);
        out.request(Request.confirmed(frame.transaction(), request.service(), frame.unit(), points));
    }

    private void response(AmsFrame frame, AdsReader in, Context context, Output out) {
        Asked question = asked.remove(Key.of(frame));
        Responses response = new Responses(frame, in, question, handles);
        response.read();
        if (!response.isWhole()) {
            out.malformed(AdsAnomaly.DATA, in.at());
        } else if (response.isBroken()) {
            out.malformed(AdsAnomaly.SUM, AmsFrame.SIZE);
        }
        out.message(new AdsEvent.Message(frame, response.data()));
        Service service = question == null ? AdsCommand.of(frame.commandId()) : question.service();
        long code = frame.errorCode() != 0 ? frame.errorCode() : response.result();
        long outcome = code != 0 ? code : response.outcome();
        out.response(new Response(
                frame.transaction(), service, frame.unit(), ReturnCode.outcome(outcome), response.points()));
        if (code == 0 && response.isWhole()) {
            claims(frame, response, context, out);
        }
    }

    private void claims(AmsFrame frame, Responses response, Context context, Output out) {
        netIds.tell(frame, context, out);
        String source = "ads " + AdsCommand.name(frame.commandId());
        boolean isPlc = AmsPort.isPlc(frame.port());
        if (isPlc && !isPlcTold) {
            isPlcTold = true;
            out.claim(context.source(), "", Attribute.TYPE, "plc", source, Trust.DEVICE);
        }
        if (!response.deviceName().isBlank()) {
            claim(Attribute.MODEL, response.deviceName(), frame, source, context, out);
            claim(Attribute.FIRMWARE, response.version(), frame, source, context, out);
        }
        if (response.state() != AdsState.INVALID && (isPlc || frame.port() == AmsPort.SYSTEM_SERVICE)) {
            String state = response.state().name().toLowerCase(Locale.ROOT);
            claim(Attribute.RUN_STATE, state, frame, source, context, out);
        }
    }

    private static void claim(
            Attribute attribute, String value, AmsFrame frame, String source, Context context, Output out) {
        out.claim(context.source(), frame.unit(), attribute, value, source, Trust.DEVICE);
    }

    @Override
    public void gap(Direction direction) {
        handles.clear();
        asked.clear();
        rests.of(direction).octets = 0;
    }
}
