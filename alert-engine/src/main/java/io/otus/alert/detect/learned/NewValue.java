package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The conversation did not write this value before.
 *
 * @param first index of its first point
 * @param last index of its last point, if several form one number
 * @param what the value, and what is normal there
 */
record NewValue(Conversation conversation, String space, long first, long last, Written what) implements Broken {
    /** A value, and what is normal for its point. */
    sealed interface Written {
        /** Returns the value as text. */
        String value();

        /** Returns the value for a sentence. */
        default String said() {
            return value();
        }

        /** Returns the normal values as text; null if none are known. */
        @Nullable
        String known();
    }

    /**
     * One value of a message.
     *
     * @param values the message's values
     * @param at index of the value
     * @param set the known values of the point; null if none are known
     */
    record Value(ValueList values, int at, @Nullable ValueSet set) implements Written {
        @Override
        public String value() {
            return values.text(at);
        }

        @Override
        public @Nullable String known() {
            return set == null ? null : set.text();
        }
    }

    /**
     * Numbers of consecutive points, each a value of its own.
     *
     * @param values the message's values
     * @param at index of the first one
     * @param count how many they are, two at least
     */
    record Run(ValueList values, int at, int count) implements Written {
        @Override
        public String value() {
            StringJoiner all = new StringJoiner(",");
            for (int i = at; i < at + count; i++) {
                all.add(values.text(i));
            }
            return all.toString();
        }

        @Override
        public String said() {
            return count + " values";
        }

        @Override
        public @Nullable String known() {
            return null;
        }
    }

    /**
     * A value of a point that the client never wrote here, but on other devices.
     *
     * @param value the value as text
     */
    record Elsewhere(String value) implements Written {
        @Override
        public @Nullable String known() {
            return null;
        }
    }

    /**
     * Several values that form one number.
     *
     * @param number that number
     */
    record Whole(WholeNumber number) implements Written {
        @Override
        public String value() {
            return number.text();
        }

        @Override
        public String known() {
            return number.known();
        }
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String point = Expected.point(space, first, last);
        String value = what.value();
        String known = what.known();
        String allowed = known == null ? "none" : known;
        Fact fact = finding.fact();
        long count = fact == null || known == null ? 0 : fact.count();
        String did = conversation.client().name() + " wrote " + what.said() + " to " + point + " of "
                + Expected.place(conversation);
        return Words.of(
                        did + ", outside " + (known == null ? "all that is known" : allowed),
                        FactText.conversation(conversation) + " value " + Expected.range(space, first, last))
                .seen(did + " with " + sighting.service() + ".")
                .normal("values that it writes there: " + allowed + " (" + Expected.authority(fact) + ").")
                .history(Expected.history(conversation, sighting.time()) + " wrote this point " + Wording.times(count)
                        + Former.broken(
                                baseline.deviations().of(fact), sighting.time(), ", and others than these values")
                        + '.')
                .expected(allowed, fact == null ? 0 : fact.firstTime(), count)
                .observed(value)
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return action == Action.ALARM_SET ? Techniques.of(action) : List.of("T0836", "T0855");
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return finding.severity().compareTo(Severity.MEDIUM) > 0 ? null : Cause.of(sighting);
    }

    @Override
    public PointRange concerned() {
        return Expected.wordRange(space, first, last);
    }

    @Override
    public List<String> points() {
        return List.of(Expected.words(space, first, last));
    }
}
