package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.layer.login.DefaultLogins;
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
    private final String node;
    private final Users users;
    private Service service;

    private Requests(ByteView message, ByteView service, String node, Users users, Output out) {
        this.message = message;
        this.node = node;
        this.users = users;
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
     * @param node ApTitle of the node that is asked
     * @param users who is logged on, and from then on
     */
    static Requests read(ByteView message, ByteView service, String node, Users users, Output out) {
        Requests request = new Requests(message, service, node, users, out);
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
            case ServiceCode.LOGOFF, ServiceCode.TERMINATE -> {
                users.logoff(node);
                rest();
            }
            case ServiceCode.WAIT -> fields.add(Element.number("time_s", in.u8()));
            case ServiceCode.DEREGISTER, ServiceCode.RESOLVE, ServiceCode.TRACE ->
                fields.add(Element.text("ap_title", in.identifier()));
            case ServiceCode.REGISTER -> register();
            default -> rest();
        }
    }

    private void rest() {
        if (in.remaining() > 0) {
            fields.add(Element.text("data", C1222Event.kept(in.rest())));
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
        String path = path(table(in.u16()));
        int offset = code == ServiceCode.WRITE_OFFSET ? in.u24() : 0;
        if (code == ServiceCode.WRITE_OFFSET) {
            fields.add(Element.number("offset", offset));
        }
        ByteView counted = in.rest();
        ByteView data = TableData.read(in, message, out).data();
        fields.add(Element.number("count", data.length()));
        boolean isFromStart = Tables.isStart(path, offset);
        service = Tables.write(code, path, isFromStart, data);
        ValueList value = ValueList.NONE;
        // Also of a wrong count, and with the checksum, which tells a short secret.
        if (Tables.hides(path, isFromStart, TableData.behindCount(counted))) {
            Secrets.mask(message, counted, out);
        } else if (data.length() > 0) {
            fields.add(Element.text("data", C1222Event.kept(data)));
            value = ValueList.text(C1222Event.kept(data));
        }
        if (code == ServiceCode.WRITE_OFFSET) {
            points.add(PointRange.of(path, offset, Math.max(data.length(), 1)));
        } else {
            points.add(PointRange.named(path, value));
        }
    }

    private void logon() {
        int userId = in.u16();
        ByteView name = in.bytes(USER);
        int timeout = in.u16();
        if (in.failed()) {
            return;
        }
        String user = name.paddedText(0, USER, StandardCharsets.ISO_8859_1);
        fields.add(Element.number("user_id", userId));
        fields.add(Element.text("user", user));
        fields.add(Element.number("session_idle_timeout", timeout));
        users.logon(node, user);
        out.session(Direction.FROM_CLIENT, node, SessionSeen.LOGIN, user);
    }

    /** The password; behind it the user's number where he did not log on. */
    private void security() {
        ByteView password = in.bytes(PASSWORD);
        if (in.failed()) {
            Secrets.mask(message, in.rest(), out);
            return;
        }
        if (in.remaining() > 0) {
            fields.add(Element.number("user_id", in.u16()));
        }
        String text = password.paddedText(0, PASSWORD, StandardCharsets.ISO_8859_1);
        String user = users.at(node);
        Secrets.mask(message, password, out);
        boolean isOfDelivery = DefaultLogins.contains(user, text);
        out.session(
                Direction.FROM_CLIENT,
                node,
                isOfDelivery ? SessionSeen.DEFAULT_LOGIN : SessionSeen.CLEARTEXT_LOGIN,
                user);
    }

    private void register() {
        fields.add(Element.number("node_type", in.u8()));
        fields.add(Element.number("connection_type", in.u8()));
        fields.add(Element.text("device_class", ApTitle.relative(in.bytes(DEVICE_CLASS))));
        fields.add(Element.text("ap_title", in.identifier()));
        fields.add(Element.text("electronic_serial_number", in.identifier()));
        fields.add(Element.text("native_address", C1222Event.kept(in.bytes(in.u8()))));
        fields.add(Element.number("registration_period", in.u24()));
    }
}
