package io.otus.alert.detect.danger;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.ConnectionEnd;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import java.util.List;

/**
 * {@link Kind#CMD_DANGEROUS}, high: a client has a device close a connection, and the device confirms that, although
 * the two are not known to talk and the client opened nothing there, whatever else it requested. The connection then
 * belongs to another client, which loses the device. The opening need not have been seen, as connections of controllers
 * last for years. ATT&amp;CK: T0803 and T0814.
 */
public final class StrangeCloseDetector implements Detector.OnCompletion {
    private record Key(Conversation conversation) {}

    private final DetectorContext site;

    public StrangeCloseDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return action == Action.SESSION && outcome == Outcome.Kind.OK;
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        if (conversation == null
                || !(event.operation().request() instanceof ConnectionEnd end)
                || !end.isConnectionEnd()
                || Outside.isKnown(conversation.link())
                || conversation
                        .functions()
                        .isUsing(Action.SESSION, event.operation().service().key())
                || !site.isIndustrial(conversation.protocol())
                || isLearning(event.operation().origin().time())) {
            return;
        }
        String reason = "Lowered: it is not known whose connection it was.";
        out.add(Finding.act(
                Kind.CMD_DANGEROUS, Severity.HIGH, reason, new Key(conversation), new StrangeClose(conversation)));
    }

    private boolean isLearning(long time) {
        return site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
    }

    private record StrangeClose(Conversation conversation) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String did = conversation.client().name() + " closed a connection of " + Expected.place(conversation)
                    + " that it never opened";
            return Words.of(did, FactText.conversation(conversation) + " closes another's connection")
                    .seen(did + ", with " + sighting.service() + ", and was obeyed.")
                    .normal("whoever opened a connection closes it.")
                    .history(
                            "the two are not known to talk, and it opened no connection there since it was first heard.")
                    .observed(sighting.service())
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0803", "T0814");
        }
    }
}
