package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.dissect.roc_plus.Parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the data of one response. */
final class Responses {
    /** Offset of the type of ROC in a system configuration, and the octets up to it. */
    private static final int TYPE_OF_ROC = 18;

    private static final int SINGLE_POINT = 4;

    private final RocPlusFrame frame;
    private final ByteView data;
    private final Parameters known;
    private final Context context;
    private final Output out;
    private final List<Element> fields = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private boolean isAnswer = true;

    private Responses(RocPlusFrame frame, ByteView data, Parameters known, Context context, Output out) {
        this.frame = frame;
        this.data = data;
        this.known = known;
        this.context = context;
        this.out = out;
    }

    static Responses read(
            RocPlusFrame frame, ByteView data, @Nullable Request asked, Parameters known, Context context, Output out) {
        Responses response = new Responses(frame, data, known, context, out);
        switch (frame.opcode()) {
            case Opcode.SYSTEM_CONFIGURATION -> response.systemConfiguration();
            case Opcode.READ_REAL_TIME_CLOCK -> response.clock();
            case Opcode.REQUEST_SINGLE_POINT_PARAMETERS -> response.singlePoint();
            case Opcode.REQUEST_PARAMETERS -> response.parameters(asked);
            case Opcode.GENERAL_FILE_TRANSFER -> FileTransfer.read(data, false, response.fields, response.points);
            case Opcode.LOGIN_REQUEST -> {
                if (data.length() > 0) {
                    out.secret(RocPlusHeader.SIZE, data.length());
                }
            }
            default -> Requests.raw(data, response.fields);
        }
        return response;
    }

    List<Element> fields() {
        return fields;
    }

    List<PointRange> points() {
        return points;
    }

    /** Whether it has the requested content, as far as it states that; else it is a late answer to another request. */
    boolean isAnswer() {
        return isAnswer;
    }

    private void wrong() {
        out.malformed(RocPlusAnomaly.DATA_LENGTH, RocPlusHeader.SIZE - 1);
        Requests.raw(data, fields);
    }

    private void claim(Attribute attribute, String value) {
        String source = "roc_plus " + Opcode.name(frame.opcode());
        out.claim(context.source(), frame.unit(true), attribute, value, source, Trust.DEVICE);
    }

    /**
     * Mode u8, port u16, security access mode, logical compatibility, revision of the opcode, subtype u8 each, 11
     * octets for the future, type of ROC u8, and how many points there are of each type from 60 on.
     */
    private void systemConfiguration() {
        if (data.length() <= TYPE_OF_ROC) {
            wrong();
            return;
        }
        String mode = data.u8(0) == 1 ? "run" : data.u8(0) == 0 ? "firmware_update" : "mode_" + data.u8(0);
        int type = data.u8(TYPE_OF_ROC);
        String model = model(type);
        fields.add(Element.text("system_mode", mode));
        fields.add(Element.number("port_number", data.le16(1)));
        fields.add(Element.number("security_access_mode", data.u8(3)));
        fields.add(Element.number("logical_compatibility_status", data.u8(4)));
        fields.add(Element.number("opcode_revision", data.u8(5)));
        fields.add(Element.number("roc_subtype", data.u8(6)));
        fields.add(Element.number("type_of_roc", type));
        fields.add(Element.text("type_of_roc_name", model));
        fields.add(Element.text(
                "points_by_type", data.from(TYPE_OF_ROC + 1).octets().toString()));
        claim(Attribute.VENDOR, "Emerson");
        claim(Attribute.MODEL, model);
        claim(Attribute.TYPE, "rtu");
        claim(Attribute.INSTANCE, frame.unit(true));
        claim(Attribute.RUN_STATE, mode);
    }

    private static String model(int type) {
        return switch (type) {
            case 1 -> "ROCPAC ROC300-Series";
            case 2 -> "FloBoss 407";
            case 3 -> "FlashPAC ROC300-Series";
            case 4 -> "FloBoss 503";
            case 5 -> "FloBoss 504";
            case 6 -> "ROC800-Series";
            case 11 -> "DL8000";
            default -> "";
        };
    }

    private void clock() {
        String time = data.length() < Clock.SIZE ? "" : Clock.text(data);
        if (!time.isEmpty()) {
            fields.add(Element.text("date_and_time", time));
        } else {
            Requests.raw(data, fields);
            if (data.length() > Clock.SIZE && !Clock.isOld(data)) {
                out.malformed(RocPlusAnomaly.CLOCK, RocPlusHeader.SIZE);
            }
        }
    }

    private void singlePoint() {
        if (data.length() < SINGLE_POINT) {
            wrong();
            return;
        }
        int count = data.u8(2);
        fields.add(Element.number("point_type", data.u8(0)));
        fields.add(Element.number("logical_number", data.u8(1)));
        fields.add(Element.number("number_of_parameters", count));
        fields.add(Element.number("starting_parameter", data.u8(3)));
        ByteView values = data.from(SINGLE_POINT);
        if (count == 1 && values.length() > 0) {
            Parameter read = new Parameter(new Tlp(data.u8(0), data.u8(1), data.u8(3)), values.octets());
            fields.add(new Element.Value("value", read.value()));
            told(List.of(read));
        } else {
            Requests.raw(values, fields);
        }
    }

    private void parameters(@Nullable Request asked) {
        if (!Parameters.canBe(data)) {
            wrong();
            return;
        }
        List<Tlp> names = asked == null ? List.of() : names(asked);
        if (asked != null && (names.size() != data.u8(0) || !begins(names))) {
            isAnswer = false; // a frame has no number: it is the answer to what was given up
            names = List.of();
        }
        List<Parameter> cut = names.isEmpty() ? null : known.cut(data, names);
        List<Parameter> parameters = cut != null ? cut : known.read(data);
        fields.add(Element.number("number_of_parameters", data.u8(0)));
        fields.add(Parameters.field(parameters));
        if (parameters.size() < data.u8(0)) {
            int at = 1;
            for (Parameter parameter : parameters) {
                at += Tlp.SIZE + parameter.octets().length();
            }
            Requests.raw(data.from(at), fields);
        }
        told(parameters);
    }

    private boolean begins(List<Tlp> names) {
        return names.isEmpty() || names.getFirst().isAt(data, 1);
    }

    /** What was asked for: the points of a request are its parameters. */
    private static List<Tlp> names(Request asked) {
        List<Tlp> names = new ArrayList<>();
        for (PointRange point : asked.points()) {
            names.add(Tlp.of(point));
        }
        return names;
    }

    private void told(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            points.add(parameter.point());
            Attribute attribute = SystemVariables.told(parameter.tlp());
            if (attribute != null) {
                claim(attribute, parameter.value().text(0));
            }
        }
    }
}
