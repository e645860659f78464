package io.otus.alert.custom;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Types of the fields that do not come from a protocol. Immutable. */
public final class FieldTypes {
    /** What a field holds. */
    public enum Type {
        /** A number. */
        NUMBER("a number"),
        /** A text. */
        TEXT("a text");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Of what is asked of a device. */
    public static final FieldTypes OPERATION = new FieldTypes(Map.ofEntries(
            Map.entry("protocol", Type.TEXT),
            Map.entry("service", Type.TEXT),
            Map.entry("code", Type.NUMBER),
            Map.entry("action", Type.TEXT),
            Map.entry("unit", Type.TEXT),
            Map.entry("client", Type.TEXT),
            Map.entry("client_mac", Type.TEXT),
            Map.entry("server", Type.TEXT),
            Map.entry("server_mac", Type.TEXT),
            Map.entry("server_port", Type.NUMBER),
            Map.entry("vlan", Type.NUMBER),
            Map.entry("space", Type.TEXT),
            Map.entry("index", Type.NUMBER)));

    /** Of any message. */
    public static final FieldTypes MESSAGE = new FieldTypes(Map.of(
            "protocol", Type.TEXT,
            "message", Type.TEXT,
            "source", Type.TEXT,
            "source_mac", Type.TEXT,
            "destination", Type.TEXT,
            "destination_mac", Type.TEXT,
            "sender", Type.TEXT,
            "source_port", Type.NUMBER,
            "destination_port", Type.NUMBER,
            "vlan", Type.NUMBER));

    private final Map<String, Type> types;

    private FieldTypes(Map<String, Type> types) {
        this.types = new TreeMap<>(types);
    }

    @Nullable
    Type of(String field) {
        return types.get(field);
    }
}
