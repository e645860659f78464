package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#VALUE_RANGE}: under a name by which a client published numbers, {@value #ENOUGH} of them at least, it
 * publishes something that it never did there. Medium if that is a block of bytes, as when somebody carries data out
 * disguised as telemetry; low if it is a short text, such as <code>offline </code>. What a client published there while
 * conversations are learned is normal.
 */
public final class TopicContentDetector implements Detector.OnRequest {
    private static final String HABIT = "no-number";
    /** Least numbers after which a name counts as one for numbers. */
    private static final int ENOUGH = 20;
    /** Most names that are remembered; the least recent are dropped. */
    private static final int MAX_TOPICS = 16_384;

    private record Topic(Conversation conversation, String name) {}

    /** The contents published under a name. */
    private static final class Content {
        /** Count of numbers, up to {@link #ENOUGH}. */
        private int numbers;
        /** Whether there were texts, and blocks, before that count was reached. */
        private boolean hasTexts;

        private boolean hasBlocks;

        boolean isOfNumbers() {
            return numbers >= ENOUGH;
        }

        /** Notes a content that is not a number. */
        void has(boolean isText) {
            hasTexts |= isText;
            hasBlocks |= !isText;
        }

        boolean isUsual(boolean isText) {
            return hasBlocks || (isText && hasTexts);
        }
    }

    private final DetectorContext site;
    private final RecentMap<Topic, Content> topics = new RecentMap<>(MAX_TOPICS);

    public TopicContentDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return topics.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.NOTIFY;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Operation operation = act.operation();
        Conversation conversation = act.conversation();
        if (conversation == null || operation.isTold() || operation.request() == null) {
            return;
        }
        List<PointRange> points = operation.points();
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            if (range.isNamed()) {
                check(conversation, range, operation, out);
            }
        }
    }

    private void check(Conversation conversation, PointRange range, Operation operation, List<Finding> out) {
        Topic topic = new Topic(conversation, range.space());
        boolean hasValue = range.values().size() > 0;
        boolean isText = hasValue && range.values().type() == ValueType.TEXT;
        Content known = topics.getOrMake(topic, Content::new);
        if (hasValue && !isText) {
            known.numbers = Math.min(ENOUGH, known.numbers + 1);
            return;
        }
        if (known.isUsual(isText)) {
            return;
        }
        if (!known.isOfNumbers()) {
            known.has(isText);
            return;
        }
        Habit habit = new Habit(HABIT, conversation.protocol() + '/' + range.space());
        Fact fact = site.baseline().assetFacts().news(conversation.client(), habit, operation.origin());
        if (fact == null) {
            known.has(isText);
        } else {
            Severity severity = isText ? Severity.LOW : Severity.MEDIUM;
            String reason = isText ? "Lowered: it is a short text." : "Lowered: it tells something, and sets nothing.";
            out.add(Finding.act(
                    Kind.VALUE_RANGE, severity, reason, fact, new OtherContent(conversation, range, isText, habit)));
        }
    }

    private record OtherContent(Conversation conversation, PointRange range, boolean isText, Habit habit)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String client = conversation.client().name();
            String what = isText ? "a text" : "a block of bytes";
            return Words.of(
                            client + " publishes " + what + " under " + range.space() + ", where it published numbers",
                            FactText.habit(AssetNames.plain(conversation.client()), habit))
                    .seen(client + " published " + what + " under " + range.space() + " through "
                            + conversation.server().name() + '.')
                    .normal("numbers, of which there were " + ENOUGH + " at least, and nothing of this kind.")
                    .history("who listens to this name expects a number.")
                    .expected("numbers", 0, 0)
                    .observed(what)
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return isText ? List.of("T0832", "T0856") : List.of("T0869", "T0832");
        }

        @Override
        public List<String> points() {
            return List.of(range.describe());
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return Cause.of(sighting);
        }
    }
}
