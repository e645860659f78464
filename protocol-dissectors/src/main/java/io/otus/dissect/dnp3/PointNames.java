package io.otus.dissect.dnp3;

import io.otus.core.event.PointRange;
import java.util.List;

/**
 * What points are called outside the dissector: {@code g<group>} with an index, {@code class_<n>},
 * {@code g0v<attribute>}.
 */
final class PointNames {
    private static final String[] SPACES = spaces();
    private static final String[] CLASSES = {"class_0", "class_1", "class_2", "class_3"};

    private PointNames() {}

    /** The point space of a group. */
    static String space(int group) {
        return SPACES[group];
    }

    /** The name of a device attribute. */
    static String attribute(int variation) {
        return "g0v" + variation;
    }

    /** Adds the points that a header names by itself. */
    static void add(ObjectBlock header, List<PointRange> points) {
        int group = header.group();
        if (group == ObjectLibrary.CLASS && header.variation() >= 1 && header.variation() <= CLASSES.length) {
            points.add(PointRange.named(CLASSES[header.variation() - 1]));
        } else if (group == ObjectLibrary.DEVICE_ATTRIBUTES) {
            points.add(PointRange.named(attribute(header.variation())));
        } else if (header.isStartStop()) {
            points.add(PointRange.of(SPACES[group], header.start(), (int) Math.min(header.count(), Integer.MAX_VALUE)));
        } else {
            points.add(PointRange.named(SPACES[group]));
        }
    }

    private static String[] spaces() {
        String[] spaces = new String[256];
        for (int group = 0; group < spaces.length; group++) {
            spaces[group] = "g" + group;
        }
        return spaces;
    }
}
