package io.otus.dissect.genisys;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Framing, and what the master asks of which slave. Nothing numbers messages: one is on its way at a time. */
final class GenisysDissector implements Dissector {
    /** From here on byte addresses are those of the configuration, §5.1.6. */
    private static final int CONFIGURATION = 0xE0;

    private static final String CONTROL = "control";

    private boolean heard;

    /** The slave that last returned controls for a check and was not commanded to execute them yet; -1 for none. */
    private int checkedBy = -1;

    private List<PointRange> checkedBack = List.of();
    /** The sender of the latest message of a master. */
    private @Nullable Endpoint master;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() != Carrier.STREAM) {
            return NOT_MINE;
        }
        int length = GenisysFrame.length(bytes);
        if (length < 0) {
            return NOT_MINE;
        }
        if (length == 0 || heard) {
            return length == 0 ? NEED_MORE : length;
        }
        ByteView message = GenisysFrame.message(bytes.slice(0, length));
        if (!GenisysFrame.isLengthRight(message)) {
            return NOT_MINE;
        }
        boolean fits = GenisysFrame.isSecure(message) ? GenisysFrame.isCrcRight(message) : context.hinted();
        return fits ? length : NOT_MINE;
    }

    @Override
    public void dissect(ByteView frame, Context context, Output out) {
        if (!GenisysFrame.isFrame(frame)) {
            out.malformed(GenisysAnomaly.LENGTH, 0);
            return;
        }
        ByteView message = GenisysFrame.message(frame);
        int header = message.u8(0);
        int station = message.length() > 1 ? message.u8(1) : 0;
        boolean isSecure = GenisysFrame.isSecure(message);
        ByteView data = GenisysFrame.data(message);
        out.message(new GenisysEvent(header, station, isSecure, data.octets()));
        if (!GenisysFrame.isLengthRight(message)) {
            out.malformed(GenisysAnomaly.LENGTH, 0);
            return;
        }
        if (isSecure && !GenisysFrame.isCrcRight(message)) {
            out.malformed(GenisysAnomaly.CRC, frame.length() - 1);
            return; // nobody acts upon it
        }
        heard = true;
        (Header.isOfSlave(header) ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        if (Header.isOfSlave(header)) {
            answer(header, station, data, context, out);
        } else {
            master = context.source();
            ask(header, station, data, out);
        }
    }

    private void ask(int header, int station, ByteView data, Output out) {
        List<PointRange> points = points(CONTROL, data);
        boolean configures = !points.isEmpty() && controls(points).isEmpty();
        Service service = configures ? Header.configures(header) : Header.service(header);
        if (station == checkedBy && (header == Header.CONTROL_EXECUTE || header == Header.CONTROL_DATA)) {
            points = header == Header.CONTROL_EXECUTE ? checkedBack : points;
            forgetChecked();
        }
        String unit = Integer.toString(station);
        if (station == 0 || header == Header.COMMON_CONTROL) {
            out.request(Request.unconfirmed(service, unit, points));
        } else {
            out.request(Request.confirmed(station, service, unit, points));
        }
    }

    /** What is executed of data that are checked back: the configuration is taken over at once. */
    private static List<PointRange> controls(List<PointRange> points) {
        List<PointRange> controls = new ArrayList<>();
        for (PointRange point : points) {
            if (point.space().equals(CONTROL)) {
                controls.add(point);
            }
        }
        return controls;
    }

    private void answer(int header, int station, ByteView data, Context context, Output out) {
        Request asked = context.pending(station);
        Service service = asked == null ? Header.service(Header.POLL) : asked.service();
        boolean isCheckback = header == Header.CONTROL_CHECKBACK;
        boolean isOfMaster = context.source().equals(master);
        List<PointRange> points = points(isCheckback ? CONTROL : "indication", data);
        if (isCheckback && !isOfMaster) { // who asks cannot check back itself what it is going to execute
            checkedBy = station;
            checkedBack = controls(points);
        }
        out.response(new Response(station, service, Integer.toString(station), Outcome.OK, points));
    }

    /** Bytes one behind the other are one range. */
    private static List<PointRange> points(String space, ByteView data) {
        List<PointRange> points = new ArrayList<>();
        int at = 0;
        while (at < data.length()) {
            int first = data.u8(at);
            int count = 1;
            while (at + 2 * count < data.length()
                    && data.u8(at + 2 * count) == first + count
                    && first + count != CONFIGURATION) {
                count++;
            }
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = data.u8(at + 2 * i + 1);
            }
            points.add(
                    PointRange.of(first < CONFIGURATION ? space : "configuration", first, ValueList.unsigned(values)));
            at += 2 * count;
        }
        return points;
    }

    @Override
    public void gap(Direction direction) {
        heard = false;
        forgetChecked();
    }

    private void forgetChecked() {
        checkedBy = -1;
        checkedBack = List.of();
    }
}
