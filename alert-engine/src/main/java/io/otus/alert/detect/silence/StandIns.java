package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.PollSet;
import io.otus.core.time.Nanos;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the master that polls in the place of a silent one, as the other one of a redundant pair does. Confined to the
 * analysis thread.
 */
final class StandIns {
    /**
     * Longest time of a takeover. A master that began to poll at most this long before another one fell silent stands
     * in for it. A master that has a stand-in is given this long to come back or to be replaced.
     */
    static final long TAKEOVER = 2 * Nanos.MINUTE;

    private final Baseline baseline;
    /** Masters, and how often each other master took over a conversation from them. */
    private final Map<AssetModel, Map<AssetModel, Integer>> takeovers = new HashMap<>();

    StandIns(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Notes that a conversation fell silent or came back, perhaps while nothing is judged yet. A master that began to
     * poll its server meanwhile stands in for its client.
     */
    void note(Conversation silent, boolean learning) {
        AssetModel standIn = of(silent, !learning);
        if (standIn != null) {
            tookOver(standIn, silent.client());
        }
    }

    void tookOver(AssetModel standIn, AssetModel master) {
        takeovers.computeIfAbsent(master, _ -> new LinkedHashMap<>()).merge(standIn, 1, Integer::sum);
    }

    /** Returns whether others took over from a master before. */
    boolean has(AssetModel master) {
        return takeovers.containsKey(master);
    }

    /** Returns how many masters were taken over from. */
    int size() {
        return takeovers.size();
    }

    /**
     * Returns the master that stands in for the client of a silent conversation, unless it is known to stand in for
     * another one; null if none does.
     */
    @Nullable
    AssetModel of(Conversation silent) {
        return of(silent, true);
    }

    /** Forgets masters that are no longer devices. */
    void forgetGone() {
        takeovers.keySet().removeIf(AssetModel::isGone);
        takeovers.values().removeIf(each -> {
            each.keySet().removeIf(AssetModel::isGone);
            return each.isEmpty();
        });
    }

    /**
     * Returns the master that began, or began again, to poll the server when this conversation fell silent; null if
     * none did.
     */
    private @Nullable AssetModel of(Conversation silent, boolean known) {
        long last = silent.polls().silentSince();
        for (Conversation other : baseline.asked(silent.server())) {
            boolean isOther = other.client() != silent.client();
            PollSet polls = other.polls();
            if (isOther
                    && polls.quickest() != null
                    && !polls.isSilent()
                    && polls.resumed() > last - TAKEOVER
                    && polls.last() > last
                    && (!known || mayStandIn(other.client(), silent.client()))) {
                return other.client();
            }
        }
        return null;
    }

    /**
     * Returns whether a master may stand in for another one: it is not known to stand in for a third. One master that
     * replaces two at once is less likely than a second cause.
     */
    private boolean mayStandIn(AssetModel other, AssetModel master) {
        AssetModel known = usualStandIn(master);
        if (known != null) {
            return known == other;
        }
        for (AssetModel each : takeovers.keySet()) {
            if (usualStandIn(each) == other) {
                return false;
            }
        }
        return true;
    }

    /** Returns the master that took over most often from this one; null if none ever did. */
    private @Nullable AssetModel usualStandIn(AssetModel master) {
        AssetModel best = null;
        int most = 0;
        for (Map.Entry<AssetModel, Integer> each :
                takeovers.getOrDefault(master, Map.of()).entrySet()) {
            if (each.getValue() > most) {
                most = each.getValue();
                best = each.getKey();
            }
        }
        return best;
    }
}
