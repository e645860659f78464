package io.otus.dissect.bsap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads one frame a datagram; its marks and CRC prove it on any port. */
final class BsapDissector implements Dissector {
    /** Octets that name an extension. */
    private static final int EXTENSION = 2;

    private static final String SOURCE = "bsap rdb response";

    private static final int MOST_UNITS = 256;

    private final SequencedMap<String, Boolean> told = new LinkedHashMap<>();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        ByteView message = context.carrier() == Carrier.DATAGRAM ? BsapFrame.message(bytes) : null;
        if (message == null) {
            return NOT_MINE;
        }
        return BsapHeader.isOfLine(message) || message.length() >= BsapHeader.length(message)
                ? bytes.length()
                : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return BsapFrame.message(message) != null;
    }

    @Override
    public void dissect(ByteView frame, Context context, Output out) {
        ByteView message = BsapFrame.message(frame);
        if (message == null) {
            out.malformed(BsapAnomaly.FRAME, 0);
            return;
        }
        if (BsapHeader.isOfLine(message)) {
            line(message, context, out);
            return;
        }
        if (message.length() < BsapHeader.length(message)) {
            out.malformed(BsapAnomaly.HEADER, BsapFrame.place(frame, message.length()));
            return;
        }
        BsapHeader header = BsapHeader.of(message);
        ByteView data = message.from(header.length());
        boolean isResponse = !Functions.isServed(header.function()) && Functions.isServed(header.from());
        if (context.direction() == Direction.UNKNOWN || (isResponse && header.isToMaster())) {
            (isResponse ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        }
        List<Element> fields = header.fields(message);
        if (isResponse) {
            response(frame, header, data, fields, context, out);
        } else {
            request(frame, header, data, fields, out);
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

    private static void request(ByteView frame, BsapHeader header, ByteView data, List<Element> fields, Output out) {
        Service service = Functions.service(header.function());
        List<PointRange> points = List.of();
        if (header.function() == Functions.RDB && data.length() > 0) {
            Rdb rdb = Rdb.request(data);
            fields.addAll(rdb.fields());
            service = rdb.service();
            points = rdb.points();
            report(rdb, frame, header, out);
            if (Functions.rdbName(data.u8(0)).isEmpty()) {
                out.unknown("rdb_function", data.u8(0));
            }
        } else if (header.function() == Functions.RDB) {
            out.malformed(BsapAnomaly.DATA, BsapFrame.place(frame, header.length()));
        } else {
            service = extension(frame, header, data, service, fields, out);
        }
        if (!Functions.isServed(header.function())) {
            out.unknown("destination_function", header.function());
        }
        String unit = header.unit(false);
        // Time and routing go to all nodes of a line, which acknowledge at the line.
        out.request(
                header.function() == Functions.TS_NRT_MESSAGE
                        ? Request.unconfirmed(service, unit, points)
                        : Request.confirmed(header.transaction(false), service, unit, points));
    }

    private static void report(Rdb rdb, ByteView frame, BsapHeader header, Output out) {
        if (rdb.isBroken()) {
            out.malformed(BsapAnomaly.DATA, BsapFrame.place(frame, header.length() + rdb.at()));
        }
        if (rdb.unknownDescriptor() >= 0) {
            out.unknown("descriptor", rdb.unknownDescriptor());
        }
    }

    /** The extension that is called, or the service itself; what goes with it is kept as it is, unless it is secret. */
    private static Service extension(
            ByteView frame, BsapHeader header, ByteView data, Service service, List<Element> fields, Output out) {
        boolean isExtension = header.function() == Functions.RDB_EXTENSION && data.length() >= EXTENSION;
        Service extension = isExtension ? Functions.extension(data.u8(0), data.u8(1)) : null;
        if (extension != null && extension.equals(Functions.SECURITY_CODE)) {
            mask(frame, header.length() + EXTENSION, out);
        } else if (data.length() > 0) {
            fields.add(Element.text("data", kept(data)));
        }
        if (extension == null) {
            return service;
        }
        fields.add(Element.text("extension", extension.name()));
        return extension;
    }

    /**
     * Marks everything from this octet of the message on as secret, with the CRC, from which short secrets could be
     * found.
     */
    private static void mask(ByteView frame, int index, Output out) {
        int at = BsapFrame.place(frame, index);
        out.secret(at, frame.length() - at);
    }

    private void response(
            ByteView frame, BsapHeader header, ByteView data, List<Element> fields, Context context, Output out) {
        long transaction = header.transaction(true);
        Request asked = context.pending(transaction);
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
            report(rdb, frame, header, out);
            claim(unit, context, out);
        } else {
            service = asked == null ? service : asked.service();
            if (service.equals(Functions.SECURITY_CODE)) {
                mask(frame, header.length(), out);
            } else if (data.length() > 0) {
                fields.add(Element.text("data", kept(data)));
            }
        }
        out.response(new Response(transaction, service, unit, outcome, points));
    }

    /**
     * Reports the type of a node: one whose data base is queried is taken for a remote terminal unit; where no address
     * names it, that is the converter.
     */
    private void claim(String unit, Context context, Output out) {
        if (!unit.isEmpty() && !told.containsKey(unit)) {
            Bounded.putLast(told, unit, true, MOST_UNITS);
            out.claim(context.source(), unit, Attribute.TYPE, "rtu", SOURCE, Trust.SESSION);
        }
    }
}
