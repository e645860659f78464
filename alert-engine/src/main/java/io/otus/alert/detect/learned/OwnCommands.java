package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Operation;
import io.otus.core.event.PrioritizedWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which client gave the latest command of each priority to a point in this run. A client that takes back its
 * own command ends it, but taking back another client's command changes who is in control. Confined to the analysis
 * thread.
 */
final class OwnCommands {
    /** Most commands that are remembered; the least recent are dropped. */
    private static final int MAX_COMMANDS = 16_384;

    private record Point(AssetModel server, String unit, String name, int priority) {}

    /** A command, and whether it is still in effect. */
    private record Given(Conversation by, boolean stands) {}

    /**
     * What a request takes back.
     *
     * @param isOwn whether the same client gave everything that the request takes back or replaces
     * @param others the conversation whose command in effect the request takes back; null if there is none
     * @param point the name of that point; empty if there is none
     */
    record TakenBack(boolean isOwn, @Nullable Conversation others, String point) {
        static final TakenBack NOTHING = new TakenBack(false, null, "");
    }

    private final RecentMap<Point, Given> given = new RecentMap<>(MAX_COMMANDS);

    /** Returns how many commands were dropped. */
    long forgotten() {
        return given.forgotten();
    }

    /** Notes the commands of a request. Returns what it takes back. */
    TakenBack note(Operation operation, Conversation conversation) {
        if (!operation.service().action().isWrite() || !(operation.request() instanceof PrioritizedWrite write)) {
            return TakenBack.NOTHING;
        }
        List<PrioritizedWrite.Command> commands = write.commands();
        boolean isAnyTakenBack = false;
        boolean isOwn = true;
        Conversation others = null;
        String point = "";
        for (int i = 0; i < commands.size(); i++) {
            PrioritizedWrite.Command command = commands.get(i);
            Point its = new Point(conversation.server(), conversation.unit(), command.point(), command.priority());
            Given before = given.get(its);
            isOwn &= before != null && before.by == conversation;
            if (command.isTakenBack()) {
                isAnyTakenBack = true;
                if (before != null && before.stands && before.by != conversation && !before.by.isGone()) {
                    others = before.by;
                    point = command.point();
                }
            }
            given.put(its, new Given(conversation, !command.isTakenBack()));
        }
        return isAnyTakenBack ? new TakenBack(isOwn, others, point) : TakenBack.NOTHING;
    }
}
