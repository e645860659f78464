package io.otus.core.event;

import io.otus.core.value.ValueList;
import java.util.List;

/** A message that was read into {@link Element}s: finds its fields by their names, and writes them. */
public final class Elements {
    private Elements() {}

    /** Writes fields one behind the other. */
    public static void write(List<Element> elements, FieldWriter out) {
        for (Element element : elements) {
            element.write(out);
        }
    }

    /** The values of a field; none where it is not there. */
    public static ValueList values(List<Element> elements, String name) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).name().equals(name)) {
                return switch (elements.get(i)) {
                    case Element.Value value -> value.value();
                    case Element.Values values -> values.values();
                    case Element.Group _, Element.Groups _ -> ValueList.NONE;
                };
            }
        }
        return ValueList.NONE;
    }

    /** A text; empty where it is not there. */
    public static String text(List<Element> elements, String name) {
        ValueList values = values(elements, name);
        return values.size() == 0 ? "" : values.text(0);
    }

    /** A number; 0 where it is not there. */
    public static long number(List<Element> elements, String name) {
        ValueList values = values(elements, name);
        return values.size() == 0 ? 0 : values.integer(0);
    }

    /** The fields of a sequence or choice; none where it is not there. */
    public static List<Element> group(List<Element> elements, String name) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Element.Group group && group.name().equals(name)) {
                return group.elements();
            }
        }
        return List.of();
    }

    /** The parts of a list. */
    public static List<Element.Group> groups(List<Element> elements, String name) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Element.Groups groups
                    && groups.name().equals(name)) {
                return groups.groups();
            }
        }
        return List.of();
    }
}
