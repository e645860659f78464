package io.otus.dissect.knxnet_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames KNXnet/IP, and distinguishes repeated frames of a connection from new ones. */
final class KnxnetIpDissector implements Dissector {
    /**
     * Within how many nanoseconds a frame that was not acknowledged is repeated, with room: 3/8/4 §2.6 has one second.
     */
    private static final long REPEATED_WITHIN = 2 * Nanos.SECOND;

    private final PerDirection<Sent> sent = new PerDirection<>(Sent::new);

    /** The last frame of one direction that has a sequence counter. */
    private static final class Sent {
        private @Nullable Octets frame;
        private int serviceType;
        private int channel;
        private int sequence;
        private long time;
    }

    private enum Novelty {
        NEW,
        REPEATED,
        CONTRADICTS
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!KnxnetIpHeader.begins(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < KnxnetIpHeader.SIZE) {
            return NEED_MORE;
        }
        int code = KnxnetIpHeader.serviceType(bytes);
        int length = KnxnetIpHeader.totalLength(bytes);
        ServiceType type = ServiceType.of(code);
        boolean fits = length > KnxnetIpHeader.SIZE
                && length <= KnxnetIpHeader.MAX_LENGTH
                && (type != null || (context.hinted() && ServiceType.isOfFamily(code)));
        if (!fits) {
            return NOT_MINE;
        }
        // On a port of anybody's the body must be that of its service.
        if (!context.hinted() && bytes.length() >= length && !isWhole(bytes.slice(0, length))) {
            return NOT_MINE;
        }
        return length;
    }

    private static boolean isWhole(ByteView frame) {
        ServiceType type = ServiceType.of(KnxnetIpHeader.serviceType(frame));
        return type != null && Body.read(frame, type).anomaly() == null;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.has(0, KnxnetIpHeader.SIZE)
                && message.length() == KnxnetIpHeader.totalLength(message)
                && isWhole(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (!message.has(0, KnxnetIpHeader.SIZE)) {
            out.malformed(KnxnetIpAnomaly.TOTAL_LENGTH, 0);
            return;
        }
        int code = KnxnetIpHeader.serviceType(message);
        int length = KnxnetIpHeader.totalLength(message);
        boolean isShort = message.length() < length && context.carrier() != Carrier.STREAM;
        if (isShort) {
            out.malformed(KnxnetIpAnomaly.TOTAL_LENGTH, 4);
        }
        ServiceType type = ServiceType.of(code);
        if (type == null) {
            KnxReader in = new KnxReader(message, KnxnetIpHeader.SIZE);
            List<Element> rest = in.remaining() == 0 ? List.of() : List.of(Body.undecoded(in));
            out.message(new KnxnetIpEvent("service_type_" + Integer.toHexString(code), code, length, rest));
            out.unknown("service_type", code);
            return;
        }
        Body body = Body.read(message, type);
        out.message(new KnxnetIpEvent(type.name(), code, length, body.elements()));
        KnxnetIpAnomaly anomaly = body.anomaly();
        if (anomaly != null && !isShort) {
            out.malformed(anomaly, body.anomalyAt());
        }
        Cemi cemi = body.cemi();
        if (cemi != null) {
            cemi(message, type, body, cemi, context, out);
        } else if (anomaly == null) {
            new Meaning(context, out, body).tell(type);
        }
    }

    private void cemi(ByteView message, ServiceType type, Body body, Cemi cemi, Context context, Output out) {
        if (cemi.secret().at() >= 0) {
            out.secret(cemi.secret().at(), cemi.secret().length());
        }
        if (cemi.name().isEmpty()) {
            out.unknown("message_code", cemi.messageCode());
        }
        ApplicationService service = cemi.service();
        if (service != null && !service.isKnown()) {
            out.unknown("apci", service.code());
        }
        if (body.anomaly() != null && body.anomaly() != KnxnetIpAnomaly.APDU) {
            return;
        }
        Telegrams telegrams = new Telegrams(context, out, cemi);
        if (body.sequence() < 0) {
            telegrams.routed();
            return;
        }
        if (context.carrier() == Carrier.STREAM) {
            // TCP acknowledges by itself: nothing is sent again, and counters are not looked at, ISO 22510.
            telegrams.connected();
            return;
        }
        Direction content = Telegrams.direction(cemi);
        Direction direction = content == Direction.UNKNOWN ? context.direction() : content;
        switch (novelty(sent.of(direction), message, type, body, context.time())) {
            case NEW -> telegrams.connected();
            case CONTRADICTS -> {
                out.malformed(KnxnetIpAnomaly.REPETITION, KnxnetIpHeader.SIZE + 2);
                telegrams.connected();
            }
            case REPEATED -> {
                // The first of both was told.
            }
        }
    }

    /** Whether a frame was sent before; one that was not acknowledged is sent again as it is. */
    private static Novelty novelty(Sent last, ByteView message, ServiceType type, Body body, long time) {
        Octets frame = last.frame;
        boolean isAgain = frame != null
                && last.serviceType == type.code()
                && last.channel == body.channel()
                && last.sequence == body.sequence()
                && time - last.time <= REPEATED_WITHIN
                && time >= last.time;
        Octets now = message.octets();
        boolean isSame = frame != null && frame.equals(now);
        last.frame = now;
        last.serviceType = type.code();
        last.channel = body.channel();
        last.sequence = body.sequence();
        last.time = time;
        return !isAgain ? Novelty.NEW : isSame ? Novelty.REPEATED : Novelty.CONTRADICTS;
    }

    @Override
    public void gap(Direction direction) {
        sent.of(direction).frame = null;
    }
}
