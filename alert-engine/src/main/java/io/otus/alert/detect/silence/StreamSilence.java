package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a device publishes has stopped, while the device is otherwise heard.
 *
 * @param publisher the device that published it
 * @param stream the name of the stream
 * @param network the network in which it was published
 * @param since event time of its latest message, nanoseconds since 1970
 * @param within the time within which that message announced another one, in nanoseconds; {@link #AS_BEFORE} if it
 *     announced none
 */
record StreamSilence(AssetModel publisher, String stream, int network, long since, long within) implements Broken {
    /** The latest message announced no other one; only the messages before show that more were to follow. */
    static final long AS_BEFORE = 0;

    /** The key that makes two such findings the same. */
    record Key(AssetModel publisher, String stream) {}

    /** Streams that stop in one network at about the same time have one cause. */
    record Together(int network) {}

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String silence = Wording.duration(sighting.time() - since);
        return Words.of(
                        publisher.name() + " stopped publishing " + stream,
                        AssetNames.plain(publisher) + " publishes no " + stream)
                .seen(publisher.name() + " sent no message of " + stream + " for " + silence + ", since "
                        + Wording.minute(since) + ", and is heard otherwise.")
                .normal(
                        within == AS_BEFORE
                                ? "another message again and again, as before."
                                : "another message within " + Wording.duration(within) + ", as the latest one said.")
                .history("the latest message came " + silence + " ago.")
                .observed("nothing for " + silence);
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Together(network);
    }

    @Override
    public boolean isAbsence() {
        return true;
    }

    /** Block reporting message (T0804); subscribers act without the reports (T0815). */
    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0804", "T0815");
    }
}
