package io.otus.alert.detect;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Role;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import java.util.List;

/** {@link Kind#FUNC_NEW}: a service that the conversation never used. */
final class FunctionDetector {
    private final Baseline baseline;

    FunctionDetector(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Checks the service; in a conversation that is itself new, its services are no news of their own. */
    void check(Service service, Origin origin, Conversation conversation, boolean knownLink, List<Finding> out) {
        Fact fact = conversation.functions().find(service);
        if (fact == null) {
            boolean repeatable = service.dangerous() == Danger.NONE;
            fact = baseline.addFunction(conversation, service, repeatable, origin.time(), origin.evidence());
        }
        if (!baseline.learning().note(fact, origin)) {
            out.add(finding(service, conversation, knownLink, fact));
        }
    }

    private static Finding finding(Service service, Conversation conversation, boolean knownLink, Fact fact) {
        Broken broken = new Broken.Function(conversation, service);
        if (!knownLink) {
            return Finding.novelty(Kind.FUNC_NEW, Severity.INFO, fact, broken);
        }
        if (service.action() == Action.OPERATE) {
            String reason = "Raised: it switches something at once and this conversation never gave such a command.";
            return new Finding(Kind.FUNC_NEW, Severity.CRITICAL, reason, fact, broken, true);
        }
        if (Role.of(service.action()) != null) {
            String reason = "Raised: the function changes something.";
            return new Finding(Kind.FUNC_NEW, Severity.HIGH, reason, fact, broken, true);
        }
        return Finding.novelty(Kind.FUNC_NEW, Kind.FUNC_NEW.severity(), fact, broken);
    }
}
