package io.otus.inventory.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.inventory.graph.Asset;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;

/**
 * The inventory as a hardware bill of materials of CycloneDX 1.6 (ECMA-424): a component of type {@code device} for
 * each asset, with its firmware.
 */
public final class HardwareList {
    /** Fields that are properties of a component, under names with the prefix {@code otus:}. */
    private static final List<String> PROPERTIES = List.of(
            "type",
            "role",
            "level",
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

    /** Writes the list as UTF-8; the stream stays open. */
    public static void write(Collection<Asset> assets, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("bomFormat", "CycloneDX");
            json.writeStringField("specVersion", "1.6");
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("components");
            for (Asset asset : assets) {
                component(asset, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
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
                json.writeStartObject();
                json.writeStringField("name", "otus:" + field);
                json.writeStringField("value", value);
                json.writeEndObject();
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
