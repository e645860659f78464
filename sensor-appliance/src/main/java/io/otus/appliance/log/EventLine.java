package io.otus.appliance.log;

import io.otus.appliance.json.JsonLine;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts that lines of the operation log have in common. */
final class EventLine {
    final JsonLine json = new JsonLine();

    /** Begins a line with where it comes from. */
    JsonLine begin(Origin origin) {
        json.begin();
        json.time("time", origin.time());
        json.text("capture", origin.capture());
        json.number("frame", origin.frame());
        json.text("protocol", origin.protocol());
        return json;
    }

    void endpoints(Endpoint client, Endpoint server, FlowInfo flow) {
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

    /** The message in its protocol's terms. */
    void fields(String name, @Nullable ProtocolEvent event) {
        if (event != null) {
            json.beginObject(name);
            json.text("message", event.message());
            event.fields(json);
            json.end();
        }
    }
}
