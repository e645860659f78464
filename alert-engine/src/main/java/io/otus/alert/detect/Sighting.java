package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.core.event.Operation;
import io.otus.core.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The event that showed one or more findings.
 *
 * @param time event time, nanoseconds since 1970
 * @param evidence its frames; null where it has none, such as silence
 * @param operation what was asked; null where nothing was
 * @param source who did it; null where no single device did
 * @param target to whom; null where to no single device
 */
public record Sighting(
        long time,
        @Nullable Evidence evidence,
        @Nullable Operation operation,
        @Nullable AssetModel source,
        @Nullable AssetModel target) {
    /** Id of the protocol; null where nothing was asked. */
    @Nullable
    public String protocol() {
        return operation == null ? null : operation.protocol();
    }

    /** What was asked, in words. */
    public String service() {
        return operation == null ? "no operation" : Wording.service(operation.service());
    }

    /** A display filter that shows the two sides; empty where nothing was asked. */
    public String filter() {
        return operation == null ? "" : DisplayFilter.of(operation);
    }
}
