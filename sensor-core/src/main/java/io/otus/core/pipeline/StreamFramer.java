package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Hint;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which protocol a stream carries and cuts it into messages. A whole message that comes in order is read
 * where it lies in the frame, without a copy; only the beginning of a message whose end has not come is kept.
 */
final class StreamFramer {
    /** Segments in a row that may begin with no message before the protocol is found out anew. */
    static final int MAX_STRANGE_SEGMENTS = 32;

    private final MessageDispatcher dispatcher;
    private final StreamIdentification identification;
    private final boolean remembers;

    StreamFramer(MessageDispatcher dispatcher, ProtocolRegistry registry, boolean remembers) {
        this.dispatcher = dispatcher;
        identification = new StreamIdentification(dispatcher, registry);
        this.remembers = remembers;
    }

    /** The next bytes of one direction, in order. */
    void data(
            FlowSession session,
            int side,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame) {
        if (session.stopped) {
            session.flow.unread(side, length);
            session.release();
            return;
        }
        if (session.unknown) {
            session.flow.unread(side, length);
            return;
        }
        StreamSide stream = session.side(side);
        Dissector dissector = session.dissector;
        ProtocolEntry entry = session.entry;
        if (dissector == null || entry == null) {
            ProtocolEntry hinted = identification.atOnce(session, side, block.slice(at, length), frame);
            if (hinted != null) {
                Dissector created = accept(session, hinted);
                readInPlace(session, side, stream, hinted, created, block, at, length, frame, frameTime, offsetInFrame);
                return;
            }
            if (!stream.append(Dissector.LONGEST_MESSAGE, block, at, length, frame, frameTime, offsetInFrame)) {
                StreamIdentification.giveUp(session);
                return;
            }
            identify(session, side, frame);
        } else if (stream.buffered() == 0) {
            readInPlace(session, side, stream, entry, dissector, block, at, length, frame, frameTime, offsetInFrame);
        } else if (stream.append(dissector.longestMessage(), block, at, length, frame, frameTime, offsetInFrame)) {
            readBuffered(session, side, stream, entry, dissector, frame);
        } else {
            cut(session, side, stream, entry);
            session.flow.unread(side, length);
            strange(session, stream, entry, length, frame);
        }
    }

    private void readInPlace(
            FlowSession session,
            int side,
            StreamSide stream,
            ProtocolEntry entry,
            Dissector dissector,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame) {
        int done = 0;
        while (done < length) {
            ByteView rest = block.slice(at + done, length - done);
            MessageContext by = dispatcher.context(session, side, Carrier.STREAM, true);
            int size = dispatcher.frameLength(session, entry, dissector, rest, by, frame);
            if (session.stopped) {
                return;
            }
            if (size == Dissector.NOT_MINE || size > dissector.longestMessage()) {
                int garbage = nextCertain(session, entry, dissector, rest, by, frame);
                session.flow.unread(side, garbage == 0 ? length - done : garbage);
                if (garbage == 0) {
                    strange(session, stream, entry, length - done, frame);
                    return;
                }
                entry.counters().countResynchronisation();
                stream.skip(garbage);
                done += garbage;
                continue;
            }
            if (size == Dissector.NEED_MORE || size > rest.length()) {
                stream.append(
                        dissector.longestMessage(),
                        block,
                        at + done,
                        length - done,
                        frame,
                        frameTime,
                        offsetInFrame + done);
                return;
            }
            ByteView message = size == rest.length() ? rest : rest.slice(0, size);
            FrameSpan span = new FrameSpan(frame, frameTime, offsetInFrame + done, size);
            stream.strangeSegments = 0;
            if (remembers) {
                stream.remember(stream.position(), span);
            }
            stream.skip(size);
            dispatcher.dispatch(session, side, entry, dissector, message, Carrier.STREAM, span, 0);
            if (session.stopped) {
                return;
            }
            done += size;
        }
    }

    private void readBuffered(
            FlowSession session, int side, StreamSide stream, ProtocolEntry entry, Dissector dissector, long frame) {
        while (stream.buffered() > 0) {
            ByteView rest = stream.view();
            MessageContext by = dispatcher.context(session, side, Carrier.STREAM, true);
            int size = dispatcher.frameLength(session, entry, dissector, rest, by, frame);
            if (session.stopped) {
                return;
            }
            if (size == Dissector.NOT_MINE || size > dissector.longestMessage()) {
                int garbage = nextCertain(session, entry, dissector, rest, by, frame);
                if (garbage == 0) {
                    session.flow.unread(side, stream.firstSegment());
                    stream.dropSegment();
                    strange(session, stream, entry, 0, frame);
                    if (session.dissector == null) {
                        return;
                    }
                    continue;
                }
                entry.counters().countResynchronisation();
                session.flow.unread(side, garbage);
                stream.consume(garbage, new SpanList());
                continue;
            }
            if (size == Dissector.NEED_MORE || size > rest.length()) {
                return;
            }
            long start = stream.position();
            SpanList spans = new SpanList();
            ByteView message = size == rest.length() ? rest : rest.slice(0, size);
            stream.consume(size, spans);
            stream.strangeSegments = 0;
            if (remembers) {
                stream.remember(start, spans.latest());
            }
            dispatcher.dispatch(session, side, entry, dissector, message, Carrier.STREAM, spans);
            if (session.stopped) {
                return;
            }
        }
    }

    private void identify(FlowSession session, int side, long frame) {
        ProtocolEntry found = identification.identify(session, side, frame);
        if (found == null) {
            return;
        }
        Dissector dissector = accept(session, found);
        int first = session.side(0).firstFrame() <= session.side(1).firstFrame() ? 0 : 1;
        readBuffered(session, first, session.side(first), found, dissector, frame);
        if (!session.stopped) {
            readBuffered(session, 1 - first, session.side(1 - first), found, dissector, frame);
        }
    }

    /** The stream carries this protocol; returns its dissector. */
    private static Dissector accept(FlowSession session, ProtocolEntry entry) {
        Dissector dissector = entry.create();
        session.entry = entry;
        session.dissector = dissector;
        session.candidates = null;
        session.flow.protocol(entry.info().id());
        if (session.flow.client() == FlowInfo.NOBODY) {
            for (int side = 0; side < 2; side++) {
                Hint hint = new Hint.TcpPort(session.flow.endpoint(side).port());
                if (entry.info().hints().contains(hint)) {
                    session.flow.clientByPort(1 - side);
                }
            }
        }
        return dissector;
    }

    /**
     * Where in bytes that begin with no message a whole one begins that proves the protocol by itself; 0 where none
     * does. A receiver that looks for start octets reads it, so a sensor that does not could be kept blind by one byte
     * of garbage before each message.
     */
    private int nextCertain(
            FlowSession session,
            ProtocolEntry entry,
            Dissector dissector,
            ByteView bytes,
            MessageContext by,
            long frame) {
        for (int at = 1; at < bytes.length() && !session.stopped; at++) {
            ByteView rest = bytes.from(at);
            int size = dispatcher.frameLength(session, entry, dissector, rest, by, frame);
            if (size > 0
                    && size <= rest.length()
                    && dispatcher.isCertain(session, entry, dissector, rest.slice(0, size), by, frame)) {
                return at;
            }
        }
        return 0;
    }

    /** A message should have begun here and did not. */
    private void strange(FlowSession session, StreamSide stream, ProtocolEntry entry, int skipped, long frame) {
        entry.counters().countResynchronisation();
        stream.skip(skipped);
        if (++stream.strangeSegments >= MAX_STRANGE_SEGMENTS) {
            session.flow.unread(0, session.side(0).buffered());
            session.flow.unread(1, session.side(1).buffered());
            session.side(0).clear();
            session.side(1).clear();
            stream.strangeSegments = 0;
            released(session, frame);
            session.forgetProtocol();
            session.junk = 1;
        }
    }

    /** Bytes of one direction are lost for good. */
    void gap(FlowSession session, int side, long missing, long frame) {
        session.countGap(side);
        StreamSide stream = session.sideIfAny(side);
        if (stream != null) {
            cut(session, side, stream, session.entry);
            stream.skip(missing);
        }
        ProtocolEntry entry = session.entry;
        Dissector dissector = session.dissector;
        if (entry != null && dissector != null) {
            dispatcher.gap(session, entry, dissector, side, direction(session, side), frame);
        } else if (!session.stopped) {
            session.forgetProtocol();
        }
    }

    private static Direction direction(FlowSession session, int side) {
        int client = session.flow.client();
        if (client == FlowInfo.NOBODY) {
            return Direction.UNKNOWN;
        }
        return client == side ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
    }

    /** The sender of one direction ended it, and all of it was read but for what made no message. */
    void ended(FlowSession session, int side, FrameSpan span) {
        ProtocolEntry entry = session.entry;
        Dissector dissector = session.dissector;
        if (entry != null && dissector != null && !session.stopped) {
            StreamSide stream = session.sideIfAny(side);
            ByteView rest = stream == null ? ByteView.EMPTY : stream.view();
            dispatcher.ended(session, side, entry, dissector, direction(session, side), rest, span);
        }
    }

    /** Nothing more comes on a flow: its dissectors let go of what they hold. */
    void released(FlowSession session, long frame) {
        ProtocolEntry entry = session.entry;
        Dissector dissector = session.dissector;
        if (entry != null && dissector != null) {
            dispatcher.gap(session, entry, dissector, 0, direction(session, 0), frame);
            dispatcher.gap(session, entry, dissector, 1, direction(session, 1), frame);
        }
    }

    /** One direction ended. */
    void closed(FlowSession session, int side) {
        StreamSide stream = session.sideIfAny(side);
        if (stream != null) {
            cut(session, side, stream, session.entry);
        }
    }

    private void cut(FlowSession session, int side, StreamSide stream, @Nullable ProtocolEntry entry) {
        if (stream.buffered() > 0 && entry != null) {
            dispatcher.truncated(
                    session, side, entry, stream.view(), stream.spans().latest());
        }
        stream.clear();
    }

    /**
     * Bytes that were delivered before: their messages are shown again, as duplicates, where they lie whole in this
     * segment.
     */
    void duplicate(
            FlowSession session,
            int side,
            long behind,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame) {
        StreamSide stream = session.sideIfAny(side);
        ProtocolEntry entry = session.entry;
        if (stream == null || entry == null || session.stopped || !remembers) {
            return;
        }
        long segmentStart = stream.position() + stream.buffered() - behind;
        long messageStart = stream.nextMessageFrom(segmentStart);
        if (messageStart < 0 || messageStart >= segmentStart + length) {
            return;
        }
        int skipped = (int) (messageStart - segmentStart);
        FrameSpan span = new FrameSpan(frame, frameTime, offsetInFrame + skipped, length - skipped);
        show(session, side, entry, block.slice(at + skipped, length - skipped), span, stream.frameOf(messageStart));
    }

    /** A segment that the mirror port copied; its messages are shown where the segment begins with one. */
    void copy(FlowSession session, int side, ByteView payload, FrameSpan span, long duplicateOf) {
        ProtocolEntry entry = session.entry;
        if (entry != null && !session.stopped) {
            show(session, side, entry, payload, span, duplicateOf);
        }
    }

    private void show(
            FlowSession session, int side, ProtocolEntry entry, ByteView bytes, FrameSpan span, long duplicateOf) {
        Dissector dissector = entry.create();
        int done = 0;
        while (done < bytes.length()) {
            ByteView rest = bytes.from(done);
            MessageContext by = dispatcher.context(session, side, Carrier.STREAM, true);
            int size = dispatcher.frameLength(session, entry, dissector, rest, by, span.frame());
            if (size <= 0 || size > rest.length()) {
                return;
            }
            FrameSpan part = new FrameSpan(span.frame(), span.time(), span.offset() + done, size);
            ByteView message = rest.slice(0, size);
            dispatcher.dispatch(session, side, entry, dissector, message, Carrier.STREAM, part, duplicateOf);
            done += size;
        }
    }
}
