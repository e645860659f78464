package io.otus.dissect.dlms;

import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ends of one message and the key of its answers: client, logical device and what else identifies a request.
 *
 * @param source wPort that sends
 * @param destination wPort that is sent to
 * @param context of the message
 * @param last of the flow, for answers that do not say to what
 */
record Exchange(int source, int destination, Context context, Last last) {
    /** Kinds of requests: by logical names, by short ones, of associations, and what is ciphered. */
    static final int LOGICAL = 0;

    static final int SHORT = 1;
    static final int ASSOCIATION = 2;
    static final int RELEASE = 3;
    static final int CIPHERED = 4;

    /** The request that was asked last. Confined. */
    static final class Last {
        private long transaction;
        /** The one whose blocks are of a secret; -1 where there is none. */
        private long secret = -1;
    }

    private static long transaction(int kind, int client, int server, int invoke) {
        return (long) kind << 40 | (long) client << 24 | server << 8 | invoke;
    }

    /** The logical device that is asked. */
    String unit() {
        return Integer.toString(destination);
    }

    /** The logical device that sends a notification. */
    String sender() {
        return Integer.toString(source);
    }

    void ask(int kind, int invoke, Service service, List<PointRange> points, Output out) {
        last.transaction = transaction(kind, source, destination, invoke);
        out.request(Request.confirmed(last.transaction, service, unit(), points));
    }

    @Nullable
    Request asked(int kind, int invoke) {
        return context.pending(transaction(kind, destination, source, invoke));
    }

    private long logical(boolean isAnswer, int invoke) {
        return isAnswer
                ? transaction(LOGICAL, destination, source, invoke)
                : transaction(LOGICAL, source, destination, invoke);
    }

    /** Whether blocks of a secret go before this one. */
    boolean isOfSecret(boolean isAnswer, int invoke) {
        return last.secret == logical(isAnswer, invoke);
    }

    /** More blocks of a secret are to come, or no more. */
    void secret(boolean isAnswer, int invoke, boolean isMore) {
        long transaction = logical(isAnswer, invoke);
        if (isMore) {
            last.secret = transaction;
        } else if (last.secret == transaction) {
            last.secret = -1;
        }
    }

    /** Answers it, where it was heard. */
    void answer(int kind, int invoke, Outcome outcome, List<PointRange> points, Output out) {
        Request asked = asked(kind, invoke);
        if (asked != null) {
            out.response(new Response(asked.transaction(), asked.service(), asked.unit(), outcome, points));
        }
    }

    /** Refuses what was asked last. */
    void refuse(Outcome outcome, Output out) {
        Request asked = context.pending(last.transaction);
        if (asked != null) {
            out.response(new Response(asked.transaction(), asked.service(), asked.unit(), outcome, List.of()));
        }
    }
}
