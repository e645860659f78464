package io.otus.dissect.goose;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.SessionFact;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import io.otus.core.time.Nanos;
import io.otus.layer.iec61850.Carriage;
import io.otus.layer.mmsdata.UtcTime;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The last message of each control block of a flow, and what the next must be, IEC 61850-8-1 §18.1.2.5. Frames may be
 * lost on their way to the sensor: numbers that are left out accuse nobody, and times are judged between messages that
 * follow each other only. Confined.
 */
final class Publications {
    /** Most control blocks followed in one flow; beyond, the one not heard for longest is forgotten. */
    static final int MAX_PUBLICATIONS = 64;

    /** How long a control block is heard before its longest message is known; and two of its senders. */
    private static final long WATCHED = Nanos.MINUTE;
    /**
     * The interval of retransmissions may not fall below this part of the longest before it; devices and networks are
     * not exact.
     */
    private static final int SHORTENED = 4;

    /**
     * A message that lives more than so many times as long as any before, all of the curve among them, leaves
     * subscribers without knowing for longer that its publisher is silent.
     */
    private static final int OUTLASTS = 2;

    /** Retransmissions closer than this are the beginning of the curve. */
    private static final long SETTLED = 200 * Nanos.MILLISECOND;

    private final Deque<Publication> publications = new ArrayDeque<>();

    /**
     * What subscribers are configured for, IEC 61850-7-2 §18.2.1: a publisher with other settings is not understood, or
     * misunderstood. Compared at each message, and written out only where it is told.
     *
     * @param simulation whether messages are marked as those of a test, which others disregard
     * @param outlasting for how long messages live, in milliseconds, where that is far longer than before; else 0
     */
    record Settings(
            boolean simulation,
            long outlasting,
            int appid,
            long confRev,
            long numDatSetEntries,
            boolean ndsCom,
            @Nullable String gocbRef,
            @Nullable String datSet) {
        private static Settings of(Carriage carriage, GoosePdu pdu, long outlasting) {
            return new Settings(
                    isSimulated(carriage, pdu),
                    outlasting,
                    carriage.appid(),
                    pdu.confRev(),
                    pdu.numDatSetEntries(),
                    pdu.ndsCom() == 1,
                    pdu.gocbRef(),
                    pdu.datSet());
        }

        /** Numbers first: a name may be as long as what is kept of a text. */
        SessionFact.Publication fact() {
            String settings = "appid=" + appid + " confRev=" + confRev + " numDatSetEntries=" + numDatSetEntries
                    + " ndsCom=" + (ndsCom ? 1 : 0) + " gocbRef=" + gocbRef + " datSet=" + datSet;
            return new SessionFact.Publication(simulation, outlasting, settings);
        }
    }

    /** One control block. */
    private static final class Publication {
        private final String gocbRef;
        private final boolean simulation;
        private final long begun;
        /** The longest that a message lived. */
        private long longest;
        /** The longest outlasting time that was reported since messages live far longer; 0 where they do not. */
        private long outlasting;

        private long stNum;
        private long sqNum;
        private long confRev;
        private final LastAnnouncement<Settings> settings = new LastAnnouncement<>();
        private long timeAllowedToLive;
        private @Nullable UtcTime t;
        private Octets values = Octets.EMPTY;
        private long time;
        /** The last message, and the one that began the state which it is of. */
        private @Nullable FrameSpan frame;

        private @Nullable FrameSpan stateFrame;
        private long interval;
        /** When an interval last ended that was shorter than the curve has it. */
        private long shortened = Long.MIN_VALUE / 2;
        /** Whether it was reported that each message has a new time stamp, as from devices of the first edition. */
        private boolean stampedAnew;

        /**
         * The state from which numbers fell back last, and when: who sends it on is another than who fell back. None
         * once that was told, so that the events of who goes on alone are none of it.
         */
        private long aheadStNum = Long.MAX_VALUE;

        private long fellBack = Long.MIN_VALUE / 2;

        private Publication(String gocbRef, boolean simulation, long begun) {
            this.gocbRef = gocbRef;
            this.simulation = simulation;
            this.begun = begun;
        }

        /**
         * Whether a message lives for far longer than any that was heard, once some of them were no part of a curve.
         */
        private boolean isOutlastedBy(GoosePdu pdu, long now) {
            return now - begun >= WATCHED && pdu.timeAllowedToLive() > OUTLASTS * longest;
        }

        /**
         * The outlasting time to report: a growing time is reported again once it has doubled, and not at each message.
         */
        private long outlasting(GoosePdu pdu) {
            return pdu.timeAllowedToLive() >= OUTLASTS * outlasting ? pdu.timeAllowedToLive() : outlasting;
        }

        private boolean isLate(long now) {
            return now - time > timeAllowedToLive * Nanos.MILLISECOND;
        }

        private boolean isShortened(long now) {
            return interval >= SETTLED && now - time < interval / SHORTENED;
        }
    }

    private static boolean isSimulated(Carriage carriage, GoosePdu pdu) {
        return carriage.simulation() || pdu.simulation() == 1;
    }

    /**
     * Takes a complete message; the settings of its control block where that is new here, has others than before, or
     * was not told of for a minute; else null.
     *
     * @param values the octets of its values
     */
    @Nullable
    Settings take(GoosePdu pdu, Carriage carriage, ByteView values, long time, Output out) {
        int at = carriage.apduAt();
        String gocbRef = pdu.gocbRef() == null ? "" : pdu.gocbRef();
        boolean simulation = isSimulated(carriage, pdu);
        Publication known = find(gocbRef, simulation);
        Publication publication = known == null ? new Publication(gocbRef, simulation, time) : known;
        if (known != null) {
            compare(known, pdu, values, time, at, out);
            publications.remove(known);
        } else if (publications.size() == MAX_PUBLICATIONS) {
            publications.removeFirst();
        }
        publications.addLast(publication);
        boolean follows = known != null && pdu.stNum() == known.stNum && pdu.sqNum() == known.sqNum + 1;
        if (follows && publication.isShortened(time)) {
            publication.shortened = time;
        }
        if (!follows) {
            publication.interval = 0;
        } else if (!publication.isLate(time)) { // a pause that was too long is none of the curve
            publication.interval = Math.max(publication.interval, time - publication.time);
        }
        publication.frame = out.frame();
        if (known == null || pdu.stNum() != publication.stNum) {
            publication.stateFrame = publication.frame;
        }
        publication.stNum = pdu.stNum();
        publication.sqNum = pdu.sqNum();
        publication.confRev = pdu.confRev();
        publication.timeAllowedToLive = pdu.timeAllowedToLive();
        publication.t = pdu.t();
        if (known == null || !sameOctets(publication.values, values)) {
            publication.values = values.octets();
        }
        publication.time = time;
        boolean outlasts = publication.isOutlastedBy(pdu, time);
        if (!outlasts) {
            publication.longest = Math.max(publication.longest, pdu.timeAllowedToLive());
        }
        Settings settings = Settings.of(carriage, pdu, outlasts ? publication.outlasting(pdu) : 0);
        if (!publication.settings.isNews(settings, time)) {
            return null;
        }
        if (outlasts) {
            settings = Settings.of(carriage, pdu, pdu.timeAllowedToLive());
        }
        publication.outlasting = settings.outlasting();
        publication.settings.tell(settings, time);
        return settings;
    }

    private static void compare(Publication last, GoosePdu pdu, ByteView values, long time, int at, Output out) {
        if (pdu.confRev() != last.confRev) {
            out.malformed(GooseAnomaly.CONFIGURATION, at);
        }
        if (pdu.stNum() < last.stNum) {
            // After a restart a publisher begins with state 1.
            if (pdu.stNum() != 1) {
                out.contradicts(GooseAnomaly.STATE_BACK, at, last.stateFrame);
                last.aheadStNum = last.stNum;
                last.fellBack = time;
            }
            return;
        }
        if (pdu.stNum() > last.stNum) {
            // Two senders of one stream are told by the messages of both: which of them lies is not in the numbers.
            if (pdu.stNum() >= last.aheadStNum && time - last.fellBack < WATCHED) {
                out.contradicts(GooseAnomaly.STATE_BACK, at, last.stateFrame);
                last.aheadStNum = Long.MAX_VALUE;
            }
            return;
        }
        if (pdu.sqNum() == last.sqNum && sameOctets(last.values, values)) {
            return; // a copy that the mirror port made, too late to be known as one: it says nothing else
        }
        // Behind the last sequence number there is 0 or 1, as the edition has it.
        if (pdu.sqNum() <= last.sqNum && !(pdu.sqNum() <= 1 && last.sqNum >= 0xFFFF_FFFEL)) {
            boolean restarted = pdu.stNum() == 1 && pdu.sqNum() <= 1;
            if (!restarted) {
                out.contradicts(GooseAnomaly.SEQUENCE_BACK, at, last.frame);
            }
            return;
        }
        if (!sameOctets(last.values, values)) {
            out.malformed(GooseAnomaly.VALUES, at);
        }
        if (last.t != null && !last.t.equals(pdu.t()) && !last.stampedAnew) {
            last.stampedAnew = true;
            out.malformed(GooseAnomaly.EVENT_TIME, at);
        }
        if (pdu.sqNum() == last.sqNum + 1) {
            if (last.isLate(time)) {
                out.malformed(GooseAnomaly.TOO_LATE, at);
            } else if (last.isShortened(time) && time - last.shortened < last.interval) {
                // One alone is the heartbeat of a device that lets it run on during the curve: it parts one interval
                // of the curve in two, of which one may be short, and the next again not before its own time is over.
                out.malformed(GooseAnomaly.CURVE, at);
            }
        }
    }

    private static boolean sameOctets(Octets kept, ByteView values) {
        if (kept.length() != values.length()) {
            return false;
        }
        for (int i = 0; i < kept.length(); i++) {
            if (kept.u8(i) != values.u8(i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Publication find(String gocbRef, boolean simulation) {
        for (Publication publication : publications) {
            if (publication.simulation == simulation && publication.gocbRef.equals(gocbRef)) {
                return publication;
            }
        }
        return null;
    }
}
