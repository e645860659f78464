package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.core.event.CyclicData;
import io.otus.core.event.Operation;
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
    private static final long RESTART = 60_000_000_000L;

    private final Baseline baseline;

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
        AssetModel client = conversation.client();
        AssetModel server = conversation.server();
        String protocol = conversation.protocol();
        if (named == null || !isTelling(client, server, protocol) || !isTelling(server, client, protocol)) {
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

    /** Whether one is known to be told something by the other without asking for it. */
    private boolean isTelling(AssetModel told, AssetModel teller, String protocol) {
        for (Conversation each : baseline.asking(told)) {
            if (each.server() == teller
                    && each.protocol().equals(protocol)
                    && Outside.isKnown(each.link())
                    && each.functions().isKnownToTell()) {
                return true;
            }
        }
        return false;
    }
}
