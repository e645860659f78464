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
import io.otus.core.event.Action;
import io.otus.core.event.CyclicData;
import io.otus.core.event.Operation;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cyclic data over a connection that was open before the sensor started. They are learned as data that two devices
 * report to each other, as nothing shows whose outputs they are. When the connection is opened again, as after any
 * restart of either device, their names are new, but what the devices do is not.
 */
final class Reopened {
    /** Reason for the lowered severity. */
    static final String REASON =
            "Lowered: the two are known to send each other such data; who of them opens the connection was not seen.";

    /**
     * Longest time between the connections that two devices open after the same restart, in nanoseconds of event time:
     * a minute.
     */
    private static final long RESTART = Nanos.MINUTE;

    /**
     * Least pause before a connection is opened again, in nanoseconds of event time: three seconds. An intruder that
     * opens a connection beside the existing one, in the name of either device, does not wait for a pause.
     */
    private static final long BREAK = 3 * Nanos.SECOND;
    /** Most pairs that are remembered; a pair that was dropped is judged anew. */
    private static final int MAX_PAIRS = 1_024;

    private final Baseline baseline;
    private final RecentMap<Conversation, Boolean> reopened = new RecentMap<>(MAX_PAIRS);

    Reopened(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Lowers the findings on cyclic data of which only the names are new.
     *
     * @param from index of the first finding
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
                out.set(i, Finding.of(finding.kind(), Severity.LOW, REASON, finding.key(), finding.broken()));
            }
        }
    }

    private static boolean isOfNames(Kind kind) {
        return switch (kind) {
            case LINK_NEW, ROLE_NEW, FUNC_NEW, POINT_NEW, SETPOINT_WRITE -> true;
            default -> false;
        };
    }

    /** What a later connection brings is new in its own right. */
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
     * Returns whether a known connection without a name comes back: the two devices reported such data to each other
     * until it broke off, and neither opened it in the opposite direction since.
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

    /** Returns the conversation in which one device is known to report to the other unasked; null if there is none. */
    private @Nullable Conversation telling(AssetModel told, AssetModel teller, String protocol) {
        for (Conversation each : baseline.asking(told)) {
            if (each.server() == teller
                    && each.protocol().equals(protocol)
                    && Outside.isKnown(each.link())
                    && each.functions().isKnownToUse(Action.NOTIFY)) {
                return each;
            }
        }
        return null;
    }
}
