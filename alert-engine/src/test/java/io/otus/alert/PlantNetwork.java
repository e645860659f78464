package io.otus.alert;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.Attribute;
import io.otus.core.event.ConnectionClosed;
import io.otus.core.event.ConnectionCut;
import io.otus.core.event.DeviceState;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.LeaseStep;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.StreamMessage;
import io.otus.core.event.Trust;
import io.otus.core.event.Tunnel;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.BridgeId;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Network;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import java.util.Objects;

/** Flows within a {@link Plant}, and between it and the world outside. */
public final class PlantNetwork {
    private static final String CAPTURE = "cafe00000000";

    private final Plant plant;
    private long frame;
    private long flows;
    private int clientPort = 49_152;

    public PlantNetwork(Plant plant) {
        this.plant = plant;
    }

    /** A host of the internet. */
    public static Endpoint internet(String ip, int port) {
        return new Endpoint(0, null, IpAddress.parse(ip), port);
    }

    /** A device opens a connection to a port of another. */
    public TestFlow open(int from, int to, int port) {
        return open(from, Plant.endpoint(to, port));
    }

    /** A device opens a connection to somewhere. */
    public TestFlow open(int from, Endpoint to) {
        return open(Plant.endpoint(from, clientPort++), to);
    }

    /** Somebody opens a connection. */
    public TestFlow open(Endpoint from, Endpoint to) {
        return open(from, to, Transport.TCP);
    }

    /** Somebody begins to talk to another. */
    public TestFlow open(Endpoint from, Endpoint to, Transport transport) {
        TestFlow flow = new TestFlow(++flows, transport, from, to, plant.now())
                .client(0)
                .sent(0, 1, 60);
        plant.engine().flowStarted(new FlowStarted(flow, origin(flow), 64, plant.now()));
        return flow;
    }

    /** Two within a tunnel begin to talk. */
    public TestFlow open(Tunnel tunnel, Endpoint from, Endpoint to) {
        TestFlow flow = new TestFlow(++flows, Transport.UDP, from, to, plant.now())
                .client(0)
                .within(tunnel)
                .sent(0, 1, 60);
        plant.engine().flowStarted(new FlowStarted(flow, origin(flow), 64, plant.now()));
        return flow;
    }

    /** The other side takes it. */
    public TestFlow answer(TestFlow flow) {
        flow.sent(1, 1, 60);
        plant.engine().flowAnswered(new FlowAnswered(flow, origin(flow), false, 64, plant.now()));
        return flow;
    }

    /** The other side has no such service. */
    public void refuse(TestFlow flow) {
        flow.sent(1, 1, 60);
        plant.engine().flowAnswered(new FlowAnswered(flow, origin(flow), true, 64, plant.now()));
    }

    /** A client asks for something over a flow; what is answered is not seen. */
    public void asks(TestFlow flow, String protocol) {
        Service service = new Service(2, "connect", Action.SESSION);
        plant.engine()
                .operationRequested(new Operation(
                        message(flow, protocol), flow.endpoint(0), flow.endpoint(1), "", service, List.of(), null));
    }

    /** A reset in the name of a side ends it while both talk. */
    public void cut(TestFlow flow, int side) {
        flow.sent(side, 1, 60);
        plant.engine().connectionCut(new ConnectionCut(flow, side, origin(flow), plant.now()));
    }

    /** A side is the first to close it. */
    public void close(TestFlow flow, int side) {
        flow.sent(side, 1, 60);
        plant.engine().connectionClosed(new ConnectionClosed(flow, side, plant.now()));
    }

    /** It is over. */
    public void end(TestFlow flow) {
        plant.engine().flowEnded(flow, plant.now());
    }

    /** A client says something of its session, such as that it signs in. */
    public void session(TestFlow flow, String protocol, String kind, String detail) {
        session(flow, protocol, new SessionFact.Text(kind, detail));
    }

    /** A client says something of its session that is more than a text. */
    public void session(TestFlow flow, String protocol, SessionFact fact) {
        shows(message(flow, protocol), flow.endpoint(0), flow.endpoint(1), "", fact);
    }

    /** A server says something of its session, such as what it gives. */
    public void sessionOfServer(TestFlow flow, String protocol, SessionFact fact) {
        Origin answer = new Origin(flow, 1, protocol, CAPTURE, plant.now(), span());
        shows(answer, flow.endpoint(0), flow.endpoint(1), "", fact);
    }

    private void shows(Origin origin, Endpoint client, Endpoint server, String unit, SessionFact fact) {
        plant.engine().session(new SessionSeen(origin, client, server, unit, fact, fact.detail()));
    }

    /** A client signs in, and the other side says how that went. */
    public void authenticate(TestFlow flow, String protocol, Outcome outcome) {
        Service service = new Service(1, "login", Action.AUTHENTICATE);
        Operation operation = new Operation(
                message(flow, protocol), flow.endpoint(0), flow.endpoint(1), "", service, List.of(), null);
        plant.engine()
                .operationCompleted(new OperationCompleted(
                        operation,
                        outcome,
                        List.of(),
                        0,
                        new Origin(flow, 1, protocol, CAPTURE, plant.now(), span()),
                        null));
    }

    /** A client sends bytes that break a rule. */
    public void breaksRule(TestFlow flow, String protocol, AnomalyCode code) {
        plant.engine().anomaly(new AnomalySeen(message(flow, protocol), code, 0));
    }

    /** A server answers with bytes that break a rule. */
    public void answerBreaksRule(FlowInfo flow, String protocol, AnomalyCode code) {
        Origin answer = new Origin(flow, 1, protocol, CAPTURE, plant.now(), span());
        plant.engine().anomaly(new AnomalySeen(answer, code, 0));
    }

    /** An address that others send to and that was never heard. */
    public void unheard(int host) {
        IpAddress ip = IpAddress.v4(0x0A00_0000L + host);
        String name = ip.toString();
        plant.enter(
                new AssetRef(
                        "asset-" + host,
                        name,
                        "unknown",
                        List.of(),
                        null,
                        name,
                        0,
                        null,
                        plant.now(),
                        false,
                        false,
                        null),
                ip);
    }

    /** The inventory hears of a host of the internet, of which no link header is its own. */
    public void outsider(String ip) {
        AssetRef asset = new AssetRef("asset-" + ip, ip, "unknown", List.of(), null, ip, 0, null, plant.now());
        plant.enter(asset, IpAddress.parse(ip));
        plant.appears(asset, 1);
    }

    /** A device takes the address of another one; it appears by that where it was not heard before. */
    public void takes(int host, int address) {
        boolean isNew = plant.find("asset-" + host) == null;
        String mac = new MacAddress(0x0200_0000_0000L + host).toString();
        IpAddress ip = IpAddress.v4(0x0A00_0000L + address);
        AssetRef taker =
                new AssetRef("asset-" + host, mac, "unknown", List.of(), mac, ip.toString(), 0, null, plant.now());
        plant.enter(taker, ip);
        if (isNew) {
            plant.appears(taker, host);
        }
    }

    /** The inventory sees an identity fact of a device change. */
    public void changes(int host, Attribute attribute, String before, String after) {
        AssetRef asset = Objects.requireNonNull(plant.find("asset-" + host));
        plant.engine()
                .assetChanged(
                        new AssetChanged(asset, attribute, before, after, Evidence.of(CAPTURE, span()), plant.now()));
    }

    /** A device publishes a stream to a group on the link, below IP. */
    public void publishes(int host, String protocol, String stream, String settings) {
        publishes(host, protocol, stream, new SessionFact.Publication(false, 0, settings));
    }

    /** The same with messages that are marked. */
    public void publishes(int host, String protocol, String stream, SessionFact.Publication publication) {
        Endpoint link = new Endpoint(0, Plant.endpoint(host, 0).mac(), null, Endpoint.NO_PORT);
        Endpoint group = new Endpoint(0, MacAddress.parse("01:0c:cd:01:00:01"), null, Endpoint.NO_PORT);
        TestFlow flow = new TestFlow(++flows, Transport.LINK, link, group, plant.now()).frame(0, plant.now());
        shows(message(flow, protocol), group, link, stream, publication);
    }

    /** A device sends a message of a stream that it publishes, and says how soon another one follows. */
    public void sends(int host, String protocol, StreamMessage message) {
        Endpoint link = new Endpoint(0, Plant.endpoint(host, 0).mac(), null, Endpoint.NO_PORT);
        Endpoint group = new Endpoint(0, MacAddress.parse("01:0c:cd:01:00:01"), null, Endpoint.NO_PORT);
        TestFlow flow = new TestFlow(++flows, Transport.LINK, link, group, plant.now()).frame(0, plant.now());
        Service service = new Service(-1, "send_goose_message", Action.NOTIFY);
        plant.engine()
                .operationRequested(
                        new Operation(message(flow, protocol), group, link, "LD0", service, List.of(), message));
    }

    /** The server of a connection tells its client something unasked. */
    public void tells(TestFlow flow, String protocol, Service service, ProtocolEvent told, PointRange... points) {
        flow.sent(1, 1, 60);
        Origin origin = new Origin(flow, 1, protocol, CAPTURE, plant.now(), span());
        plant.engine()
                .operationRequested(
                        new Operation(origin, flow.endpoint(0), flow.endpoint(1), "", service, List.of(points), told));
    }

    /** A client reads of a unit of a device, which says how it is beside its answer. */
    public void readsState(int client, int device, String unit, DeviceState.Condition... conditions) {
        TestFlow flow = TestFlow.of(Transport.TCP, Plant.endpoint(client, 50_000), Plant.endpoint(device, 20_000));
        Service service = new Service(1, "read", Action.READ);
        Operation operation = new Operation(
                message(flow, "dnp3"), flow.endpoint(0), flow.endpoint(1), unit, service, List.of(), null);
        plant.engine().operationRequested(operation);
        plant.engine()
                .operationCompleted(new OperationCompleted(
                        operation,
                        Outcome.OK,
                        List.of(),
                        0,
                        new Origin(flow, 1, "dnp3", CAPTURE, plant.now(), span()),
                        new State(List.of(conditions))));
    }

    /** A client reads of a unit of a device in vain. */
    public void readsInVain(int client, int device, String unit) {
        TestFlow flow = TestFlow.of(Transport.TCP, Plant.endpoint(client, 50_000), Plant.endpoint(device, 20_000));
        Service service = new Service(1, "read", Action.READ);
        Operation operation = new Operation(
                message(flow, "dnp3"), flow.endpoint(0), flow.endpoint(1), unit, service, List.of(), null);
        plant.engine().operationRequested(operation);
        plant.engine()
                .operationCompleted(new OperationCompleted(operation, Outcome.NO_RESPONSE, List.of(), -1, null, null));
    }

    /** A unit of a device says unasked how it is. */
    public void tellsState(int device, int client, String unit, DeviceState.Condition... conditions) {
        TestFlow flow = TestFlow.of(Transport.TCP, Plant.endpoint(client, 50_000), Plant.endpoint(device, 20_000));
        Service service = new Service(130, "unsolicited_response", Action.NOTIFY);
        Origin origin = new Origin(flow, 1, "dnp3", CAPTURE, plant.now(), span());
        plant.engine()
                .operationRequested(new Operation(
                        origin,
                        flow.endpoint(0),
                        flow.endpoint(1),
                        unit,
                        service,
                        List.of(),
                        new State(List.of(conditions))));
    }

    private record State(List<DeviceState.Condition> conditions) implements DeviceState {
        @Override
        public boolean tellsState() {
            return true;
        }

        @Override
        public String message() {
            return "response";
        }

        @Override
        public void fields(FieldWriter out) {}
    }

    /** A bridge tells of the root of its spanning tree, both by their ids. */
    public void tellsRoot(int host, String root, String bridge) {
        tellsRoot(new Endpoint(0, Plant.endpoint(host, 0).mac(), null, Endpoint.NO_PORT), root, bridge);
    }

    /** The same from a port of which the inventory knows whose it is: by the IP address of the endpoint. */
    public void tellsRoot(Endpoint link, String root, String bridge) {
        Endpoint group = new Endpoint(0, MacAddress.parse("01:80:c2:00:00:00"), null, Endpoint.NO_PORT);
        TestFlow flow = new TestFlow(++flows, Transport.LINK, link, group, plant.now()).frame(0, plant.now());
        SessionFact tree = new SessionFact.SpanningTree(BridgeId.parse(root), 4, BridgeId.parse(bridge));
        shows(message(flow, "stp"), link, group, "", tree);
    }

    /** A network card asks for an address to be lent to some hardware address. */
    public void asksForLease(int card, MacAddress client) {
        Endpoint sender = new Endpoint(0, Plant.endpoint(card, 0).mac(), IpAddress.parse("0.0.0.0"), 68);
        Endpoint all = new Endpoint(0, MacAddress.BROADCAST, IpAddress.parse("255.255.255.255"), 67);
        TestFlow flow = new TestFlow(++flows, Transport.UDP, sender, all, plant.now()).frame(0, plant.now());
        shows(message(flow, "dhcp"), sender, all, "", new SessionFact.Lease(LeaseStep.REQUEST, client));
    }

    /** It comes to nothing that a server lends an address to a device; the step says by whom. */
    public void refusesLease(int server, int client, LeaseStep step) {
        Endpoint lender = Plant.endpoint(server, 67);
        Endpoint all = new Endpoint(0, MacAddress.BROADCAST, IpAddress.parse("255.255.255.255"), 68);
        TestFlow flow = new TestFlow(++flows, Transport.UDP, lender, all, plant.now()).frame(0, plant.now());
        MacAddress card = Objects.requireNonNull(Plant.endpoint(client, 68).mac());
        shows(message(flow, "dhcp"), all, lender, "", new SessionFact.Lease(step, card));
    }

    /** A server tells a device which router and which name server it is to use. */
    public void handsOut(int server, int client, String router, String nameServer) {
        Endpoint lender = Plant.endpoint(server, 67);
        Endpoint device = Plant.endpoint(client, 68);
        TestFlow flow = new TestFlow(++flows, Transport.UDP, lender, device, plant.now()).frame(0, plant.now());
        SessionFact handed = new SessionFact.Handed(
                Objects.requireNonNull(lender.ip()),
                Network.parse("10.0.0.0/8"),
                List.of(IpAddress.parse(router)),
                List.of(IpAddress.parse(nameServer)));
        shows(message(flow, "dhcp"), device, lender, "", handed);
    }

    /** A server lends a device the address that it has. */
    public void lends(int server, int client) {
        Endpoint device = Plant.endpoint(client, 68);
        TestFlow flow = new TestFlow(++flows, Transport.UDP, Plant.endpoint(server, 67), device, plant.now())
                .frame(0, plant.now());
        plant.engine()
                .addressBinding(new AddressBinding(
                        message(flow, "dhcp"),
                        0,
                        Objects.requireNonNull(device.mac()),
                        Objects.requireNonNull(device.ip()),
                        AddressBinding.Source.DHCP_ACK,
                        3_600));
    }

    /** A device says something of itself. */
    public void claims(int host, String protocol, Attribute attribute, String value) {
        claims(host, protocol, attribute, value, protocol + " offer");
    }

    /** A device says something of itself in a message of some type. */
    public void claims(int host, String protocol, Attribute attribute, String value, String message) {
        claims(Plant.endpoint(host, 67), protocol, attribute, value, message);
    }

    /** A device says something of itself to one that asked. */
    public void tells(int host, int asker, String protocol, Attribute attribute, String value, String message) {
        Endpoint device = Plant.endpoint(host, 67);
        TestFlow flow = open(device, Plant.endpoint(asker, 50_000));
        plant.engine()
                .identityClaim(new IdentityClaim(
                        message(flow, protocol), device, "", attribute, value, message, Trust.NAME_SERVICE));
    }

    /** Whoever is at an endpoint says something of itself. */
    public void claims(Endpoint device, String protocol, Attribute attribute, String value, String message) {
        TestFlow flow = open(device, new Endpoint(0, MacAddress.BROADCAST, IpAddress.parse("255.255.255.255"), 68));
        plant.engine()
                .identityClaim(new IdentityClaim(
                        message(flow, protocol), device, "", attribute, value, message, Trust.NAME_SERVICE));
    }

    /** A device says something of itself to its neighbours, below IP, as by LLDP. */
    public void announces(int host, String protocol, Attribute attribute, String value) {
        Endpoint link = new Endpoint(0, Plant.endpoint(host, 0).mac(), null, Endpoint.NO_PORT);
        Endpoint group = new Endpoint(0, MacAddress.parse("01:80:c2:00:00:0e"), null, Endpoint.NO_PORT);
        TestFlow flow = new TestFlow(++flows, Transport.LINK, link, group, plant.now()).frame(0, plant.now());
        plant.engine()
                .identityClaim(new IdentityClaim(
                        message(flow, protocol), link, "", attribute, value, protocol, Trust.MANAGEMENT));
    }

    /** A device says something of itself to all on the link, below IP. */
    public void tellsLink(int host, String protocol, String unit, SessionFact fact) {
        Endpoint link = new Endpoint(0, Plant.endpoint(host, 0).mac(), null, Endpoint.NO_PORT);
        Endpoint group = new Endpoint(0, MacAddress.parse("01:0c:cd:01:00:02"), null, Endpoint.NO_PORT);
        TestFlow flow = new TestFlow(++flows, Transport.LINK, link, group, plant.now()).frame(0, plant.now());
        shows(message(flow, protocol), link, group, unit, fact);
    }

    private Origin message(TestFlow flow, String protocol) {
        return new Origin(flow, 0, protocol, CAPTURE, plant.now(), span());
    }

    private FrameSpan span() {
        return new FrameSpan(++frame, plant.now(), 0, 60);
    }

    private FrameOrigin origin(TestFlow flow) {
        return new FrameOrigin(flow, CAPTURE, span());
    }
}
