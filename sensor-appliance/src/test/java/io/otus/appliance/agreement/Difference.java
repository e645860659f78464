package io.otus.appliance.agreement;

import java.util.ArrayList;
import java.util.List;

/** How one column of one capture differs, or its messages, over all frames. */
final class Difference {
    /** In the place of a column: messages that one side has and the other has not. */
    static final String MESSAGES = "messages";

    private static final int SHOWN = 8;

    private final List<String> examples = new ArrayList<>();
    private int count;

    void add(long frame, String what) {
        if (++count <= SHOWN) {
            examples.add("frame " + frame + ": " + what);
        }
    }

    int count() {
        return count;
    }

    List<String> examples() {
        return examples;
    }

    /** What differs, and where. */
    record Key(String capture, String field) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCapture = capture.compareTo(other.capture);
            return byCapture != 0 ? byCapture : field.compareTo(other.field);
        }

        @Override
        public String toString() {
            return capture + " " + field;
        }
    }
}
