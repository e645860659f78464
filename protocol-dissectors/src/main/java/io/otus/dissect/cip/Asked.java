package io.otus.dissect.cip;

import io.otus.core.event.PointRange;
import java.util.List;

/**
 * A request that waits for its reply, which does not repeat what was asked.
 *
 * @param transaction what pairs them
 * @param connectionId the connection it went over; {@link Envelope#NO_CONNECTION} for none
 * @param sequenceCount its count on the connection; -1 for none, and inside another message
 */
record Asked(
        long transaction,
        long connectionId,
        int sequenceCount,
        int service,
        Epath path,
        String unit,
        Content content,
        List<PointRange> points) {}
