package io.otus.inventory;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AssetAppeared;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.AssetSplit;
import io.otus.core.event.AssetsMerged;
import io.otus.core.event.Attribute;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Speaker;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.Trust;
import io.otus.core.event.Way;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.Purpose;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.AssetWriter;
import io.otus.inventory.vendor.OuiTable;
import io.otus.testkit.TestFlow;
import io.otus.testkit.TestProtocols;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network in a test: says what frames did, in the events that the core would tell, and remembers what the inventory
 * told.
 */
final class Wire implements EventConsumer {
    static final long SECOND = 1_000_000_000L;

    final List<AssetAppeared> appeared = new ArrayList<>();
    final List<AssetChanged> changed = new ArrayList<>();
    final List<AssetsMerged> merged = new ArrayList<>();
    final List<AssetSilent> silent = new ArrayList<>();
    final List<AssetSplit> split = new ArrayList<>();
    final List<CaptureHealth> health = new ArrayList<>();
    /** Why frames were to be kept, in order. */
    final List<Purpose> kept = new ArrayList<>();

    private final Map<Long, FrameHolder> marked = new HashMap<>();
    final Inventory inventory = new Inventory(
            this,
            new Marking(),
            new TestProtocols(Set.of(
                    "modbus", "dnp3", "bacnet", "pn_io", "ads", "s7commplus", "mms", "c37118", "knxnet_ip")::contains),
            OuiTable.shipped());

    /** Time to live with which frames are received; as systems begin with, unless a test says otherwise. */
    int timeToLive = 64;

    private long time = 1_700_000_000L * SECOND;
    private long frame;
    private long flows;

    /** Remembers who may have to show a frame later. */
    private final class Marking implements EvidenceRequests {
        @Override
        public @Nullable String keep(Evidence evidence, Purpose purpose) {
            kept.add(purpose);
            return null;
        }

        @Override
        public FrameHold hold(int most) {
            return marked::put;
        }
    }

    /** Whether a frame would be kept now that leaves memory. */
    boolean isHeld(long number) {
        FrameHolder holder = marked.get(number);
        return holder != null && holder.holds(number);
    }

    Wire() {
        inventory.registered(0);
    }

    static Endpoint at(int segment, @Nullable String mac, @Nullable String ip, int port) {
        return new Endpoint(
                segment, mac == null ? null : MacAddress.parse(mac), ip == null ? null : IpAddress.parse(ip), port);
    }

    static Endpoint at(String mac, @Nullable String ip) {
        return at(0, mac, ip, Endpoint.NO_PORT);
    }

    long now() {
        return time;
    }

    void later(long seconds) {
        time += seconds * SECOND;
        inventory.clock(time);
    }

    private FrameSpan span() {
        time += 1_000_000;
        return new FrameSpan(++frame, time, 0, 64);
    }

    /** A first frame from one endpoint to another. */
    TestFlow sends(Transport transport, Endpoint from, Endpoint to) {
        FrameSpan span = span();
        TestFlow flow = new TestFlow(++flows, transport, from, to, time);
        flow.frame(0, time);
        inventory.flowStarted(new FlowStarted(flow, new FrameOrigin(flow, "c0ffee", span), timeToLive, time));
        return flow;
    }

    /** The other side's first frame. */
    void answers(TestFlow flow, boolean refused) {
        FrameSpan span = span();
        flow.frame(1, time);
        inventory.flowAnswered(
                new FlowAnswered(flow, new FrameOrigin(flow, "c0ffee", span), refused, timeToLive, time));
    }

    /** A TCP connection that is accepted. */
    TestFlow connects(Endpoint client, Endpoint server) {
        TestFlow flow = sends(Transport.TCP, client, server).client(0);
        answers(flow, false);
        return flow;
    }

    /** The asset at an address that answers another one's connection. */
    Asset proven(String mac, String ip, Endpoint client) {
        connects(client, at(mac, ip));
        return asset(mac, ip);
    }

    Origin message(TestFlow flow, int side, String protocol) {
        FrameSpan span = span();
        flow.frame(side, time);
        return new Origin(flow, side, protocol, "c0ffee", time, span);
    }

    /** ARP by the owner of the MAC. */
    void arp(int segment, String mac, String ip) {
        binds(segment, mac, mac, ip, AddressBinding.Source.ARP);
    }

    void binds(int segment, String sender, String mac, String ip, AddressBinding.Source source) {
        TestFlow flow = sends(
                Transport.LINK,
                at(segment, sender, null, Endpoint.NO_PORT),
                at(segment, "ff:ff:ff:ff:ff:ff", null, Endpoint.NO_PORT));
        inventory.addressBinding(new AddressBinding(
                message(flow.speaks("arp"), 0, "arp"), segment, MacAddress.parse(mac), IpAddress.parse(ip), source, 0));
    }

    void claims(TestFlow flow, int side, String unit, Attribute attribute, String value, String source, Trust trust) {
        claims(
                message(flow, side, source.split(" ", 2)[0]),
                flow.endpoint(side),
                unit,
                attribute,
                value,
                source,
                trust);
    }

    void claims(
            Origin origin, Endpoint about, String unit, Attribute attribute, String value, String source, Trust trust) {
        inventory.identityClaim(new IdentityClaim(origin, about, unit, attribute, value, source, trust));
    }

    /** A question of side 0 and its answer. */
    void asks(TestFlow flow, String protocol, String unit, Action action, Outcome outcome) {
        asks(flow, protocol, unit, action, outcome, List.of());
    }

    /** A question of side 0 and its answer with these points. */
    void asks(TestFlow flow, String protocol, String unit, Action action, Outcome outcome, List<PointRange> points) {
        asks(flow, protocol, "", unit, action, outcome, points);
    }

    /** A question of a sub-device of side 0 and its answer. */
    void asks(
            TestFlow flow,
            String protocol,
            String clientUnit,
            String unit,
            Action action,
            Outcome outcome,
            List<PointRange> points) {
        Origin question = message(flow.speaks(protocol), 0, protocol);
        Operation operation = new Operation(
                question,
                flow.endpoint(0),
                flow.endpoint(1),
                unit,
                clientUnit,
                new Service(1, action.key(), action),
                List.of(),
                null,
                null);
        inventory.operationRequested(operation);
        boolean silent = outcome.kind() == Outcome.Kind.NO_RESPONSE;
        inventory.operationCompleted(new OperationCompleted(
                operation, outcome, points, silent ? -1 : 1, silent ? null : message(flow, 1, protocol), null));
    }

    /** Side 0 passes on what another device tells side 1. */
    void passesOn(TestFlow flow, String protocol, Speaker speaker) {
        passesOn(flow, protocol, flow.endpoint(1), flow.endpoint(0), new Service(0, "i_am", Action.IDENTIFY), speaker);
    }

    /** Side 0 passes on what another device asks side 1. */
    void passesOnQuestion(TestFlow flow, String protocol, Speaker speaker) {
        passesOn(
                flow, protocol, flow.endpoint(0), flow.endpoint(1), new Service(8, "who_is", Action.DISCOVER), speaker);
    }

    private void passesOn(
            TestFlow flow, String protocol, Endpoint client, Endpoint server, Service service, Speaker speaker) {
        String peer = speaker.unit().isEmpty()
                ? speaker.endpoint().ip() + ":" + speaker.endpoint().port()
                : speaker.unit();
        boolean told = server.equals(flow.endpoint(0));
        Operation operation = new Operation(
                message(flow.speaks(protocol), 0, protocol),
                client,
                server,
                told ? peer : "",
                told ? "" : peer,
                service,
                List.of(),
                speaker,
                null);
        inventory.operationRequested(operation);
        inventory.operationCompleted(new OperationCompleted(operation, Outcome.UNCONFIRMED, List.of(), -1, null, null));
    }

    /** A block of side 1 is moved by side 0. */
    void moves(TestFlow flow, String unit, Action action, String name, String sha256) {
        Origin origin = message(flow.speaks("s7comm"), 1, "s7comm");
        inventory.transfer(new TransferSeen(
                origin, flow.endpoint(0), flow.endpoint(1), unit, action, Way.of(action), name, 512, sha256));
    }

    /** Side 0 asks for a block of side 1 to be deleted, and it is. */
    void deletes(TestFlow flow, String unit, String name) {
        Operation operation = new Operation(
                message(flow.speaks("s7comm"), 0, "s7comm"),
                flow.endpoint(0),
                flow.endpoint(1),
                unit,
                new Service(40, "pi_delete", Action.DELETE),
                List.of(PointRange.named(name)),
                null);
        inventory.operationRequested(operation);
        inventory.operationCompleted(
                new OperationCompleted(operation, Outcome.OK, List.of(), 1, message(flow, 1, "s7comm"), null));
    }

    void ends(TestFlow flow) {
        inventory.flowEnded(flow, time);
    }

    AssetRef resolve(String mac, @Nullable String ip) {
        AssetRef ref = inventory.resolve(at(mac, ip), "");
        if (ref == null) {
            throw new AssertionError("nobody at " + mac + " " + ip);
        }
        return ref;
    }

    Asset asset(String mac, @Nullable String ip) {
        Asset asset = inventory.graph().find(at(mac, ip));
        if (asset == null) {
            throw new AssertionError("nobody at " + mac + " " + ip);
        }
        return asset;
    }

    String export() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new AssetWriter().write(inventory.assets(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void assetAppeared(AssetAppeared event) {
        appeared.add(event);
    }

    @Override
    public void assetChanged(AssetChanged event) {
        changed.add(event);
    }

    @Override
    public void assetSilent(AssetSilent event) {
        silent.add(event);
    }

    @Override
    public void assetsMerged(AssetsMerged event) {
        merged.add(event);
    }

    @Override
    public void assetSplit(AssetSplit event) {
        split.add(event);
    }

    @Override
    public void health(CaptureHealth event) {
        health.add(event);
    }
}
