package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.layer.login.Login;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one service that is asked for, IEEE 1703 §5.3.2. Confined. */
final class Requests {
    private static final int USER = 10;
    private static final int PASSWORD = 20;
    private static final int DEVICE_CLASS = 4;

    private final ByteView message;
    private final Parameters in;
    private final Output out;
    private final int code;
    private final List<Element> fields = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private Service service;
    private String user;

    private Requests(ByteView message, ByteView service, String user, Output out) {
        this.message = message;
        this.user = user;
        this.out = out;
        in = new Parameters(service);
        code = service.u8(0);
        this.service = ServiceCode.service(code);
        fields.add(Element.number("service_code", code));
        fields.add(Element.text("service_name", ServiceCode.name(code)));
    }

    /**
     * Reads a service.
     *
     * @param message in which it lies
     * @param user who logged on before
     */
    static Requests read(ByteView message, ByteView service, String user, Output out) {
        Requests request = new Requests(message, service, user, out);
        request.parameters();
        if (request.in.failed()) {
            out.malformed(C1222Anomaly.SERVICE, Math.max(service.positionIn(message), 0));
        }
        return request;
    }

    List<Element> fields() {
        return fields;
    }

    Service service() {
        return service;
    }

    List<PointRange> points() {
        return points;
    }

    /** Who is logged on from then on. */
    String user() {
        return user;
    }

    private void parameters() {
        if (ServiceCode.isRead(code)) {
            read();
            return;
        }
        if (ServiceCode.isWrite(code)) {
            write();
            return;
        }
        switch (code) {
            case ServiceCode.LOGON -> logon();
            case ServiceCode.SECURITY -> security();
            case ServiceCode.WAIT -> fields.add(Element.number("time_s", in.u8()));
            case ServiceCode.DEREGISTER, ServiceCode.RESOLVE, ServiceCode.TRACE ->
                fields.add(Element.text("ap_title", in.identifier()));
            case ServiceCode.REGISTER -> register();
            default -> {
                if (in.remaining() > 0) {
                    fields.add(Element.text("data", AcsePdu.kept(in.rest())));
                }
            }
        }
    }

    private String table(int tableId) {
        fields.add(Element.number("table_id", tableId));
        fields.add(Element.text("table", Tables.name(tableId)));
        return Tables.name(tableId);
    }

    /** Indices that lead to an element, as a path. */
    private String path(String table) {
        StringBuilder path = new StringBuilder(table);
        for (int i = 0; i < ServiceCode.indices(code); i++) {
            path.append('.').append(in.u16());
        }
        if (path.length() > table.length()) {
            fields.add(Element.text("index", path.substring(table.length() + 1)));
        }
        return path.toString();
    }

    private void read() {
        String table = table(in.u16());
        if (code == ServiceCode.READ_OFFSET) {
            int offset = in.u24();
            int count = in.u16();
            fields.add(Element.number("offset", offset));
            fields.add(Element.number("octet_count", count));
            points.add(PointRange.of(table, offset, Math.max(count, 1)));
            return;
        }
        String path = path(table);
        if (ServiceCode.indices(code) > 0) {
            fields.add(Element.number("element_count", in.u16()));
        }
        points.add(PointRange.named(path));
    }

    private void write() {
        int tableId = in.u16();
        String path = path(table(tableId));
        int offset = -1;
        if (code == ServiceCode.WRITE_OFFSET) {
            offset = in.u24();
            fields.add(Element.number("offset", offset));
        }
        TableData table = TableData.read(in, message, out);
        ByteView data = table.data();
        fields.add(Element.number("count", data.length()));
        boolean isPartial = code != ServiceCode.WRITE;
        service =
                isPartial && !Tables.isSecret(tableId) ? ServiceCode.service(code) : Tables.write(code, tableId, data);
        ValueList value = ValueList.NONE;
        if (Tables.isSecret(tableId) || Tables.isLogin(service)) {
            mask(data);
        } else if (data.length() > 0) {
            fields.add(Element.text("data", AcsePdu.kept(data)));
            value = ValueList.text(AcsePdu.kept(data));
        }
        if (offset < 0) {
            points.add(PointRange.named(path, value));
        } else {
            points.add(PointRange.of(path, offset, Math.max(data.length(), 1)));
        }
    }

    private void mask(ByteView secret) {
        int at = secret.positionIn(message);
        if (at >= 0 && secret.length() > 0) {
            out.secret(at, secret.length());
        }
    }

    private void logon() {
        int userId = in.u16();
        ByteView name = in.bytes(USER);
        int timeout = in.u16();
        if (in.failed()) {
            return;
        }
        user = name.paddedText(0, USER, StandardCharsets.ISO_8859_1);
        fields.add(Element.number("user_id", userId));
        fields.add(Element.text("user", user));
        fields.add(Element.number("session_idle_timeout", timeout));
        out.session(true, "", SessionSeen.LOGIN, user);
    }

    /** The password; behind it the user's number where he did not log on. */
    private void security() {
        ByteView password = in.bytes(PASSWORD);
        if (in.failed()) {
            return;
        }
        if (in.remaining() > 0) {
            fields.add(Element.number("user_id", in.u16()));
        }
        String text = password.paddedText(0, PASSWORD, StandardCharsets.ISO_8859_1);
        Login.inTheClear(out, true, user, text, Math.max(password.positionIn(message), 0), PASSWORD);
    }

    private void register() {
        fields.add(Element.number("node_type", in.u8()));
        fields.add(Element.number("connection_type", in.u8()));
        fields.add(Element.text("device_class", AcsePdu.relative(in.bytes(DEVICE_CLASS))));
        fields.add(Element.text("ap_title", in.identifier()));
        fields.add(Element.text("electronic_serial_number", in.identifier()));
        fields.add(Element.text("native_address", AcsePdu.kept(in.bytes(in.u8()))));
        fields.add(Element.number("registration_period", in.u24()));
    }
}
