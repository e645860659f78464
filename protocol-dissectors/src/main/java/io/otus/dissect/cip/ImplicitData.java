package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.dissect.cip.CipEvent.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of implicit connections, CIP Vol. 1 §3-6: of transport class 1 with a sequence count before them, from the
 * originator with a header that says whether it runs (§3-6.1.4). Their types are not on the wire, so that points are
 * bytes.
 */
final class ImplicitData {
    private static final Service OUTPUT = new Service(-1, "io_output", Action.WRITE);
    /**
     * The service that is reported when an originator turns idle: the target then sets its outputs to their idle state.
     */
    private static final Service OUTPUT_IDLE = new Service(-1, "io_output_idle", Action.MODE);

    private static final Service INPUT = new Service(-1, "io_input", Action.NOTIFY);
    private static final Service DATA = new Service(-1, "io_data", Action.NOTIFY);
    private static final int SEQUENCE = 2;

    private ImplicitData() {}

    /**
     * Data of no connection of the sender.
     *
     * @param ofAnother the connection from which the receiver takes data with this id, which are another node's; null
     *     where none is known
     */
    static void readUnknown(Envelope envelope, @Nullable Connection ofAnother, Context context, Output out) {
        Transport transport = new Transport(envelope.connectionId(), -1);
        out.message(new CipEvent.Io(
                transport, "unknown", null, "", "", envelope.data().octets()));
        boolean isOutput = ofAnother != null && envelope.connectionId() == ofAnother.originatorToTarget();
        if (ofAnother == null || !ofAnother.producers().isSending(isOutput, context.time())) {
            out.request(Request.notification(DATA, "", List.of()));
            return;
        }
        out.request(
                isOutput
                        ? Request.unconfirmed(OUTPUT, ofAnother.unit(), List.of())
                        : Request.notification(INPUT, ofAnother.unit(), List.of()));
        out.malformed(CipAnomaly.OTHER_PRODUCER, 0);
    }

    static void read(Envelope envelope, ByteView message, Connection connection, Context context, Output out) {
        ByteView data = envelope.data();
        boolean originator = envelope.connectionId() == connection.originatorToTarget()
                && context.source().ip() != null
                && context.source().ip().equals(connection.originator());
        connection.producers().sent(originator, context.time());
        ConnectionContent.Open open = connection.open();
        int size = open == null
                ? Integer.MAX_VALUE
                : (originator ? open.originatorToTarget() : open.targetToOriginator()).size();
        if (data.length() > size) {
            out.malformed(CipAnomaly.IO_LENGTH, Math.max(0, data.positionIn(message)));
        }
        int at = 0;
        int count = -1;
        if (connection.transportClass() == 1 && data.length() >= SEQUENCE) {
            count = data.le16(0);
            at = SEQUENCE;
        }
        Boolean run = null;
        String kind = kind(open);
        if (originator && kind.isEmpty() && connection.runIdle().begins(data, at)) {
            run = connection.runIdle().run(data, at);
            at += RunIdle.SIZE;
        }
        ByteView bytes = data.from(at);
        String application = open == null ? "" : application(open.connectionPath(), originator);
        Transport transport = new Transport(envelope.connectionId(), count);
        out.message(new CipEvent.Io(
                transport, originator ? "originator" : "target", run, application, kind, bytes.octets()));
        List<PointRange> points = application.isEmpty() || bytes.length() == 0
                ? List.of()
                : List.of(PointRange.of(application, 0, bytes.length()));
        if (!originator) {
            out.request(Request.notification(INPUT, connection.unit(), points));
        } else if (run == null || !connection.runIdle().idles()) {
            out.request(Request.unconfirmed(OUTPUT, connection.unit(), points));
        } else if (connection.runIdle().turnsIdle()) {
            out.request(Request.unconfirmed(OUTPUT_IDLE, connection.unit(), points));
        } // what an idle originator sends writes nothing
    }

    /** Safety (Vol. 5) and motion (Vol. 9) have formats of their own, which stay raw. */
    private static String kind(ConnectionContent.@Nullable Open open) {
        if (open == null) {
            return "";
        }
        if (open.connectionPath().isSafety()) {
            return "safety";
        }
        return open.connectionPath().last(Segment.Logical.CLASS) == CipClass.MOTION_AXIS ? "motion" : "";
    }

    /**
     * What the data are: of three application paths the second is what the originator sends and the third what the
     * target sends, of two the first and the second; one stands for both (Table 3-5.13).
     */
    private static String application(Epath path, boolean originator) {
        if (path.isSymbolic()) {
            return Points.name(path, false);
        }
        String label = "";
        String first = "";
        String second = "";
        String third = "";
        for (Segment segment : path.segments()) {
            if (!(segment instanceof Segment.Named(Segment.Logical logical, long value))) {
                continue;
            }
            if (logical == Segment.Logical.CLASS) {
                label = CipClass.label(value);
            } else if (logical == Segment.Logical.INSTANCE || logical == Segment.Logical.CONNECTION_POINT) {
                String name = label + "/" + value;
                if (first.isEmpty()) {
                    first = name;
                } else if (second.isEmpty()) {
                    second = name;
                } else if (third.isEmpty()) {
                    third = name;
                }
            }
        }
        if (!third.isEmpty()) {
            return originator ? second : third;
        }
        return originator || second.isEmpty() ? first : second;
    }
}
