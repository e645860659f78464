package io.otus.inventory.view;

import io.otus.core.asset.DeviceClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link Topology} as a picture, laid out by Purdue level: SVG, or one HTML page that needs nothing else and shows,
 * for the device under the pointer, whom it speaks with. Whatever devices say of themselves is shown as text and never
 * as markup.
 */
public final class NetworkMap {
    private static final Map<String, String> TITLES = Map.of(
            "5", "Level 5: enterprise",
            "4", "Level 4: office",
            "3.5", "Level 3.5: DMZ",
            "3", "Level 3: site",
            "2", "Level 2: supervision",
            "1", "Level 1: control",
            "0", "Level 0: process",
            "", "Level not known");

    private static final String PLAIN = "#f4f4f4";

    private static final String LEGEND = "Red: writes or commands. Dashed: nothing told who asks.";

    /** Longest line in a box, in characters; an address with its VLAN fits. */
    private static final int MAX_LABEL = 25;

    private static final int LINE_HEIGHT = 14;
    /** Most rows and columns of the matrix. */
    private static final int MAX_MATRIX = 100;

    private static final int LEGEND_HEIGHT = 24;

    private NetworkMap() {}

    private static String fill(String type) {
        return switch (DeviceClass.of(type)) {
            case CONTROLLER -> "#cfe8cf";
            case FIELD_DEVICE -> "#dff0df";
            case GATEWAY, SWITCHING, ROUTING -> "#e5dcf3";
            case OPERATION, COLLECTION -> "#cfdff5";
            case ENGINEERING -> "#fbe3c0";
            case COMPUTER -> "#eeeeee";
            case CLOCK, APPLIANCE, TELEPHONE, OTHER -> PLAIN;
        };
    }

    /** The picture alone, with what its lines mean below it. */
    public static String svg(Topology topology) {
        MapLayout layout = new MapLayout(topology);
        int height = layout.height() + LEGEND_HEIGHT;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                .formatted(MapLayout.width(), height, MapLayout.width(), height));
        svg.append(" font-family=\"sans-serif\" font-size=\"11\">\n");
        bands(layout.bands(), svg);
        for (Topology.Edge edge : topology.edges()) {
            edge(layout, edge, svg);
        }
        for (MapLayout.Box box : layout.boxes()) {
            box(box, svg);
        }
        svg.append("<text x=\"12\" y=\"%d\" fill=\"#555\">%s</text>\n".formatted(layout.height() + 16, LEGEND));
        return svg.append("</svg>\n").toString();
    }

    private static void bands(List<MapLayout.Band> bands, StringBuilder svg) {
        for (int i = 0; i < bands.size(); i++) {
            MapLayout.Band band = bands.get(i);
            svg.append("<rect x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
                    .formatted(band.y(), MapLayout.width(), band.height(), i % 2 == 0 ? "#f7f7f7" : "#ffffff"));
            svg.append("<text x=\"12\" y=\"%d\" font-weight=\"bold\" fill=\"#555\">%s</text>\n"
                    .formatted(band.y() + band.height() / 2 + 4, TITLES.getOrDefault(band.level(), "")));
        }
    }

    private static void edge(MapLayout layout, Topology.Edge edge, StringBuilder svg) {
        MapLayout.Box from = layout.box(edge.client());
        MapLayout.Box to = layout.box(edge.server());
        int x1 = from.x() + MapLayout.BOX_WIDTH / 2;
        int x2 = to.x() + MapLayout.BOX_WIDTH / 2;
        int y1 = from.y() + (to.y() > from.y() ? MapLayout.BOX_HEIGHT : 0);
        int y2 = to.y() + (to.y() > from.y() ? 0 : MapLayout.BOX_HEIGHT);
        int bend = from.y() == to.y() ? -30 : (y2 - y1) / 2;
        svg.append("<path class=\"e\" data-a=\"%s\" data-b=\"%s\" d=\"M%d %d C%d %d %d %d %d %d\""
                .formatted(
                        edge.client(),
                        edge.server(),
                        x1,
                        y1,
                        x1,
                        y1 + bend,
                        x2,
                        y2 - (from.y() == to.y() ? 30 : bend),
                        x2,
                        y2));
        svg.append(
                " fill=\"none\" stroke=\"%s\" stroke-width=\"1\" stroke-opacity=\"0.35\"%s><title>%s %s %s: %s%s</title></path>\n"
                        .formatted(
                                edge.commands() ? "#c0392b" : "#5d6d7e",
                                edge.directionKnown() ? "" : " stroke-dasharray=\"5 4\"",
                                Markup.escaped(from.node().label()),
                                edge.directionKnown() ? "-&gt;" : "-",
                                Markup.escaped(to.node().label()),
                                Markup.escaped(String.join(" ", edge.protocols())),
                                edge.directionKnown() ? "" : " (who asks is not known)"));
    }

    private static void box(MapLayout.Box box, StringBuilder svg) {
        Topology.Node node = box.node();
        svg.append(
                "<g class=\"n\" data-id=\"%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\" stroke=\"#888\"/>"
                        .formatted(
                                node.id(),
                                box.x(),
                                box.y(),
                                MapLayout.BOX_WIDTH,
                                MapLayout.BOX_HEIGHT,
                                fill(node.type())));
        int y = box.y();
        String style = "font-weight=\"bold\"";
        for (String text : lines(node)) {
            y += LINE_HEIGHT;
            line(box.x() + 7, y, style, text, svg);
            style = "fill=\"#444\"";
        }
        svg.append("<title>%s&#10;%s&#10;%s %s&#10;%s</title></g>\n"
                .formatted(
                        Markup.escaped(node.label()),
                        Markup.escaped(node.address()),
                        Markup.escaped(node.vendor()),
                        Markup.escaped(node.model()),
                        Markup.escaped(node.type())));
    }

    /** The lines in a box: how the device is called, where it is, what it is, and which product, as far as known. */
    private static List<String> lines(Topology.Node node) {
        List<String> lines = new ArrayList<>();
        lines.add(node.label());
        if (!node.label().startsWith(node.address())) {
            lines.add(node.address());
        }
        lines.add(node.type().replace('_', ' '));
        String product = node.model().isEmpty() ? node.vendor() : node.model();
        if (!product.isEmpty()) {
            lines.add(product);
        }
        return lines;
    }

    private static void line(int x, int y, String style, String text, StringBuilder svg) {
        String shown = text.length() > MAX_LABEL ? text.substring(0, MAX_LABEL - 1) + "…" : text;
        svg.append("<text x=\"%d\" y=\"%d\" %s>%s</text>".formatted(x, y, style, Markup.escaped(shown)));
    }

    /** A page with the picture. */
    public static String html(Topology topology) {
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Otus: network map</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <style>
            body { margin: 0; font: 14px sans-serif; }
            header { padding: 10px 14px; border-bottom: 1px solid #ccc; }
            .n { cursor: pointer; }
            .dim { opacity: 0.12; }
            path.on { stroke-opacity: 1; stroke-width: 2; }
            section { padding: 10px 14px; overflow-x: auto; }
            table { border-collapse: collapse; }
            th, td { border: 1px solid #ccc; padding: 2px 6px; font-weight: normal; text-align: left; }
            tr:first-child span { writing-mode: vertical-rl; }
            td.w { background: #f5d5d1; }
            </style></head><body>
            <header><b>Who speaks with whom</b>: %d devices, %d pairs. %s Point at a device to see its conversations.</header>
            """.formatted(topology.nodes().size(), topology.edges().size(), LEGEND) + svg(topology)
                + matrix(topology) + """
            <script>
            const nodes = [...document.querySelectorAll('.n')], edges = [...document.querySelectorAll('.e')];
            function show(id) {
              const near = new Set([id]);
              for (const e of edges) {
                const on = id && (e.dataset.a === id || e.dataset.b === id);
                e.classList.toggle('on', !!on);
                e.classList.toggle('dim', !!id && !on);
                if (on) { near.add(e.dataset.a); near.add(e.dataset.b); }
              }
              for (const n of nodes) n.classList.toggle('dim', !!id && !near.has(n.dataset.id));
            }
            for (const n of nodes) {
              n.addEventListener('mouseenter', () => show(n.dataset.id));
              n.addEventListener('mouseleave', () => show(null));
            }
            </script></body></html>
            """;
    }

    /**
     * The same as a matrix below the picture, devices in its order, where that is no larger than somebody looks
     * through.
     */
    private static String matrix(Topology topology) {
        List<Topology.Node> asOnTheMap = new MapLayout(topology)
                .boxes().stream().map(MapLayout.Box::node).toList();
        ConversationMatrix matrix = new ConversationMatrix(new Topology(asOnTheMap, topology.edges()));
        int asked = matrix.asked().size();
        String table = Math.max(matrix.rows(), asked) <= MAX_MATRIX
                ? matrix.html()
                : "%d devices ask, %d are asked: otus assets --matrix -o csv has the matrix.%n"
                        .formatted(matrix.rows(), asked);
        return "<section><b>Who (row) asks whom (column)</b>; red: writes or commands; (?): nothing told who asks\n"
                + table + "</section>\n";
    }
}
