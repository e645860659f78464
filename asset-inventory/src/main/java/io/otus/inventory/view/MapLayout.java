package io.otus.inventory.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of the boxes of a map: a band for each Purdue level, the highest on top, with rows of boxes in it,
 * similar ones side by side. Immutable.
 */
final class MapLayout {
    /** Levels from the top; the last is for devices whose level is not known. */
    static final List<String> LEVELS = List.of("5", "4", "3.5", "3", "2", "1", "0", "");

    static final int BOX_WIDTH = 170;
    /** Four lines of text. */
    static final int BOX_HEIGHT = 64;

    static final int GAP = 14;
    static final int LEFT = 150;
    private static final int PER_ROW = 9;
    private static final int BAND_PADDING = 16;

    /** A place on the map, in pixels from its upper left corner. */
    record Box(Topology.Node node, int x, int y) {}

    /** A level with its place. */
    record Band(String level, int y, int height) {}

    private final List<Box> boxes = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private final Map<String, Box> byId = new HashMap<>();
    private final int height;

    MapLayout(Topology topology) {
        int y = 0;
        for (String level : LEVELS) {
            List<Topology.Node> nodes = new ArrayList<>(topology.nodes());
            nodes.removeIf(node -> !node.level().equals(level));
            if (nodes.isEmpty()) {
                continue;
            }
            nodes.sort(Comparator.comparing(Topology.Node::type)
                    .thenComparing(Topology.Node::label, AssetOrder::compare)
                    .thenComparing(Topology.Node::id));
            int top = y + BAND_PADDING;
            for (int i = 0; i < nodes.size(); i++) {
                int x = LEFT + i % PER_ROW * (BOX_WIDTH + GAP);
                Box box = new Box(nodes.get(i), x, top + i / PER_ROW * (BOX_HEIGHT + GAP));
                boxes.add(box);
                byId.put(box.node.id(), box);
            }
            int rows = (nodes.size() + PER_ROW - 1) / PER_ROW;
            int bandHeight = 2 * BAND_PADDING + rows * (BOX_HEIGHT + GAP) - GAP;
            bands.add(new Band(level, y, bandHeight));
            y += bandHeight;
        }
        height = y;
    }

    List<Box> boxes() {
        return boxes;
    }

    List<Band> bands() {
        return bands;
    }

    /** The box of an asset of the topology. */
    Box box(String id) {
        Box box = byId.get(id);
        if (box == null) {
            throw new IllegalArgumentException(id + " is not on the map");
        }
        return box;
    }

    static int width() {
        return LEFT + PER_ROW * (BOX_WIDTH + GAP);
    }

    int height() {
        return height;
    }
}
