package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.TransferSeen;
import io.otus.core.evidence.Evidence;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All detectors, in the order in which they look at an event. Confined to the analysis thread. */
public final class Detectors {
    private final Baseline baseline;
    private final Predicate<String> industrial;
    private String lastProtocol = "";
    private boolean lastIndustrial;
    private final DangerDetector danger = new DangerDetector();
    private final HealthDetector health = new HealthDetector();
    private final BindingDetector binding = new BindingDetector();
    private final AnomalyDetector anomaly;
    private final PresenceDetector presence;
    private final LinkDetector link;
    private final RoleDetector role;
    private final FunctionDetector function;
    private final PointDetector point;
    private final ValueDetector value;
    private final ProgramDetector program;

    /**
     * Detectors upon a baseline.
     *
     * @param industrial whether the protocol of this id controls processes
     */
    public Detectors(Baseline baseline, Predicate<String> industrial) {
        this.baseline = baseline;
        this.industrial = industrial;
        this.anomaly = new AnomalyDetector(baseline, industrial);
        this.presence = new PresenceDetector(baseline);
        this.link = new LinkDetector(baseline);
        this.role = new RoleDetector(baseline);
        this.function = new FunctionDetector(baseline);
        this.point = new PointDetector(baseline);
        this.value = new ValueDetector(baseline);
        this.program = new ProgramDetector(baseline);
    }

    /** A device was heard of. */
    public void asset(AssetModel asset, long time, Evidence evidence, List<Finding> out) {
        presence.check(asset, time, evidence, out);
    }

    /** The sensor speaks of its hearing. */
    public void health(CaptureHealth event, List<Finding> out) {
        health.check(event, out);
    }

    /**
     * Somebody says whose an address is.
     *
     * @param ofController whether it is a controller's
     */
    public void binding(AddressBinding event, boolean ofController, List<Finding> out) {
        binding.check(event, ofController, out);
    }

    /**
     * Bytes contradict a specification, or what was sent before.
     *
     * @param sender who sent them; null when no single device did
     * @param toController whether they were sent to a controller
     */
    public void anomaly(AnomalySeen event, @Nullable AssetModel sender, boolean toController, List<Finding> out) {
        anomaly.check(event, sender, toController, out);
    }

    /** An operation with a side that is no single device: only what it does counts. */
    public void withoutConversation(
            Operation operation, @Nullable AssetModel client, @Nullable AssetModel server, List<Finding> out) {
        danger.check(operation, null, client, server, out);
    }

    /** A client asked something. */
    public void requested(Operation operation, Conversation conversation, List<Finding> out) {
        Action action = operation.service().action();
        Origin origin = operation.origin();
        boolean isIndustrial = isIndustrial(conversation.protocol());
        danger.check(operation, conversation, conversation.client(), conversation.server(), out);
        boolean knownLink = link.check(operation, conversation, isIndustrial, out);
        if (isIndustrial) {
            role.checkClient(operation, conversation, out);
        }
        function.check(operation.service(), origin, conversation, knownLink, out);
        List<PointRange> points = operation.points();
        if (!hasPoints(action)) {
            return;
        }
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            boolean knownPoints = point.check(action, range, origin, conversation, knownLink, out);
            if (action.isWrite()) {
                value.check(range, origin, conversation, knownPoints, out);
            }
        }
    }

    /**
     * A program, block or file was moved whole.
     *
     * @param operation the transfer as one operation
     * @param conversation its conversation; null where a side is no single device
     * @return what is to be told with the alert on the act; null where nothing is
     */
    public @Nullable Finding transferred(
            TransferSeen moved,
            Operation operation,
            @Nullable Conversation conversation,
            @Nullable AssetModel client,
            AssetModel server,
            List<Finding> out) {
        Object act = DangerDetector.key(operation, conversation, client, server);
        return program.check(moved, client, server, act, out);
    }

    /** It was answered, or never will be. */
    public void completed(OperationCompleted event, Conversation conversation, List<Finding> out) {
        Operation operation = event.operation();
        Origin answer = event.answer();
        if (answer == null || !isAnswer(event.outcome())) {
            return;
        }
        boolean isIndustrial = isIndustrial(conversation.protocol());
        boolean knownLink;
        if (operation.request() == null) {
            // Only the answer was on the wire: what it answers was asked all the same.
            knownLink = link.check(operation, conversation, isIndustrial, out);
            function.check(operation.service(), answer, conversation, knownLink, out);
        } else {
            knownLink = isNormal(conversation.link(), answer.time());
        }
        int before = out.size();
        if (isIndustrial) {
            role.checkServer(conversation, answer, out);
        }
        Action action = operation.service().action();
        if (operation.points().isEmpty() && hasPoints(action) && !action.isWrite()) {
            // A poll that names no points, such as "all events of class 1", is known by what the device chooses to
            // tell.
            List<PointRange> points = event.points();
            for (int i = 0; i < points.size(); i++) {
                point.check(Action.NOTIFY, points.get(i), answer, conversation, knownLink, out);
            }
        }
        if (!knownLink) {
            // What is answered in a conversation that is itself new was told with that.
            out.subList(before, out.size()).clear();
        }
    }

    private boolean isNormal(@Nullable Fact fact, long time) {
        return fact != null && (fact.isKnown() || baseline.learning().isLearning(fact.category(), time));
    }

    /** Most messages in a row are of one protocol. */
    private boolean isIndustrial(String protocol) {
        if (!protocol.equals(lastProtocol)) {
            lastProtocol = protocol;
            lastIndustrial = industrial.test(protocol);
        }
        return lastIndustrial;
    }

    private static boolean isAnswer(Outcome outcome) {
        return switch (outcome.kind()) {
            case OK, ERROR, UNPAIRED -> true;
            case NO_RESPONSE, UNCONFIRMED -> false;
        };
    }

    private static boolean hasPoints(Action action) {
        return action.isWrite() || action == Action.READ || action == Action.SUBSCRIBE || action == Action.NOTIFY;
    }

    /** The baseline that these look at. */
    public Baseline baseline() {
        return baseline;
    }
}
