package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.PointUse;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the facts of a conversation, from the coarsest to the finest: its existence, the roles of its two sides, its
 * functions, its points, and the values written to them. Each check takes the results of those before it into account.
 */
public final class ConversationDetector implements Detector.OnRequest, Detector.OnCompletion {
    private final DetectorContext site;
    private final Baseline baseline;
    private final LinkDetector link;
    private final RoleDetector role;
    private final FunctionDetector function;
    private final PointDetector point;
    private final ValueDetector value;
    private final TopicDetector topic;
    private final Reopened reopened;

    public ConversationDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
        this.link = new LinkDetector(site);
        this.role = new RoleDetector(site);
        this.function = new FunctionDetector(site);
        this.point = new PointDetector(baseline);
        this.value = new ValueDetector(baseline);
        this.topic = new TopicDetector(baseline);
        this.reopened = new Reopened(baseline);
    }

    @Override
    public long forgotten() {
        return value.forgotten() + function.forgotten();
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        if (conversation == null) {
            return;
        }
        Operation operation = act.operation();
        int before = out.size();
        check(operation, conversation, out);
        reopened.lower(operation, conversation, out, before);
    }

    private void check(Operation operation, Conversation conversation, List<Finding> out) {
        Action action = operation.service().action();
        Origin origin = operation.origin();
        boolean isIndustrial = site.isIndustrial(conversation.protocol());
        boolean knownLink = link.check(operation, conversation, isIndustrial, out);
        if (isIndustrial) {
            role.checkClient(operation, conversation, out);
        }
        function.check(operation, origin, conversation, knownLink, out);
        List<PointRange> points = operation.points();
        if (!hasPoints(action)) {
            return;
        }
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            int before = out.size();
            PointUse use = use(operation, range);
            boolean knownPoints = point.check(action, use, range, origin, conversation, knownLink, out);
            if (action.isWrite()) {
                value.check(action, range, origin, conversation, knownPoints, out);
            } else if (!knownPoints && use == PointUse.PUBLISH) {
                topic.check(range, conversation, out, before);
            }
        }
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        Operation operation = event.operation();
        Origin answer = event.answer();
        if (conversation == null || answer == null || !isAnswer(event.outcome())) {
            return;
        }
        boolean isIndustrial = site.isIndustrial(conversation.protocol());
        boolean knownLink;
        if (operation.request() == null) {
            // Only the answer was captured, but there must have been a request.
            knownLink = link.check(operation, conversation, isIndustrial, out);
            function.check(operation, answer, conversation, knownLink, out);
        } else {
            knownLink = isNormal(conversation.link(), answer.time());
        }
        int before = out.size();
        if (isIndustrial) {
            role.checkServer(operation, conversation, answer, out);
        }
        Action action = operation.service().action();
        if (operation.points().isEmpty() && hasPoints(action) && !action.isWrite()) {
            // The points of a poll that names none, such as "all events of class 1", are those that the device chose to
            // report.
            List<PointRange> points = event.points();
            for (int i = 0; i < points.size(); i++) {
                point.check(Action.NOTIFY, PointUse.READ, points.get(i), answer, conversation, knownLink, out);
            }
        }
        if (!knownLink) {
            // Answers in a new conversation are part of the alert on that conversation.
            out.subList(before, out.size()).clear();
        }
    }

    private boolean isNormal(@Nullable Fact fact, long time) {
        return fact != null && (fact.isKnown() || baseline.learning().isLearning(fact.category(), time));
    }

    private static boolean isAnswer(Outcome outcome) {
        return switch (outcome.kind()) {
            case OK, ERROR, UNPAIRED -> true;
            case NO_RESPONSE, UNCONFIRMED -> false;
        };
    }

    private static PointUse use(Operation operation, PointRange range) {
        if (operation.service().action().isWrite()) {
            return PointUse.WRITE;
        }
        return range.isNamed() && TopicDetector.isPublished(operation) ? PointUse.PUBLISH : PointUse.READ;
    }

    private static boolean hasPoints(Action action) {
        return action.isWrite() || action == Action.READ || action == Action.SUBSCRIBE || action == Action.NOTIFY;
    }
}
