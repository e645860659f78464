package io.otus.inventory.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.core.event.EventTime;
import io.otus.inventory.graph.Asset;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inventory as a hardware bill of materials of CycloneDX 1.6 (ECMA-424): a component of type {@code device} for
 * each asset, with its firmware.
 */
public final class HardwareList {
    /** Fields that are properties of a component, under names with the prefix {@code otus:}. */
    private static final List<String> PROPERTIES = List.of(
            "type",
            "role",
            "purdue_level",
            "importance",
            "ip",
            "mac",
            "vlan",
            "order_number",
            "hardware",
            "serial",
            "os",
            "unit",
            "parent",
            "protocol",
            "first_seen",
            "last_seen");

    private HardwareList() {}

    /**
     * The origin of a list.
     *
     * @param version of Otus
     * @param sensor name of the sensor that heard it; null where that is not known
     * @param time event time of the last frame, nanoseconds since 1970
     */
    public record Origin(String version, @Nullable String sensor, long time) {}

    /** Writes the list as UTF-8; the stream stays open. */
    public static void write(Collection<Asset> assets, Origin origin, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("bomFormat", "CycloneDX");
            json.writeStringField("specVersion", "1.6");
            json.writeNumberField("version", 1);
            metadata(origin, json);
            json.writeArrayFieldStart("components");
            for (Asset asset : assets) {
                component(asset, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void metadata(Origin origin, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("metadata");
        json.writeStringField("timestamp", EventTime.text(origin.time));
        json.writeObjectFieldStart("tools");
        json.writeArrayFieldStart("components");
        json.writeStartObject();
        json.writeStringField("type", "application");
        json.writeStringField("name", "Otus");
        json.writeStringField("version", origin.version);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        if (origin.sensor != null) {
            json.writeArrayFieldStart("properties");
            property("sensor", origin.sensor, json);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void property(String name, String value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", "otus:" + name);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private static void component(Asset asset, JsonGenerator json) throws IOException {
        String model = AssetFields.text(asset, "model");
        String vendor = AssetFields.text(asset, "vendor");
        String name = AssetFields.text(asset, "name");
        json.writeStartObject();
        json.writeStringField("type", "device");
        json.writeStringField("bom-ref", asset.id());
        if (!vendor.isEmpty()) {
            json.writeObjectFieldStart("manufacturer");
            json.writeStringField("name", vendor);
            json.writeEndObject();
        }
        json.writeStringField("name", model.isEmpty() ? asset.address() : model);
        if (!name.isEmpty()) {
            json.writeStringField("description", name);
        }
        json.writeArrayFieldStart("properties");
        for (String field : PROPERTIES) {
            for (String value : AssetFields.values(asset, field)) {
                property(field, value, json);
            }
        }
        json.writeEndArray();
        String firmware = AssetFields.text(asset, "firmware");
        if (!firmware.isEmpty()) {
            json.writeArrayFieldStart("components");
            json.writeStartObject();
            json.writeStringField("type", "firmware");
            json.writeStringField("bom-ref", asset.id() + "-firmware");
            json.writeStringField("name", (model.isEmpty() ? asset.address() : model) + " firmware");
            json.writeStringField("version", firmware);
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
