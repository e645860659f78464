package io.otus.dissect.cip;

import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.util.List;

/**
 * A request that waits for its reply, which does not repeat what was asked.
 *
 * @param transaction what pairs them
 * @param connectionId the connection it went over; {@link Envelope#NO_CONNECTION} for none
 * @param sequenceCount its count on the connection; -1 for none, and inside another message
 * @param service its number, 0 to 127
 * @param meant what it means for its class and content
 */
record Asked(
        long transaction,
        long connectionId,
        int sequenceCount,
        int service,
        Service meant,
        Epath path,
        String unit,
        Content content,
        List<PointRange> points) {}
