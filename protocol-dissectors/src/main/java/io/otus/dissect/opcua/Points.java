package io.otus.dissect.opcua;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.ArrayList;
import java.util.List;

/** The nodes that a request names, as points: the node id, with the attribute where it is not the value. */
final class Points {
    /** Most points of one request that are reported. */
    static final int MAX_POINTS = 1_000;

    private static final String NODE_ID = "node_id";
    /** The null NodeId, OPC 10000-6 §5.3.1.10. */
    private static final String NO_NODE = "i=0";

    private Points() {}

    static List<PointRange> of(Structure request, List<Element> message) {
        List<PointRange> points = new ArrayList<>();
        switch (request.name()) {
            // Results of these are told by their place, so that a reference to no node has one too.
            case "ReadRequest" -> nodes(message, "nodes_to_read", NO_NODE, points);
            case "WriteRequest" -> nodes(message, "nodes_to_write", NO_NODE, points);
            case "HistoryReadRequest" -> nodes(message, "nodes_to_read", "", points);
            case "BrowseRequest" -> nodes(message, "nodes_to_browse", "", points);
            case "DeleteNodesRequest" -> nodes(message, "nodes_to_delete", "", points);
            case "HistoryUpdateRequest" -> nodes(message, "history_update_details", "", points);
            case "CallRequest" -> calls(message, points);
            case "CreateMonitoredItemsRequest" -> {
                for (Element.Group one : Elements.groups(message, "items_to_create")) {
                    node(Elements.group(one.elements(), "item_to_monitor"), NO_NODE, points);
                }
            }
            case "AddNodesRequest" -> {
                for (Element.Group one : Elements.groups(message, "nodes_to_add")) {
                    add(Elements.text(one.elements(), "requested_new_node_id"), ValueList.NONE, points);
                }
            }
            case "RegisterNodesRequest" -> {
                ValueList nodes = Elements.values(message, "nodes_to_register");
                for (int i = 0; i < nodes.size(); i++) {
                    add(nodes.text(i), ValueList.NONE, points);
                }
            }
            default -> {}
        }
        return points;
    }

    private static void nodes(List<Element> message, String array, String missing, List<PointRange> points) {
        for (Element.Group one : Elements.groups(message, array)) {
            node(one.elements(), missing, points);
        }
    }

    /** The point of a reference; of one that names no node {@code missing}, which is empty where it is to be none. */
    private static void node(List<Element> reference, String missing, List<PointRange> points) {
        String name = name(reference);
        add(name.isEmpty() ? missing : name, single(Elements.group(reference, "value")), points);
    }

    /** A method of an object, and each argument with its value. */
    private static void calls(List<Element> message, List<PointRange> points) {
        for (Element.Group one : Elements.groups(message, "methods_to_call")) {
            String method =
                    Elements.text(one.elements(), "object_id") + '/' + Elements.text(one.elements(), "method_id");
            add(method, ValueList.NONE, points);
            List<Element.Group> arguments = Elements.groups(one.elements(), "input_arguments");
            for (int i = 0; i < arguments.size(); i++) {
                add(method + '#' + (i + 1), single(arguments.get(i).elements()), points);
            }
        }
    }

    private static void add(String name, ValueList value, List<PointRange> points) {
        if (!name.isEmpty() && points.size() < MAX_POINTS) {
            points.add(PointRange.named(PointRange.plain(name), value));
        }
    }

    /**
     * Node id, the attribute where it is another than the value, and of an array the elements that are meant (OPC
     * 10000-4 §7.27, NumericRange).
     */
    static String name(List<Element> reference) {
        String node = Elements.text(reference, NODE_ID);
        String attribute = Elements.text(reference, "attribute_id");
        String range = Elements.text(reference, "index_range");
        String whole = attribute.isEmpty() || attribute.equals("Value") ? node : node + '/' + attribute;
        return range.isEmpty() ? whole : whole + '[' + range + ']';
    }

    /** The single value of a DataValue or Variant; none for arrays, structures and null. */
    static ValueList single(List<Element> value) {
        ValueList values = Elements.values(value, "value");
        return values.size() == 1 ? values : ValueList.NONE;
    }
}
