package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.dissect.roc_plus.Parameters.Parameter;
import io.otus.layer.login.Login;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the data of one request. */
final class Requests {
    /** Octets of an operator's id of old; a password of two octets may follow, and an access level. */
    private static final int OPERATOR_ID = 3;

    private static final int PASSWORD = 2;
    private static final int LONG_OPERATOR_ID = 30;
    private static final int LONG_PASSWORD = 40;
    private static final String LOGOUT = "LOGOUT";
    private static final String SESSION_KEY = "SESSIONKEY";
    /** Point type, logical number, number of parameters and the first of them. */
    private static final int SINGLE_POINT = 4;

    private static final int CONFIGURABLE = 3;

    private final RocPlusFrame frame;
    private final ByteView data;
    private final Parameters known;
    private final Output out;
    private final List<Element> fields = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private Service service;

    private Requests(RocPlusFrame frame, ByteView data, Parameters known, Output out) {
        this.frame = frame;
        this.data = data;
        this.known = known;
        this.out = out;
        service = Opcode.service(frame.opcode());
    }

    static Requests read(RocPlusFrame frame, ByteView data, Parameters known, Output out) {
        Requests request = new Requests(frame, data, known, out);
        request.read();
        return request;
    }

    Service service() {
        return service;
    }

    List<PointRange> points() {
        return points;
    }

    List<Element> fields() {
        return fields;
    }

    /** Octets that are not read further. */
    static void raw(ByteView data, List<Element> fields) {
        if (data.length() > 0) {
            fields.add(Element.text("data", data.octets().toString()));
        }
    }

    private void read() {
        switch (frame.opcode()) {
            case Opcode.SET_REAL_TIME_CLOCK -> clock();
            case Opcode.LOGIN_REQUEST -> login();
            case Opcode.READ_CONFIGURABLE -> configurable(false);
            case Opcode.WRITE_CONFIGURABLE -> configurable(true);
            case Opcode.SET_SINGLE_POINT_PARAMETERS -> singlePoint(true);
            case Opcode.REQUEST_SINGLE_POINT_PARAMETERS -> singlePoint(false);
            case Opcode.REQUEST_PARAMETERS -> names();
            case Opcode.WRITE_PARAMETERS -> write();
            case Opcode.GENERAL_FILE_TRANSFER -> {
                service = FileTransfer.service(data);
                FileTransfer.read(data, true, fields, points);
            }
            default -> raw(data, fields);
        }
    }

    private void wrong() {
        out.malformed(RocPlusAnomaly.DATA_LENGTH, RocPlusHeader.SIZE - 1);
        raw(data, fields);
    }

    private void clock() {
        if (data.length() < Clock.SIZE || Clock.isOld(data)) {
            raw(data, fields); // the older protocol has a year of two digits
            return;
        }
        String time = Clock.text(data);
        if (time.isEmpty()) {
            out.malformed(RocPlusAnomaly.CLOCK, RocPlusHeader.SIZE);
            raw(data, fields);
            return;
        }
        fields.add(Element.text("date_and_time", time));
        points.add(PointRange.clock(time));
    }

    /** Reads opcode 17, whose length shows its kind, ROC Plus §2. */
    private void login() {
        int length = data.length();
        boolean isLong = length >= LONG_OPERATOR_ID + LONG_PASSWORD;
        int id = isLong ? LONG_OPERATOR_ID : OPERATOR_ID;
        int password = isLong ? LONG_PASSWORD : PASSWORD;
        if (begins(0, SESSION_KEY)) {
            service = Opcode.SESSION_KEY;
        } else if (length < id) {
            wrong();
        } else if (length < id + password) {
            operator(text(0, id));
        } else {
            boolean isLogout = begins(id + password, LOGOUT);
            String user = text(0, id);
            fields.add(Element.text("operator_id", user));
            if (isLogout) {
                service = Opcode.LOGOUT;
                out.secret(RocPlusHeader.SIZE + id, password);
            } else {
                if (length > id + password) {
                    fields.add(Element.number("access_level", data.u8(id + password)));
                }
                String secret = isLong ? text(id, password) : Integer.toString(data.le16(id));
                Login.inTheClear(out, user, secret, RocPlusHeader.SIZE + id, password);
            }
        }
    }

    private void operator(String user) {
        fields.add(Element.text("operator_id", user));
        out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, user);
    }

    private String text(int at, int count) {
        return data.paddedText(at, count, StandardCharsets.ISO_8859_1);
    }

    private boolean begins(int at, String text) {
        return data.has(at, text.length())
                && data.text(at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    /** Table, first location and number of locations u8 each; what is written follows. */
    private void configurable(boolean isWrite) {
        if (data.length() < CONFIGURABLE) {
            wrong();
            return;
        }
        int count = data.u8(2);
        fields.add(Element.number("table", data.u8(0)));
        fields.add(Element.number("starting_location", data.u8(1)));
        fields.add(Element.number("number_of_locations", count));
        if (count > 0) {
            points.add(PointRange.of("opcode_table" + data.u8(0), data.u8(1), count));
        }
        if (isWrite) {
            raw(data.from(CONFIGURABLE), fields);
        }
    }

    /** Consecutive parameters of one point. */
    private void singlePoint(boolean isWrite) {
        if (data.length() < SINGLE_POINT) {
            wrong();
            return;
        }
        int count = data.u8(2);
        int first = data.u8(3);
        ByteView values = data.from(SINGLE_POINT);
        fields.add(Element.number("point_type", data.u8(0)));
        fields.add(Element.number("logical_number", data.u8(1)));
        fields.add(Element.number("number_of_parameters", count));
        fields.add(Element.number("starting_parameter", first));
        List<Parameter> written =
                isWrite ? known.consecutive(new Tlp(data.u8(0), data.u8(1), first), count, values) : List.of();
        if (count == 1 && written.size() == 1) {
            fields.add(new Element.Value("value", written.getFirst().value()));
        } else if (!written.isEmpty()) {
            fields.add(Parameters.field(written));
        }
        written(written);
        if (written.size() < count) {
            int left = count - written.size();
            points.add(PointRange.of(Tlp.space(data.u8(0), data.u8(1)), first + written.size(), left));
        }
        int at = 0;
        for (Parameter parameter : written) {
            at += parameter.octets().length();
        }
        raw(values.from(at), fields);
    }

    private void names() {
        List<Tlp> names = Parameters.names(data);
        fields.add(Parameters.names(names));
        names.forEach(tlp -> points.add(tlp.point()));
    }

    private void write() {
        if (!Parameters.canBe(data)) {
            wrong();
            return;
        }
        int count = data.u8(0);
        List<Parameter> parameters = known.read(data);
        fields.add(Element.number("number_of_parameters", count));
        fields.add(Parameters.field(parameters));
        written(parameters);
        if (parameters.size() < count) {
            int at = 1;
            for (Parameter parameter : parameters) {
                at += Tlp.SIZE + parameter.octets().length();
            }
            points.add(Tlp.of(data, at).point()); // its value ends nobody knows where
            raw(data.from(at), fields);
        }
    }

    /**
     * The points, and what writing them does to the device: of several commands the last, but to keep the configuration
     * does not hide that the device restarts or forgets.
     */
    private void written(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            ValueList value = parameter.value();
            points.add(parameter.point());
            Service command = SystemVariables.command(frame.opcode(), parameter.tlp(), value);
            if (command != null && (service.action() == Action.WRITE || command.action() != Action.CONFIGURE)) {
                service = command;
            }
        }
    }
}
