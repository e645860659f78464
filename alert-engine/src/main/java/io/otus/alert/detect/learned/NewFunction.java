package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversation did not use this service before.
 *
 * @param conversation the conversation
 * @param service the service
 * @param isTold whether the server sent it unasked, or as its answer to a question put to everybody
 */
record NewFunction(Conversation conversation, Service service, boolean isTold) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        List<String> known = Expected.functions(conversation);
        String name = Wording.service(service);
        String client = conversation.client().name();
        String whom = Expected.place(conversation);
        String title = isTold ? whom + " sent " + name + " to " + client : client + " used " + name + " on " + whom;
        return Words.of(
                        title + Former.when(finding.fact(), sighting.time()),
                        FactText.conversation(conversation) + ' ' + FactText.function(service.key()))
                .seen(
                        isTold
                                ? whom + " sent " + name + " to " + client + "."
                                : client + " asked " + whom + " for " + name + ".")
                .normal("functions of this conversation: " + Wording.list(known) + ".")
                .history(Former.historyAnd(
                        finding.fact(),
                        sighting.time(),
                        Expected.history(conversation, sighting.time())
                                + (Former.isAgain(finding.fact(), sighting.time())
                                        ? " used this function at no other time."
                                        : " never used this function.")))
                .expected(Wording.list(known), Expected.since(conversation), 0)
                .observed(name)
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return Techniques.of(service.action());
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return Cause.of(sighting);
    }
}
