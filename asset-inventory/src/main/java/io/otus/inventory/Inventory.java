package io.otus.inventory;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowAssets;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowKeeper;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.StackSeen;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.Trust;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.net.Endpoint;
import io.otus.core.protocol.Protocols;
import io.otus.core.room.Room;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.conversation.Conversations;
import io.otus.inventory.conversation.Coverage;
import io.otus.inventory.conversation.FlowSides;
import io.otus.inventory.conversation.Operations;
import io.otus.inventory.conversation.Traffic;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.IdentityGraph;
import io.otus.inventory.graph.ProgramObject;
import io.otus.inventory.graph.SubDevices;
import io.otus.inventory.graph.Traits;
import io.otus.inventory.role.RoleRules;
import io.otus.inventory.vendor.OuiTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The inventory: who is on the network, and what they are. It consumes events, keeps the identity graph, answers as the
 * {@link FlowAssets directory}, and emits what it finds out as events of its own. Confined to the analysis thread.
 */
public final class Inventory implements FlowKeeper, FlowAssets {
    /** The service that whoever acknowledges a lease offers. */
    static final String DHCP_SERVER = "dhcp_server";

    /**
     * How often it is kept what rules draw from facts that changed, so that it is known since when: at each full minute
     * of event time, whenever the sensor was started.
     */
    private static final long JUDGING = Nanos.MINUTE;

    private final EventConsumer told;
    private final IdentityGraph graph;
    private final Traits traits;
    private final Conversations conversations;
    private final Coverage coverage = new Coverage();
    private final FlowSides sides;
    private final Traffic traffic;
    private final Operations operations;
    private final Stacks stacks;
    private final AssetView view;
    private final InventoryStore store;
    private long now;
    private long judged;
    private boolean refusedTold;

    /**
     * An empty inventory.
     *
     * @param told hears of assets that appear, change, merge and split
     * @param kept asked to keep the frames that first show a claim
     * @param protocols what is known of protocols
     * @param vendors makers by MAC address
     */
    public Inventory(EventConsumer told, EvidenceRequests kept, Protocols protocols, OuiTable vendors) {
        this(told, kept, protocols, RoleRules.shipped(protocols::isIndustrial), vendors);
    }

    /**
     * An empty inventory.
     *
     * @param told hears of assets that appear, change, merge and split
     * @param kept asked to keep the frames that first show a claim
     * @param protocols what is known of protocols
     * @param rules what follows from the facts of an asset
     * @param vendors makers by MAC address
     */
    public Inventory(
            EventConsumer told, EvidenceRequests kept, Protocols protocols, RoleRules rules, OuiTable vendors) {
        this.told = told;
        this.traits = new Traits(protocols);
        this.conversations = new Conversations(traits);
        this.view = new AssetView(rules);
        this.graph = new IdentityGraph(new GraphEvents(told, view, conversations, this::asset), kept, vendors, traits);
        this.store = new InventoryStore(graph, conversations, coverage);
        this.sides = new FlowSides(graph, conversations);
        this.traffic = new Traffic(graph, sides, conversations, coverage);
        this.operations = new Operations(graph, sides, conversations, traits);
        this.stacks = new Stacks(graph, coverage, sides);
        graph.spare(() -> conversations::involve);
    }

    /**
     * Names devices that are never dismissed to make room, such as those that a person named. Only devices that take
     * part in nothing are ever dismissed.
     *
     * @param isNeeded asked, where room is short, for what tells them
     */
    public void spare(Supplier<Predicate<Asset>> isNeeded) {
        graph.spare(() -> isNeeded.get().or(conversations::involve));
    }

    private @Nullable Asset asset(String id) {
        return graph.find(id);
    }

    /** Keeps no more from now on than there is room for. */
    public void within(Room room) {
        graph.within(room);
        conversations.within(room);
    }

    @Override
    public void registered(int slot) {
        sides.registered(slot);
    }

    /** The graph, for those who show or store it. */
    public IdentityGraph graph() {
        return graph;
    }

    /** The stored form of this inventory. */
    public InventoryStore store() {
        return store;
    }

    /** The conversations between assets. */
    public Conversations conversations() {
        return conversations;
    }

    /** How much is heard of each VLAN. */
    public Coverage coverage() {
        return coverage;
    }

    /** Floods of made-up addresses; what is not dismissed yet is counted too. */
    public List<FloodReport> floods() {
        return FloodReport.of(graph);
    }

    /**
     * All assets that sent a frame, sorted by id, with their roles as of now. Addresses of a {@link #floods flood} are
     * not among them.
     */
    public List<Asset> assets() {
        List<Asset> sorted = new ArrayList<>(graph.assets());
        sorted.removeIf(asset -> !asset.appeared() || graph.isOfFlood(asset));
        sorted.sort(Comparator.comparing(Asset::id));
        sorted.forEach(asset -> view.judge(asset, now));
        return sorted;
    }

    @Override
    public void flowStarted(FlowStarted event) {
        now = event.time();
        traffic.started(event);
    }

    @Override
    public void flowAnswered(FlowAnswered event) {
        now = event.time();
        traffic.answered(event);
        stacks.answered(event);
    }

    @Override
    public void stackSeen(StackSeen event) {
        stacks.seen(event);
    }

    @Override
    public void flowInterval(FlowInfo flow, long time) {
        traffic.told(flow);
        stacks.goesOn(flow);
    }

    @Override
    public void flowEnded(FlowInfo flow, long time) {
        traffic.ended(flow);
        stacks.ended(flow);
    }

    @Override
    public void operationRequested(Operation event) {
        operations.requested(event);
    }

    @Override
    public void operationCompleted(OperationCompleted event) {
        operations.completed(event);
        Operation operation = event.operation();
        if (operation.service().action() == Action.DELETE && event.outcome().kind() == Outcome.Kind.OK) {
            deleted(operation, event.time());
        }
    }

    /**
     * A service that deletes names what it deletes as points; of these, what is known as part of the program is gone.
     */
    private void deleted(Operation operation, long time) {
        Asset reached = sides.about(operation.server(), operation.origin());
        if (reached == null) {
            return;
        }
        Asset device = SubDevices.behind(reached, operation.server());
        for (PointRange point : operation.points()) {
            ProgramObject.Key key = new ProgramObject.Key(operation.protocol(), operation.unit(), point.describe());
            graph.programs().removed(device, key, time);
        }
    }

    @Override
    public void transfer(TransferSeen event) {
        Asset reached = sides.about(event.server(), event.origin());
        if (reached != null && !event.sha256().isEmpty() && !event.name().isEmpty()) {
            Asset device = SubDevices.behind(reached, event.server());
            graph.programs().moved(device, sides.about(event.client(), event.origin()), event);
        }
    }

    @Override
    public void identityClaim(IdentityClaim event) {
        Origin origin = event.origin();
        Endpoint about = event.about();
        Asset intruder = about.equals(origin.source()) ? graph.intruder(about) : null;
        Asset asset = intruder != null ? intruder : sides.about(about, origin);
        if (asset == null) {
            return;
        }
        Voice voice = WhoseWord.of(event, asset);
        if (voice != Voice.OTHERS) {
            sides.spoke(asset, origin);
        }
        Statement said = new Statement(
                event.attribute(),
                event.value(),
                event.source(),
                event.trust(),
                voice,
                origin.evidence(),
                origin.time());
        boolean isSlot = traits.numbersSlots(origin.protocol());
        String unit = isSlot ? "" : event.unit();
        if (about.equals(origin.source())) {
            graph.claim(asset, unit, said, about, WhoseWord.door(event, voice, isSlot ? event.unit() : ""));
        } else {
            graph.claim(asset, unit, said);
        }
        if (voice == Voice.OWN_LINK && asset.appeared()) {
            asset.seen(origin.time()); // as a relay passes it on, whose the flow is
        }
    }

    @Override
    public void addressBinding(AddressBinding event) {
        Asset sender = sides.sender(event.origin());
        graph.bind(event);
        if (event.source() == AddressBinding.Source.DHCP_ACK) {
            Asset client = graph.find(Endpoint.at(event.segment(), event.mac()));
            if (client != null) {
                sides.spoke(client, event.origin());
            }
        }
        if (sender != null && event.source() == AddressBinding.Source.DHCP_ACK) {
            graph.claim(
                    sender,
                    "",
                    new Statement(
                            Attribute.SERVICE,
                            DHCP_SERVER,
                            "dhcp_ack",
                            Trust.NAME_SERVICE,
                            Voice.OWN,
                            event.origin().evidence(),
                            event.origin().time()));
        }
    }

    @Override
    public void session(SessionSeen event) {
        sides.sender(event.origin());
    }

    @Override
    public void clock(long time) {
        now = time;
        graph.clock(time);
        tellRefused(time);
        if (time - judged >= JUDGING) {
            judged = time - time % JUDGING;
            remember(time);
        }
    }

    /** Says once that it is not kept of all devices with whom they speak. */
    private void tellRefused(long time) {
        if (!refusedTold && conversations.refused() > 0) {
            refusedTold = true;
            String text =
                    "with whom devices speak is known of " + conversations.all().size()
                            + " conversations, and there is no room for more; devices beyond them have no protocols and no roles";
            told.health(new CaptureHealth(time, CaptureHealth.Kind.LIMIT, "conversations", text, 1));
        }
    }

    @Override
    public void end(long time) {
        remember(time);
    }

    private void remember(long time) {
        for (Asset asset : graph.assets()) {
            if (asset.appeared() && !graph.isOfFlood(asset)) {
                view.remember(asset, time);
            }
        }
    }

    @Override
    public void timeGap(long from, long to) {
        graph.timeGap(from, to);
    }

    @Override
    public @Nullable AssetRef resolve(Endpoint endpoint, String unit) {
        return ref(graph.find(endpoint), endpoint, unit);
    }

    @Override
    public @Nullable AssetRef meet(Endpoint endpoint) {
        return ref(graph.ask(endpoint, now), endpoint, "");
    }

    private @Nullable AssetRef ref(@Nullable Asset device, Endpoint at, String unit) {
        return device == null || isNobody(device)
                ? null
                : view.ref(SubDevices.part(SubDevices.behind(device, at), unit), now);
    }

    /**
     * Whether an asset is an address of a flood that sent nothing that was understood, so that no consumer need learn
     * of it.
     */
    private boolean isNobody(Asset asset) {
        return asset.appeared() && !asset.isConfirmed() && asset.uses().isEmpty() && graph.isOfFlood(asset);
    }

    @Override
    public @Nullable AssetRef find(String id) {
        Asset asset = asset(id);
        return asset == null ? null : view.ref(asset, now);
    }

    @Override
    public @Nullable AssetRef deprivedBy(String id, long time) {
        Asset taker = asset(id);
        Asset before = taker == null ? null : graph.deprivedBy(taker, time);
        return before == null ? null : view.ref(before, now);
    }

    @Override
    public @Nullable AssetRef at(FlowInfo flow, int side) {
        Asset asset = sides.at(flow, side, now);
        return asset == null ? null : view.ref(asset, now);
    }
}
