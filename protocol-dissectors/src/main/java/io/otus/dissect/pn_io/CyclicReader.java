package io.otus.dissect.pn_io;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads cyclic frames between two stations, IEC 61158-6-10 §4.7.2.
 *
 * <pre>
 *  0          2                  n - 4           n - 2         n - 1             n
 *  +----------+------------------+---------------+-------------+-----------------+
 *  | frame id | data (40 ...)    | cycle counter | data status | transfer status |
 *  +----------+------------------+---------------+-------------+-----------------+
 * </pre>
 */
final class CyclicReader {
    /** Most relations of two stations whose state is followed; one more pushes out the one heard first. */
    static final int MAX_FOLLOWED = 64;
    /**
     * Within how many nanoseconds a counter that goes back is no restart of the sender: below any watchdog time with
     * its connect anew.
     */
    private static final long NO_RESTART = 64_000_000L;

    private static final int STATUS = 4;
    private static final int GOOD = 0x80;
    private static final Service OUTPUT = new Service(-1, "cyclic_output", Action.WRITE);
    private static final Service INPUT = new Service(-1, "cyclic_input", Action.NOTIFY);
    private static final Service DATA = new Service(-1, "cyclic_data", Action.NOTIFY);
    private static final Service STOPPED = new Service(-1, "provider_is_stopped", Action.NOTIFY);
    private static final Service RUNS = new Service(-1, "provider_runs", Action.NOTIFY);
    private static final PointRange STATE = PointRange.named("provider_state");

    private final Relations relations;
    private final Map<Sent, State> followed = new LinkedHashMap<>();
    private @Nullable Sent lastSent;
    private @Nullable State lastState;

    private record Sent(long source, long destination, int frameId) {}

    /** The state of the frames of one relation. */
    private static final class State {
        private Relations.@Nullable Relation relation;
        private int changes = -1;
        private int counter = -1;
        private int status = -1;
        private long time;
    }

    CyclicReader(Relations relations) {
        this.relations = relations;
    }

    void read(int frameId, ByteView message, Context context, Output out) {
        if (message.length() < 2 + STATUS) {
            out.malformed(PnioAnomaly.FRAME_LENGTH, message.length());
            return;
        }
        int end = message.length() - STATUS;
        ByteView data = message.slice(2, end - 2);
        int counter = message.u16(end);
        int status = message.u8(end + 2);
        State state = state(frameId, context);
        Relations.Relation relation = state.relation;
        String direction = relation == null ? "" : relation.fromDevice() ? "input" : "output";
        out.message(new PnioEvent.Cyclic(
                frameId,
                FrameIds.cyclicClass(frameId),
                counter,
                status,
                message.u8(end + 3),
                direction,
                data.octets()));
        follow(state, counter, status, context.time(), end, out);
        if (relation == null) {
            out.request(Request.notification(DATA, "", List.of()));
            return;
        }
        (relation.fromDevice() ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        if (data.length() < relation.dataLength()) {
            out.malformed(PnioAnomaly.DATA_LENGTH, 2);
        }
        List<PointRange> points = (status & DataStatus.VALID) == 0 ? List.of() : points(relation, data);
        out.request(
                relation.fromDevice()
                        ? Request.notification(INPUT, "", points)
                        : Request.unconfirmed(OUTPUT, "", points));
    }

    private State state(int frameId, Context context) {
        long source =
                context.source().mac() == null ? 0 : context.source().mac().bits();
        long destination = context.destination().mac() == null
                ? 0
                : context.destination().mac().bits();
        State state = lastState;
        if (state == null
                || lastSent == null
                || lastSent.frameId() != frameId
                || lastSent.source() != source
                || lastSent.destination() != destination) {
            Sent sent = new Sent(source, destination, frameId);
            state = followed.get(sent);
            if (state == null) {
                if (followed.size() == MAX_FOLLOWED) {
                    followed.remove(followed.keySet().iterator().next());
                }
                state = new State();
                followed.put(sent, state);
            }
            lastSent = sent;
            lastState = state;
        }
        if (state.changes != relations.changes()) {
            state.changes = relations.changes();
            state.relation = relations.of(source, destination, frameId);
        }
        return state;
    }

    private static void follow(State state, int counter, int status, long time, int at, Output out) {
        if (state.counter >= 0) {
            int step = counter - state.counter & 0xFFFF;
            if (step > 0x8000 && time - state.time < NO_RESTART && time > state.time) {
                out.malformed(PnioAnomaly.CYCLE_COUNTER, at);
            }
            if (((status ^ state.status) & DataStatus.RUN) != 0) {
                boolean runs = (status & DataStatus.RUN) != 0;
                out.request(Request.notification(
                        runs ? RUNS : STOPPED, "", List.of(STATE.with(ValueList.text(runs ? "run" : "stop")))));
            }
        }
        state.counter = counter;
        state.status = status;
        state.time = time;
    }

    /**
     * Whether the provider calls the data of a submodule good: bit 7 of its provider status (IOPS), which stands behind
     * them. It is bad of one that is pulled, has failed or is stopped (§5.2.3.7).
     */
    private static boolean isGood(Relations.Part part, ByteView data) {
        int at = part.offset() + part.length();
        return part.lengthIops() == 0 || !data.has(at, 1) || (data.u8(at) & GOOD) != 0;
    }

    private static List<PointRange> points(Relations.Relation relation, ByteView data) {
        List<PointRange> points = new ArrayList<>(relation.parts().size());
        for (int i = 0; i < relation.parts().size(); i++) {
            Relations.Part part = relation.parts().get(i);
            if (data.has(part.offset(), part.length()) && isGood(part, data)) {
                long[] octets = new long[part.length()];
                for (int k = 0; k < octets.length; k++) {
                    octets[k] = data.u8(part.offset() + k);
                }
                points.add(PointRange.of(part.space(), 0, ValueList.unsigned(octets)));
            }
        }
        return points;
    }
}
