package io.otus.dissect.pn_io;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Bounded;
import io.otus.layer.dcerpc.PduHeader;
import io.otus.layer.dcerpc.Uuid;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls by activity and sequence number, whichever flow their answer takes. Bounded: one more pushes out the one heard
 * first. Confined to the analysis thread.
 */
final class Calls {
    /** Most calls remembered. */
    static final int MAX = 8_192;

    private final LinkedHashMap<Key, Call> calls = new LinkedHashMap<>();
    private long next;

    private record Key(Uuid activity, long sequenceNumber) {}

    /** One thing asked: a call that writes several records asks several. */
    record Asked(Service service, String unit, List<PointRange> points) {
        Asked {
            points = List.copyOf(points);
        }
    }

    /**
     * A call.
     *
     * @param first transaction number of the first thing asked; the others follow
     * @param asked what is asked
     * @param blocks its arguments, kept of a connect; empty for others
     */
    record Call(long first, long time, List<Asked> asked, List<Element.Group> blocks) {
        Call {
            asked = List.copyOf(asked);
            blocks = List.copyOf(blocks);
        }
    }

    /** Takes a call in; null where it is a datagram that was sent again. */
    @Nullable
    Call open(Uuid activity, long sequenceNumber, long time, List<Asked> asked, List<Element.Group> blocks) {
        Key key = new Key(activity, sequenceNumber);
        Call before = calls.get(key);
        if (before != null && time - before.time() < PduHeader.REPEATED) {
            return null;
        }
        Call call = new Call(next, time, asked, blocks);
        next += asked.size();
        Bounded.putLast(calls, key, call, MAX);
        return call;
    }

    /** The call that an answer belongs to; null where it was not seen. */
    @Nullable
    Call of(Uuid activity, long sequenceNumber) {
        return calls.get(new Key(activity, sequenceNumber));
    }
}
