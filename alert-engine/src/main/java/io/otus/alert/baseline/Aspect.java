package io.otus.alert.baseline;

import io.otus.alert.model.Reading;
import io.otus.alert.model.Rhythm;

/** The content of a line of the baseline text: one kind of behaviour. */
public sealed interface Aspect {
    /** The words in the text. */
    String text();

    /** The category that decides when it is learned. */
    Category category();

    /** The statistics that its limits were learned from, as one word of the history; empty where it has none. */
    default String statistics() {
        return "";
    }

    /** The asset is there. */
    record Present() implements Aspect {
        @Override
        public String text() {
            return "present";
        }

        @Override
        public Category category() {
            return Category.DEVICES;
        }
    }

    /** The asset acts in a role. */
    record InRole(Role role, String protocol) implements Aspect {
        @Override
        public String text() {
            return FactText.role(role, protocol);
        }

        @Override
        public Category category() {
            return Category.CONVERSATIONS;
        }
    }

    /** The asset breaks the rule with this id. */
    record Anomaly(String id) implements Aspect {
        @Override
        public String text() {
            return FactText.anomaly(id);
        }

        @Override
        public Category category() {
            return Category.FUNCTIONS;
        }
    }

    /** The asset does something that is no matter between two devices, or of no protocol. */
    record Does(Habit habit) implements Aspect {
        @Override
        public String text() {
            return FactText.habit(habit);
        }

        @Override
        public Category category() {
            return Category.CONVERSATIONS;
        }
    }

    /** The two assets talk. */
    record Linked() implements Aspect {
        @Override
        public String text() {
            return "link";
        }

        @Override
        public Category category() {
            return Category.CONVERSATIONS;
        }
    }

    /** The client uses a function. */
    record Function(String key) implements Aspect {
        @Override
        public String text() {
            return FactText.function(key);
        }

        @Override
        public Category category() {
            return Category.FUNCTIONS;
        }
    }

    /**
     * The conversation reads, writes or publishes points.
     *
     * @param use which of these
     * @param coalesced whether ranges of this space were joined across points that were never seen
     */
    record Points(PointUse use, String space, long first, long last, boolean coalesced) implements Aspect {
        @Override
        public String text() {
            return FactText.points(use, space, first, last) + (coalesced ? " coalesced" : "");
        }

        @Override
        public Category category() {
            return Category.POINTS;
        }
    }

    /** A part of its program has this content. */
    record Program(ProgramObject.Key object, String sha256) implements Aspect {
        @Override
        public String text() {
            return FactText.program(object, sha256);
        }

        @Override
        public Category category() {
            return Category.FUNCTIONS;
        }
    }

    /** A point has these values when it is read, and moves in this way. */
    record Reads(String space, long index, ValueSet values, Reading reading) implements Aspect {
        @Override
        public String text() {
            return FactText.reading(space, index, values, reading);
        }

        @Override
        public Category category() {
            return Category.VALUES;
        }

        @Override
        public String statistics() {
            return values.isNumeric() ? reading.statistics() : "";
        }
    }

    /** A request is repeated with this rhythm. */
    record Polled(Poll.Key request, Rhythm rhythm) implements Aspect {
        @Override
        public String text() {
            return FactText.poll(request, rhythm);
        }

        @Override
        public Category category() {
            return Category.TIMING;
        }

        @Override
        public String statistics() {
            return rhythm.statistics();
        }
    }

    /**
     * A command follows another one.
     *
     * @param before the other one; empty where the command comes by itself
     * @param samePoints whether that names the same points
     * @param within the longest time between the two, in seconds; 0 where none is told
     */
    record Ordered(String service, String before, boolean samePoints, double within) implements Aspect {
        @Override
        public String text() {
            return FactText.order(service, before, samePoints, within);
        }

        @Override
        public Category category() {
            return Category.TIMING;
        }
    }

    /** These values are written to a point. */
    record Values(String space, long index, ValueSet values) implements Aspect {
        @Override
        public String text() {
            return FactText.value(space, index, values);
        }

        @Override
        public Category category() {
            return Category.VALUES;
        }
    }
}
