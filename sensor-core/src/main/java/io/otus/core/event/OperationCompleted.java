package io.otus.core.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an operation. Emitted at its answer or at its deadline.
 *
 * @param operation what was asked
 * @param outcome what came of it
 * @param points the points of the answer with their values; where the answer carries none, the points of the request
 * @param latency nanoseconds of event time from request to answer; -1 where there is no pair
 * @param answer the answer; null where there is none
 * @param response the answer in its protocol's terms; null where there is none
 */
public record OperationCompleted(
        Operation operation,
        Outcome outcome,
        List<PointRange> points,
        long latency,
        @Nullable Origin answer,
        @Nullable ProtocolEvent response) {
    public OperationCompleted {
        points = List.copyOf(points);
    }

    /** An operation that got no answer, expects none, or got one that the sensor could not pair with it. */
    public static OperationCompleted unanswered(Operation operation, Outcome outcome) {
        return new OperationCompleted(operation, outcome, operation.points(), -1, null, null);
    }

    /**
     * An answer without its request, which the sensor did not hear.
     *
     * @param operation what was asked, as far as the answer tells it
     */
    public static OperationCompleted unasked(
            Operation operation, List<PointRange> points, Origin answer, @Nullable ProtocolEvent response) {
        return new OperationCompleted(operation, Outcome.UNPAIRED, points, -1, answer, response);
    }

    /** Event time of the answer, or of the request where there is none. */
    public long time() {
        return answer != null ? answer.time() : operation.origin().time();
    }
}
