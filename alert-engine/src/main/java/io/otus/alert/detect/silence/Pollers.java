package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Poll;

/** Finds out which masters still poll. Confined to the analysis thread. */
final class Pollers {
    private final Baseline baseline;

    Pollers(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Returns whether another client goes on to poll a device in the rhythm that is known of that client; the device is
     * then not out of sight.
     */
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

    /** Returns whether a master still polls any device. Polls that the device sends unasked do not count. */
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
