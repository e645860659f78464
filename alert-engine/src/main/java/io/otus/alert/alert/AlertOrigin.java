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
 * @param card the network card that the first finding came from, where that is another one than the source's; null
 *     otherwise
 * @param gathers of which category it tells all that was to be expected, whoever shows it; null where it is named after
 *     what one source did
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
     * Of an alert that a sensor raises for a finding.
     *
     * @param card the network card that it came from, where that is another one than the source's; null otherwise
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

    /** The same with further lines behind its explanation. */
    AlertOrigin with(List<String> lines) {
        Explanation longer = explanation.with(lines);
        return new AlertOrigin(id, kind, longer, firstSeen, protocol, service, unit, network, card, gathers);
    }
}
