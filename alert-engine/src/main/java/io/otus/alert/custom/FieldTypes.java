package io.otus.alert.custom;

import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Types of the fields that do not come from a protocol. Immutable. */
public final class FieldTypes {
    /** The type of a field. */
    public enum Type {
        /** A number. */
        NUMBER("a number"),
        /** A port of TCP or UDP, 0 to 65535. */
        PORT("a port, 0 to 65535"),
        /** A VLAN of IEEE 802.1Q, 0 to 4095; 0 if the frame has no tag. */
        VLAN("a VLAN, 0 to 4095"),
        /** A text. */
        TEXT("a text"),
        /** An IP address. */
        ADDRESS("an IP address, such as 10.1.2.3"),
        /** A MAC address. */
        MAC("a MAC address, such as 00:1b:1b:01:02:03"),
        /** The sender's side: client or server. */
        SIDE("client or server");

        private static final int MAX_PORT = 65_535;
        private static final int MAX_VLAN = 4_095;

        private final String words;

        Type(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Returns whether a value has a type that can be compared with this one, valid or not. */
        private boolean isLike(Object value) {
            return switch (this) {
                case NUMBER, PORT, VLAN -> value instanceof Double;
                case TEXT, ADDRESS, MAC, SIDE -> value instanceof String;
            };
        }

        /** Returns the value in the form that events use; null if no event can have it. */
        private @Nullable Object asSaid(Object value) {
            return switch (this) {
                case NUMBER, TEXT -> value;
                case PORT -> isWithin(value, MAX_PORT) ? value : null;
                case VLAN -> isWithin(value, MAX_VLAN) ? value : null;
                case ADDRESS -> said(IpAddress.ofText((String) value));
                case MAC -> said(MacAddress.ofText((String) value));
                case SIDE -> value.equals("client") || value.equals("server") ? value : null;
            };
        }

        private static @Nullable String said(@Nullable Object address) {
            return address == null ? null : address.toString();
        }

        private static boolean isWithin(Object value, int most) {
            double number = (Double) value;
            return number >= 0 && number <= most;
        }
    }

    /** Fields of a client's request. */
    public static final FieldTypes OPERATION = new FieldTypes(Map.ofEntries(
            Map.entry("protocol", Type.TEXT),
            Map.entry("service", Type.TEXT),
            Map.entry("code", Type.NUMBER),
            Map.entry("action", Type.TEXT),
            Map.entry("unit", Type.TEXT),
            Map.entry("client", Type.ADDRESS),
            Map.entry("client_mac", Type.MAC),
            Map.entry("server", Type.ADDRESS),
            Map.entry("server_mac", Type.MAC),
            Map.entry("server_port", Type.PORT),
            Map.entry("vlan", Type.VLAN),
            Map.entry("space", Type.TEXT),
            Map.entry("index", Type.NUMBER)));

    /** Fields of any message. */
    public static final FieldTypes MESSAGE = new FieldTypes(Map.of(
            "protocol", Type.TEXT,
            "message", Type.TEXT,
            "source", Type.ADDRESS,
            "source_mac", Type.MAC,
            "destination", Type.ADDRESS,
            "destination_mac", Type.MAC,
            "sender", Type.SIDE,
            "source_port", Type.PORT,
            "destination_port", Type.PORT,
            "vlan", Type.VLAN));

    private final Map<String, Type> types;

    private FieldTypes(Map<String, Type> types) {
        this.types = new TreeMap<>(types);
    }

    /** Returns whether a field is one of these, which come from no protocol. */
    public boolean has(String field) {
        return types.containsKey(field);
    }

    /** Returns the names of the fields, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(types.keySet());
    }

    /**
     * Returns a value of a field in the form that events use, as an address has only one form there.
     *
     * @param text the value as it was written
     * @throws IllegalArgumentException if the field never has such a value
     */
    public Object checked(String field, Object value, String text) {
        Type type = types.get(field);
        Object said = type == null ? value : type.isLike(value) ? type.asSaid(value) : null;
        if (said == null) {
            throw unfit(field, text);
        }
        return said;
    }

    /** Checks, like {@link #checked}, a part of a text or the network of an address. */
    void checkPart(String field, boolean ofAddress, Object value, String text) {
        Type type = types.get(field);
        if (type != null && (!type.isLike(value) || (ofAddress && type != Type.ADDRESS))) {
            throw unfit(field, text);
        }
    }

    private IllegalArgumentException unfit(String field, String text) {
        Type type = types.get(field);
        return new IllegalArgumentException(
                "'" + text + "' does not fit: " + field + " is " + (type == null ? "another" : type.words()));
    }
}
