package io.otus.inventory.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Differences between lists of devices as lines of JSON: what became of which device, and of which of its fields. */
public final class DifferenceWriter {
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private DifferenceWriter() {}

    /** Writes one object a line as UTF-8; the stream stays open. */
    public static void write(List<AssetDiff.Difference> differences, OutputStream out) throws IOException {
        for (AssetDiff.Difference each : differences) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.writeStartObject();
                json.writeStringField("change", each.kind().name().toLowerCase(Locale.ROOT));
                json.writeObjectFieldStart("device");
                text(json, "id", String.join(",", each.device().values("id")));
                text(json, "name", String.join(",", each.device().values("name")));
                list(json, "ip", each.device().values("ip"));
                list(json, "mac", each.device().values("mac"));
                list(json, "vlan", each.device().values(UserValues.VLAN));
                json.writeEndObject();
                text(json, "field", each.field());
                text(json, "before", each.before());
                text(json, "after", each.after());
                json.writeEndObject();
            }
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        json.writeStringField(name, value.isEmpty() ? null : value);
    }

    private static void list(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
