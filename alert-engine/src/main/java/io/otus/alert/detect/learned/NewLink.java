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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two assets did not talk in this protocol, about this unit, before. */
record NewLink(Conversation conversation) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        List<String> clients = baseline.asked(conversation.server()).stream()
                .filter(each -> each.protocol().equals(conversation.protocol())
                        && each.unit().equals(conversation.unit()))
                .filter(each -> each.link() != null && each.link().isKnown())
                .map(each -> each.client().name())
                .distinct()
                .toList();
        String client = conversation.client().name();
        String whom = Expected.place(conversation);
        String protocol = conversation.protocol();
        return Words.of(
                        client + " talks to " + whom + " in " + protocol + Former.when(finding.fact(), sighting.time()),
                        FactText.conversation(conversation) + " link")
                .seen(client + " asked " + whom + ": " + sighting.service() + ".")
                .normal("known " + protocol + " clients of " + whom + ": " + Wording.list(clients) + ".")
                .history(Former.history(finding.fact(), sighting.time(), "this conversation was never seen before."))
                .expected(Wording.list(clients), 0, 0)
                .observed(client)
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return Techniques.join(Techniques.STANDARD_PROTOCOL, Techniques.of(action));
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return Cause.of(sighting);
    }
}
