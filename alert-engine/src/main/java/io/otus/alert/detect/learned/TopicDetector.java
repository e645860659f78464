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
 * {@link Kind#POINT_NEW}, medium: a client publishes, through a server such as a broker, under a name that another
 * client publishes or subscribes to. A subscriber cannot see who published a message: a name that a device subscribes
 * to acts as a command to it, and a reading under another client's name is believed. A name that nobody else is known
 * to use is as new as the conversation. A client that receives a name is not thereby allowed to publish under it: the
 * two are learned separately.
 */
final class TopicDetector {
    /** Most conversations of a server that are searched; of more, the oldest ones. */
    private static final int MAX_OTHERS = 1_024;

    private final Baseline baseline;

    TopicDetector(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Returns whether an operation is a client's publication. */
    static boolean isPublished(Operation operation) {
        return operation.service().action() == Action.NOTIFY && !operation.isTold() && operation.request() != null;
    }

    /**
     * Raises the findings on a range that a client publishes.
     *
     * @param from index of the first finding
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
                    out.set(i, Finding.act(Kind.POINT_NEW, Kind.POINT_NEW.severity(), reason, fact, broken));
                }
            }
        }
    }

    /** Returns another client that is known to use a name; null if there is none. */
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
