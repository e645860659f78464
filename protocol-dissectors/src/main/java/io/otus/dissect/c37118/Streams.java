package io.otus.dissect.c37118;

import io.otus.core.net.Endpoint;
import io.otus.core.spi.Output;
import io.otus.core.time.Nanos;
import io.otus.core.value.ValueList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last data frame of each stream of a flow, and what the next must be. Frames may be lost or overtake each other on
 * their way to the sensor: times that are left out, or up to a second late, accuse nobody. Confined.
 */
final class Streams {
    /** Most streams followed in one flow; beyond, the one not heard for longest is forgotten. */
    static final int MAX_STREAMS = 64;

    /** Most units of one stream whose status is remembered; further ones are reported once a second only. */
    static final int MAX_UNITS = 256;

    /** Nanoseconds between two reports of a stream: each sample is no news. */
    private static final long REPORT = Nanos.SECOND;

    private static final long NEVER = Long.MIN_VALUE;

    private final Deque<Stream> streams = new ArrayDeque<>(1);

    /** One stream. */
    static final class Stream {
        private final int idcode;
        private @Nullable Configuration configuration;
        private int version = -1;
        private long soc = -1;
        private int fracsec;
        private int chk;
        private long told = NEVER;
        private boolean lengthTold;
        private final List<Status> statuses = new ArrayList<>(1);

        private Stream(int idcode) {
            this.idcode = idcode;
        }

        /** The configuration of its frames; null where it was not seen. */
        @Nullable
        Configuration configuration(Configurations all, Endpoint source) {
            if (version != all.version()) {
                configuration = all.of(source, idcode);
                version = all.version();
            }
            return configuration;
        }

        /** Says that data have another length than the configuration; whether that is said for the first time. */
        boolean tellLength() {
            boolean first = !lengthTold;
            lengthTold = true;
            return first;
        }
    }

    /** The part of a unit's data whose change is reported at once. */
    private record Status(int stat, ValueList digitals) {}

    /** The stream of this number, from now on the one heard last. */
    Stream of(int idcode) {
        Stream latest = streams.peekLast();
        if (latest != null && latest.idcode == idcode) {
            return latest;
        }
        Stream known = remove(idcode);
        if (known == null && streams.size() == MAX_STREAMS) {
            streams.removeFirst();
        }
        Stream stream = known == null ? new Stream(idcode) : known;
        streams.addLast(stream);
        return stream;
    }

    /** Forgets the earlier state of a stream: its source was commanded to start or stop, or sent a configuration. */
    void restart(int idcode) {
        remove(idcode);
    }

    private @Nullable Stream remove(int idcode) {
        for (Stream stream : streams) {
            if (stream.idcode == idcode) {
                streams.remove(stream);
                return stream;
            }
        }
        return null;
    }

    /** Compares the time of a data frame with that of the frame before. */
    static void follow(Stream stream, FrameHeader header, Output out) {
        if (stream.soc >= 0) {
            boolean same = header.soc() == stream.soc && header.fracsec() == stream.fracsec;
            if (same && header.chk() != stream.chk) {
                out.malformed(C37118Anomaly.TIME_REPEATED, 6);
            } else if (header.soc() < stream.soc - 1) {
                out.malformed(C37118Anomaly.TIME_BACK, 6);
            }
        }
        stream.soc = header.soc();
        stream.fracsec = header.fracsec();
        stream.chk = header.chk();
    }

    /**
     * Units of a frame whose values are to be reported: all once a second, else those whose status word or digital
     * values changed.
     */
    static List<PmuData> news(Stream stream, List<PmuData> pmus, long time) {
        boolean due = stream.told == NEVER || time - stream.told >= REPORT;
        if (due) {
            stream.told = time;
        }
        List<PmuData> news = due ? pmus : new ArrayList<>();
        for (int i = 0; i < pmus.size() && i < MAX_UNITS; i++) {
            PmuData pmu = pmus.get(i);
            @Nullable Status before = i < stream.statuses.size() ? stream.statuses.get(i) : null;
            if (before != null && before.stat == pmu.stat() && before.digitals.equals(pmu.digitals())) {
                continue;
            }
            Status now = new Status(pmu.stat(), pmu.digitals());
            if (before == null) {
                stream.statuses.add(now);
            } else {
                stream.statuses.set(i, now);
            }
            if (!due) {
                news.add(pmu);
            }
        }
        return news;
    }
}
