package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Operation;
import io.otus.core.event.PrioritizedWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gave the latest command of a priority to a point, as far as that was seen in this run: to take back one's own is
 * the end of it, while to take back another's puts somebody else in command. Confined to the analysis thread.
 */
final class OwnCommands {
    /** Commands that are remembered, the least recent go first. */
    private static final int MAX_COMMANDS = 16_384;

    private record Point(AssetModel server, String unit, String name, int priority) {}

    /** A command, and whether nobody took it back yet. */
    private record Given(Conversation by, boolean stands) {}

    /**
     * What a request takes back.
     *
     * @param isOwn whether the same client gave all that it takes back, and whatever else it commands
     * @param others who gave something that it takes back and that stood until now; null where that is nobody else
     * @param point the name of that point; empty where there is none
     */
    record TakenBack(boolean isOwn, @Nullable Conversation others, String point) {
        static final TakenBack NOTHING = new TakenBack(false, null, "");
    }

    private final RecentMap<Point, Given> given = new RecentMap<>(MAX_COMMANDS);

    /** How many were forgotten. */
    long forgotten() {
        return given.forgotten();
    }

    /** Notes the commands of a request, and tells whose it takes back. */
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
