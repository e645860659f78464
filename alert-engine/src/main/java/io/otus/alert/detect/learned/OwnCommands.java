package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.event.PrioritizedWrite;
import java.util.List;

/**
 * Who gave the latest command of a priority to a point, as far as that was seen in this run: to take back one's own is
 * the end of it, while to take back another's puts somebody else in command. Confined to the analysis thread.
 */
final class OwnCommands {
    /** Commands that are remembered, the least recent go first. */
    private static final int MAX_COMMANDS = 16_384;

    private record Command(AssetModel server, String unit, String space, long first, int priority) {}

    private final RecentMap<Command, Conversation> given = new RecentMap<>(MAX_COMMANDS);

    /** How many were forgotten. */
    long forgotten() {
        return given.forgotten();
    }

    /**
     * Notes a command.
     *
     * @return whether it takes back what the same client gave, and nothing else
     */
    boolean isTakenBack(Operation operation, Conversation conversation) {
        List<PointRange> points = operation.points();
        if (!operation.service().action().isWrite()
                || points.isEmpty()
                || !(operation.request() instanceof PrioritizedWrite write)) {
            return false;
        }
        boolean isTakenBack = write.isTakenBack();
        boolean isOwn = isTakenBack;
        int priority = write.priority();
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            Command command =
                    new Command(conversation.server(), conversation.unit(), range.space(), range.first(), priority);
            if (isTakenBack) {
                isOwn &= given.get(command) == conversation;
            } else {
                given.put(command, conversation);
            }
        }
        return isOwn;
    }
}
