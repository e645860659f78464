package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.PointSet;
import io.otus.alert.baseline.PointUse;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client publishes under a name that another client uses.
 *
 * @param topic the name
 * @param owner the client that is known to publish it or to subscribe to it
 */
record NewTopic(Conversation conversation, String topic, AssetModel owner) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        PointSet set = conversation.publishes();
        String did = conversation.client().name() + " published " + topic + " through " + Expected.place(conversation);
        return Words.of(
                        did + Former.when(finding.fact(), sighting.time()),
                        FactText.conversation(conversation)
                                + ' '
                                + FactText.points(PointUse.PUBLISH, topic, PointRange.NO_INDEX, PointRange.NO_INDEX))
                .seen(did + " with " + sighting.service() + '.')
                .normal("clients that use this name: " + owner.name() + '.')
                .history(Former.historyAnd(
                        finding.fact(),
                        sighting.time(),
                        Expected.history(conversation, sighting.time()) + " made "
                                + Wording.count(Expected.count(set, topic), "message") + " under this name."))
                .expected(owner.name(), Expected.since(conversation), 0)
                .observed(topic)
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0855", "T0856");
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return Cause.of(sighting);
    }

    @Override
    public List<String> points() {
        return List.of(topic);
    }
}
