package io.otus.dissect.opcua;

import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import java.util.List;

/** Finds fields of a message that was read, by the names of the grammar. */
final class Fields {
    private Fields() {}

    /** The value of a field; none where it is null or not there. */
    static ValueList value(List<Element> elements, String name) {
        for (Element one : elements) {
            if (one.name().equals(name)) {
                return switch (one) {
                    case Element.Value value -> value.value();
                    case Element.Values values -> values.values();
                    default -> ValueList.NONE;
                };
            }
        }
        return ValueList.NONE;
    }

    /** A text; empty where it is null or not there. */
    static String text(List<Element> elements, String name) {
        ValueList value = value(elements, name);
        return value.size() == 1 ? value.text(0) : "";
    }

    /** A number; 0 where it is not there. */
    static long number(List<Element> elements, String name) {
        ValueList value = value(elements, name);
        return value.size() == 1 ? value.integer(0) : 0;
    }

    /** The fields of a structure; none where it is null or not there. */
    static List<Element> group(List<Element> elements, String name) {
        for (Element one : elements) {
            if (one instanceof Element.Group group && group.name().equals(name)) {
                return group.elements();
            }
        }
        return List.of();
    }

    /** The structures of an array. */
    static List<Element.Group> groups(List<Element> elements, String name) {
        for (Element one : elements) {
            if (one instanceof Element.Groups groups && groups.name().equals(name)) {
                return groups.groups();
            }
        }
        return List.of();
    }
}
