package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Framing of AMS/TCP, and what its messages ask, answer and tell. */
final class AdsDissector implements Dissector {
    /** Requests of which the answer is awaited; the oldest go first. */
    private static final int MAX_ASKED = 64;
    /** Ports of PLC run-time systems: TwinCAT 2 and TwinCAT 3. */
    private static final int FIRST_PLC_2 = 801;

    private static final int LAST_PLC_2 = 831;
    private static final int FIRST_PLC_3 = 851;
    private static final int LAST_PLC_3 = 899;

    private final Handles handles = new Handles();
    private final Map<Long, Asked> asked = new LinkedHashMap<>();
    private boolean isProven;
    private boolean isPlcTold;

    @Override
    public int frameLength(ByteView bytes, Context context) {
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
        boolean fits = (AmsFrame.stateFlags(bytes) & AmsFrame.ADS_COMMAND) != 0
                && (isProven
                        || (AdsCommand.isKnown(AmsFrame.commandId(bytes))
                                && AmsFrame.dataLength(bytes) == total - AmsFrame.SIZE));
        return fits ? (int) total : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return true; // two lengths that agree, a flag and a command
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < AmsFrame.SIZE) {
            out.malformed(AdsAnomaly.LENGTH, message.length());
            return;
        }
        isProven = true;
        AmsFrame frame = AmsFrame.of(message);
        if (AmsFrame.dataLength(message) != message.length() - AmsFrame.SIZE) {
            out.malformed(AdsAnomaly.LENGTH, AmsFrame.TCP_HEADER);
        }
        if (!AdsCommand.isKnown(frame.commandId())) {
            out.unknown("command_id", frame.commandId());
        }
        (frame.isFromDevice() ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        AdsReader in = new AdsReader(message, AmsFrame.SIZE);
        if (frame.isResponse()) {
            response(frame, in, context, out);
        } else {
            request(frame, in, out);
        }
    }

    private void request(AmsFrame frame, AdsReader in, Output out) {
        Requests request = new Requests(frame, in, handles);
        request.read();
        out.message(new AdsEvent(frame, request.data()));
        request.check(out);
        List<PointRange> points = request.points();
        if (frame.commandId() == AdsCommand.DEVICE_NOTIFICATION) {
            out.request(Request.notification(request.service(), frame.unit(), points));
            return;
        }
        asked.remove(frame.transaction());
        if (asked.size() >= MAX_ASKED) {
            asked.remove(asked.keySet().iterator().next());
        }
        asked.put(frame.transaction(), request.asked());
        out.request(Request.confirmed(frame.transaction(), request.service(), frame.unit(), points));
    }

    private void response(AmsFrame frame, AdsReader in, Context context, Output out) {
        Asked question = asked.remove(frame.transaction());
        Responses response = new Responses(frame, in, question, handles);
        response.read();
        if (!response.isWhole()) {
            out.malformed(AdsAnomaly.DATA, in.at());
        }
        out.message(new AdsEvent(frame, response.data()));
        Service service = question == null ? AdsCommand.of(frame.commandId()) : question.service();
        long code = frame.errorCode() != 0 ? frame.errorCode() : response.result();
        out.response(
                new Response(frame.transaction(), service, frame.unit(), ReturnCode.outcome(code), response.points()));
        if (code == 0 && response.isWhole()) {
            claims(frame, response, context, out);
        }
    }

    private void claims(AmsFrame frame, Responses response, Context context, Output out) {
        String source = "ads " + AdsCommand.name(frame.commandId());
        boolean isPlc = isPlc(frame.port());
        if (isPlc && !isPlcTold) {
            isPlcTold = true;
            out.claim(context.source(), "", Attribute.TYPE, "plc", source, Trust.DEVICE);
        }
        if (!response.deviceName().isBlank()) {
            claim(Attribute.MODEL, response.deviceName(), frame, source, context, out);
            claim(Attribute.FIRMWARE, response.version(), frame, source, context, out);
        }
        if (isPlc && response.state() != AdsState.INVALID) {
            String state = response.state().name().toLowerCase(Locale.ROOT);
            claim(Attribute.RUN_STATE, state, frame, source, context, out);
        }
    }

    private static void claim(
            Attribute attribute, String value, AmsFrame frame, String source, Context context, Output out) {
        out.claim(context.source(), frame.unit(), attribute, value, source, Trust.DEVICE);
    }

    private static boolean isPlc(int port) {
        return (port >= FIRST_PLC_2 && port <= LAST_PLC_2) || (port >= FIRST_PLC_3 && port <= LAST_PLC_3);
    }

    @Override
    public void gap(Direction direction) {
        handles.clear();
        asked.clear();
    }
}
