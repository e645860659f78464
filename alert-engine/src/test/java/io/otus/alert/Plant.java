package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.PortUse;
import io.otus.alert.detect.Severity;
import io.otus.alert.log.AlertJson;
import io.otus.alert.store.AlertStore;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Danger;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.Way;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.core.protocol.Protocols;
import io.otus.core.store.StoreReader;
import io.otus.core.value.ValueList;
import io.otus.testkit.TestFlow;
import io.otus.testkit.TestProtocols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small plant that talks to an engine, with devices of its own. Time stands still until told otherwise. */
public final class Plant extends PlantInventory {
    public static final long SECOND = 1_000_000_000L;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;
    /** 2026-03-02, a Monday, 00:00 UTC. */
    public static final long START = 1_772_409_600L * SECOND;

    public static final Service READ_HOLDING = new Service(3, "read_holding_registers", Action.READ);
    public static final Service READ_INPUT = new Service(4, "read_input_registers", Action.READ);
    public static final Service WRITE_COIL = new Service(5, "write_single_coil", Action.WRITE);
    public static final Service WRITE_REGISTERS = new Service(16, "write_multiple_registers", Action.WRITE);
    public static final Service STOP = new Service(41, "plc_stop", Action.STOP);
    public static final Service SET_TIME = new Service(2, "set_time", Action.TIME_SET);
    public static final Service SILENCE = new Service(21, "disable_unsolicited", Action.CONFIGURE, Danger.BLIND);
    public static final Service DOWNLOAD_BLOCK = new Service(27, "download_block", Action.DOWNLOAD);
    public static final Service DOWNLOAD_END = new Service(28, "download_ended", Action.DOWNLOAD);

    /** All others of them control a process. */
    private static final Set<String> OFFICE_PROTOCOLS = Set.of("cotp", "dns", "ftp", "http", "msrpc", "smb", "tls");

    private static final Protocols PROTOCOLS = new TestProtocols(id -> !OFFICE_PROTOCOLS.contains(id));

    /** A line as the engine wrote it. */
    public record Line(long sequence, AlertState alert, String json) {}

    private final Map<List<Endpoint>, TestFlow> flows = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final AlertEngine engine;
    private long time = START;
    private long frame;
    private long second = -1;

    /** A plant that is learned by a plan. */
    public Plant(LearningPlan plan) {
        this(plan, EvidenceRequests.NONE);
    }

    /** A plant whose engine asks somebody for evidence. */
    public Plant(LearningPlan plan, EvidenceRequests evidence) {
        this(settings(plan), evidence);
    }

    /** A plant where it is known which ports protocols use. */
    public Plant(LearningPlan plan, PortUse ports) {
        this(new AlertSettings("test", plan, PROTOCOLS, ports), EvidenceRequests.NONE);
    }

    /** A plant whose site brings something itself. */
    public Plant(LearningPlan plan, SiteRules site) {
        this(new AlertSettings("test", plan, PROTOCOLS, PortUse.NONE, site), EvidenceRequests.NONE);
    }

    private Plant(AlertSettings settings, EvidenceRequests evidence) {
        engine = new AlertEngine(
                settings,
                this,
                evidence,
                (sequence, state, _) -> lines.add(new Line(sequence, state, AlertJson.write("test", sequence, state))));
        engine.registered(0);
    }

    /** A plant whose engine keeps everything and goes on from what is kept; its lines are in the store. */
    public Plant(LearningPlan plan, AlertStore store, StoreReader reader) {
        engine = new AlertEngine(settings(plan), this, EvidenceRequests.NONE, store);
        engine.registered(0);
        engine.restore(reader);
    }

    /**
     * A plant that was learned for an hour and is watched: HMI1, host 1, reads and writes PLC-1, host 2; LAPTOP, host
     * 9, has part in nothing.
     */
    public static Plant watched() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        plant.device("LAPTOP", 9);
        for (int i = 0; i < 12; i++) {
            plant.read(1, 2, 0, 40);
            plant.write(1, 2, 20, 300 + 20 * i);
            plant.coil(1, 2, i % 6, true);
            plant.pass(MINUTE);
        }
        return plant.pass(HOUR);
    }

    private static AlertSettings settings(LearningPlan plan) {
        return new AlertSettings("test", plan, PROTOCOLS);
    }

    /** A device says in ARP that an address is its own. */
    public void arp(int speaker, int address) {
        arp(speaker, new MacAddress(0x0200_0000_0000L + speaker), address);
    }

    /** A device says in ARP that an address belongs to a MAC address. */
    public void arp(int speaker, MacAddress mac, int address) {
        binds(speaker, new Endpoint(0, MacAddress.BROADCAST, null, -1), mac, address, AddressBinding.Source.ARP);
    }

    private void binds(int speaker, Endpoint told, MacAddress mac, int address, AddressBinding.Source source) {
        tick();
        TestFlow flow = flow(endpoint(speaker, Endpoint.NO_PORT), told);
        Origin origin = new Origin(flow, 0, "arp", "cafe00000000", time, span());
        engine.addressBinding(new AddressBinding(origin, 0, mac, IpAddress.v4(0x0A00_0000L + address), source, 0));
    }

    /** A device says in ARP, to one other alone, that an address is its own. */
    public void arpTo(int speaker, int told, int address) {
        arpTo(speaker, told, address, AddressBinding.Source.ARP);
    }

    /** The same by an answer or by a question. */
    public void arpTo(int speaker, int told, int address, AddressBinding.Source source) {
        Endpoint station = new Endpoint(0, endpoint(told, 0).mac(), null, Endpoint.NO_PORT);
        binds(speaker, station, new MacAddress(0x0200_0000_0000L + speaker), address, source);
    }

    /** A device asks in ARP who has an address. */
    public void asksFor(int speaker, int address) {
        tick();
        TestFlow flow = flow(endpoint(speaker, Endpoint.NO_PORT), new Endpoint(0, MacAddress.BROADCAST, null, -1));
        Origin origin = new Origin(flow, 0, "arp", "cafe00000000", time, span());
        String asked = IpAddress.v4(0x0A00_0000L + address).toString();
        SessionFact query = new SessionFact.AddressQuery(IpAddress.parse(asked));
        engine.session(new SessionSeen(origin, flow.endpoint(0), flow.endpoint(1), "", query, query.detail()));
    }

    /** A device sends bytes that break a rule. */
    public void breaksRule(int from, int to, String protocol, AnomalyCode code) {
        tick();
        TestFlow flow = flow(endpoint(from, 50_000), endpoint(to, 502));
        engine.anomaly(new AnomalySeen(new Origin(flow, 0, protocol, "cafe00000000", time, span()), code, 8));
    }

    /** The sensor missed bytes of the connection that {@link #breaksRule} is about. */
    public void lose(int from, int to) {
        flow(endpoint(from, 50_000), endpoint(to, 502)).lost(time);
    }

    /** The sensor hears or does not hear something of itself. */
    public void health(CaptureHealth.Kind kind, String subject) {
        engine.health(new CaptureHealth(time, kind, subject, "eth1 carries no frames", 1));
    }

    @Override
    public AlertEngine engine() {
        return engine;
    }

    /** All lines of alerts, in the order in which they were written. */
    public List<Line> lines() {
        return lines;
    }

    /** The last line of each alert. */
    public List<AlertState> alerts() {
        Map<String, AlertState> last = new LinkedHashMap<>();
        for (Line line : lines) {
            last.put(line.alert().origin().id(), line.alert());
        }
        return List.copyOf(last.values());
    }

    /** The one alert that there is, of such a kind and so severe. */
    public AlertState only(Kind kind, Severity severity) {
        assertThat(alerts()).hasSize(1);
        AlertState alert = alerts().getFirst();
        assertThat(alert.origin().kind()).isEqualTo(kind);
        assertThat(alert.severity()).isEqualTo(severity);
        return alert;
    }

    @Override
    public long now() {
        return time;
    }

    /** Time passes. */
    public Plant pass(long nanoseconds) {
        time += nanoseconds;
        tick();
        return this;
    }

    private void tick() {
        long now = Math.floorDiv(time, SECOND);
        if (now != second) {
            second = now;
            engine.clock(time);
        }
    }

    @Override
    FrameOrigin heard(int host) {
        tick();
        TestFlow flow = flow(endpoint(host, 0), Endpoint.at(0, MacAddress.BROADCAST));
        return new FrameOrigin(flow, "cafe00000000", span());
    }

    private FrameSpan span() {
        frame++;
        return new FrameSpan(frame, time, 54, 12);
    }

    private TestFlow flow(Endpoint client, Endpoint server) {
        return flows.computeIfAbsent(
                List.of(client, server), ends -> TestFlow.of(Transport.TCP, ends.get(0), ends.get(1)));
    }

    /** A port of a device. */
    public static Endpoint endpoint(int host, int port) {
        return new Endpoint(0, new MacAddress(0x0200_0000_0000L + host), IpAddress.v4(0x0A00_0000L + host), port);
    }

    /** A client asks, and nobody answers. */
    public void readInVain(int client, int server, long first, int count) {
        tick();
        TestFlow flow = flow(endpoint(client, 50_000), endpoint(server, 502));
        Origin origin = new Origin(flow, 0, "modbus", "cafe00000000", time, span());
        List<PointRange> points = List.of(PointRange.of("holding", first, count));
        Operation operation =
                new Operation(origin, flow.endpoint(0), flow.endpoint(1), "1", READ_HOLDING, points, new Asked());
        engine.operationRequested(operation);
        engine.operationCompleted(new OperationCompleted(operation, Outcome.NO_RESPONSE, points, -1, null, null));
    }

    /** A client asks, and the server does it. */
    public Operation ask(int client, int server, String protocol, String unit, Service service, PointRange... points) {
        return ask(client, "", server, protocol, unit, service, points);
    }

    /** A device behind a client asks, and the server does it. */
    public Operation ask(
            int client,
            String clientUnit,
            int server,
            String protocol,
            String unit,
            Service service,
            PointRange... points) {
        tick();
        TestFlow flow = flow(endpoint(client, 50_000), endpoint(server, 502));
        Origin origin = new Origin(flow, 0, protocol, "cafe00000000", time, span());
        Operation operation = new Operation(
                origin,
                flow.endpoint(0),
                flow.endpoint(1),
                unit,
                clientUnit,
                service,
                List.of(points),
                null,
                new Asked());
        engine.operationRequested(operation);
        Origin answer = new Origin(flow, 1, protocol, "cafe00000000", time, span());
        engine.operationCompleted(
                new OperationCompleted(operation, Outcome.OK, operation.points(), 0, answer, new Asked()));
        return operation;
    }

    /** A client asks by a message that says more of itself, and the server does it. */
    public void command(int client, int server, Service service, ProtocolEvent request, PointRange... points) {
        tick();
        TestFlow flow = flow(endpoint(client, 50_000), endpoint(server, 502));
        Origin origin = new Origin(flow, 0, "bacnet", "cafe00000000", time, span());
        Operation operation =
                new Operation(origin, flow.endpoint(0), flow.endpoint(1), "", service, List.of(points), request);
        engine.operationRequested(operation);
        Origin answer = new Origin(flow, 1, "bacnet", "cafe00000000", time, span());
        engine.operationCompleted(new OperationCompleted(operation, Outcome.OK, List.of(), 0, answer, new Asked()));
    }

    /** A client asks, and the server refuses. */
    public void refuse(int client, int server, Service service, int code, PointRange... points) {
        tick();
        TestFlow flow = flow(endpoint(client, 50_000), endpoint(server, 502));
        Origin origin = new Origin(flow, 0, "modbus", "cafe00000000", time, span());
        Operation operation =
                new Operation(origin, flow.endpoint(0), flow.endpoint(1), "1", service, List.of(points), new Asked());
        engine.operationRequested(operation);
        Origin answer = new Origin(flow, 1, "modbus", "cafe00000000", time, span());
        String name = switch (code) {
            case 5 -> "acknowledge";
            case 6 -> "server_device_busy";
            case 0x0B -> "gateway_target_device_failed_to_respond";
            default -> "exception_" + code;
        };
        Outcome outcome = Outcome.error(code, name);
        engine.operationCompleted(
                new OperationCompleted(operation, outcome, operation.points(), 0, answer, new Asked()));
    }

    /** A server tells a client something that this one did not ask it for. */
    public void tell(int server, int client, String protocol, Service service) {
        send(server, client, server, protocol, service, new Asked());
    }

    /**
     * One of two sends a message that nobody answers.
     *
     * @param from who sends it: the client, or the server that tells something
     */
    public void send(
            int from,
            int client,
            int server,
            String protocol,
            Service service,
            ProtocolEvent sent,
            PointRange... points) {
        tick();
        TestFlow flow = flow(endpoint(client, 50_000), endpoint(server, 502));
        Origin origin = new Origin(flow, from == client ? 0 : 1, protocol, "cafe00000000", time, span());
        engine.operationRequested(
                new Operation(origin, flow.endpoint(0), flow.endpoint(1), "", service, List.of(points), sent));
    }

    /** A server answers what was not seen to be asked. */
    public void answer(int server, int client, String protocol, String unit, Service service) {
        tick();
        TestFlow flow = flow(endpoint(client, 50_000), endpoint(server, 502));
        Origin origin = new Origin(flow, 1, protocol, "cafe00000000", time, span());
        Operation operation = new Operation(origin, flow.endpoint(0), flow.endpoint(1), unit, service, List.of(), null);
        engine.operationCompleted(
                new OperationCompleted(operation, Outcome.UNPAIRED, List.of(), -1, origin, new Asked()));
    }

    /** A client moves a block whole; each of its steps was asked for before. */
    public void move(int client, int server, Action action, String name, String sha256) {
        move(client, server, "s7comm", "0/2", action, name, sha256);
    }

    /** A client moves something whole in a protocol. */
    public void move(int client, int server, String protocol, String unit, Action action, String name, String sha256) {
        ask(client, server, protocol, unit, new Service(29, "start_" + action.key(), action), PointRange.named(name));
        TestFlow flow = flow(endpoint(client, 50_000), endpoint(server, 502));
        Origin origin = new Origin(flow, 1, protocol, "cafe00000000", time, span());
        engine.transfer(new TransferSeen(
                origin, flow.endpoint(0), flow.endpoint(1), unit, action, Way.of(action), name, 1_234, sha256));
    }

    /** A client reads holding registers. */
    public void read(int client, int server, long first, int count) {
        ask(client, server, "modbus", "1", READ_HOLDING, PointRange.of("holding", first, count));
    }

    /** A client writes holding registers. */
    public void write(int client, int server, long first, long... values) {
        ask(
                client,
                server,
                "modbus",
                "1",
                WRITE_REGISTERS,
                PointRange.of("holding", first, ValueList.unsigned(values)));
    }

    /** A client writes a coil. */
    public void coil(int client, int server, long index, boolean value) {
        ask(client, server, "modbus", "1", WRITE_COIL, PointRange.of("coil", index, ValueList.bit(value)));
    }

    /** A request that says nothing of its own. */
    private record Asked() implements ProtocolEvent {
        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {}
    }
}
