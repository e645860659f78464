package io.otus.dissect.hart_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * A command with its data, as one side sent it.
 *
 * @param command the command
 * @param elements its fields
 * @param rest what no layout has
 * @param isWhole whether all data are there that the command has
 */
record CommandData(Command command, List<Element> elements, ByteView rest, boolean isWhole) {
    private static final int NUMBER_SIZE = 2;
    private static final String VARIABLE = "device_variable";
    private static final String VARIABLE_CODE = "device_variable_code";
    private static final String SLOTS = "slots";

    /** Reads the data of a command; a command 31 has the number of another in front of them (HCF_SPEC-127). */
    static CommandData read(int number, ByteView data, boolean isRequest) {
        boolean isExtended = number == Command.EXTENDED && data.length() >= NUMBER_SIZE;
        Command command = Commands.of(isExtended ? data.u16(0) : number);
        Layout layout = isRequest ? command.request() : command.response();
        Layout.Read read = layout.read(isExtended ? data.from(NUMBER_SIZE) : data);
        return new CommandData(command, read.elements(), read.rest(), read.isWhole());
    }

    /**
     * Points that a request names: of a write with the measured values, else with all it sets; of a read of device
     * variables without.
     */
    List<PointRange> asked() {
        Action action = command.service().action();
        boolean changes = action.isWrite() || action == Action.CONFIGURE;
        List<PointRange> points = new ArrayList<>();
        long variable = variable(elements);
        if (action.isWrite()) {
            measured(elements, points);
        }
        for (Element element : points.isEmpty() && changes ? elements : List.<Element>of()) {
            if (element instanceof Element.Value value && !value.name().equals(VARIABLE_CODE)) {
                points.add(point(value, variable));
            }
        }
        if (points.isEmpty() && variable >= 0) {
            points.add(PointRange.of(VARIABLE, variable, 1));
        }
        for (Element.Group slot : Elements.groups(elements, SLOTS)) {
            points.add(PointRange.of(VARIABLE, Math.max(0, variable(slot.elements())), 1));
        }
        return points;
    }

    /** The measured values in an answer to a read, or in published data. */
    List<PointRange> told() {
        List<PointRange> points = new ArrayList<>();
        if (command.service().action() != Action.READ) {
            return points;
        }
        measured(elements, points);
        for (Element.Group slot : Elements.groups(elements, SLOTS)) {
            measured(slot.elements(), points);
        }
        return points;
    }

    private static void measured(List<Element> elements, List<PointRange> points) {
        long variable = variable(elements);
        for (Element element : elements) {
            if (element instanceof Element.Value value && value.value().type() == ValueType.REAL) {
                points.add(point(value, variable));
            }
        }
    }

    /** Number of the device variable that the fields are of; -1 where they are of none. */
    private static long variable(List<Element> elements) {
        return Elements.values(elements, VARIABLE_CODE).size() == 0 ? -1 : Elements.number(elements, VARIABLE_CODE);
    }

    /** A value that is no number stands for one that there is not (HCF_SPEC-127). */
    private static PointRange point(Element.Value value, long variable) {
        ValueList values = value.value();
        boolean isNone = values.type() == ValueType.REAL && !Double.isFinite(values.number(0));
        if (variable < 0) {
            return isNone ? PointRange.named(value.name()) : PointRange.named(value.name(), values);
        }
        String space = value.name().equals("value") ? VARIABLE : VARIABLE + '_' + value.name();
        return isNone ? PointRange.of(space, variable, 1) : PointRange.of(space, variable, values);
    }
}
