package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.CommandOrder;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.OrderSet;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.model.Rounded;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command came without the one that always came before it.
 *
 * @param before the missing command, in words
 * @param order the known order
 */
record MissingStep(Conversation conversation, Operation operation, String before, CommandOrder order)
        implements Broken {
    static MissingStep of(Conversation conversation, Operation operation, CommandOrder order) {
        OrderSet orders = conversation.orders();
        CommandOrder missing = orders == null ? null : orders.find(order.before());
        Service service = missing == null ? null : missing.seen();
        String before = service == null ? "function " + order.before() : Wording.service(service);
        return new MissingStep(conversation, operation, before, order);
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String client = conversation.client().name();
        String whom = Expected.place(conversation);
        String name = Wording.service(operation.service());
        String points = points().isEmpty() ? "" : " for " + Wording.list(points());
        Fact fact = order.fact();
        String otherwise = Former.broken(baseline.deviations().of(fact), sighting.time(), ", and broke it");
        String usual = before + (order.isOfSamePoints() ? " for the same points" : "") + " before it"
                + (order.within() > 0 ? ", no more than " + Rounded.text(order.within()) + " s" : "");
        return Words.of(
                        client + " sent " + name + " to " + whom + " without " + before + " before it",
                        FactText.conversation(conversation) + ' ' + FactText.order(order.service(), "", false, 0))
                .seen(client + " sent " + name + points + " to " + whom + ", and no " + before
                        + (order.isOfSamePoints() ? " for the same points" : "") + " in this connection within "
                        + Wording.duration(order.patience()) + " before it.")
                .normal(usual + " (" + Expected.authority(fact) + ").")
                .history(Expected.history(conversation, sighting.time()) + " "
                        + (otherwise.isEmpty() ? "always kept to this order" : "kept to this order" + otherwise)
                        + '.')
                .expected(before, fact == null ? 0 : fact.firstTime(), fact == null ? 0 : fact.count())
                .observed(name)
                .filter(sighting.filter());
    }

    /** A command without its preparation was sent by somebody else, or repeated. */
    @Override
    public List<String> techniques(Kind kind, Action action) {
        return Techniques.join("T0855", Techniques.of(operation.service()));
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return Cause.of(sighting);
    }

    @Override
    public List<String> points() {
        return operation.points().stream().map(PointRange::describe).toList();
    }
}
