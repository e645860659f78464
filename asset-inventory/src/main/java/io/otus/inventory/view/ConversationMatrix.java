package io.otus.inventory.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who asks whom as a matrix: a row for each device that asks, a column for each that is asked, and in each cell the
 * protocols in which the one asks the other. Immutable.
 */
public final class ConversationMatrix {
    /** Stands behind the protocols of a cell where something is written or commanded. */
    public static final String COMMANDS = "!";

    /** Follows the protocols of a cell where it is not known who asks. */
    public static final String UNDIRECTED = " (?)";

    /** Title of the first column. */
    public static final String CORNER = "client";

    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final List<Topology.Node> askers = new ArrayList<>();
    private final List<Topology.Node> asked = new ArrayList<>();
    private final Map<String, Map<String, Topology.Edge>> cells = new HashMap<>();

    /** The matrix of a graph, its devices in the order in which that has them. */
    public ConversationMatrix(Topology topology) {
        Set<String> servers = new HashSet<>();
        for (Topology.Edge edge : topology.edges()) {
            cells.computeIfAbsent(edge.client(), _ -> new HashMap<>()).put(edge.server(), edge);
            servers.add(edge.server());
        }
        for (Topology.Node node : topology.nodes()) {
            if (cells.containsKey(node.id())) {
                askers.add(node);
            }
            if (servers.contains(node.id())) {
                asked.add(node);
            }
        }
    }

    /** Devices that ask, one a row. */
    public int rows() {
        return askers.size();
    }

    /** The headings of the columns: the devices that are asked. */
    public List<String> asked() {
        return asked.stream().map(Topology.Node::label).toList();
    }

    /** A row: what to call who asks, then a cell for each that may be asked, empty where it is not. */
    public List<String> row(int number) {
        return row(number, true);
    }

    private List<String> row(int number, boolean isMarked) {
        Topology.Node asker = askers.get(number);
        Map<String, Topology.Edge> edges = cells.getOrDefault(asker.id(), Map.of());
        List<String> row = new ArrayList<>(1 + asked.size());
        row.add(asker.label());
        for (Topology.Node each : asked) {
            Topology.Edge edge = edges.get(each.id());
            row.add(edge == null ? "" : text(edge, isMarked));
        }
        return row;
    }

    private static String text(Topology.Edge edge, boolean isMarked) {
        String protocols = String.join(" ", edge.protocols());
        return isMarked
                ? protocols + (edge.commands() ? COMMANDS : "") + (edge.directionKnown() ? "" : UNDIRECTED)
                : protocols;
    }

    /** Writes it as CSV, without marks, a row at a time: a matrix of a large site is larger than what it is made of. */
    public void writeCsv(OutputStream out) throws IOException {
        List<String> heading = new ArrayList<>(asked());
        heading.addFirst(CORNER);
        out.write(Csv.line(heading).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < askers.size(); i++) {
            out.write(Csv.line(row(i, false)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes an object a line for each that asks, with those whom it asks. */
    public void write(OutputStream out) throws IOException {
        for (Topology.Node asker : askers) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.writeStartObject();
                party("client", asker, json);
                json.writeArrayFieldStart("servers");
                Map<String, Topology.Edge> edges = cells.getOrDefault(asker.id(), Map.of());
                for (Topology.Node each : asked) {
                    Topology.Edge edge = edges.get(each.id());
                    if (edge != null) {
                        json.writeStartObject();
                        party("server", each, json);
                        json.writeArrayFieldStart("protocols");
                        for (String protocol : edge.protocols()) {
                            json.writeString(protocol);
                        }
                        json.writeEndArray();
                        json.writeBooleanField("writes", edge.writes());
                        json.writeBooleanField("commands", edge.commands());
                        json.writeBooleanField("direction_known", edge.directionKnown());
                        json.writeNumberField("bytes", edge.bytes());
                        json.writeEndObject();
                    }
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            out.write('\n');
        }
    }

    private static void party(String role, Topology.Node node, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(role);
        json.writeStringField("id", node.id());
        json.writeStringField("label", node.label());
        json.writeStringField("address", node.address());
        json.writeEndObject();
    }

    /** The matrix as an HTML table. */
    String html() {
        StringBuilder html = new StringBuilder("<table><tr><th></th>");
        asked().forEach(label ->
                html.append("<th><span>").append(Markup.escaped(label)).append("</span></th>"));
        for (int i = 0; i < askers.size(); i++) {
            List<String> row = row(i);
            html.append("</tr>\n<tr><th>")
                    .append(Markup.escaped(row.getFirst()))
                    .append("</th>");
            for (String cell : row.subList(1, row.size())) {
                html.append(cell.contains(COMMANDS) ? "<td class=\"w\">" : "<td>")
                        .append(Markup.escaped(cell))
                        .append("</td>");
            }
        }
        return html.append("</tr></table>\n").toString();
    }
}
