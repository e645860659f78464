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
 * Who polls what a master polled when that falls silent, as the other one of a redundant pair does. Confined to the
 * analysis thread.
 */
final class StandIns {
    /**
     * How long a takeover may take: whoever began to poll no longer before a master fell silent stands in for it, and a
     * master that has a stand-in is given so long to come back or to be replaced.
     */
    static final long TAKEOVER = 2 * Nanos.MINUTE;

    private final Baseline baseline;
    /** Masters, and how often others took over a conversation from them. */
    private final Map<AssetModel, Map<AssetModel, Integer>> takeovers = new HashMap<>();

    StandIns(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * A conversation fell silent or came back, perhaps while nothing is judged yet: who began to poll its server
     * meanwhile stands in for its client.
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

    /** Whether others took over from a master before. */
    boolean has(AssetModel master) {
        return takeovers.containsKey(master);
    }

    /** Masters from which others took over. */
    int size() {
        return takeovers.size();
    }

    /**
     * Who stands in for the client of a conversation that fell silent, unless it is known to stand in for somebody
     * else; null when nobody does.
     */
    @Nullable
    AssetModel of(Conversation silent) {
        return of(silent, true);
    }

    /** Forgets who is no device any more. */
    void forgetGone() {
        takeovers.keySet().removeIf(AssetModel::isGone);
        takeovers.values().removeIf(each -> {
            each.keySet().removeIf(AssetModel::isGone);
            return each.isEmpty();
        });
    }

    /** Who began, or began again, to poll the server about when this conversation fell silent; null when nobody did. */
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
     * Whether it is not known to stand in for somebody else: that two masters are replaced by one at once is less
     * likely than a second cause.
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

    /** Who took over the most from a master so far; null when nobody ever did. */
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
