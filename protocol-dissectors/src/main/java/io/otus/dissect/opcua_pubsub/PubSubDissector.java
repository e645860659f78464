package io.otus.dissect.opcua_pubsub;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the header of a NetworkMessage. Its few fixed bits prove nothing by themselves, so it is believed on its port
 * and EtherType only, and where it says who sends it.
 */
final class PubSubDissector implements Dissector {
    private static final List<Service> SERVICES = List.of(
            new Service(0, PubSubEvent.TYPES.get(0), Action.NOTIFY),
            new Service(1, PubSubEvent.TYPES.get(1), Action.DISCOVER),
            new Service(2, PubSubEvent.TYPES.get(2), Action.NOTIFY));

    private static final int PROBE = 1;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!context.hinted()) {
            return NOT_MINE;
        }
        PubSubHeader header = new PubSubHeader(bytes);
        if (header.failed() && !header.foreign) {
            return NEED_MORE;
        }
        return header.isTold(context.carrier() == Carrier.LINK) ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        PubSubHeader header = new PubSubHeader(message);
        ByteView payload = header.rest();
        String security = header.encrypted ? "encrypted" : header.signed ? "signed" : "none";
        long[] writers = new long[header.writerIds.length];
        List<PointRange> points = new ArrayList<>();
        for (int i = 0; i < writers.length; i++) {
            writers[i] = header.writerIds[i];
            points.add(PointRange.of("writer", header.writerIds[i], 1));
        }
        String kind = PubSubEvent.TYPES.get(header.type);
        out.message(new PubSubEvent(
                kind,
                header.publisherId,
                header.writerGroupId,
                header.networkMessageNumber,
                header.sequenceNumber,
                ValueList.unsigned(writers),
                security,
                header.securityTokenId,
                payload.octets(0, Math.min(payload.length(), PubSubEvent.KEPT)),
                payload.length()));
        Service service = SERVICES.get(header.type);
        String unit = header.publisherId;
        out.request(
                header.type == PROBE
                        ? Request.unconfirmed(service, unit, List.of())
                        : Request.notification(service, unit, points));
    }
}
