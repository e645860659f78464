package io.otus.alert.alert;

import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Explanation;
import io.otus.core.event.Operation;
import io.otus.core.event.Units;
import io.otus.core.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an alert that never changes.
 *
 * @param id the alert's id
 * @param kind its kind
 * @param explanation the alert in words
 * @param firstSeen event time of its first finding, nanoseconds since 1970
 * @param protocol id of the protocol; null if there is none
 * @param service the service that was requested first; null if there is none
 * @param unit the unit that was asked; null if there is none
 * @param network the flow of the first finding; null if there is none
 * @param card the network card that sent the first finding's frame, if it is not the source's own; null otherwise
 * @param gathers the category of which the alert collects all expected deviations, whichever asset shows them; null if
 *     the alert is about what one source did
 */
public record AlertOrigin(
        String id,
        Kind kind,
        Explanation explanation,
        long firstSeen,
        @Nullable String protocol,
        @Nullable String service,
        @Nullable String unit,
        @Nullable NetworkPath network,
        @Nullable MacAddress card,
        @Nullable Category gathers) {
    /**
     * Creates the origin of an alert for a finding.
     *
     * @param card the network card that sent the frame, if it is not the source's own; null otherwise
     */
    static AlertOrigin of(
            String sensor, Finding main, Explanation explanation, Sighting sighting, @Nullable MacAddress card) {
        Operation operation = sighting.operation();
        Broken.Path path = main.broken().path();
        return new AlertOrigin(
                AlertId.of(sensor, main.kind(), explanation.fact(), sighting.time()),
                main.kind(),
                explanation,
                sighting.time(),
                operation != null ? operation.protocol() : path == null ? null : path.protocol(),
                operation == null ? null : operation.service().name(),
                operation == null || !Units.isNumbered(operation.unit()) ? null : operation.unit(),
                operation != null ? NetworkPath.of(operation) : path == null ? null : NetworkPath.of(path),
                card,
                main.gathered());
    }

    /** Returns a copy with further lines at the end of the explanation. */
    AlertOrigin with(List<String> lines) {
        Explanation longer = explanation.with(lines);
        return new AlertOrigin(id, kind, longer, firstSeen, protocol, service, unit, network, card, gathers);
    }
}
