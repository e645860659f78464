package io.otus.dissect.mqtt;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** The properties of a packet of version 5, MQTT 5.0 §2.2.2, in their order. Immutable. */
public record Properties(List<Element> elements) {
    /** Those of a packet that has none. */
    static final Properties NONE = new Properties(List.of());

    /** Most that are kept of one packet of those that may be there more than once, and as many of the others. */
    private static final int MAX_PROPERTIES = 64;

    private static final int MAX_BINARY = 64;
    private static final String USER_PROPERTIES = "user_properties";
    private static final String IDENTIFIERS = "subscription_identifiers";

    public Properties {
        elements = List.copyOf(elements);
    }

    /** Those of a packet in this version: others than 5 have none. */
    static Properties of(int level, PacketReader reader, Output out) {
        return ProtocolLevel.isVersion5(level) ? read(reader, out) : NONE;
    }

    /**
     * Reads them with the length before them. One that is not known has no length, so that those behind it are passed.
     */
    private static Properties read(PacketReader reader, Output out) {
        int length = reader.variable();
        int end = reader.at() + length;
        if (length > reader.remaining()) {
            reader.fail();
        }
        List<Element> elements = new ArrayList<>();
        List<Element.Group> users = new ArrayList<>();
        List<Long> identifiers = new ArrayList<>();
        while (!reader.failed() && reader.at() < end) {
            int id = reader.variable();
            if (reader.failed() || reader.at() > end) {
                break;
            }
            Property property = Property.of(id);
            if (property == null) {
                out.unknown("property", id);
                break;
            }
            List<Element> one = value(property, reader, out);
            if (reader.failed() || reader.at() > end) {
                break;
            }
            boolean repeats = property == Property.USER_PROPERTY || property == Property.SUBSCRIPTION_IDENTIFIER;
            if ((repeats ? users.size() + identifiers.size() : elements.size()) >= MAX_PROPERTIES) {
                continue;
            }
            switch (property) {
                case USER_PROPERTY -> users.add(new Element.Group(USER_PROPERTIES, one));
                case SUBSCRIPTION_IDENTIFIER -> identifiers.add(Elements.number(one, property.key()));
                default -> elements.addAll(one);
            }
        }
        if (reader.at() > end) {
            reader.fail();
        }
        reader.pass(end);
        if (!identifiers.isEmpty()) {
            elements.add(new Element.Values(
                    IDENTIFIERS,
                    ValueList.unsigned(
                            identifiers.stream().mapToLong(Long::longValue).toArray())));
        }
        if (!users.isEmpty()) {
            elements.add(new Element.Groups(USER_PROPERTIES, users));
        }
        return elements.isEmpty() ? NONE : new Properties(elements);
    }

    private static List<Element> value(Property property, PacketReader reader, Output out) {
        String key = property.key();
        return switch (property.form()) {
            case BYTE -> List.of(Element.number(key, reader.u8()));
            case TWO_BYTES -> List.of(Element.number(key, reader.u16()));
            case FOUR_BYTES -> List.of(Element.number(key, reader.unsigned(4)));
            case VARIABLE -> List.of(Element.number(key, reader.variable()));
            case TEXT -> List.of(Element.text(key, reader.text()));
            case BINARY -> {
                ByteView data = reader.field();
                yield List.of(Element.text(
                        key, data.octets(0, Math.min(data.length(), MAX_BINARY)).toString()));
            }
            case SECRET -> {
                ByteView data = reader.field();
                if (!reader.failed() && data.length() > 0) {
                    out.secret(reader.at() - data.length(), data.length());
                }
                yield List.of(Element.text(key, "masked"));
            }
            case PAIR -> List.of(Element.text("name", reader.text()), Element.text("value", reader.text()));
        };
    }

    /** A number among them; 0 where it is not. */
    long number(Property property) {
        return Elements.number(elements, property.key());
    }

    /** A text among them; empty where it is not. */
    String text(Property property) {
        return Elements.text(elements, property.key());
    }

    /** Writes them as one object, where there are any. */
    void write(String name, FieldWriter out) {
        if (!elements.isEmpty()) {
            new Element.Group(name, elements).write(out);
        }
    }
}
