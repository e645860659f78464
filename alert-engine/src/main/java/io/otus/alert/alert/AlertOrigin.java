package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.alert.text.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an alert never changes.
 *
 * @param id its id
 * @param kind what it says
 * @param explanation it in words
 * @param firstSeen event time of its first finding, nanoseconds since 1970
 * @param protocol id of the protocol; null where there is none
 * @param service the service that was asked first; null where there is none
 * @param unit the unit that was asked; null where there is none
 * @param network the flow of the first finding; null where there is none
 */
public record AlertOrigin(
        String id,
        Kind kind,
        Explanation explanation,
        long firstSeen,
        @Nullable String protocol,
        @Nullable String service,
        @Nullable String unit,
        @Nullable NetworkPath network) {
    /** The same with further lines behind its explanation. */
    AlertOrigin with(List<String> lines) {
        return new AlertOrigin(id, kind, explanation.with(lines), firstSeen, protocol, service, unit, network);
    }
}
