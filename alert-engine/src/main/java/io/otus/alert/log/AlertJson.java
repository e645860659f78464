package io.otus.alert.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.alert.alert.AlertOrigin;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Beside;
import io.otus.alert.alert.EvidenceItem;
import io.otus.alert.alert.Further;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.alert.NetworkPath;
import io.otus.alert.alert.Occurrence;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Kind;
import io.otus.alert.text.Explanation;
import io.otus.core.event.EventTime;
import io.otus.core.net.MacAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code alerts.jsonl} (schema: {@code alert.schema.json}). Keys always come in the same order; what is not
 * known is left out.
 */
public final class AlertJson {
    /** Version of the schema. */
    public static final int SCHEMA = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private AlertJson() {}

    /** As {@link #write(String, long, AlertState, String)}, outside the chain of lines. */
    public static String write(String sensor, long sequence, AlertState alert) {
        return write(sensor, sequence, alert, null);
    }

    /**
     * The line without its line feed.
     *
     * @param sensor name of the sensor
     * @param sequence number of the line
     * @param previous hash of the line before; null where it is no line of the log
     */
    public static String write(String sensor, long sequence, AlertState alert, @Nullable String previous) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            writeHead(out, alert);
            writeContext(out, alert);
            writeProof(out, alert);
            out.writeStringField("sensor", sensor);
            out.writeNumberField("schema", SCHEMA);
            writeIfKnown(out, "prev", previous);
            out.writeNumberField("seq", sequence);
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    private static void writeHead(JsonGenerator out, AlertState alert) throws IOException {
        AlertOrigin origin = alert.origin();
        out.writeStringField("id", origin.id());
        out.writeStringField("kind", origin.kind().name());
        out.writeArrayFieldStart("also");
        for (Kind kind : alert.also()) {
            out.writeString(kind.name());
        }
        out.writeEndArray();
        out.writeStringField("engine", origin.kind().engine().key());
        out.writeStringField("severity", alert.severity().key());
        out.writeStringField("status", alert.status().key());
        writeIfKnown(out, "incident", alert.incident());
        out.writeStringField("first_seen", EventTime.text(origin.firstSeen()));
        out.writeStringField("last_seen", EventTime.text(alert.lastSeen()));
        out.writeNumberField("count", alert.count());
        Occurrence occurrence = alert.occurrence();
        out.writeObjectFieldStart("occurrence");
        out.writeNumberField("n", occurrence.n());
        out.writeStringField("first_seen", EventTime.text(occurrence.firstSeen()));
        out.writeNumberField("count", occurrence.count());
        out.writeEndObject();
        out.writeStringField("title", alert.title());
        out.writeStringField("explanation", origin.explanation().explanation());
        Category gathers = origin.gathers();
        writeIfKnown(out, "gathers", gathers == null ? null : gathers.key());
        writeFurther(out, origin.explanation().title(), alert.further());
        writeBeside(out, alert.beside());
    }

    private static void writeBeside(JsonGenerator out, Beside beside) throws IOException {
        if (beside.count() == 0) {
            return;
        }
        out.writeObjectFieldStart("beside");
        out.writeNumberField("count", beside.count());
        out.writeArrayFieldStart("items");
        for (Beside.Item item : beside.items()) {
            out.writeStartObject();
            out.writeStringField("kind", item.kind().name());
            out.writeStringField("title", item.title());
            out.writeStringField("fact", item.fact());
            out.writeStringField("observed", item.observed());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeFurther(JsonGenerator out, String first, Further further) throws IOException {
        if (further.count() == 0) {
            return;
        }
        out.writeObjectFieldStart("further");
        out.writeStringField("first", first);
        out.writeNumberField("count", further.count());
        out.writeArrayFieldStart("items");
        for (Further.Item item : further.items()) {
            out.writeStartObject();
            out.writeStringField("title", item.title());
            out.writeStringField("fact", item.fact());
            out.writeStringField("observed", item.observed());
            out.writeStringField("severity", item.severity().key());
            out.writeStringField("time", EventTime.text(item.time()));
            if (!item.evidence().isEmpty()) {
                writeEvidence(out, item.evidence(), null);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeContext(JsonGenerator out, AlertState alert) throws IOException {
        out.writeArrayFieldStart("assets");
        for (InvolvedAsset asset : alert.assets()) {
            out.writeStartObject();
            out.writeStringField("id", asset.id());
            out.writeStringField("name", asset.name());
            writeIfKnown(out, "alias", asset.alias());
            writeIfKnown(out, "ip", asset.ip());
            writeIfKnown(out, "mac", asset.mac());
            writeIfKnown(out, "site", asset.site());
            out.writeStringField("type", asset.type());
            out.writeStringField("role", asset.role());
            out.writeEndObject();
        }
        out.writeEndArray();
        if (!alert.moreAssets().isEmpty()) {
            out.writeArrayFieldStart("more_assets");
            for (String id : alert.moreAssets()) {
                out.writeString(id);
            }
            out.writeEndArray();
        }
        writeIfKnown(out, "protocol", alert.origin().protocol());
        writeIfKnown(out, "service", alert.origin().service());
        writeIfKnown(out, "unit", alert.origin().unit());
        out.writeArrayFieldStart("points");
        for (String points : alert.points()) {
            out.writeString(points);
        }
        out.writeEndArray();
        writeNetwork(out, alert.origin().network());
        MacAddress card = alert.origin().card();
        writeIfKnown(out, "card", card == null ? null : card.toString());
        writeBaseline(out, alert.origin().explanation());
    }

    private static void writeNetwork(JsonGenerator out, @Nullable NetworkPath network) throws IOException {
        if (network == null) {
            return;
        }
        out.writeObjectFieldStart("network");
        out.writeStringField("transport", network.transport());
        writeIfKnown(out, "source_port", network.sourcePort());
        writeIfKnown(out, "destination_port", network.destinationPort());
        out.writeNumberField("vlan", network.vlan());
        writeIfKnown(out, "community_id", network.communityId());
        out.writeEndObject();
    }

    private static void writeBaseline(JsonGenerator out, Explanation explanation) throws IOException {
        String expected = explanation.expected();
        if (expected == null) {
            return;
        }
        out.writeObjectFieldStart("baseline");
        out.writeStringField("fact", explanation.fact());
        out.writeStringField("expected", expected);
        out.writeStringField("observed", explanation.observed());
        if (explanation.learnedSince() != 0) {
            out.writeStringField("learned_since", EventTime.text(explanation.learnedSince()));
        }
        out.writeNumberField("times_seen", explanation.timesSeen());
        out.writeEndObject();
    }

    private static void writeProof(JsonGenerator out, AlertState alert) throws IOException {
        out.writeArrayFieldStart("attack");
        for (String technique : alert.attack()) {
            out.writeString(technique);
        }
        out.writeEndArray();
        writeEvidence(out, alert.evidence(), alert.worst());
        writeIfKnown(out, "pcap", alert.pcap());
        out.writeStringField("filter", alert.origin().explanation().filter());
    }

    private static void writeEvidence(JsonGenerator out, List<EvidenceItem> items, @Nullable EvidenceItem worst)
            throws IOException {
        out.writeArrayFieldStart("evidence");
        for (EvidenceItem item : items) {
            out.writeStartObject();
            out.writeStringField("capture", item.capture());
            out.writeNumberField("frame", item.span().frame());
            out.writeStringField("time", EventTime.nanoseconds(item.span().time()));
            out.writeNumberField("offset", item.span().offset());
            out.writeNumberField("length", item.span().length());
            if (item.equals(worst)) {
                out.writeBooleanField("worst", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeIfKnown(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    private static void writeIfKnown(JsonGenerator out, String name, @Nullable Integer value) throws IOException {
        if (value != null) {
            out.writeNumberField(name, value);
        }
    }
}
