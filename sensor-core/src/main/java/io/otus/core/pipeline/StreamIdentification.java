package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FlowInfo;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which protocol a stream carries. A port is a hint: it decides what is tried first, and what is tried again
 * where a stream was met in the middle of a message.
 */
final class StreamIdentification {
    /**
     * Unrecognised bytes of one side after which a stream is left alone, unless a hinted protocol waits for a longer
     * message.
     */
    static final int PROBE_LIMIT = 4_096;
    /**
     * The same while a hinted protocol that cannot tell yet how long its first message is waits for the rest: the head
     * of an HTTP request, for one, ends with an empty line.
     */
    static final int HINTED_PROBE_LIMIT = 16_384;
    /**
     * Segments that begin with no message after which a stream is left alone although its port hints at a protocol. The
     * first may be the rest of a message whose beginning the sensor did not hear.
     */
    static final int MAX_JUNK = 32;
    /**
     * Number of junk segments after which a stream is left alone whose port hints at nothing and whose beginning was
     * not heard: the rests of two messages in several segments each.
     */
    static final int MAX_UNHINTED_JUNK = 8;

    private static final ProtocolEntry[] NO_OTHERS = {};

    private final MessageDispatcher dispatcher;
    private final ProtocolRegistry registry;

    StreamIdentification(MessageDispatcher dispatcher, ProtocolRegistry registry) {
        this.dispatcher = dispatcher;
        this.registry = registry;
    }

    /**
     * The protocol that the server's port hints at, where the first bytes of the stream are a whole message of it, as
     * they mostly are: such a stream is read where it lies from its first byte on. Null where more must be looked at.
     */
    @Nullable
    ProtocolEntry atOnce(FlowSession session, int side, ByteView bytes, long frame) {
        if (session.candidates != null || session.junk != 0 || session.hasUnread()) {
            return null;
        }
        ProtocolEntry[] hinted = registry.hintedByTcpPort(
                session.flow.endpoint(server(session.flow)).port());
        if (hinted.length == 0 || session.hasFailed(hinted[0])) {
            return null;
        }
        ProtocolEntry entry = hinted[0];
        MessageContext by = dispatcher.context(session, side, Carrier.STREAM, true);
        int size = dispatcher.frameLength(session, entry.probe(), bytes, by, frame);
        return size > 0 && size <= bytes.length() ? entry : null;
    }

    /**
     * Looks at the unread bytes of one side; the protocol that the stream carries, or null while nothing proves one.
     */
    @Nullable
    ProtocolEntry identify(FlowSession session, int side, long frame) {
        StreamSide stream = session.side(side);
        while (stream.buffered() > 0) {
            Candidates candidates = session.candidates;
            if (candidates == null) {
                candidates = candidates(session);
                session.candidates = candidates;
            }
            ByteView bytes = stream.view();
            boolean hintedWaits = false;
            for (int i = 0; i < candidates.alive(); ) {
                Candidates.Candidate candidate = candidates.get(i);
                int size = look(session, side, candidate, bytes, frame);
                if (candidate.proven) {
                    return candidate.entry;
                }
                if (size == Dissector.NOT_MINE) {
                    candidates.ruleOut(i, side);
                } else {
                    boolean isWaiting = size > bytes.length()
                            || (size == Dissector.NEED_MORE && bytes.length() <= HINTED_PROBE_LIMIT);
                    hintedWaits |= candidate.hinted && isWaiting;
                    i++;
                }
            }
            if (candidates.alive() > 0 && (bytes.length() <= PROBE_LIMIT || hintedWaits)) {
                return null;
            }
            if (session.junk >= maxJunk(session, candidates)) {
                giveUp(session);
                return null;
            }
            session.junk++;
            session.candidates = null;
            dropJunk(session, side, candidates);
        }
        return null;
    }

    private static int maxJunk(FlowSession session, Candidates candidates) {
        if (candidates.hinted()) {
            return MAX_JUNK;
        }
        return session.flow.isBeginningSeen() ? 0 : MAX_UNHINTED_JUNK;
    }

    /** Perhaps it was the other side that began within a message, and this one is well. */
    private static void dropJunk(FlowSession session, int side, Candidates candidates) {
        int older = session.side(0).firstFrame() <= session.side(1).firstFrame() ? 0 : 1;
        StreamSide strayed = session.side(candidates.strayed(candidates.hinted() ? side : older));
        (strayed.buffered() > 0 ? strayed : session.side(side)).dropSegment();
    }

    /**
     * Tries one candidate, which is proven from then on or not; the length of the first message, or
     * {@link Dissector#NOT_MINE}.
     */
    private int look(FlowSession session, int side, Candidates.Candidate candidate, ByteView bytes, long frame) {
        ProtocolEntry entry = candidate.entry;
        Layer probe = entry.probe();
        MessageContext by = dispatcher.context(session, side, Carrier.STREAM, candidate.hinted);
        int size = dispatcher.frameLength(session, probe, bytes, by, frame);
        if (size == Dissector.NOT_MINE || size > Dissector.LONGEST_MESSAGE) {
            return Dissector.NOT_MINE;
        }
        if (size == Dissector.NEED_MORE || size > bytes.length()) {
            return size;
        }
        int end = session.junk == 0 ? size : endOfRun(session, candidate, bytes, size, by, frame);
        if (end == Dissector.NOT_MINE) {
            return Dissector.NOT_MINE;
        }
        // Behind junk the rest of a message may happen to look like one, but it does not end where its segment does.
        boolean whole = session.junk == 0 || end == bytes.length();
        candidate.complete[side] |= whole;
        candidate.fits[side] = end == bytes.length();
        boolean trusted = candidate.hinted
                && (session.junk == 0 || (whole && session.side(side).spans().size() > 1));
        candidate.proven = trusted
                || (whole && candidate.complete[1 - side])
                || dispatcher.isCertain(session, probe, bytes.slice(0, size), by, frame);
        return session.hasFailed(entry) ? Dissector.NOT_MINE : size;
    }

    /**
     * End of a run of whole messages; {@link Dissector#NOT_MINE} where other bytes follow one. After junk, arbitrary
     * bytes may look like one message, but hardly like one after the other up to the end of each segment.
     */
    private int endOfRun(
            FlowSession session,
            Candidates.Candidate candidate,
            ByteView bytes,
            int first,
            MessageContext by,
            long frame) {
        int end = first;
        while (end < bytes.length()) {
            ByteView rest = bytes.from(end);
            int size = dispatcher.frameLength(session, candidate.entry.probe(), rest, by, frame);
            if (size == Dissector.NOT_MINE) {
                return Dissector.NOT_MINE;
            }
            if (size == Dissector.NEED_MORE || size > rest.length()) {
                return end;
            }
            end += size;
        }
        return end;
    }

    /** All protocols of streams, hinted ones first. After junk only the hinted ones, if there are any. */
    private Candidates candidates(FlowSession session) {
        FlowInfo flow = session.flow;
        int server = server(flow);
        ProtocolEntry[] hintedByServer =
                registry.hintedByTcpPort(flow.endpoint(server).port());
        ProtocolEntry[] hintedByClient =
                registry.hintedByTcpPort(flow.endpoint(1 - server).port());
        boolean hinted = hintedByServer.length + hintedByClient.length > 0;
        return new Candidates(
                session,
                hintedByServer,
                hintedByClient,
                session.junk == 0 || !hinted ? registry.onStreams() : NO_OTHERS);
    }

    private static int server(FlowInfo flow) {
        return flow.client() == FlowInfo.NOBODY ? 1 : 1 - flow.client();
    }

    /** No protocol fits: the stream is left alone. */
    static void giveUp(FlowSession session) {
        session.unknown = true;
        session.candidates = null;
        session.side(0).clear();
        session.side(1).clear();
    }
}
