package io.otus.inventory.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.core.event.Attribute;
import io.otus.core.event.EventTime;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.graph.Joined;
import io.otus.inventory.graph.OfferedService;
import io.otus.inventory.graph.ProgramObject;
import io.otus.inventory.graph.Programs;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code assets.jsonl}: one asset a line, in the order given. The form is laid down in {@value #SCHEMA} beside
 * this class. The same inventory gives the same bytes.
 */
public final class AssetWriter {
    /** Resource with the JSON Schema of one line. */
    public static final String SCHEMA = "assets.schema.json";

    /** Attributes that are fields of the line, in their order; the others are among the claims only. */
    private static final List<Attribute> FIELDS = List.of(
            Attribute.VENDOR,
            Attribute.MODEL,
            Attribute.ORDER_NUMBER,
            Attribute.FIRMWARE,
            Attribute.HARDWARE,
            Attribute.SERIAL,
            Attribute.OS,
            Attribute.RUN_STATE,
            Attribute.KEY_POSITION);

    private final MissingFacts missing = MissingFacts.shipped();

    /** Writes the lines as UTF-8; the stream stays open. */
    public void write(Collection<Asset> assets, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(null);
            for (Asset asset : assets) {
                write(asset, json);
                json.writeRaw('\n');
            }
        }
    }

    private void write(Asset asset, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", asset.id());
        Asset parent = asset.parent();
        text(json, "parent", parent == null ? null : parent.id());
        text(json, "name", asset.value(Attribute.NAME));
        addresses(asset, json);
        for (Attribute attribute : FIELDS) {
            text(json, attribute.key(), field(asset, attribute));
        }
        text(json, "type", concluded(asset, Conclusion.Kind.TYPE));
        json.writeArrayFieldStart("roles");
        for (Conclusion conclusion : asset.judgements().conclusions()) {
            if (conclusion.kind() == Conclusion.Kind.ROLE) {
                json.writeString(conclusion.value());
            }
        }
        json.writeEndArray();
        text(json, "purdue_level", concluded(asset, Conclusion.Kind.LEVEL));
        text(json, "importance", concluded(asset, Conclusion.Kind.IMPORTANCE));
        String site = asset.identity().site();
        if (site != null) {
            json.writeStringField("site", site);
        }
        text(json, "owner", asset.identity().stated().get("owner"));
        text(json, "location", asset.value(Attribute.LOCATION));
        text(json, "criticality", asset.identity().stated().get("criticality"));
        text(json, "notes", asset.identity().stated().get("notes"));
        json.writeArrayFieldStart("stated");
        for (String field : new TreeSet<>(asset.identity().stated().keySet())) {
            json.writeString(field);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("protocols");
        for (String protocol : protocols(asset)) {
            json.writeString(protocol);
        }
        json.writeEndArray();
        services(asset, json);
        json.writeStringField("first_seen", EventTime.text(asset.firstTime()));
        json.writeStringField("last_seen", EventTime.text(asset.lastTime()));
        json.writeObjectFieldStart("traffic");
        volume(asset.volume(), json);
        json.writeArrayFieldStart("protocols");
        for (ProtocolUse use : asset.uses()) {
            if (!use.volume().isEmpty()) {
                json.writeStartObject();
                json.writeStringField("protocol", use.protocol());
                volume(use.volume(), json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        programs(asset, json);
        if (asset.identity().refusedClaims() > 0) {
            json.writeNumberField("claims_not_kept", asset.identity().refusedClaims());
        }
        claims(asset, json);
        joined(asset, json);
        json.writeArrayFieldStart("unknown");
        for (MissingFacts.Missing each : missing.of(asset)) {
            json.writeStartObject();
            json.writeStringField("attribute", each.attribute());
            json.writeStringField("would_tell", each.wouldTell());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void volume(Volume volume, JsonGenerator json) throws IOException {
        json.writeNumberField("frames_sent", volume.framesSent());
        json.writeNumberField("bytes_sent", volume.bytesSent());
        json.writeNumberField("frames_received", volume.framesReceived());
        json.writeNumberField("bytes_received", volume.bytesReceived());
    }

    private static @Nullable String field(Asset asset, Attribute attribute) {
        return switch (attribute) {
            case VENDOR -> asset.identity().vendor();
            case MODEL -> asset.identity().fullModel();
            default -> asset.value(attribute);
        };
    }

    static @Nullable String concluded(Asset asset, Conclusion.Kind kind) {
        String said = asset.identity().stated().get(kind.key());
        if (said != null) {
            return said;
        }
        for (Conclusion conclusion : asset.judgements().conclusions()) {
            if (conclusion.kind() == kind) {
                return conclusion.value();
            }
        }
        return null;
    }

    static Set<String> protocols(Asset asset) {
        TreeSet<String> protocols = new TreeSet<>();
        for (ProtocolUse use : asset.uses()) {
            protocols.add(use.protocol());
        }
        return protocols;
    }

    private static void addresses(Asset asset, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("addresses");
        open(asset, Attribute.IP, json);
        open(asset, Attribute.MAC, json);
        json.writeArrayFieldStart("vlan");
        for (int vlan : asset.vlans()) {
            if (vlan != 0) {
                json.writeNumber(vlan);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void open(Asset asset, Attribute attribute, JsonGenerator json) throws IOException {
        TreeSet<String> values = new TreeSet<>();
        for (Claim claim : asset.identity().claims()) {
            if (claim.attribute() == attribute
                    && claim.isOpen()
                    && asset.addresses().areSaidBy(claim)) {
                values.add(claim.value());
            }
        }
        json.writeArrayFieldStart(attribute.key());
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void services(Asset asset, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("services");
        List<OfferedService> sorted = asset.services().stream()
                .sorted(Comparator.comparing(OfferedService::transport).thenComparingInt(OfferedService::port))
                .toList();
        for (OfferedService service : sorted) {
            json.writeStartObject();
            json.writeStringField("transport", service.transport().label());
            json.writeNumberField("port", service.port());
            text(json, "protocol", service.protocol());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void claims(Asset asset, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("claims");
        for (Claim claim : asset.identity().claims()) {
            json.writeStartObject();
            json.writeStringField("attribute", claim.attribute().key());
            json.writeStringField("value", claim.value());
            json.writeStringField("source", claim.source());
            json.writeStringField("trust", claim.trust().key());
            json.writeStringField("from", EventTime.text(claim.from()));
            text(json, "to", claim.isOpen() ? null : EventTime.text(claim.to()));
            json.writeArrayFieldStart("evidence");
            evidence(claim.first(), json);
            if (claim.last().firstFrame() != claim.first().firstFrame()) {
                evidence(claim.last(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        for (Conclusion conclusion : asset.judgements().conclusions()) {
            json.writeStartObject();
            json.writeStringField("attribute", conclusion.kind().key());
            json.writeStringField("value", conclusion.value());
            json.writeStringField("source", conclusion.reason());
            json.writeStringField("trust", "rule");
            json.writeStringField("from", EventTime.text(asset.firstTime()));
            json.writeNullField("to");
            json.writeArrayFieldStart("evidence");
            for (Evidence each : conclusion.evidence()) {
                evidence(each, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void programs(Asset asset, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("program");
        Programs programs = asset.programs();
        if (programs != null) {
            for (ProgramObject object : programs.objects()) {
                program(object, json);
            }
        }
        json.writeEndArray();
    }

    private static void program(ProgramObject object, JsonGenerator json) throws IOException {
        ProgramObject.Content current = object.current();
        json.writeStartObject();
        json.writeStringField("protocol", object.key().protocol());
        json.writeStringField("unit", object.key().unit());
        json.writeStringField("name", object.key().name());
        content(current, json);
        text(json, "removed", current.removed() == 0 ? null : EventTime.text(current.removed()));
        json.writeArrayFieldStart("earlier");
        for (ProgramObject.Content content :
                object.contents().subList(0, object.contents().size() - 1)) {
            json.writeStartObject();
            content(content, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void content(ProgramObject.Content content, JsonGenerator json) throws IOException {
        json.writeStringField("sha256", content.sha256());
        json.writeNumberField("size", content.size());
        json.writeStringField("from", EventTime.text(content.from()));
        json.writeStringField("how", content.how().key());
        text(json, "by", content.by());
        json.writeStringField("last_seen", EventTime.text(content.lastTime()));
        json.writeNumberField("times_seen", content.count());
        json.writeArrayFieldStart("evidence");
        evidence(content.first(), json);
        if (content.last().firstFrame() != content.first().firstFrame()) {
            evidence(content.last(), json);
        }
        json.writeEndArray();
    }

    private static void joined(Asset asset, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("joined");
        for (Joined each : asset.identity().unions().all()) {
            json.writeStartObject();
            json.writeStringField("id", each.id());
            json.writeStringField("addresses", each.addresses());
            json.writeStringField("reason", each.reason());
            text(json, "time", each.time() == 0 ? null : EventTime.text(each.time()));
            json.writeArrayFieldStart("evidence");
            Evidence shown = each.evidence();
            if (shown != null) {
                evidence(shown, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void evidence(Evidence evidence, JsonGenerator json) throws IOException {
        for (FrameSpan span : evidence.spans()) {
            json.writeStartObject();
            json.writeStringField("capture", evidence.capture());
            json.writeNumberField("frame", span.frame());
            json.writeStringField("time", EventTime.text(span.time()));
            json.writeNumberField("offset", span.offset());
            json.writeNumberField("length", span.length());
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
