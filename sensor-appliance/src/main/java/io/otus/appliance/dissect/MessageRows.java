package io.otus.appliance.dissect;

import io.otus.appliance.exit.OutputException;
import io.otus.appliance.json.JsonLine;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * Writes each message as one JSON line: where it was, then its fields, then what in it contradicts its specification.
 */
public final class MessageRows implements EventConsumer {
    private final OutputStream out;
    private final Set<String> protocols;
    private final JsonLine line = new JsonLine();

    /**
     * Rows of some protocols.
     *
     * @param protocols ids; empty for all
     */
    public MessageRows(OutputStream out, Set<String> protocols) {
        this.out = out;
        this.protocols = Set.copyOf(protocols);
    }

    @Override
    public boolean wantsMessages() {
        return true;
    }

    /** Writes the row; a stream that takes no more throws {@link UncheckedIOException}. */
    @Override
    public void message(MessageSeen event) {
        Origin origin = event.origin();
        if (!protocols.isEmpty() && !protocols.contains(origin.protocol())) {
            return;
        }
        line.begin();
        line.number("frame", origin.frame());
        line.number("index", event.index());
        line.time("time", origin.span().time());
        addresses(origin.source(), origin.destination());
        line.text("protocol", origin.protocol());
        line.text("message", event.message().message());
        event.message().fields(line);
        if (!event.anomalies().isEmpty()) {
            anomalies(event);
        }
        if (event.duplicateOf() > 0) {
            line.number("duplicate_of", event.duplicateOf());
        }
        line.finish();
        try {
            line.writeTo(out);
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    /** Below IP the addresses are those of the link. */
    private void addresses(Endpoint source, Endpoint destination) {
        address("src", source);
        address("dst", destination);
        if (source.port() != Endpoint.NO_PORT) {
            line.number("sport", source.port());
            line.number("dport", destination.port());
        }
        if (source.vlan() != 0) {
            line.number("vlan", source.vlan());
        }
    }

    private void address(String name, Endpoint endpoint) {
        if (endpoint.ip() != null) {
            line.text(name, endpoint.ip().toString());
        } else if (endpoint.mac() != null) {
            line.text(name, endpoint.mac().toString());
        }
    }

    private void anomalies(MessageSeen event) {
        line.beginArray("anomalies");
        for (AnomalySeen anomaly : event.anomalies()) {
            line.beginElement();
            line.text("id", anomaly.code().id());
            line.text("rule", anomaly.code().rule());
            line.number("offset", anomaly.offset());
            line.end();
        }
        line.end();
    }
}
