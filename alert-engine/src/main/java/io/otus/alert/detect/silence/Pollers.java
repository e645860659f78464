package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Poll;

/** Who asks whom still. Confined to the analysis thread. */
final class Pollers {
    private final Baseline baseline;

    Pollers(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Whether somebody else goes on to ask a device in the rhythm that is known of him: it is not out of sight. */
    boolean hasOthers(Conversation conversation, long time) {
        for (Conversation each : baseline.asked(conversation.server())) {
            Poll poll = each.polls().quickest();
            if (each.client() != conversation.client()
                    && poll != null
                    && !each.polls().isSilent()
                    && time - each.polls().last() <= SilenceDetector.patience(poll)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a master asks anybody still of whom it is not told that he is missing. */
    boolean isPolling(AssetModel master, long time) {
        for (Conversation each : baseline.asking(master)) {
            Poll poll = each.polls().quickest();
            boolean isAsked = poll != null && !poll.isTold();
            if (isAsked && time - each.polls().last() < SilenceDetector.LEAST) {
                return true;
            }
        }
        return false;
    }
}
