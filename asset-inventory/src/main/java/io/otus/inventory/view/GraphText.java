package io.otus.inventory.view;

import java.util.List;

/** A {@link Topology} as GraphML and as DOT, for programs that draw graphs. */
public final class GraphText {
    private static final List<String> NODE_KEYS = List.of("label", "address", "type", "level", "vendor", "model");

    private GraphText() {}

    /** Writes GraphML 1.0. An edge for which it is not known who asks is undirected. */
    public static String graphMl(Topology topology) {
        StringBuilder xml = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
            """);
        for (String key : NODE_KEYS) {
            xml.append("  <key id=\"%1$s\" for=\"node\" attr.name=\"%1$s\" attr.type=\"string\"/>\n".formatted(key));
        }
        xml.append("""
              <key id="protocols" for="edge" attr.name="protocols" attr.type="string"/>
              <key id="bytes" for="edge" attr.name="bytes" attr.type="long"/>
              <key id="writes" for="edge" attr.name="writes" attr.type="boolean"/>
              <key id="commands" for="edge" attr.name="commands" attr.type="boolean"/>
              <key id="direction_known" for="edge" attr.name="direction_known" attr.type="boolean"/>
              <graph edgedefault="directed">
            """);
        for (Topology.Node node : topology.nodes()) {
            xml.append("    <node id=\"").append(node.id()).append("\">");
            List<String> values =
                    List.of(node.label(), node.address(), node.type(), node.level(), node.vendor(), node.model());
            for (int i = 0; i < values.size(); i++) {
                data(xml, NODE_KEYS.get(i), values.get(i));
            }
            xml.append("</node>\n");
        }
        for (Topology.Edge edge : topology.edges()) {
            xml.append("    <edge source=\"")
                    .append(edge.client())
                    .append("\" target=\"")
                    .append(edge.server())
                    .append(edge.directionKnown() ? "\">" : "\" directed=\"false\">");
            data(xml, "protocols", String.join(" ", edge.protocols()));
            data(xml, "bytes", Long.toString(edge.bytes()));
            data(xml, "writes", Boolean.toString(edge.writes()));
            data(xml, "commands", Boolean.toString(edge.commands()));
            data(xml, "direction_known", Boolean.toString(edge.directionKnown()));
            xml.append("</edge>\n");
        }
        return xml.append("  </graph>\n</graphml>\n").toString();
    }

    private static void data(StringBuilder xml, String key, String value) {
        if (!value.isEmpty()) {
            xml.append("<data key=\"")
                    .append(key)
                    .append("\">")
                    .append(Markup.escaped(value))
                    .append("</data>");
        }
    }

    /**
     * Writes DOT, with one rank for each Purdue level. An edge for which it is not known who asks is dashed, without an
     * arrowhead.
     */
    public static String dot(Topology topology) {
        StringBuilder dot = new StringBuilder("digraph otus {\n  rankdir=TB;\n  node [shape=box];\n");
        for (String level : MapLayout.LEVELS) {
            List<Topology.Node> nodes = topology.nodes().stream()
                    .filter(node -> node.level().equals(level))
                    .toList();
            if (nodes.isEmpty()) {
                continue;
            }
            dot.append("  { rank=same;\n");
            for (Topology.Node node : nodes) {
                dot.append("    \"%s\" [label=\"%s\\n%s\"];\n"
                        .formatted(node.id(), quoted(node.label()), quoted(node.type())));
            }
            dot.append("  }\n");
        }
        for (Topology.Edge edge : topology.edges()) {
            dot.append("  \"%s\" -> \"%s\" [label=\"%s\"%s];\n"
                    .formatted(
                            edge.client(),
                            edge.server(),
                            quoted(String.join(" ", edge.protocols())),
                            edge.directionKnown() ? "" : ", dir=none, style=dashed"));
        }
        return dot.append("}\n").toString();
    }

    private static String quoted(String text) {
        return text.replaceAll("\\p{Cntrl}", "?").replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
