package io.otus.dissect.bacnet;

import io.otus.core.event.Element;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;
import io.otus.core.event.PrioritizedWrite;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * The points that a message names: {@code analog-input:3/present-value}, with an array index in brackets; a whole
 * object where no property of it is named. A property has its value where it is a single one. Null is none: who writes
 * it to a commandable property relinquishes the command of that priority, clause 19.2, and sets nothing.
 */
final class Points {
    /** Most points of one message. */
    static final int MAX_POINTS = 1_024;

    /** Receives each property with its value. */
    interface PropertySink {
        /** {@code value} is empty where the message carries none or it is not primitive. */
        void property(String object, String property, ValueList value);

        /** The same as a command, with its point and its priority, clause 19.2. */
        default void command(String point, ValueList value, int priority) {}
    }

    private final List<PointRange> points = new ArrayList<>();
    private final PropertySink sink;
    private final boolean wholeObjects;

    private Points(boolean wholeObjects, PropertySink sink) {
        this.wholeObjects = wholeObjects;
        this.sink = sink;
    }

    /**
     * The points in these arguments.
     *
     * @param wholeObjects whether an object counts where none of its properties is named
     */
    static List<PointRange> of(List<Element> arguments, boolean wholeObjects) {
        return of(arguments, wholeObjects, (object, property, value) -> {});
    }

    /** As the other method, and passes each property to a sink. */
    static List<PointRange> of(List<Element> arguments, boolean wholeObjects, PropertySink sink) {
        if (arguments.isEmpty()) {
            return List.of();
        }
        Points found = new Points(wholeObjects, sink);
        found.walk(arguments, "", WritePriority.LOWEST);
        return found.points;
    }

    /** The commands in the arguments of a write; as many as there may be points. */
    static List<PrioritizedWrite.Command> commands(List<Element> arguments) {
        List<PrioritizedWrite.Command> commands = new ArrayList<>();
        of(arguments, false, new PropertySink() {
            @Override
            public void property(String object, String property, ValueList value) {}

            @Override
            public void command(String point, ValueList value, int priority) {
                if (commands.size() < MAX_POINTS) {
                    commands.add(new PrioritizedWrite.Command(point, priority, BacnetValue.isNull(value)));
                }
            }
        });
        return commands;
    }

    private void walk(List<Element> elements, String outer, int outerPriority) {
        String object = outer;
        int priority = outerPriority;
        String property = "";
        String group = "";
        String index = "";
        ValueList value = ValueList.NONE;
        int before = points.size();
        for (Element element : elements) {
            switch (element) {
                case Element.Value primitive -> {
                    ValueList named = primitive.value();
                    switch (primitive.name()) {
                        case "object_identifier",
                                "monitored_object_identifier",
                                "event_object_identifier",
                                "file_identifier",
                                "audit_log" -> object = named.text(0);
                        case "property_identifier" -> property = named.text(0);
                        case "property_array_index" -> index = '[' + named.text(0) + ']';
                        case "property_value" -> value = named;
                        case "group_number" -> group = "channel-group:" + named.text(0);
                        case "channel" -> property = "channel:" + named.text(0);
                        default -> priority = WritePriority.of(primitive, priority);
                    }
                }
                case Element.Values _ -> {}
                case Element.Group nested -> {
                    if (nested.name().equals("object_specifier")) {
                        object = created(nested);
                    } else if (nested.name().startsWith("monitored_property")) {
                        walk(nested.elements(), object, priority);
                    } else if (nested.name().equals("value") && !property.isEmpty()) {
                        value = single(nested);
                    }
                }
                case Element.Groups lists -> {
                    if (!lists.name().equals("property_value")) {
                        for (Element.Group nested : lists.groups()) {
                            walk(nested.elements(), group.isEmpty() ? object : group, priority);
                        }
                    }
                }
            }
        }
        if (!object.isEmpty() && !property.isEmpty()) {
            String point = object + '/' + property + index;
            add(point, value, StatusFlags.of(property, value));
            sink.property(object, property, value);
            sink.command(point, value, priority);
        } else if (wholeObjects && !object.equals(outer) && points.size() == before) {
            add(object, ValueList.NONE, Flaws.NONE);
        }
    }

    private static String created(Element.Group specifier) {
        for (Element element : specifier.elements()) {
            if (element instanceof Element.Value value) {
                return value.value().text(0);
            }
        }
        return "";
    }

    private static ValueList single(Element.Group choice) {
        return !choice.elements().isEmpty() && choice.elements().getFirst() instanceof Element.Value value
                ? value.value()
                : ValueList.NONE;
    }

    private void add(String name, ValueList value, Flaws flaws) {
        if (points.size() < MAX_POINTS) {
            boolean hasValue = value.size() == 1 && !BacnetValue.isNull(value);
            PointRange point = hasValue ? PointRange.named(name, value) : PointRange.named(name);
            points.add(flaws.isNone() ? point : point.with(flaws));
        }
    }
}
