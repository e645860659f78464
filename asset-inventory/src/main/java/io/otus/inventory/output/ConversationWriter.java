package io.otus.inventory.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.EventTime;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Called;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conversations as lines of JSON and as the rows of a text table. */
public final class ConversationWriter {
    /** Titles of the columns of the table. */
    public static final List<String> COLUMNS = List.of(
            "client",
            "server",
            "protocol",
            "unit",
            "first_seen",
            "last_seen",
            "reads",
            "writes",
            "commands",
            "operations",
            "bytes",
            "understood_bytes",
            "encrypted_bytes",
            "connections",
            "one_sided",
            "losses",
            "direction_known");

    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final Map<String, Asset> assets = new HashMap<>();
    private final Called called;

    /** Names who takes part by these assets. */
    public ConversationWriter(Collection<Asset> assets) {
        assets.forEach(asset -> this.assets.put(asset.id(), asset));
        called = new Called(assets, ConversationWriter::called);
    }

    /** One object a line, sorted by the ids of client and server, then by protocol and unit. */
    public void write(Collection<Conversation> conversations, OutputStream out) throws IOException {
        List<Conversation> sorted = new ArrayList<>(conversations);
        sorted.sort(Comparator.comparing(Conversation::key));
        for (Conversation each : sorted) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                write(each, json);
            }
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void write(Conversation conversation, JsonGenerator json) throws IOException {
        json.writeStartObject();
        party("client", conversation.key().client(), json);
        party("server", conversation.key().server(), json);
        json.writeStringField("protocol", conversation.key().protocol());
        json.writeStringField("unit", conversation.key().unit());
        json.writeBooleanField("direction_known", conversation.isDirectionKnown());
        json.writeStringField("first_seen", EventTime.text(conversation.firstTime()));
        json.writeStringField("last_seen", EventTime.text(conversation.lastTime()));
        json.writeObjectFieldStart("operations");
        for (Action action : Action.values()) {
            long count = conversation.actions().of(action);
            if (count > 0) {
                json.writeNumberField(action.key(), count);
            }
        }
        json.writeEndObject();
        json.writeNumberField("reads", conversation.actions().of(Action.READ));
        json.writeNumberField("writes", conversation.actions().writes());
        json.writeNumberField("commands", conversation.actions().commands());
        json.writeNumberField("requests", conversation.requests());
        json.writeNumberField("answers", conversation.answers());
        json.writeNumberField("errors", conversation.errors());
        json.writeNumberField("bytes", conversation.bytes());
        Conversation.Carried carried = conversation.carried();
        json.writeNumberField("bytes_from_client", carried.fromClient());
        json.writeNumberField("bytes_from_server", carried.bytes() - carried.fromClient());
        json.writeNumberField("understood_bytes", conversation.understoodBytes());
        json.writeNumberField("encrypted_bytes", carried.encrypted());
        json.writeBooleanField("understood", conversation.isUnderstood());
        json.writeNumberField("connections", carried.connections());
        json.writeNumberField("one_sided", carried.oneSided());
        json.writeNumberField("losses", conversation.losses());
        evidence(conversation.first(), json);
        json.writeEndObject();
    }

    private void party(String role, String id, JsonGenerator json) throws IOException {
        Asset asset = assets.get(id);
        json.writeObjectFieldStart(role);
        json.writeStringField("id", id);
        json.writeStringField("name", asset == null ? null : asset.value(Attribute.NAME));
        json.writeStringField("ip", asset == null ? null : asset.addresses().ip());
        json.writeStringField("mac", asset == null ? null : asset.addresses().mac());
        json.writeEndObject();
    }

    private static void evidence(Evidence first, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (FrameSpan span : first.spans()) {
            json.writeStartObject();
            json.writeStringField("capture", first.capture());
            json.writeNumberField("frame", span.frame());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * One row for each, with one cell for each column, sorted by what is shown of client and server, then by protocol
     * and unit.
     */
    public List<List<String>> rows(Collection<Conversation> conversations) {
        List<Conversation> sorted = new ArrayList<>(conversations);
        sorted.sort(Comparator.<Conversation, String>comparing(
                        each -> shown(each.key().client()))
                .thenComparing(each -> shown(each.key().server()))
                .thenComparing(each -> each.key().protocol())
                .thenComparing(each -> each.key().unit())
                .thenComparing(Conversation::key));
        List<List<String>> rows = new ArrayList<>(sorted.size());
        for (Conversation each : sorted) {
            rows.add(List.of(
                    shown(each.key().client()),
                    shown(each.key().server()),
                    each.key().protocol(),
                    each.key().unit(),
                    EventTime.text(each.firstTime()),
                    EventTime.text(each.lastTime()),
                    Long.toString(each.actions().of(Action.READ)),
                    Long.toString(each.actions().writes()),
                    Long.toString(each.actions().commands()),
                    each.actions().text(),
                    Long.toString(each.bytes()),
                    Long.toString(each.understoodBytes()),
                    Long.toString(each.carried().encrypted()),
                    Long.toString(each.carried().connections()),
                    Long.toString(each.carried().oneSided()),
                    Long.toString(each.losses()),
                    Boolean.toString(each.isDirectionKnown())));
        }
        return rows;
    }

    /**
     * Text for the asset of an id: its name with its address, as far as they are known, and its VLAN where several have
     * the same text.
     */
    public String shown(String id) {
        return called.of(id);
    }

    private static String called(Asset asset) {
        String name = asset.value(Attribute.NAME);
        return name == null ? asset.address() : name + " (" + asset.address() + ")";
    }
}
