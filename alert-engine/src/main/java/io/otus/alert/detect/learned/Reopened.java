package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.core.event.CyclicData;
import io.otus.core.event.Operation;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cyclic data over a connection that was there before the sensor was. They are learned as data that two devices tell
 * each other, for nothing says whose outputs they are. When the connection is opened again, as after any restart of
 * either device, their names are new and what the two do is not.
 */
final class Reopened {
    /** What lowers the severity. */
    static final String REASON =
            "Lowered: the two are known to send each other such data; who of them opens the connection was not seen.";

    /** Other connections of the two are opened at the same restart, within a minute: event time in nanoseconds. */
    private static final long RESTART = Nanos.MINUTE;

    /**
     * A connection that is opened again broke off before, for this long at least: event time in nanoseconds. Whoever
     * opens one beside it, in the name of one of the two, does not wait for that.
     */
    private static final long BREAK = 3 * Nanos.SECOND;
    /** Pairs that are remembered; of one that makes room it is looked anew. */
    private static final int MAX_PAIRS = 1_024;

    private final Baseline baseline;
    private final RecentMap<Conversation, Boolean> reopened = new RecentMap<>(MAX_PAIRS);

    Reopened(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Lowers what was found of cyclic data that were only named.
     *
     * @param from where its findings begin
     */
    void lower(Operation operation, Conversation conversation, List<Finding> out, int from) {
        if (from == out.size() || !(operation.request() instanceof CyclicData)) {
            return;
        }
        Fact named = conversation.functions().find(operation.service());
        if (named == null || !isReopened(conversation, named)) {
            return;
        }
        for (int i = from; i < out.size(); i++) {
            Finding finding = out.get(i);
            if (isOfNames(finding.kind())
                    && finding.severity().compareTo(Severity.LOW) > 0
                    && isSoon(finding.fact(), named)) {
                out.set(i, new Finding(finding.kind(), Severity.LOW, REASON, finding.key(), finding.broken(), false));
            }
        }
    }

    private static boolean isOfNames(Kind kind) {
        return switch (kind) {
            case LINK_NEW, ROLE_NEW, FUNC_NEW, POINT_NEW, SETPOINT_WRITE -> true;
            default -> false;
        };
    }

    /** What a connection brings that is opened later is news. */
    private static boolean isSoon(@Nullable Fact fact, Fact named) {
        return fact != null && Math.abs(fact.firstTime() - named.firstTime()) < RESTART;
    }

    private boolean isReopened(Conversation conversation, Fact named) {
        Boolean known = reopened.get(conversation);
        if (known == null) {
            known = isSame(conversation, named.firstTime());
            reopened.put(conversation, known);
        }
        return known;
    }

    /**
     * Whether a connection that was known, without a name, comes back: the two told each other such data until it broke
     * off, and nobody opened it the other way round since.
     */
    private boolean isSame(Conversation conversation, long now) {
        Conversation there = telling(conversation.client(), conversation.server(), conversation.protocol());
        Conversation back = telling(conversation.server(), conversation.client(), conversation.protocol());
        return there != null
                && back != null
                && !back.functions().doesMoreThanTell()
                && now
                                - Math.max(
                                        there.functions().toldUntil(),
                                        back.functions().toldUntil())
                        >= BREAK;
    }

    /** The conversation in which one is known to be told something by the other unasked; null where there is none. */
    private @Nullable Conversation telling(AssetModel told, AssetModel teller, String protocol) {
        for (Conversation each : baseline.asking(told)) {
            if (each.server() == teller
                    && each.protocol().equals(protocol)
                    && Outside.isKnown(each.link())
                    && each.functions().isKnownToTell()) {
                return each;
            }
        }
        return null;
    }
}
