package io.otus.dissect.sv;

import io.otus.core.event.SessionFact;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import io.otus.core.time.Nanos;
import io.otus.layer.iec61850.Carriage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The last sample of each stream of a flow, and what the next must be, IEC 61850-9-2 §8.5.2. Frames may be lost on
 * their way to the sensor: counters that are left out accuse nobody. Confined.
 */
final class Streams {
    /** Most streams followed in one flow; beyond, the one not heard for longest is forgotten. */
    static final int MAX_STREAMS = 64;

    /** A counter that goes back by more has begun a new second, whose first samples were lost. */
    private static final int STEP_BACK = 256;

    /** Nanoseconds between two reports of a stream: each sample is no news. */
    private static final long REPORT = Nanos.SECOND;

    private static final long NEVER = Long.MIN_VALUE;

    private final Deque<Stream> streams = new ArrayDeque<>();

    /** One stream. */
    private static final class Stream {
        private final String svId;
        /** Samples of a test are a stream of their own, with their own counter, beside the one that they stand for. */
        private final boolean simulation;

        private int smpCnt = -1;
        private long confRev;
        private long told = NEVER;
        private final LastAnnouncement<SessionFact.Publication> settings = new LastAnnouncement<>();

        private Stream(String svId, boolean simulation) {
            this.svId = svId;
            this.simulation = simulation;
        }
    }

    /** What is to be reported of a sample. */
    enum News {
        /** Nothing. */
        NONE,
        /** A second has passed. */
        SECOND,
        /** The stream is new, has other settings than before, or was not reported as a whole for a minute. */
        STREAM
    }

    /** Takes a sample. */
    News take(Asdu asdu, Carriage carriage, long time, Output out) {
        String svId = asdu.svId() == null ? "" : asdu.svId();
        Stream known = find(svId, carriage.simulation());
        Stream stream = known == null ? new Stream(svId, carriage.simulation()) : known;
        if (known != null) {
            compare(known, asdu, carriage.apduAt(), out);
            if (!known.equals(streams.peekLast())) {
                streams.remove(known);
                streams.addLast(known);
            }
        } else {
            if (streams.size() == MAX_STREAMS) {
                streams.removeFirst();
            }
            streams.addLast(stream);
        }
        stream.smpCnt = asdu.smpCnt();
        stream.confRev = asdu.confRev();
        if (stream.told != NEVER && time - stream.told < REPORT) {
            return News.NONE;
        }
        stream.told = time;
        return stream.settings.take(publication(asdu, carriage), time) ? News.STREAM : News.SECOND;
    }

    /**
     * What subscribers are configured for, IEC 61850-9-2 §8.5.2. Numbers first: a name may be as long as what is kept
     * of a text.
     */
    static SessionFact.Publication publication(Asdu asdu, Carriage carriage) {
        String datSet = asdu.datSet() == null ? "" : asdu.datSet();
        String settings = "confRev=" + asdu.confRev() + " datSet=" + datSet;
        return new SessionFact.Publication(carriage.simulation(), 0, settings);
    }

    private static void compare(Stream last, Asdu asdu, int at, Output out) {
        int back = last.smpCnt - asdu.smpCnt();
        if (back == 0) {
            out.malformed(SvAnomaly.COUNTER_REPEATED, at);
        } else if (back > 0 && back <= STEP_BACK && asdu.smpCnt() != 0) {
            out.malformed(SvAnomaly.COUNTER_BACK, at);
        }
        if (asdu.confRev() != last.confRev) {
            out.malformed(SvAnomaly.CONFIGURATION, at);
        }
    }

    private @Nullable Stream find(String svId, boolean simulation) {
        Stream latest = streams.peekLast();
        if (latest != null && latest.simulation == simulation && latest.svId.equals(svId)) {
            return latest;
        }
        for (Stream stream : streams) {
            if (stream.simulation == simulation && stream.svId.equals(svId)) {
                return stream;
            }
        }
        return null;
    }
}
