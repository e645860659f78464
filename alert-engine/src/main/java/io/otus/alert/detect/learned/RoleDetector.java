package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.ProcessNetworks;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Site;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import java.util.List;

/** {@link Kind#ROLE_NEW}: an asset acts in a role of an industrial protocol that it never had: a new master, a new writer. */
final class RoleDetector {
    /** What lowers the severity of a session that is new. */
    static final String SESSION = "Lowered: it only opens a session with a device that it is known to talk to.";

    private final Site site;
    private final ProcessNetworks networks;
    private final Baseline baseline;

    RoleDetector(Site site) {
        this.site = site;
        this.baseline = site.baseline();
        this.networks = new ProcessNetworks(site);
    }

    /** Checks who asks. */
    void checkClient(Operation operation, Conversation conversation, List<Finding> out) {
        Action action = operation.service().action();
        Origin origin = operation.origin();
        String protocol = conversation.protocol();
        AssetModel client = conversation.client();
        if (action != Action.NOTIFY && !operation.isTold()) { // who is told something asked for nothing
            boolean isSession = Outside.isSessionOfKnown(site, action, conversation);
            check(client, Role.CLIENT, protocol, origin, action, isSession, out);
        }
        Role further = Role.of(action);
        if (further != null) {
            check(client, further, protocol, origin, action, false, out);
        }
    }

    /** Checks who answered. */
    void checkServer(Conversation conversation, Origin answer, List<Finding> out) {
        check(conversation.server(), Role.SERVER, conversation.protocol(), answer, Action.NOTIFY, false, out);
    }

    /** Checks who sends a stream of values to a group. */
    void checkPublisher(AssetModel publisher, Origin origin, List<Finding> out) {
        check(publisher, Role.PUBLISHER, origin.protocol(), origin, Action.NOTIFY, false, out);
    }

    private void check(
            AssetModel asset,
            Role role,
            String protocol,
            Origin origin,
            Action action,
            boolean isSession,
            List<Finding> out) {
        Fact fact = asset.role(role, protocol);
        if (fact == null) {
            fact = baseline.role(asset, role, protocol, origin.time(), origin.evidence());
        }
        if (baseline.learning().note(fact, origin)) {
            return;
        }
        Broken broken = new NewRole(asset, role, protocol);
        if (!Outside.isKnown(asset.presence()) && !networks.isKnownSegment(asset)) {
            String reason = "Lowered: nothing was heard of its VLAN before, so the sensor hears another network now.";
            out.add(new Finding(Kind.ROLE_NEW, Severity.INFO, reason, fact, broken, false));
            return;
        }
        if (role == Role.SERVER) {
            String reason = "Lowered: it only answers.";
            out.add(new Finding(Kind.ROLE_NEW, Severity.MEDIUM, reason, fact, broken, false));
        } else if (isSession) {
            out.add(Finding.novelty(Kind.ROLE_NEW, Severity.LOW, SESSION, fact, broken));
        } else if (action == Action.DISCOVER && Outside.isIndustrialClient(site, asset)) {
            String reason = "Lowered: a client of other industrial protocols only asks who is there.";
            out.add(new Finding(Kind.ROLE_NEW, Severity.LOW, reason, fact, broken, false));
        } else if (action == Action.OPERATE) {
            String reason = "Raised: it switches something at once and never gave a command before.";
            out.add(new Finding(Kind.ROLE_NEW, Severity.CRITICAL, reason, fact, broken, false));
        } else {
            out.add(Finding.novelty(Kind.ROLE_NEW, Kind.ROLE_NEW.severity(), fact, broken));
        }
    }
}
