package io.otus.dissect.bsap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one frame a datagram; its marks and CRC prove it on any port. */
final class BsapDissector implements Dissector {
    private static final String SOURCE = "bsap rdb response";

    private boolean isTypeTold;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() != Carrier.DATAGRAM || !BsapFrame.isFrame(bytes)) {
            return NOT_MINE;
        }
        ByteView message = BsapFrame.message(bytes);
        return BsapHeader.isOfLine(message) || message.length() >= BsapHeader.length(message)
                ? bytes.length()
                : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return BsapFrame.isFrame(message);
    }

    @Override
    public void dissect(ByteView frame, Context context, Output out) {
        if (!BsapFrame.isFrame(frame)) {
            out.malformed(BsapAnomaly.FRAME, 0);
            return;
        }
        ByteView message = BsapFrame.message(frame);
        if (BsapHeader.isOfLine(message)) {
            line(message, context, out);
            return;
        }
        if (message.length() < BsapHeader.length(message)) {
            out.malformed(BsapAnomaly.HEADER, 2);
            return;
        }
        BsapHeader header = BsapHeader.of(message);
        ByteView data = message.from(header.length());
        Request asked = context.pending(header.transaction());
        boolean isResponse = !Functions.isServed(header.function()) && Functions.isServed(header.from());
        if (context.direction() == Direction.UNKNOWN || (isResponse && header.isToMaster())) {
            (isResponse ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        }
        List<Element> fields = header.fields(message);
        if (isResponse) {
            response(header, data, asked, fields, context, out);
        } else {
            request(header, data, fields, out);
        }
        out.message(new BsapEvent(isResponse ? "response" : "request", fields));
    }

    /** Polls and what answers them have no function of a node, and no number but that of the frame. */
    private static void line(ByteView message, Context context, Output out) {
        int function = message.u8(2);
        if (context.direction() == Direction.UNKNOWN) {
            (message.u8(0) == 0 ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        }
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("address", message.u8(0)));
        fields.add(Element.number("serial_number", message.u8(1)));
        fields.add(Element.number("destination_function", function));
        fields.add(Element.text("destination_function_name", Functions.name(function)));
        if (message.length() > 3) {
            fields.add(Element.text("data", kept(message.from(3))));
        }
        out.message(new BsapEvent("protocol", fields));
    }

    private static String kept(ByteView data) {
        return data.octets(0, Math.min(data.length(), BsapEvent.KEPT)).toString();
    }

    private static void request(BsapHeader header, ByteView data, List<Element> fields, Output out) {
        Service service = Functions.service(header.function());
        List<PointRange> points = List.of();
        if (header.function() == Functions.RDB && data.length() > 0) {
            Rdb rdb = Rdb.request(data);
            fields.addAll(rdb.fields());
            service = rdb.service();
            points = rdb.points();
            if (rdb.isBroken()) {
                out.malformed(BsapAnomaly.DATA, 2);
            }
            if (Functions.rdbName(data.u8(0)).isEmpty()) {
                out.unknown("rdb_function", data.u8(0));
            }
        } else if (header.function() == Functions.RDB) {
            out.malformed(BsapAnomaly.DATA, 2);
        } else {
            service = extension(header, data, service, fields);
        }
        if (!Functions.isServed(header.function())) {
            out.unknown("destination_function", header.function());
        }
        out.request(Request.confirmed(header.transaction(), service, header.unit(false), points));
    }

    /** The extension that is called, or the service itself; what goes with it is kept as it is. */
    private static Service extension(BsapHeader header, ByteView data, Service service, List<Element> fields) {
        if (data.length() > 0) {
            fields.add(Element.text("data", kept(data)));
        }
        if (header.function() != Functions.RDB_EXTENSION || data.length() < 2) {
            return service;
        }
        Service extension = Functions.extension(data.u8(0), data.u8(1));
        if (extension != null) {
            fields.add(Element.text("extension", extension.name()));
        }
        return extension == null ? service : extension;
    }

    private void response(
            BsapHeader header,
            ByteView data,
            @Nullable Request asked,
            List<Element> fields,
            Context context,
            Output out) {
        String unit = asked == null ? header.unit(true) : asked.unit();
        Service service = Functions.service(header.from());
        Outcome outcome = Outcome.OK;
        List<PointRange> points = List.of();
        if (header.from() == Functions.RDB) {
            Rdb rdb = Rdb.response(data, asked, service);
            fields.addAll(rdb.fields());
            service = rdb.service();
            outcome = rdb.outcome();
            points = rdb.points();
            if (rdb.isBroken()) {
                out.malformed(BsapAnomaly.DATA, 2);
            }
            if (!isTypeTold) {
                isTypeTold = true;
                out.claim(context.source(), unit, Attribute.TYPE, "rtu", SOURCE, Trust.DEVICE);
            }
        } else {
            service = asked == null ? service : asked.service();
            if (data.length() > 0) {
                fields.add(Element.text("data", kept(data)));
            }
        }
        out.response(new Response(header.transaction(), service, unit, outcome, points));
    }
}
