package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;

/**
 * A conversation tries one service after the other.
 *
 * @param services number of new services so far
 */
record FunctionSweep(Conversation conversation, int services) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String client = conversation.client().name();
        String whom = Expected.place(conversation);
        return Words.of(
                        client + " tries one function after the other on " + whom,
                        FactText.conversation(conversation) + " sweep")
                .seen(client + " used " + services + " functions on " + whom
                        + " within five minutes that it never used before, the latest one " + sighting.service() + ".")
                .normal("functions of this conversation: " + Wording.list(Expected.functions(conversation)) + ".")
                .history(Expected.history(conversation, sighting.time()) + " never did so.")
                .observed(services + " new functions")
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0846", "T0888");
    }
}
