package io.otus.inventory;

import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.StackSeen;
import io.otus.inventory.conversation.Coverage;
import io.otus.inventory.conversation.FlowSides;
import io.otus.inventory.graph.Asking;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.IdentityGraph;
import io.otus.inventory.role.StackRules;
import java.util.TreeMap;

/**
 * Concludes the family of operating systems of a host from the way in which it asks for connections. Some conclusions
 * count only once the connection is accepted. Confined to the analysis thread.
 */
final class Stacks {
    /** Most connections that are kept until they are accepted. */
    private static final int MAX_UNANSWERED = 4_096;

    private final IdentityGraph graph;
    private final Coverage coverage;
    private final FlowSides sides;
    private final StackRules rules = StackRules.shipped();
    /**
     * The latest connections whose conclusion still waits: until they are accepted, or go on where answers are not
     * seen. By flow id.
     */
    private final TreeMap<Long, StackSeen> unanswered = new TreeMap<>();

    Stacks(IdentityGraph graph, Coverage coverage, FlowSides sides) {
        this.graph = graph;
        this.coverage = coverage;
        this.sides = sides;
    }

    /** A host asked for a connection. */
    void seen(StackSeen event) {
        if (asks(event, event.flow().frames(1) > 0)) {
            unanswered.put(event.flow().id(), event);
            if (unanswered.size() > MAX_UNANSWERED) {
                unanswered.pollFirstEntry();
            }
        }
    }

    /** The other side of a flow was heard first. */
    void answered(FlowAnswered event) {
        StackSeen asked =
                unanswered.isEmpty() ? null : unanswered.remove(event.flow().id());
        if (asked != null && !event.refused()) {
            asks(asked, true);
        }
    }

    /** A connection goes on. Where the mirror shows one direction only, it then counts as accepted. */
    void goesOn(FlowInfo flow) {
        StackSeen asked = unanswered.isEmpty() ? null : unanswered.get(flow.id());
        if (asked != null && coverage.isAcceptedUnheard(flow)) {
            unanswered.remove(flow.id());
            asks(asked, true);
        }
    }

    /** A flow is over. */
    void ended(FlowInfo flow) {
        goesOn(flow);
        if (!unanswered.isEmpty()) {
            unanswered.remove(flow.id());
        }
    }

    private boolean asks(StackSeen event, boolean answered) {
        Asset asset = sides.at(event.flow(), 0, event.time());
        if (asset == null || !asset.appeared()) {
            return false;
        }
        boolean hasCard = asset.addresses().hasCard();
        StackRules.Rule own = rules.judge(event, hasCard);
        // The device itself sends with a whole time to live; what does not came from somebody whom it lends its
        // address.
        boolean isForwarded = own == null && hasCard;
        StackRules.Rule rule = isForwarded ? rules.judge(event, false) : own;
        return rule != null
                && graph.asks(
                        asset,
                        new Asking(
                                event.flow().endpoint(0),
                                rule.family(),
                                rule.reason(),
                                isForwarded,
                                answered,
                                event.origin().evidence(),
                                event.time()));
    }
}
