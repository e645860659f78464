package io.otus.appliance.log;

import io.otus.appliance.config.LogSettings;
import io.otus.appliance.json.JsonLine;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowKeeper;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.UnknownSeen;
import io.otus.core.log.Rotation;
import io.otus.core.time.Nanos;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the events of the pipeline to the operation log. Confined to the analysis thread, except {@link #reopen} and
 * {@link #dropped}.
 */
public final class OperationLog implements FlowKeeper, AutoCloseable {
    /** Name of the directory of the log's files. */
    public static final String DIRECTORY = "events";

    /** Event time after which lines are handed to the files at the latest. */
    private static final long HAND_OVER = Nanos.SECOND;

    private static final Set<String> FILES =
            Set.of("operations", "identities", "sessions", "transfers", "anomalies", "flows", "health");

    private final RotatingFiles files;
    private final LogThread thread;
    private final boolean whole;
    private final LogFile operations;
    private final LogFile identities;
    private final LogFile sessions;
    private final LogFile transfers;
    private final LogFile anomalies;
    private final LogFile flows;
    private final LogFile health;
    private final List<LogFile> all;
    private final EventLine line = new EventLine();
    private final JsonLine json = line.json;
    private long handedOver;

    private OperationLog(RotatingFiles files, boolean whole) {
        this.files = files;
        this.whole = whole;
        thread = new LogThread(files, whole);
        operations = new LogFile("operations", thread);
        identities = new LogFile("identities", thread);
        sessions = new LogFile("sessions", thread);
        transfers = new LogFile("transfers", thread);
        anomalies = new LogFile("anomalies", thread);
        flows = new LogFile("flows", thread);
        health = new LogFile("health", thread);
        all = List.of(operations, identities, sessions, transfers, anomalies, flows, health);
    }

    /** A log that rotates and drops lines rather than wait: for a sensor. */
    public static OperationLog live(LogSettings settings) throws IOException {
        Path directory = settings.directory().resolve(DIRECTORY);
        return new OperationLog(new RotatingFiles(directory, settings.eventFiles(), FILES), false);
    }

    /** A log that keeps every line, in one file of each kind: for a replay. */
    public static OperationLog whole(Path directory) throws IOException {
        Path events = directory.resolve(DIRECTORY);
        return new OperationLog(new RotatingFiles(events, Rotation.NEVER, FILES), true);
    }

    /** Opens the files anew, since someone moved them aside; thread-safe. */
    public void reopen() {
        files.reopen();
    }

    /** Lines dropped since the start; thread-safe. */
    public long dropped() {
        return thread.dropped();
    }

    @Override
    public void registered(int slot) {
        line.slot(slot);
    }

    @Override
    public void operationCompleted(OperationCompleted event) {
        Operation operation = event.operation();
        line.begin(operation.origin());
        line.endpoints(
                operation.client(), operation.server(), operation.origin().flow());
        json.textIfPresent("unit", operation.unit());
        line.service(operation.service());
        line.points(event.points());
        line.outcome(event.outcome());
        Origin answer = event.answer();
        if (answer != null) {
            json.number("answer_frame", answer.frame());
        }
        if (event.latency() >= 0) {
            json.number("latency_ns", event.latency());
        }
        line.detail("request", operation.request(), event.points());
        line.detail("response", event.response(), event.points());
        finish(operations);
    }

    @Override
    public void identityClaim(IdentityClaim event) {
        line.begin(event.origin());
        line.endpoint("about", event.about());
        json.textIfPresent("unit", event.unit());
        json.text("attribute", key(event.attribute()));
        json.text("value", event.value());
        json.text("source", event.source());
        json.text("trust", key(event.trust()));
        finish(identities);
    }

    @Override
    public void addressBinding(AddressBinding event) {
        line.begin(event.origin());
        json.text("attribute", "address_binding");
        json.text("mac", event.mac().toString());
        json.text("ip", event.ip().toString());
        json.text("source", event.source().isArp() ? "arp" : key(event.source()));
        finish(identities);
    }

    @Override
    public void session(SessionSeen event) {
        line.begin(event.origin());
        line.endpoints(event.client(), event.server(), event.origin().flow());
        json.textIfPresent("unit", event.unit());
        json.text("kind", event.kind());
        json.text("detail", event.detail());
        finish(sessions);
    }

    @Override
    public void transfer(TransferSeen event) {
        line.begin(event.origin());
        line.endpoints(event.client(), event.server(), event.origin().flow());
        json.textIfPresent("unit", event.unit());
        json.text("action", event.action().key());
        json.text("way", event.way().key());
        json.text("name", event.name());
        json.number("size", event.size());
        json.textIfPresent("sha256", event.sha256());
        finish(transfers);
    }

    @Override
    public void anomaly(AnomalySeen event) {
        Origin origin = event.origin();
        line.begin(origin);
        line.endpoints(origin.source(), origin.destination(), origin.flow());
        json.text("anomaly", event.code().id());
        json.text("rule", event.code().rule());
        json.number("offset", event.offset());
        json.textIfPresent("detail", event.detail());
        finish(anomalies);
    }

    @Override
    public void unknown(UnknownSeen event) {
        Origin origin = event.origin();
        line.begin(origin);
        line.endpoints(origin.source(), origin.destination(), origin.flow());
        json.text("unknown", event.field());
        json.number("value", event.value());
        finish(anomalies);
    }

    @Override
    public void flowEnded(FlowInfo flow, long time) {
        int client = flow.client() == 1 ? 1 : 0;
        json.begin();
        json.time("time", flow.firstTime());
        json.time("last", flow.lastTime());
        json.text("transport", flow.transport().label());
        line.endpoints(flow.endpoint(client), flow.endpoint(1 - client), flow);
        json.flag("direction_known", flow.client() != FlowInfo.NOBODY);
        json.textIfPresent("protocol", flow.protocol());
        json.number("client_frames", flow.frames(client));
        json.number("server_frames", flow.frames(1 - client));
        json.number("client_bytes", flow.bytes(client));
        json.number("server_bytes", flow.bytes(1 - client));
        finish(flows);
    }

    @Override
    public void health(CaptureHealth event) {
        json.begin();
        json.time("time", event.time());
        json.text("kind", key(event.kind()));
        json.text("subject", event.subject());
        json.text("text", event.text());
        json.number("count", event.count());
        finish(health);
    }

    @Override
    public void clock(long time) {
        if (!whole && time - handedOver >= HAND_OVER) {
            handedOver = time;
            handOver();
        }
    }

    private void finish(LogFile file) {
        json.finish();
        file.add(json);
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void handOver() {
        for (LogFile file : all) {
            file.handOver();
        }
    }

    /**
     * Writes what is not written yet.
     *
     * @throws IOException if something could not be written
     */
    @Override
    public void close() throws IOException {
        handOver();
        thread.close();
    }
}
