package io.otus.dissect.mms;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Points of requests, reports and answers: what is named, as {@code DOMAIN/LN$FC$DO$DA}. */
final class Points {
    /** Most points of one operation. */
    static final int MAX_POINTS = 1_000;

    private static final int MAX_VALUE = 256;

    private Points() {}

    /**
     * {@code DOMAIN/ITEM}, {@code ITEM} of the whole device, {@code @ITEM} of the association; empty where these are no
     * object name.
     */
    static String objectName(List<Element> name) {
        List<Element> domain = Elements.group(name, "domain_specific");
        if (!domain.isEmpty()) {
            return PointRange.plain(Elements.text(domain, "domain_id") + '/' + Elements.text(domain, "item_id"));
        }
        String own = Elements.text(name, "aa_specific");
        return PointRange.plain(own.isEmpty() ? Elements.text(name, "vmd_specific") : '@' + own);
    }

    /** The variables of a list, each with what is selected of it. */
    static List<PointRange> variables(List<Element.Group> list) {
        List<PointRange> points = new ArrayList<>();
        for (int i = 0; i < list.size() && i < MAX_POINTS; i++) {
            points.add(PointRange.named(variable(list.get(i).elements())));
        }
        return points;
    }

    private static String variable(List<Element> variable) {
        String name = objectName(Elements.group(variable, "name"));
        if (name.isEmpty()) {
            name = address(Elements.group(variable, "address"));
        }
        if (name.isEmpty()) {
            name = address(Elements.group(Elements.group(variable, "variable_description"), "address"));
        }
        StringBuilder point = new StringBuilder(name.isEmpty() ? "variable" : name);
        for (Element.Group access : Elements.groups(variable, "alternate_access")) {
            alternate(access.elements(), point);
        }
        return point.toString();
    }

    private static String address(List<Element> address) {
        for (Element part : address) {
            String text = Elements.text(address, part.name());
            if (!text.isEmpty()) {
                return "address:" + PointRange.plain(text);
            }
        }
        return "";
    }

    /** What is selected within a variable: {@code $component}, {@code (index)}, {@code (low..high)}. */
    private static void alternate(List<Element> access, StringBuilder point) {
        List<Element> named = Elements.group(access, "named");
        List<Element> selection = named.isEmpty() ? access : named;
        List<Element> nested = Elements.group(selection, "select_alternate_access");
        if (!nested.isEmpty()) {
            selected(Elements.group(nested, "access_selection"), point);
            for (Element.Group inner : Elements.groups(nested, "alternate_access")) {
                alternate(inner.elements(), point);
            }
            return;
        }
        selected(selection, point);
    }

    private static void selected(List<Element> selection, StringBuilder point) {
        String component = Elements.text(selection, "component");
        if (!component.isEmpty()) {
            point.append('$').append(PointRange.plain(component));
        }
        ValueList index = Elements.values(selection, "index");
        if (index.size() == 1) {
            point.append('(').append(index.text(0)).append(')');
        }
        List<Element> range = Elements.group(selection, "index_range");
        ValueList low = Elements.values(range, "low_index");
        ValueList count = Elements.values(range, "number_of_elements");
        if (low.size() == 1 && count.size() == 1) {
            long last = low.integer(0) + Math.max(count.integer(0), 1) - 1;
            point.append('(').append(low.integer(0)).append("..").append(last).append(')');
        }
    }

    /** The value of a result; none where it is a failure. */
    static ValueList value(List<Element> result) {
        if (result.isEmpty()
                || result.getFirst().name().equals("failure")
                || result.getFirst().name().equals("success")) {
            return ValueList.NONE;
        }
        return switch (result.getFirst()) {
            case Element.Value value -> value.value();
            case Element.Groups groups -> {
                StringBuilder text = new StringBuilder();
                structure(groups, text);
                yield ValueList.text(text.toString());
            }
            case Element.Values _, Element.Group _ -> ValueList.NONE;
        };
    }

    /** The value that a control structure begins with, {@code ctlVal}; else the value itself (IEC 61850-8-1 §20). */
    static ValueList controlValue(List<Element> data) {
        return !data.isEmpty()
                        && data.getFirst() instanceof Element.Groups structure
                        && !structure.groups().isEmpty()
                ? value(structure.groups().getFirst().elements())
                : value(data);
    }

    /** A structure as {@code {a,b,{c,d}}}. */
    private static void structure(Element.Groups groups, StringBuilder out) {
        out.append('{');
        boolean first = true;
        for (Element.Group part : groups.groups()) {
            if (out.length() > MAX_VALUE) {
                break;
            }
            if (!first) {
                out.append(',');
            }
            first = false;
            for (Element element : part.elements()) {
                if (element instanceof Element.Groups inner) {
                    structure(inner, out);
                } else if (element instanceof Element.Value value
                        && value.value().size() == 1) {
                    out.append(value.value().text(0));
                }
            }
        }
        out.append('}');
    }

    /** What a request names besides variables: objects, domains, program invocations, files. */
    static List<PointRange> named(List<Element> elements) {
        List<PointRange> points = new ArrayList<>();
        for (Element element : elements) {
            switch (element) {
                case Element.Group group -> {
                    if (group.name().equals("object_scope")) {
                        add(Elements.text(group.elements(), "domain_specific"), points);
                        continue;
                    }
                    String name = objectName(group.elements());
                    if (!name.isEmpty() && !name.equals("/")) {
                        points.add(PointRange.named(name));
                    } else if (group.name().equals("variable")) {
                        points.add(PointRange.named(variable(group.elements())));
                    }
                }
                case Element.Groups groups -> {
                    for (Element.Group part : groups.groups()) {
                        String name = objectName(part.elements());
                        if (!name.isEmpty() && points.size() < MAX_POINTS) {
                            points.add(PointRange.named(name));
                        }
                    }
                }
                case Element.Value value -> {
                    if (isName(value.name()) && value.value().size() == 1) {
                        add(value.value().text(0), points);
                    }
                }
                case Element.Values values -> {
                    if (values.name().endsWith("file_name") || values.name().endsWith("_file")) {
                        add(fileName(values.values()), points);
                    }
                }
            }
        }
        return points;
    }

    private static void add(String name, List<PointRange> points) {
        if (!name.isBlank() && points.size() < MAX_POINTS) {
            points.add(PointRange.named(PointRange.plain(name)));
        }
    }

    private static boolean isName(String field) {
        return switch (field) {
            case "domain_name", "program_invocation_name", "operator_station_name", "access_control_list_name" -> true;
            default -> false;
        };
    }

    /** The parts of a file's name behind each other. */
    static String fileName(ValueList parts) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            name.append(parts.text(i));
        }
        return PointRange.plain(name.toString());
    }
}
