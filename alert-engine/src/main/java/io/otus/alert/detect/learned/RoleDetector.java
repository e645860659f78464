package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ROLE_NEW}: an asset acts in a role of an industrial protocol that it never had, such as a new master or a
 * new writer.
 */
final class RoleDetector {
    /** Reason for the lowered severity of a new session. */
    static final String SESSION = "Lowered: it only opens a session with a device that it is known to talk to.";

    /** Reason for severity info of a session that is new only because the sensor did not see the earlier one. */
    static final String CARRIED =
            "Lowered: it only opens the session that what the two are known to say needs, as one was before the sensor"
                    + " listened.";

    private static final String ACCEPTED = "Lowered: it only lets a device open a session that is known to talk to it.";

    private final DetectorContext site;
    private final Baseline baseline;

    RoleDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
    }

    /** Checks the roles of the client. */
    void checkClient(Operation operation, Conversation conversation, List<Finding> out) {
        Action action = operation.service().action();
        Origin origin = operation.origin();
        String protocol = conversation.protocol();
        AssetModel client = conversation.client();
        if (action != Action.NOTIFY && !operation.isTold()) { // a receiver of reports requested nothing
            Fact fact = broken(client, Role.CLIENT, protocol, origin);
            if (fact != null) {
                NewRole asking = new NewRole(client, Role.CLIENT, protocol);
                Finding session = session(asking, fact, action, conversation, SESSION);
                out.add(session == null ? asked(asking, fact, action) : session);
            }
        }
        Role further = Role.of(action);
        if (further != null) {
            Fact fact = broken(client, further, protocol, origin);
            if (fact != null) {
                out.add(asked(new NewRole(client, further, protocol), fact, action));
            }
        }
    }

    /** Checks the role of the server that answered. */
    void checkServer(Operation operation, Conversation conversation, Origin answer, List<Finding> out) {
        AssetModel server = conversation.server();
        String protocol = conversation.protocol();
        Fact fact = broken(server, Role.SERVER, protocol, answer);
        if (fact != null) {
            NewRole answering = new NewRole(server, Role.SERVER, protocol);
            Finding session = session(answering, fact, operation.service().action(), conversation, ACCEPTED);
            out.add(session == null ? finding(answering, fact, Severity.MEDIUM, "Lowered: it only answers.") : session);
        }
    }

    /**
     * Returns the finding for a new role that consists only of a session between two assets that are known to talk;
     * null if there is more.
     */
    private @Nullable Finding session(
            NewRole role, Fact fact, Action action, Conversation conversation, String reason) {
        if (Outside.isSessionOfCarried(site, action, conversation)) {
            return finding(role, fact, Severity.INFO, CARRIED);
        }
        return Outside.isSessionOfKnown(site, action, conversation) ? finding(role, fact, Severity.LOW, reason) : null;
    }

    /** Returns the finding that a device publishes streams to a group; null if that is normal. */
    @Nullable
    Finding publishing(AssetModel publisher, Origin origin) {
        Fact fact = broken(publisher, Role.PUBLISHER, origin.protocol(), origin);
        return fact == null
                ? null
                : finding(
                        new NewRole(publisher, Role.PUBLISHER, origin.protocol()), fact, Kind.ROLE_NEW.severity(), "");
    }

    /** Returns the fact that an asset breaks by a role; null if the role is normal. */
    private @Nullable Fact broken(AssetModel asset, Role role, String protocol, Origin origin) {
        Fact fact = asset.role(role, protocol);
        if (fact == null) {
            fact = baseline.assetFacts().role(asset, role, protocol, origin.time(), origin.evidence());
        }
        return baseline.learning().note(fact, origin) ? null : fact;
    }

    /** Returns the finding for a client in a new role, with a severity that depends on the request. */
    private Finding asked(NewRole role, Fact fact, Action action) {
        if (action == Action.DISCOVER && Outside.isIndustrialClient(site, role.asset())) {
            String reason = "Lowered: a client of other industrial protocols only asks which devices are there.";
            return finding(role, fact, Severity.LOW, reason);
        }
        if (action == Action.OPERATE) {
            String reason = "Raised: it switches something at once and never gave a command before.";
            return finding(role, fact, Severity.CRITICAL, reason);
        }
        return finding(role, fact, Kind.ROLE_NEW.severity(), "");
    }

    private Finding finding(NewRole role, Fact fact, Severity severity, String reason) {
        if (!Outside.isKnown(role.asset().presence()) && !site.isKnownSegment(role.asset())) {
            String other = "Lowered: nothing was heard of its VLAN before, so the sensor hears another network now.";
            return Finding.novelty(Kind.ROLE_NEW, Severity.INFO, other, fact, role);
        }
        return Finding.novelty(Kind.ROLE_NEW, severity, reason, fact, role);
    }
}
