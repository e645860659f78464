package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one result, with the help of what was asked, IEEE 1703 §5.3.2. Confined. */
final class Responses {
    private static final int SIZE = 4;
    private static final int MAX_TABLES = 64;
    private static final int MAX_TITLES = 64;

    private final ByteView message;
    private final Parameters in;
    private final String unit;
    private final Context context;
    private final Output out;
    private final List<Element> fields = new ArrayList<>();

    private Responses(ByteView message, ByteView result, String unit, Context context, Output out) {
        this.message = message;
        this.unit = unit;
        this.context = context;
        this.out = out;
        in = new Parameters(result);
        int code = result.u8(0);
        fields.add(Element.number("response_code", code));
        fields.add(Element.text("response", ServiceCode.resultName(code)));
    }

    /**
     * Reads a result.
     *
     * @param unit ApTitle of the node that answers
     * @return its fields
     */
    static List<Element> read(
            ByteView message, ByteView result, @Nullable Request asked, String unit, Context context, Output out) {
        Responses response = new Responses(message, result, unit, context, out);
        int code = result.u8(0);
        if (code == ServiceCode.OK && asked != null) {
            response.result(asked);
        } else if (code == ServiceCode.REQUEST_TOO_LARGE || code == ServiceCode.RESPONSE_TOO_LARGE) {
            if (response.in.remaining() == SIZE) {
                response.fields.add(
                        Element.number("max_size", response.in.bytes(SIZE).u32(0)));
            }
        }
        if (response.in.failed()) {
            out.malformed(C1222Anomaly.SERVICE, Math.max(result.positionIn(message), 0));
        } else if (response.in.remaining() > 0) {
            response.fields.add(Element.text("data", C1222Event.kept(response.in.rest())));
        }
        return response.fields;
    }

    private void result(Request asked) {
        int code = asked.service().code();
        if (ServiceCode.isRead(code) || code == ServiceCode.READ_DEFAULT) {
            tables(asked);
            return;
        }
        switch (code) {
            case ServiceCode.IDENTIFY -> identify();
            case ServiceCode.LOGON -> fields.add(Element.number("session_idle_timeout", in.u16()));
            case ServiceCode.REGISTER -> {
                fields.add(Element.text("ap_title", in.identifier()));
                fields.add(Element.number("registration_delay", in.u16()));
                fields.add(Element.number("registration_period", in.u24()));
                fields.add(Element.number("registration_info", in.u8()));
            }
            case ServiceCode.RESOLVE -> fields.add(Element.text("local_address", C1222Event.kept(in.bytes(in.u8()))));
            case ServiceCode.TRACE -> trace();
            default -> {}
        }
    }

    private void claim(Attribute attribute, String value) {
        if (!value.isEmpty()) {
            out.claim(context.source(), unit, attribute, value, "c1222 read", Trust.DEVICE);
        }
    }

    /** Data of the table that was asked for, in one piece or several. */
    private void tables(Request asked) {
        PointRange point = asked.points().isEmpty() ? null : asked.points().getFirst();
        String table = point == null ? "" : point.space();
        boolean isFromStart = point != null && Tables.isStart(table, point.isNamed() ? 0 : point.first());
        ByteView counted = in.rest();
        boolean isHidden = Tables.hides(table, isFromStart, TableData.behindCount(counted));
        if (isHidden) {
            Secrets.mask(message, counted, out);
        }
        boolean isFirst = true;
        for (int i = 0; i < MAX_TABLES && in.remaining() > 0 && !in.failed(); i++) {
            ByteView data = TableData.read(in, message, out).data();
            if (isFirst) {
                isFirst = false;
                fields.add(Element.number("count", data.length()));
                if (!isHidden) {
                    told(table, isFromStart, data);
                }
            }
        }
        if (isHidden) {
            in.skipRest();
        }
    }

    private void told(String table, boolean isFromStart, ByteView data) {
        fields.add(Element.text("table_data", C1222Event.kept(data)));
        if (isFromStart) {
            Tables.identify(table, data, fields, this::claim);
        }
    }

    /** Standard, version and revision, then features up to the octet 0. */
    private void identify() {
        fields.add(Element.number("standard", in.u8()));
        fields.add(Element.number("version", in.u8()));
        fields.add(Element.number("revision", in.u8()));
        while (in.remaining() > 0 && !in.failed()) {
            int feature = in.u8();
            switch (feature) {
                case 0 -> {
                    return;
                }
                case 4 -> fields.add(Element.text("security_mechanism", in.identifier()));
                case 5 -> fields.add(Element.number("session_control", in.u8()));
                case 6 -> fields.add(Element.text("device_class", in.identifier()));
                case 7 -> {
                    ByteView identity = in.bytes(in.u8());
                    if (identity.length() > 0) {
                        fields.add(Element.number("device_identity_format", identity.u8(0)));
                        fields.add(Element.text("device_identity", C1222Event.kept(identity.from(1))));
                    }
                }
                default -> {
                    return; // its length is not known: the rest is kept as it is
                }
            }
        }
    }

    private void trace() {
        List<Element.Group> titles = new ArrayList<>();
        while (in.remaining() > 0 && !in.failed() && titles.size() < MAX_TITLES) {
            titles.add(new Element.Group("node", List.of(Element.text("ap_title", in.identifier()))));
        }
        fields.add(new Element.Groups("ap_titles", titles));
    }
}
