package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import io.otus.layer.text.Lines;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Methods, RFC 9110 §9, RFC 5789, RFC 4918 and UPnP Device Architecture 2.0 §4, and what each means for the device. */
enum Method {
    GET(Action.READ),
    HEAD(Action.READ),
    POST(Action.OTHER),
    PUT(Action.FILE),
    DELETE(Action.DELETE),
    CONNECT(Action.SESSION),
    OPTIONS(Action.DISCOVER),
    TRACE(Action.DIAGNOSE),
    PATCH(Action.OTHER),
    PROPFIND(Action.READ),
    PROPPATCH(Action.OTHER),
    MKCOL(Action.FILE),
    COPY(Action.FILE),
    MOVE(Action.FILE),
    LOCK(Action.FILE),
    UNLOCK(Action.FILE),
    REPORT(Action.READ),
    SUBSCRIBE(Action.SUBSCRIBE),
    UNSUBSCRIBE(Action.UNSUBSCRIBE),
    NOTIFY(Action.NOTIFY),
    /** Remote desktops through a gateway, [MS-TSGU]. */
    RDG_IN_DATA(Action.SESSION),
    RDG_OUT_DATA(Action.SESSION),
    /** Remote procedure calls through a proxy, [MS-RPCH]. */
    RPC_IN_DATA(Action.SESSION),
    RPC_OUT_DATA(Action.SESSION);

    /** A request that proves who asks, whatever its method. */
    static final Service LOGIN = new Service(-1, "login", Action.AUTHENTICATE);

    private static final Method[] ALL = values();
    private static final Map<Method, Service> SERVICES = new EnumMap<>(Method.class);

    static {
        for (Method method : ALL) {
            // What a method does to a page is not what a command does to a device.
            String name = method.name().toLowerCase(Locale.ROOT);
            SERVICES.put(method, new Service(-1, name, method.action, Danger.NONE));
        }
    }

    private final String start = name() + ' ';
    private final Action action;

    Method(Action action) {
        this.action = action;
    }

    Service service() {
        return Objects.requireNonNull(SERVICES.get(this));
    }

    /** Whether the request names a file that it puts there or takes away. */
    boolean namesFile() {
        return action == Action.FILE || this == DELETE;
    }

    /** Whether the bytes begin with a method and a blank, as far as they go. */
    static boolean begins(ByteView bytes) {
        int first = bytes.u8(0);
        if (first < 'A' || first > 'Z') {
            return false;
        }
        for (Method method : ALL) {
            if (method.start.charAt(0) == first && Lines.begins(bytes, method.start)) {
                return true;
            }
        }
        return false;
    }

    /** The method of this name, which {@link #begins} has seen. */
    static Method of(String name) {
        for (Method method : ALL) {
            if (method.name().equals(name)) {
                return method;
            }
        }
        return GET;
    }
}
