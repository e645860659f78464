package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FunctionSet;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.ToldAnyway;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * {@link Kind#FUNC_NEW}: the conversation uses a service for the first time, or takes back a command of another client
 * although it is known to take back only its own; {@link Kind#SCAN_FUNC}: it tries one service after the other.
 */
final class FunctionDetector {
    /**
     * New services within {@link #SWEEP_WINDOW} that make a sweep. Maintenance tools need fewer at once, except those
     * that manage computers and call one procedure after the other.
     */
    private static final int SWEEP = 6;

    private static final long SWEEP_WINDOW = 5 * Nanos.MINUTE;
    /** Time after a loss in the capture in which an answer may belong to a request that was lost, in nanoseconds. */
    private static final long MISSED = Nanos.MINUTE;

    /** The key that makes all steps of one sweep one finding. */
    private record SweepKey(Conversation conversation) {}

    private final DetectorContext site;
    private final Baseline baseline;
    private final Familiarity familiarity;
    private final OwnCommands commands = new OwnCommands();

    FunctionDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
        this.familiarity = new Familiarity(baseline);
    }

    /** Returns how many commands were dropped. */
    long forgotten() {
        return commands.forgotten();
    }

    /** Checks a service. In a new conversation, the services are of severity info. */
    void check(Operation operation, Origin origin, Conversation conversation, boolean knownLink, List<Finding> out) {
        if (isStray(operation, origin) && !baseline.learning().isLearning(Category.FUNCTIONS, origin.time())) {
            return;
        }
        OwnCommands.TakenBack takenBack = commands.note(operation, conversation);
        Service service = operation.service();
        Fact fact = conversation.functions().find(service);
        boolean isFirst = fact == null;
        if (fact == null) {
            boolean repeatable = service.dangerous() == Danger.NONE;
            boolean expected = repeatable && knownLink && familiarity.isUsedElsewhere(conversation, service);
            fact = baseline.conversationFacts()
                    .addFunction(conversation, service, repeatable, origin.time(), origin.evidence());
            if (expected) {
                fact.expect();
            }
        }
        if (baseline.learning().note(fact, origin)) {
            checkTaken(takenBack, origin, conversation, out);
        } else {
            out.add(finding(operation, conversation, knownLink, takenBack.isOwn(), fact));
            boolean counts = isFirst && !isStep(service.action()) && site.isIndustrial(conversation.protocol());
            int fresh = counts ? conversation.countNovelFunction(origin.time(), SWEEP_WINDOW) : 0;
            if (fresh >= SWEEP) {
                Broken sweep = new FunctionSweep(conversation, fresh);
                out.add(Finding.act(Kind.SCAN_FUNC, new SweepKey(conversation), sweep));
            }
        }
    }

    private void checkTaken(
            OwnCommands.TakenBack takenBack, Origin origin, Conversation conversation, List<Finding> out) {
        Conversation others = takenBack.others();
        if (others == null) {
            return;
        }
        AssetModel client = conversation.client();
        Habit habit = OthersCommand.habit(conversation);
        Fact fact = baseline.assetFacts().news(client, habit, origin);
        if (fact == null) {
            return;
        }
        Broken broken = new OthersCommand(conversation, others.client(), takenBack.point());
        String reason = "Raised: it takes back a command of another client.";
        out.add(Finding.act(Kind.FUNC_NEW, Severity.HIGH, reason, fact, broken));
    }

    /**
     * Returns whether a service is one of the many that a session or a transfer consists of. A client that reads a
     * program out and downloads another one uses six of them, and so does one that signs in and negotiates a file
     * transfer.
     */
    private static boolean isStep(Action action) {
        return switch (action) {
            case UPLOAD, DOWNLOAD, SESSION, AUTHENTICATE -> true;
            default -> false;
        };
    }

    private static boolean isQuestion(Action action) {
        return action == Action.DISCOVER || action == Action.IDENTIFY || action == Action.DIAGNOSE;
    }

    /** Whether the device is known to report to the client unasked, or the client to subscribe to that. */
    private static boolean isReportedTo(Conversation conversation) {
        FunctionSet functions = conversation.functions();
        return functions.isKnownToUse(Action.NOTIFY) || functions.isKnownToUse(Action.SUBSCRIBE);
    }

    private static boolean isProgrammer(Conversation conversation) {
        Fact role = conversation.client().role(Role.PROGRAMMER, conversation.protocol());
        return role != null && role.isKnown();
    }

    /**
     * Returns whether the device chose what is new, and the service changes nothing: as far as was seen, the client did
     * nothing new.
     */
    private static boolean isOnlyHeard(Operation operation) {
        Service service = operation.service();
        return (operation.isTold() || operation.request() == null)
                && Role.of(service.action()) == null
                && service.action() != Action.ACKNOWLEDGE
                && service.dangerous() == Danger.NONE;
    }

    /**
     * Returns whether only the answer was seen, in a flow that lost bytes just before and in which the client is
     * otherwise heard: then the request was lost, and the client did not necessarily ask for anything new. If requests
     * are never heard, answers are the only evidence and count.
     */
    private static boolean isStray(Operation operation, Origin origin) {
        FlowInfo flow = origin.flow();
        long lost = flow.lossTime();
        return operation.request() == null
                && isOnlyHeard(operation)
                && lost != Long.MIN_VALUE
                && origin.time() - lost < MISSED
                && flow.frames(1 - origin.sender()) > 0;
    }

    private Finding finding(
            Operation operation, Conversation conversation, boolean knownLink, boolean isOwn, Fact fact) {
        Service service = operation.service();
        Broken broken = new NewFunction(conversation, service, operation.isTold());
        if (!knownLink) {
            return Finding.novelty(Kind.FUNC_NEW, Severity.INFO, fact, broken);
        }
        if (isOnlyHeard(operation)) {
            String reason = operation.isTold()
                    ? "Lowered: the device chose to send it, and the other side did nothing new."
                    : "Lowered: only the device's answers were heard, which say less than the requests.";
            return Finding.novelty(Kind.FUNC_NEW, Severity.INFO, reason, fact, broken);
        }
        if (fact.isExpected()) {
            return Finding.novelty(Kind.FUNC_NEW, Severity.INFO, Familiarity.REASON, fact, broken)
                    .expectedOf(Category.FUNCTIONS);
        }
        if (isQuestion(service.action())) {
            String reason = "Lowered: a known client only asks for the device's identity or state.";
            return Finding.novelty(Kind.FUNC_NEW, Severity.LOW, reason, fact, broken);
        }
        if (service.action() == Action.PROGRAM_INFO && isProgrammer(conversation)) {
            String reason = "Lowered: an engineering station only asks which program the device holds.";
            return Finding.novelty(Kind.FUNC_NEW, Severity.LOW, reason, fact, broken);
        }
        if (service.action() == Action.ACKNOWLEDGE && isReportedTo(conversation)) {
            String reason = "Lowered: the device reports to this client, which only acknowledges an alarm.";
            return Finding.novelty(Kind.FUNC_NEW, Severity.LOW, reason, fact, broken);
        }
        if (service.action() == Action.SESSION) {
            String reason = "Lowered: it only opens or keeps a session that its known work needs.";
            return Finding.novelty(Kind.FUNC_NEW, Severity.INFO, reason, fact, broken);
        }
        if (service.action() == Action.OPERATE) {
            String reason = "Raised: it switches something at once and this conversation never gave such a command.";
            return Finding.act(Kind.FUNC_NEW, Severity.CRITICAL, reason, fact, broken);
        }
        if (isOwn) {
            String reason = "Lowered: it only takes back a command that it gave itself.";
            return Finding.novelty(Kind.FUNC_NEW, Severity.LOW, reason, fact, broken);
        }
        if (!site.isIndustrial(conversation.protocol())) {
            String lowered =
                    lowered(service.action(), conversation, operation.origin().time());
            if (!lowered.isEmpty()) {
                return Finding.novelty(Kind.FUNC_NEW, Severity.LOW, lowered, fact, broken);
            }
        }
        if (Role.of(service.action()) != null) {
            String reason = "Raised: the function changes something.";
            return Finding.act(Kind.FUNC_NEW, Severity.HIGH, reason, fact, broken);
        }
        if (service.action() == Action.READ
                && service.dangerous() == Danger.NONE
                && ToldAnyway.areAll(conversation, operation)) {
            return Finding.novelty(Kind.FUNC_NEW, Severity.LOW, ToldAnyway.REASON, fact, broken);
        }
        return Finding.novelty(Kind.FUNC_NEW, Kind.FUNC_NEW.severity(), fact, broken);
    }

    /**
     * Returns the reason for a lower severity of a service in a protocol that controls no process; empty if there is
     * none.
     */
    private String lowered(Action action, Conversation conversation, long time) {
        return switch (action) {
            case READ, SUBSCRIBE, UNSUBSCRIBE -> "Lowered: it only reads, in a protocol that controls no process.";
            case AUTHENTICATE -> "Lowered: it only signs in, in a protocol that controls no process.";
            default ->
                isAtProcess(conversation.client(), time) || isAtProcess(conversation.server(), time)
                        ? ""
                        : "Lowered: the protocol controls no process, and neither device is in a network where one is"
                                + " controlled.";
        };
    }

    /** Returns whether an asset takes part in the control of a process, or is in a network with one that does. */
    private boolean isAtProcess(AssetModel asset, long time) {
        return Outside.isOfProcess(site, asset) || site.networks().contains(asset, time);
    }
}
