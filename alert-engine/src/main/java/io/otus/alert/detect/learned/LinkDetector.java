package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import java.util.List;

/** {@link Kind#LINK_NEW}: two assets talk in a protocol, about a unit, for the first time. */
final class LinkDetector {
    private final DetectorContext site;
    private final Baseline baseline;

    LinkDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
    }

    /** Checks a conversation. Returns whether it is normal. */
    boolean check(Operation operation, Conversation conversation, boolean industrial, List<Finding> out) {
        Origin origin = operation.origin();
        Fact link = conversation.link();
        if (link == null) {
            link = baseline.conversationFacts().link(conversation, origin.time(), origin.evidence());
        }
        if (baseline.learning().note(link, origin)) {
            return true;
        }
        out.add(finding(operation, conversation, industrial, link));
        return false;
    }

    private Finding finding(Operation operation, Conversation conversation, boolean industrial, Fact link) {
        Broken broken = new NewLink(conversation);
        if (!industrial) {
            return Finding.of(Kind.LINK_NEW, Severity.LOW, "Lowered: the protocol controls no process.", link, broken);
        }
        Action action = operation.service().action();
        boolean asksWho = action == Action.DISCOVER || action == Action.IDENTIFY;
        if (asksWho && operation.isTold()) {
            String reason = "Lowered: the device says who it is by itself, or because everybody was asked.";
            return Finding.novelty(Kind.LINK_NEW, Severity.INFO, reason, link, broken);
        }
        if (asksWho && Outside.isKnown(conversation.client().role(Role.CLIENT, conversation.protocol()))) {
            String reason = "Lowered: a client known in this protocol only asks for the device's identity.";
            return Finding.novelty(Kind.LINK_NEW, Severity.LOW, reason, link, broken);
        }
        if (Outside.isSessionOfCarried(site, action, conversation)) {
            return Finding.novelty(Kind.LINK_NEW, Severity.INFO, RoleDetector.CARRIED, link, broken);
        }
        if (Outside.isSessionOfKnown(site, action, conversation)) {
            return Finding.novelty(Kind.LINK_NEW, Severity.LOW, RoleDetector.SESSION, link, broken);
        }
        if (Role.of(action) != null) {
            String reason = "Raised: the first thing it does is to change something.";
            return Finding.of(Kind.LINK_NEW, Severity.HIGH, reason, link, broken);
        }
        return Finding.novelty(Kind.LINK_NEW, Kind.LINK_NEW.severity(), link, broken);
    }
}
