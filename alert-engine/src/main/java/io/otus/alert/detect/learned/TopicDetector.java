package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#POINT_NEW}, medium: a client tells a server that passes it on, such as a broker, something under a name
 * under which another client tells, or is told, what concerns it. Whoever listens does not see from whom it comes: a
 * name that a device listens to is a command of it, and a reading that another one publishes is believed. Names of its
 * own, which nobody else is known to use, are as new as the conversation is. That a client was told a name is no leave
 * to tell it: what it publishes is known apart from what it hears.
 */
final class TopicDetector {
    /** So many conversations of a server are looked through; of one with more, the oldest ones. */
    private static final int MAX_OTHERS = 1_024;

    private final Baseline baseline;

    TopicDetector(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Whether an operation is a client's telling. */
    static boolean isPublished(Operation operation) {
        return operation.service().action() == Action.NOTIFY && !operation.isTold() && operation.request() != null;
    }

    /**
     * Raises what was found of a range that a client tells.
     *
     * @param from where its findings begin
     */
    void check(PointRange range, Conversation conversation, List<Finding> out, int from) {
        for (int i = from; i < out.size(); i++) {
            Finding finding = out.get(i);
            Fact fact = finding.fact();
            if (finding.kind() == Kind.POINT_NEW && fact != null && range.isNamed()) {
                AssetModel owner = owner(range, conversation);
                if (owner != null) {
                    String reason =
                            "Raised: " + owner.name() + " uses this name, and who listens cannot tell who speaks.";
                    NewTopic broken = new NewTopic(conversation, range.space(), owner);
                    out.set(i, new Finding(Kind.POINT_NEW, Kind.POINT_NEW.severity(), reason, fact, broken, true));
                }
            }
        }
    }

    /** Another client that is known to use a name; null where none is. */
    private @Nullable AssetModel owner(PointRange range, Conversation conversation) {
        List<Conversation> all = baseline.asked(conversation.server());
        for (Conversation other : all.size() <= MAX_OTHERS ? all : all.subList(0, MAX_OTHERS)) {
            if (other.client() != conversation.client() && other.protocol().equals(conversation.protocol())) {
                if (other.publishes().isKnown(range) || other.reads().isKnown(range)) {
                    return other.client();
                }
            }
        }
        return null;
    }
}
