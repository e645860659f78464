package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Poll;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Rounded;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Former;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request comes in another period.
 *
 * @param period the new period, in seconds
 */
record OtherPeriod(Conversation conversation, Poll poll, double period) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String client = conversation.client().name();
        String whom = Expected.place(conversation);
        Fact fact = poll.fact();
        String usual = Rounded.text(poll.rhythm().period()) + " s";
        String now = Rounded.text(period) + " s";
        Operation operation = sighting.operation();
        boolean isWrite = operation != null && operation.service().action().isWrite();
        String points = poll.key().points().isEmpty() ? "" : " of " + poll.key().points();
        return Words.of(
                        client + (isWrite ? " writes to " : " polls ") + whom + " every " + now + " instead of every "
                                + usual,
                        FactText.conversation(conversation) + ' ' + FactText.poll(poll.key(), poll.rhythm()))
                .seen(client + " made the request " + sighting.service() + points + " on " + whom + " every " + now
                        + ", for more than thirty times in a row.")
                .normal("every " + usual + ", with gaps of up to "
                        + Rounded.text(poll.rhythm().pause()) + " s (" + Expected.authority(fact) + ").")
                .history(Expected.history(conversation, sighting.time()) + " kept to this period"
                        + Former.broken(baseline.deviations().of(fact), sighting.time(), ", and left it") + '.')
                .expected(usual, fact == null ? 0 : fact.firstTime(), fact == null ? 0 : fact.count())
                .observed(now)
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        if (period >= poll.rhythm().period()) {
            return List.of("T0804");
        }
        return action.isWrite() ? List.of("T0806", "T0855") : List.of("T0801");
    }

    /** A master that changes its period usually does so with everything that it polls. */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return Cause.of(sighting);
    }
}
