package io.otus.inventory.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.core.event.Action;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Door;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes everything that is known of an asset as one JSON object, as it is stored; {@link AssetReader} reads it. */
public final class AssetState {
    private static final JsonFactory JSON = new JsonFactory();

    private AssetState() {}

    /** The state of an asset. */
    public static String write(Asset asset) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", asset.id());
            json.writeNumberField("segment", asset.segment());
            text(json, "site", asset.identity().site());
            json.writeStringField("unit", asset.unit());
            Asset parent = asset.parent();
            text(json, "parent", parent == null ? null : parent.id());
            json.writeNumberField("first_time", asset.firstTime());
            json.writeNumberField("last_time", asset.lastTime());
            evidence(json, "first", asset.firstEvidence());
            Presence presence = asset.presence();
            json.writeNumberField("heard_since", presence.begin());
            json.writeNumberField("heard", presence.heardTime());
            json.writeNumberField("longest_pause", presence.longestPause());
            json.writeBooleanField("missed", presence.missed());
            json.writeBooleanField("confirmed", asset.isConfirmed());
            if (asset.isUntold()) {
                json.writeBooleanField("untold", true);
            }
            json.writeArrayFieldStart("vlans");
            for (int vlan : asset.vlans()) {
                json.writeNumber(vlan);
            }
            json.writeEndArray();
            volume(asset.volume(), json);
            addresses(asset, json);
            claims(asset.claims(), json);
            units(asset, json);
            uses(asset.uses(), json);
            services(asset, json);
            programs(asset, json);
            judgements(asset, json);
            joined(asset, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be written", e);
        }
        return text.toString();
    }

    private static void volume(Volume volume, JsonGenerator json) throws IOException {
        if (!volume.isEmpty()) {
            json.writeNumberField("frames_sent", volume.framesSent());
            json.writeNumberField("bytes_sent", volume.bytesSent());
            json.writeNumberField("frames_received", volume.framesReceived());
            json.writeNumberField("bytes_received", volume.bytesReceived());
        }
    }

    private static void addresses(Asset asset, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("macs");
        for (MacRecord mac : asset.addresses().macs) {
            json.writeStartObject();
            json.writeNumberField("segment", mac.key.segment());
            json.writeStringField("mac", mac.text);
            json.writeBooleanField("router", mac.router);
            json.writeArrayFieldStart("forwarded");
            for (Evidence each : mac.forwarded) {
                json.writeString(EvidenceText.write(each));
            }
            json.writeEndArray();
            json.writeNumberField("bound", mac.bound);
            json.writeBooleanField("proxy", mac.proxy);
            if (mac.proxy) {
                json.writeNumberField("proxy_seen", mac.proxySeen);
            }
            json.writeBooleanField("vendor_named", mac.vendorNamed);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("ips");
        for (IpRecord ip : asset.addresses().ips) {
            json.writeStartObject();
            json.writeNumberField("segment", ip.key.segment());
            json.writeStringField("ip", ip.text);
            json.writeStringField("tie", ip.tie.name());
            MacRecord mac = ip.mac;
            text(json, "mac", mac == null ? null : mac.text);
            json.writeNumberField("supported", ip.supported);
            json.writeBooleanField("near", ip.near);
            json.writeBooleanField("proven", ip.proven);
            if (ip.far) {
                json.writeBooleanField("far", true);
                json.writeBooleanField("farther", ip.farther);
            }
            if (ip.asks) {
                json.writeBooleanField("asks", true);
            }
            if (ip.start != 0) {
                json.writeNumberField("start", ip.start);
            }
            json.writeBooleanField("born", asset.addresses().born == ip);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void claims(ClaimSet claims, JsonGenerator json) throws IOException {
        if (claims.refused() > 0) {
            json.writeNumberField("claims_refused", claims.refused());
        }
        json.writeArrayFieldStart("claims");
        for (Claim claim : claims.all()) {
            json.writeStartObject();
            json.writeStringField("attribute", claim.attribute().name());
            json.writeStringField("value", claim.value());
            json.writeStringField("source", claim.source());
            json.writeStringField("trust", claim.trust().name());
            json.writeStringField("voice", claim.voice().name());
            evidence(json, "first", claim.first());
            json.writeNumberField("from", claim.from());
            evidence(json, "last", claim.last());
            json.writeNumberField("last_time", claim.lastTime());
            json.writeNumberField("to", claim.to());
            json.writeNumberField("count", claim.count());
            String card = claim.card();
            if (card != null) {
                json.writeStringField("card", card);
            }
            if (!claim.doors().isEmpty()) {
                json.writeArrayFieldStart("doors");
                for (Door door : claim.doors()) {
                    json.writeString(door.text());
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void units(Asset asset, JsonGenerator json) throws IOException {
        json.writeBooleanField("units_apart", asset.parts().isApart());
        if (asset.parts().isApart()) {
            json.writeStringField("units_reason", asset.parts().reason());
        }
        json.writeArrayFieldStart("units");
        for (Unit unit : asset.units()) {
            json.writeStartObject();
            json.writeStringField("number", unit.number());
            Asset own = unit.asset();
            text(json, "asset", own == null ? null : own.id());
            if (unit.merelyAnswers()) {
                json.writeBooleanField("merely_answers", true);
            }
            if (unit.isDoor()) {
                json.writeBooleanField("door", true);
            }
            if (unit.isDistinct()) {
                json.writeBooleanField("distinct", true);
            }
            evidence(json, "answered", unit.answered());
            claims(unit.claims(), json);
            ProtocolUse use = unit.use();
            if (use != null && own == null) {
                uses(List.of(use), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        if (asset.parts().isNumbered()) {
            json.writeBooleanField("units_numbered", true);
        }
        if (asset.parts().isAlike()) {
            json.writeBooleanField("units_alike", true);
        }
        UnitContents contents = asset.parts().contents();
        if (contents != null) {
            UnitContentsState.write(contents, json);
        }
    }

    private static void uses(Collection<ProtocolUse> uses, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("uses");
        for (ProtocolUse use : uses) {
            ProtocolUse.State state = use.state();
            json.writeStartObject();
            json.writeStringField("protocol", state.protocol());
            json.writeArrayFieldStart("asked_actions");
            for (Occasions.Entry each : state.askedActions()) {
                json.writeStartObject();
                json.writeStringField("action", each.action().name());
                json.writeNumberField("count", each.count());
                json.writeNumberField("occasions", each.occasions());
                json.writeNumberField("began", each.began());
                json.writeEndObject();
            }
            json.writeEndArray();
            actions(json, "served_actions", state.servedActions());
            json.writeNumberField("asked", state.asked());
            json.writeNumberField("served", state.served());
            json.writeNumberField("servers", state.servers());
            json.writeNumberField("clients", state.clients());
            json.writeBooleanField("by_turns", state.byTurns());
            json.writeNumberField("first_asked_time", state.firstAskedTime());
            json.writeNumberField("last_asked_time", state.lastAskedTime());
            json.writeNumberField("first_flow_time", state.firstFlowTime());
            json.writeNumberField("last_flow_time", state.lastFlowTime());
            evidence(json, "first_asked", state.firstAsked());
            evidence(json, "first_served", state.firstServed());
            evidence(json, "first_spoken", state.firstSpoken());
            volume(use.volume(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void actions(JsonGenerator json, String name, Collection<Action> actions) throws IOException {
        json.writeArrayFieldStart(name);
        for (Action action : new TreeSet<>(actions)) {
            json.writeString(action.name());
        }
        json.writeEndArray();
    }

    private static void services(Asset asset, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("services");
        for (OfferedService service : asset.services()) {
            json.writeStartObject();
            json.writeStringField("transport", service.transport().name());
            json.writeNumberField("port", service.port());
            text(json, "protocol", service.protocol());
            evidence(json, "first", service.first());
            json.writeNumberField("first_time", service.firstTime());
            json.writeNumberField("last_time", service.lastTime());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void programs(Asset asset, JsonGenerator json) throws IOException {
        Programs programs = asset.programs();
        if (programs == null) {
            return;
        }
        json.writeArrayFieldStart("programs");
        for (ProgramObject object : programs.objects()) {
            json.writeStartObject();
            json.writeStringField("protocol", object.key().protocol());
            json.writeStringField("unit", object.key().unit());
            json.writeStringField("name", object.key().name());
            json.writeArrayFieldStart("contents");
            for (ProgramObject.Content content : object.contents()) {
                json.writeStartObject();
                json.writeStringField("sha256", content.sha256());
                json.writeNumberField("size", content.size());
                json.writeNumberField("from", content.from());
                json.writeStringField("how", content.how().name());
                text(json, "by", content.by());
                evidence(json, "first", content.first());
                json.writeNumberField("last_time", content.lastTime());
                evidence(json, "last", content.last());
                json.writeNumberField("count", content.count());
                json.writeNumberField("removed", content.removed());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void judgements(Asset asset, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("judgements");
        for (Judgement each : asset.judgements().all()) {
            json.writeStartObject();
            json.writeNumberField("from", each.from());
            text(json, "type", each.type());
            json.writeArrayFieldStart("roles");
            for (String role : each.roles()) {
                json.writeString(role);
            }
            json.writeEndArray();
            text(json, "level", each.level());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void joined(Asset asset, JsonGenerator json) throws IOException {
        if (asset.identity().unions().all().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("joined");
        for (Joined each : asset.identity().unions().all()) {
            json.writeStartObject();
            json.writeStringField("id", each.id());
            json.writeStringField("addresses", each.addresses());
            json.writeStringField("reason", each.reason());
            json.writeNumberField("time", each.time());
            evidence(json, "shown", each.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void evidence(JsonGenerator json, String name, @Nullable Evidence evidence) throws IOException {
        text(json, name, evidence == null ? null : EvidenceText.write(evidence));
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
