package io.otus.dissect.ge_srtp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Framing of GE SRTP, what is asked of a controller, and what it answers. */
final class GeSrtpDissector implements Dissector {
    /** Sets an initialization apart from requests. */
    private static final long INITIALIZATION = 1L << 16;
    /** Items of a memory. */
    private static final int MAX_ITEMS = 65_536;
    /** Octets of a text that are kept in a row. */
    private static final int MAX_DATA = 1_024;

    /** The state of the controller comes with nearly every answer. */
    private final LastAnnouncement<String> state = new LastAnnouncement<>();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int type = GeSrtpHeader.type(bytes);
        boolean isInitialization = type == GeSrtpHeader.INITIALIZATION || type == GeSrtpHeader.INITIALIZED;
        if (type > GeSrtpHeader.RESPONSE || (isInitialization && !context.hinted())) {
            return NOT_MINE;
        }
        if (type == GeSrtpHeader.INITIALIZATION && !GeSrtpHeader.isZero(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < GeSrtpHeader.SIZE) {
            return NEED_MORE;
        }
        if (!isInitialization && !GeSrtpHeader.isAllowed(bytes)) {
            return NOT_MINE;
        }
        return GeSrtpHeader.SIZE + GeSrtpHeader.textLength(bytes);
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return GeSrtpHeader.type(message) == GeSrtpHeader.REQUEST
                && ServiceRequest.isKnown(message.u8(GeSrtpHeader.serviceAt(message)));
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < GeSrtpHeader.SIZE) {
            out.malformed(GeSrtpAnomaly.LENGTH, message.length());
            return;
        }
        switch (GeSrtpHeader.type(message)) {
            case GeSrtpHeader.INITIALIZATION -> {
                row("initialization", message, List.of(), out);
                Direction.FROM_CLIENT.tell(context, out);
                out.request(Request.confirmed(INITIALIZATION, ServiceRequest.INITIALIZE, "", List.of()));
            }
            case GeSrtpHeader.INITIALIZED -> {
                row("initialized", message, List.of(), out);
                Direction.FROM_SERVER.tell(context, out);
                out.response(new Response(INITIALIZATION, ServiceRequest.INITIALIZE, "", Outcome.OK, List.of()));
            }
            case GeSrtpHeader.REQUEST -> {
                Direction.FROM_CLIENT.tell(context, out);
                request(message, out);
            }
            default -> {
                Direction.FROM_SERVER.tell(context, out);
                response(message, context, out);
            }
        }
    }

    private static void row(String name, ByteView message, List<Element> data, Output out) {
        out.message(new GeSrtpEvent.Message(name, GeSrtpHeader.sequenceNumber(message), data));
    }

    private static void request(ByteView message, Output out) {
        int at = GeSrtpHeader.serviceAt(message);
        int code = message.u8(at);
        Service service = ServiceRequest.of(code);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("slot", GeSrtpHeader.slot(message)));
        fields.add(Element.number("service_request_code", code));
        fields.add(Element.text("service_request", service.name()));
        List<PointRange> points = List.of();
        if (code == ServiceRequest.READ_SYSTEM_MEMORY || code == ServiceRequest.WRITE_SYSTEM_MEMORY) {
            points = memory(message, at, code == ServiceRequest.WRITE_SYSTEM_MEMORY, fields, out);
        } else if (code == ServiceRequest.CHANGE_PRIVILEGE_LEVEL) {
            out.secret(at + 1, message.length() - at - 1);
        } else {
            data("parameters", message.slice(at + 1, GeSrtpHeader.SIZE - at - 1), fields);
            data("data", message.from(GeSrtpHeader.SIZE), fields);
        }
        row("request", message, fields, out);
        if (!ServiceRequest.isKnown(code)) {
            out.unknown("service_request_code", code);
        }
        int transaction = GeSrtpHeader.sequenceNumber(message);
        out.request(Request.confirmed(transaction, service, "", points));
    }

    /**
     * Selector u8, address u16 from 0, number of items u16; what is written lies in the text, or follows in the header.
     * How many octets it has is known of registers and bytes, and where it is not parted into packets.
     */
    private static List<PointRange> memory(
            ByteView message, int at, boolean isWrite, List<Element> fields, Output out) {
        int code = message.u8(at + 1);
        int address = message.le16(at + 2);
        int number = message.le16(at + 4);
        fields.add(Element.number("segment_selector", code));
        Selector selector = Selector.of(code);
        if (selector != null) {
            fields.add(Element.text("memory", selector.memory()));
        }
        fields.add(Element.number("data_offset", address));
        fields.add(Element.number("data_length", number));
        if (selector == null) {
            out.unknown("segment_selector", code);
            return List.of();
        }
        if (number == 0 || address + number > MAX_ITEMS) {
            out.malformed(GeSrtpAnomaly.ADDRESS, at + 2);
            return List.of();
        }
        PointRange points = selector.points(address, number);
        if (!isWrite) {
            return List.of(points);
        }
        boolean isText = message.length() > GeSrtpHeader.SIZE;
        ByteView written = isText ? message.from(GeSrtpHeader.SIZE) : message.slice(at + 6, GeSrtpHeader.SIZE - at - 6);
        if (selector.isBits() || !GeSrtpHeader.isWhole(message)) {
            data("data", written, fields);
            return List.of(points);
        }
        int octets = selector.octets(number);
        if (isText ? written.length() != octets : written.length() < octets) {
            out.malformed(GeSrtpAnomaly.DATA, at + 4);
            return List.of(points);
        }
        ValueList values = selector.values(written, number);
        data("data", written.slice(0, octets), fields);
        return List.of(points.with(values));
    }

    private static void data(String name, ByteView data, List<Element> fields) {
        if (data.length() > 0) {
            ByteView kept = data.slice(0, Math.min(data.length(), MAX_DATA));
            fields.add(Element.text(name, kept.octets().toString()));
        }
    }

    private void response(ByteView message, Context context, Output out) {
        int transaction = GeSrtpHeader.sequenceNumber(message);
        int messageType = GeSrtpHeader.messageType(message);
        int status = message.u8(GeSrtpHeader.STATUS_AT);
        int minor = message.u8(GeSrtpHeader.STATUS_AT + 1);
        boolean isText = messageType == GeSrtpHeader.ACKNOWLEDGEMENT_WITH_TEXT;
        boolean isRefusal = messageType == GeSrtpHeader.REFUSAL || (!isText && status != 0);
        Request asked = context.pending(transaction);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("message_type", messageType));
        if (asked != null) {
            fields.add(Element.text("service_request", asked.service().name()));
        }
        if (!isText) {
            fields.add(Element.number("status_code", status));
            fields.add(Element.number("minor_status_code", minor));
        }
        ByteView data =
                isText ? message.from(GeSrtpHeader.SIZE) : message.slice(GeSrtpHeader.DATA_AT, GeSrtpHeader.SHORT_DATA);
        data("data", data, fields);
        if (messageType == GeSrtpHeader.ACKNOWLEDGEMENT) {
            status(message, context, fields, out);
        }
        row("response", message, fields, out);
        Service service = asked == null ? ServiceRequest.UNSEEN : asked.service();
        Outcome outcome = isRefusal ? Outcome.error(status, "status_" + status + "_" + minor) : Outcome.OK;
        out.response(new Response(transaction, service, "", outcome, isRefusal ? List.of() : read(asked, data)));
    }

    private void status(ByteView message, Context context, List<Element> fields, Output out) {
        PlcStatus status = PlcStatus.of(message);
        if (status == null) {
            return;
        }
        status.fields(fields);
        if (state.take(status.state(), context.time())) {
            out.claim(
                    context.source(),
                    "",
                    Attribute.RUN_STATE,
                    status.state(),
                    "ge_srtp PLC status of an acknowledgement",
                    Trust.DEVICE);
        }
    }

    /** What was asked for, with its values; without a text up to six octets of them lie in the header. */
    private static List<PointRange> read(@Nullable Request asked, ByteView data) {
        if (asked == null
                || asked.service().code() != ServiceRequest.READ_SYSTEM_MEMORY
                || asked.points().isEmpty()) {
            return List.of();
        }
        PointRange points = asked.points().getFirst();
        Selector selector = Selector.of(points);
        ValueList values = selector.values(data, points.count());
        return values.size() == 0 ? List.of() : List.of(points.with(values));
    }

    @Override
    public void gap(Direction direction) {
        state.forget();
    }
}
