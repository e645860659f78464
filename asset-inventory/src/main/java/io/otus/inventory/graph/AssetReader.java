package io.otus.inventory.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.core.store.StoreException;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Door;
import io.otus.inventory.claim.Voice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AssetState} wrote into an empty graph. */
final class AssetReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final ObjectMapper trees = new ObjectMapper(JSON);
    private final SharedTexts shared = new SharedTexts();
    private final AddressBook book;
    private final AssetRegistry registry;

    AssetReader(AddressBook book, AssetRegistry registry) {
        this.book = book;
        this.registry = registry;
    }

    /**
     * Reads all assets, each in its turn, so that no more than one is there as text. Whatever refers to an asset that
     * is not among them is left out.
     *
     * @param states gives each state in turn, and is asked twice: assets refer to each other
     * @throws StoreException if a state is not what {@link AssetState} writes
     */
    void read(Consumer<Consumer<String>> states) {
        states.accept(state -> registry.restore(head(state)));
        states.accept(this::fill);
        book.recount();
    }

    /** Makes the asset of a stored state, without its content. */
    private static Asset head(String state) {
        String id = "";
        int segment = 0;
        String unit = "";
        long time = 0;
        try (JsonParser json = JSON.createParser(state)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "id" -> id = json.getText();
                    case "segment" -> segment = json.getIntValue();
                    case "unit" -> unit = json.getText();
                    case "first_time" -> time = json.getLongValue();
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return new Asset(id, segment, unit, null, time);
    }

    private static StoreException unreadable(Exception e) {
        return new StoreException("an asset in the store cannot be read: " + e.getMessage(), e);
    }

    private void fill(String state) {
        try {
            JsonNode node = trees.readTree(state);
            Asset asset = registry.find(node.path("id").asText());
            if (asset != null) {
                shared.next();
                asset.identity()
                        .site(node.has("site") ? shared.word(node.path("site").asText()) : null);
                fill(asset, node);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private void fill(Asset asset, JsonNode node) {
        Asset parent = registry.find(node.path("parent").asText());
        if (parent != null) {
            asset.setParent(parent);
            registry.restorePart();
        }
        asset.restoreSeen(
                true,
                evidence(node, "first"),
                node.path("first_time").asLong(),
                node.path("last_time").asLong());
        asset.presence()
                .restore(
                        node.path("heard_since").asLong(asset.firstTime()),
                        node.path("heard").asLong(asset.lastTime()),
                        node.path("longest_pause").asLong(),
                        node.path("missed").asBoolean());
        asset.confirmed(node.path("confirmed").asBoolean(true));
        asset.untold(node.path("untold").asBoolean());
        node.path("vlans").forEach(vlan -> asset.vlanPresence().once(vlan.asInt()));
        volume(asset.volume(), node);
        addresses(asset, node);
        claims(asset.claims(), node);
        for (JsonNode each : node.path("units")) {
            Unit unit = new Unit(each.path("number").asText());
            Asset own = registry.find(each.path("asset").asText());
            if (own != null) {
                unit.become(own);
            }
            unit.merelyAnswers(each.path("merely_answers").asBoolean());
            unit.door(each.path("door").asBoolean());
            if (each.path("distinct").asBoolean()) {
                unit.distinguish();
            }
            Evidence answered = evidence(each, "answered");
            if (answered != null) {
                unit.answer(answered);
            }
            claims(unit.claims(), each);
            each.path("uses").forEach(use -> unit.use(use(use)));
            asset.parts().add(unit);
        }
        if (node.path("units_numbered").asBoolean()) {
            asset.parts().number();
        } else if (node.has(UnitContentsState.FIELD)) {
            UnitContents contents = registry.comparisons().of(asset.parts(), asset.lastTime());
            if (contents != null) {
                UnitContentsState.read(node.path(UnitContentsState.FIELD), contents);
            }
        }
        asset.parts().alike(node.path("units_alike").asBoolean());
        if (node.path("units_apart").asBoolean()) {
            asset.parts().part(node.path("units_reason").asText(UnitRule.REASON));
        }
        node.path("uses").forEach(use -> asset.restoreUse(use(use)));
        node.path("services").forEach(service -> asset.addService(service(service)));
        programs(asset, node);
        asset.judgements()
                .restore(node.path("judgements")
                        .valueStream()
                        .map(this::judgement)
                        .toList());
        for (JsonNode each : node.path("joined")) {
            asset.identity()
                    .unions()
                    .add(new Joined(
                            each.path("id").asText(),
                            each.path("addresses").asText(),
                            each.path("reason").asText(),
                            each.path("time").asLong(),
                            evidence(each, "shown")));
        }
        asset.changed();
        asset.stored();
    }

    private void programs(Asset asset, JsonNode node) {
        for (JsonNode each : node.path("programs")) {
            ProgramObject object = new ProgramObject(new ProgramObject.Key(
                    each.path("protocol").asText(),
                    each.path("unit").asText(),
                    each.path("name").asText()));
            for (JsonNode content : each.path("contents")) {
                object.add(new ProgramObject.Content(
                        content.path("sha256").asText(),
                        content.path("size").asLong(),
                        content.path("from").asLong(),
                        Action.valueOf(content.path("how").asText()),
                        content.has("by") ? content.path("by").asText() : null,
                        shared.evidence(content.path("first").asText()),
                        content.path("last_time").asLong(),
                        shared.evidence(content.path("last").asText()),
                        content.path("count").asLong(),
                        content.path("removed").asLong()));
            }
            if (!object.contents().isEmpty()) {
                asset.programsOrNew().restore(object);
            }
        }
    }

    private Judgement judgement(JsonNode node) {
        return new Judgement(
                node.path("from").asLong(),
                node.has("type") ? shared.word(node.path("type").asText()) : null,
                node.path("roles")
                        .valueStream()
                        .map(role -> shared.word(role.asText()))
                        .toList(),
                node.has("level") ? shared.word(node.path("level").asText()) : null);
    }

    private void addresses(Asset asset, JsonNode node) {
        for (JsonNode each : node.path("macs")) {
            MacRecord mac = book.macOrNew(
                    each.path("segment").asInt(),
                    MacAddress.parse(each.path("mac").asText()));
            var _ = shared.value(mac.text);
            mac.asset = asset;
            mac.router = each.path("router").asBoolean();
            mac.forwarded = each.path("forwarded")
                    .valueStream()
                    .map(frames -> shared.evidence(frames.asText()))
                    .toList();
            mac.proxy = each.path("proxy").asBoolean();
            mac.proxySeen = each.path("proxy_seen").asLong(asset.lastTime());
            mac.bound = each.path("bound").asInt();
            mac.vendorNamed = each.path("vendor_named").asBoolean();
            asset.addresses().macs.add(mac);
        }
        for (JsonNode each : node.path("ips")) {
            int segment = each.path("segment").asInt();
            IpRecord ip = book.add(segment, IpAddress.parse(each.path("ip").asText()), asset);
            var _ = shared.value(ip.text);
            ip.tie = IpRecord.Tie.valueOf(each.path("tie").asText());
            ip.mac = each.has("mac")
                    ? book.macOrNew(segment, MacAddress.parse(each.path("mac").asText()))
                    : null;
            ip.near = each.path("near").asBoolean();
            // An earlier version did not say it, and took it for true.
            ip.proven = each.path("proven").asBoolean(true);
            ip.far = each.path("far").asBoolean();
            ip.farther = each.path("farther").asBoolean();
            ip.asks = each.path("asks").asBoolean();
            ip.start = each.path("start").asInt();
            ip.supported = each.path("supported").asLong();
            if (each.path("born").asBoolean()) {
                asset.addresses().born = ip;
            }
        }
    }

    private void claims(ClaimSet claims, JsonNode node) {
        for (JsonNode each : node.path("claims")) {
            Claim claim = Claim.restored(
                    Attribute.valueOf(each.path("attribute").asText()),
                    shared.value(each.path("value").asText()),
                    shared.word(each.path("source").asText()),
                    Trust.valueOf(each.path("trust").asText()),
                    Voice.valueOf(each.path("voice").asText()),
                    shared.evidence(each.path("first").asText()),
                    each.path("from").asLong(),
                    shared.evidence(each.path("last").asText()),
                    each.path("last_time").asLong(),
                    each.path("to").asLong(),
                    each.path("count").asLong());
            if (each.has("card")) {
                claim.restoreCard(shared.value(each.path("card").asText()));
            }
            each.path("doors").forEach(door -> claim.saidAt(Door.parse(door.asText())));
            claims.adopt(claim);
        }
        claims.restoreRefused(node.path("claims_refused").asLong());
    }

    private ProtocolUse use(JsonNode node) {
        ProtocolUse use = ProtocolUse.restored(new ProtocolUse.State(
                shared.word(node.path("protocol").asText()),
                asked(node),
                actions(node, "served_actions"),
                node.path("asked").asLong(),
                node.path("served").asLong(),
                node.path("servers").asInt(),
                node.path("clients").asInt(),
                node.path("by_turns").asBoolean(node.path("servers").asInt() > 1), // as it was taken for before
                node.path("first_asked_time").asLong(),
                node.path("last_asked_time").asLong(),
                node.path("first_flow_time").asLong(),
                node.path("last_flow_time").asLong(),
                evidence(node, "first_asked"),
                evidence(node, "first_served"),
                evidence(node, "first_spoken")));
        volume(use.volume(), node);
        return use;
    }

    private static void volume(Volume volume, JsonNode node) {
        volume.sent(node.path("frames_sent").asLong(), node.path("bytes_sent").asLong());
        volume.received(
                node.path("frames_received").asLong(),
                node.path("bytes_received").asLong());
    }

    /** The stored actions. An earlier version stored their names only; each then counts as asked for once. */
    private static List<Occasions.Entry> asked(JsonNode node) {
        List<Occasions.Entry> asked = new ArrayList<>();
        for (JsonNode each : node.path("asked_actions")) {
            String name = each.isTextual() ? each.asText() : each.path("action").asText();
            asked.add(new Occasions.Entry(
                    Action.valueOf(name),
                    each.path("count").asLong(1),
                    each.path("occasions").asLong(1),
                    each.path("began").asLong(node.path("last_asked_time").asLong())));
        }
        return asked;
    }

    private static Set<Action> actions(JsonNode node, String name) {
        List<Action> actions = new ArrayList<>();
        node.path(name).forEach(action -> actions.add(Action.valueOf(action.asText())));
        return actions.isEmpty() ? EnumSet.noneOf(Action.class) : EnumSet.copyOf(actions);
    }

    private OfferedService service(JsonNode node) {
        return OfferedService.restored(
                Transport.valueOf(node.path("transport").asText()),
                node.path("port").asInt(),
                shared.evidence(node.path("first").asText()),
                node.path("first_time").asLong(),
                node.path("last_time").asLong(),
                node.has("protocol") ? shared.word(node.path("protocol").asText()) : null);
    }

    private @Nullable Evidence evidence(JsonNode node, String name) {
        return node.has(name) ? shared.evidence(node.path(name).asText()) : null;
    }
}
