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
 * @param evidence the frames of the event; null if it has none, as a silence
 * @param operation the operation; null if there was none
 * @param source the device that acted; null if no single device did
 * @param target the device that was acted upon; null if no single device was
 */
public record Sighting(
        long time,
        @Nullable Evidence evidence,
        @Nullable Operation operation,
        @Nullable AssetModel source,
        @Nullable AssetModel target) {
    /** Returns the id of the operation's protocol; null if there was no operation. */
    @Nullable
    public String protocol() {
        return operation == null ? null : operation.protocol();
    }

    /** Returns the service of the operation in words. */
    public String service() {
        return operation == null ? "no operation" : Wording.service(operation.service());
    }

    /** Returns a display filter that shows the two sides; empty if there was no operation. */
    public String filter() {
        return operation == null ? "" : DisplayFilter.of(operation);
    }
}
