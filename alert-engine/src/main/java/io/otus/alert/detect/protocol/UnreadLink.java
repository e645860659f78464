package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import java.util.List;

/**
 * Two assets never talked on this port, and the sensor cannot parse what they say.
 *
 * @param flow their flow
 * @param client the side that asks
 * @param habit the client's habit
 * @param isMaster whether a controller is asked by a client that was none of its masters
 */
record UnreadLink(FlowInfo flow, int client, Habit habit, boolean isMaster) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        AssetModel source = sighting.source();
        Endpoint server = flow.endpoint(1 - client);
        String who = Wording.name(source, flow.endpoint(client));
        String whom = Wording.name(sighting.target(), server);
        String fact = source == null ? "talks " + who : FactText.habit(AssetNames.plain(source), habit);
        String how = flow.frames(1 - client) > 0 ? ", and is answered." : ", and goes on as one who is heard.";
        return Words.of(
                        who + " talks to " + whom + " on " + port() + Former.when(finding.fact(), sighting.time())
                                + ", in what nobody reads",
                        fact)
                .seen(who + " talks to " + whom + " on " + port() + " in a protocol that the sensor does not know"
                        + how)
                .normal("conversations that the two are known for.")
                .history(Former.history(finding.fact(), sighting.time(), "the two never talked on this port."))
                .observed(who)
                .filter(DisplayFilter.of(flow, client));
    }

    private String port() {
        return flow.transport().label() + '/' + flow.endpoint(1 - client).port();
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return isMaster ? List.of("T0848", Techniques.STANDARD_PROTOCOL) : List.of(Techniques.STANDARD_PROTOCOL);
    }

    /** The same source asks one device after the other on the same port. */
    @Override
    public Object cause(Finding finding, Sighting sighting) {
        return new Cause(sighting.source(), port(), null);
    }

    @Override
    public Path path() {
        return new Path(flow, client, null);
    }
}
