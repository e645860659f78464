package io.otus.appliance.log;

import io.otus.appliance.json.JsonLine;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import io.otus.core.net.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts that lines of the operation log have in common. */
final class EventLine {
    /**
     * Most services whose text is kept; all dissectors together have fewer, but for those that name a service as the
     * device does.
     */
    private static final int MOST_SERVICES = 2_048;

    final JsonLine json = new JsonLine();
    private final NewValues fields = new NewValues(json);
    /** The part of a line about a service, by service; services beyond the bound are written anew each time. */
    private final Map<Service, byte[]> services = new HashMap<>();

    private int slot;

    /** The parts of a line about the two ends of a flow. */
    private static final class Ends {
        private final Endpoint client;
        private final Endpoint server;
        private final byte[] text;

        Ends(Endpoint client, Endpoint server, byte[] text) {
            this.client = client;
            this.server = server;
            this.text = text;
        }
    }

    /** The place in each flow for what its lines have in common. */
    void slot(int given) {
        slot = given;
    }

    /** Begins a line with where it comes from. */
    JsonLine begin(Origin origin) {
        json.begin();
        json.time("time", origin.time());
        json.text("capture", origin.capture());
        json.number("frame", origin.frame());
        json.text("protocol", origin.protocol());
        return json;
    }

    /** Ends and flow; the same text for all lines of a flow, so it is made once and kept with the flow. */
    void endpoints(Endpoint client, Endpoint server, FlowInfo flow) {
        if (flow.attachment(slot) instanceof Ends ends && ends.client.equals(client) && ends.server.equals(server)) {
            json.fields(ends.text);
            return;
        }
        int start = json.size();
        writeEndpoints(client, server, flow);
        flow.attach(slot, new Ends(client, server, json.copyFrom(start)));
    }

    private void writeEndpoints(Endpoint client, Endpoint server, FlowInfo flow) {
        endpoint("client", client);
        endpoint("server", server);
        if (server.vlan() != 0) {
            json.number("vlan", server.vlan());
        }
        json.number("flow", flow.id());
    }

    void endpoint(String name, Endpoint endpoint) {
        json.beginObject(name);
        if (endpoint.ip() != null) {
            json.text("ip", endpoint.ip().toString());
        }
        if (endpoint.mac() != null) {
            json.text("mac", endpoint.mac().toString());
        }
        if (endpoint.port() != Endpoint.NO_PORT) {
            json.number("port", endpoint.port());
        }
        json.end();
    }

    /** The service; the same text for all lines of it, so it is made once. */
    void service(Service service) {
        byte[] text = services.get(service);
        if (text != null) {
            json.fields(text);
            return;
        }
        int start = json.size();
        json.text("service", service.name());
        if (service.code() >= 0) {
            json.number("code", service.code());
        }
        json.text("action", service.action().key());
        if (services.size() < MOST_SERVICES) {
            services.put(service, json.copyFrom(start));
        }
    }

    void outcome(Outcome outcome) {
        json.text("outcome", outcome.kind().key());
        if (outcome.kind() == Outcome.Kind.ERROR) {
            json.number("error", outcome.code());
            json.text("error_name", outcome.name());
        }
    }

    void points(List<PointRange> points) {
        if (points.isEmpty()) {
            return;
        }
        json.beginArray("points");
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            json.beginElement();
            json.text("space", range.space());
            if (!range.isNamed()) {
                json.number("first", range.first());
                json.number("count", range.count());
            }
            if (range.values().size() > 0) {
                json.values("values", range.values());
            }
            json.end();
        }
        json.end();
    }

    /**
     * Writes the content of a message beyond its operation, in the terms of its protocol; nothing where there is none.
     */
    void detail(String name, @Nullable ProtocolEvent event, List<PointRange> points) {
        if (event != null) {
            int start = json.size();
            json.beginObject(name);
            json.text("message", event.message());
            int empty = json.size();
            fields.leaveOut(points);
            event.detail(fields);
            boolean nothing = json.size() == empty;
            json.end();
            if (nothing) {
                json.rewind(start);
            }
        }
    }
}
