package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Hint;

/**
 * Finds out which protocol a stream carries and cuts it into messages. A whole message that comes in order is read
 * where it lies in the frame, without a copy; only the beginning of a message whose end has not come is kept.
 */
final class StreamFramer {
    /** Segments in a row that may begin with no message before the protocol is found out anew. */
    static final int MAX_STRANGE_SEGMENTS = 32;

    private final MessageDispatcher dispatcher;
    private final StreamIdentification identification;

    StreamFramer(MessageDispatcher dispatcher, ProtocolRegistry registry) {
        this.dispatcher = dispatcher;
        identification = new StreamIdentification(dispatcher, registry);
    }

    /**
     * The next bytes of one direction, in order.
     *
     * @param span where they are
     */
    void data(FlowSession session, int side, ByteView bytes, FrameSpan span) {
        if (session.stopped) {
            session.flow.unread(side, bytes.length());
            session.release();
            return;
        }
        if (session.unknown) {
            session.flow.unread(side, bytes.length());
            return;
        }
        StreamSide stream = session.side(side);
        Layer own = session.own;
        if (own == null) {
            begin(session, side, stream, bytes, span);
        } else if (stream.buffered() == 0) {
            readInPlace(session, side, stream, own, bytes, span);
        } else if (stream.append(own.dissector().longestMessage(), bytes, span)) {
            readBuffered(session, side, stream, own, span.frame());
        } else {
            cut(session, side, stream);
            session.flow.unread(side, bytes.length());
            strange(session, stream, own, bytes.length(), span.frame());
        }
    }

    private void begin(FlowSession session, int side, StreamSide stream, ByteView bytes, FrameSpan span) {
        ProtocolEntry hinted = identification.atOnce(session, side, bytes, span.frame());
        if (hinted != null) {
            readInPlace(session, side, stream, accept(session, hinted), bytes, span);
        } else if (stream.append(Dissector.LONGEST_MESSAGE, bytes, span)) {
            identify(session, side, span.frame());
        } else {
            StreamIdentification.giveUp(session);
        }
    }

    private void readInPlace(
            FlowSession session, int side, StreamSide stream, Layer own, ByteView bytes, FrameSpan span) {
        int longest = own.dissector().longestMessage();
        int done = 0;
        while (done < bytes.length()) {
            ByteView rest = done == 0 ? bytes : bytes.from(done);
            MessageContext by = dispatcher.context(session, side, Carrier.STREAM, true);
            int size = dispatcher.frameLength(session, own, rest, by, span.frame());
            if (session.stopped) {
                return;
            }
            if (size == Dissector.NOT_MINE || size > longest) {
                int garbage = nextCertain(session, own, rest, by, span.frame());
                session.flow.unread(side, garbage == 0 ? rest.length() : garbage);
                if (garbage == 0) {
                    strange(session, stream, own, rest.length(), span.frame());
                    return;
                }
                own.entry().counters().countResynchronisation();
                stream.skip(garbage);
                done += garbage;
                continue;
            }
            if (size == Dissector.NEED_MORE || size > rest.length()) {
                stream.append(longest, rest, span.part(done, rest.length()));
                return;
            }
            ByteView message = size == rest.length() ? rest : rest.slice(0, size);
            FrameSpan there = span.part(done, size);
            stream.strangeSegments = 0;
            if (dispatcher.wantsMessages()) {
                stream.remember(stream.position(), there);
            }
            stream.skip(size);
            dispatcher.dispatch(session, side, own, message, Carrier.STREAM, there, 0);
            if (session.stopped) {
                return;
            }
            done += size;
        }
    }

    private void readBuffered(FlowSession session, int side, StreamSide stream, Layer own, long frame) {
        while (stream.buffered() > 0) {
            ByteView rest = stream.view();
            MessageContext by = dispatcher.context(session, side, Carrier.STREAM, true);
            int size = dispatcher.frameLength(session, own, rest, by, frame);
            if (session.stopped) {
                return;
            }
            if (size == Dissector.NOT_MINE || size > own.dissector().longestMessage()) {
                int garbage = nextCertain(session, own, rest, by, frame);
                if (garbage == 0) {
                    session.flow.unread(side, stream.firstSegment());
                    stream.dropSegment();
                    strange(session, stream, own, 0, frame);
                    if (session.own == null) {
                        return;
                    }
                    continue;
                }
                own.entry().counters().countResynchronisation();
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
            if (dispatcher.wantsMessages()) {
                stream.remember(start, spans.latest());
            }
            dispatcher.dispatch(session, side, own, message, Carrier.STREAM, spans);
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
        Layer own = accept(session, found);
        int first = session.side(0).firstFrame() <= session.side(1).firstFrame() ? 0 : 1;
        readBuffered(session, first, session.side(first), own, frame);
        if (!session.stopped) {
            readBuffered(session, 1 - first, session.side(1 - first), own, frame);
        }
    }

    /** The stream carries this protocol, which is read from now on. */
    private static Layer accept(FlowSession session, ProtocolEntry entry) {
        Layer own = Layer.of(entry);
        session.own = own;
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
        return own;
    }

    /**
     * Offset of a whole message that proves the protocol by itself, in bytes that begin with no message; 0 where there
     * is none. A receiver that looks for start octets reads such a message, so a sensor that does not could be kept
     * blind by one byte of garbage before each message.
     */
    private int nextCertain(FlowSession session, Layer own, ByteView bytes, MessageContext by, long frame) {
        for (int at = 1; at < bytes.length() && !session.stopped; at++) {
            ByteView rest = bytes.from(at);
            int size = dispatcher.frameLength(session, own, rest, by, frame);
            if (size > 0
                    && size <= rest.length()
                    && dispatcher.isCertain(session, own, rest.slice(0, size), by, frame)) {
                return at;
            }
        }
        return 0;
    }

    /** A message should have begun here and did not. */
    private void strange(FlowSession session, StreamSide stream, Layer own, int skipped, long frame) {
        own.entry().counters().countResynchronisation();
        stream.skip(skipped);
        if (++stream.strangeSegments >= MAX_STRANGE_SEGMENTS) {
            session.flow.unread(0, session.side(0).buffered());
            session.flow.unread(1, session.side(1).buffered());
            session.side(0).clear();
            session.side(1).clear();
            stream.strangeSegments = 0;
            released(session, frame);
            if (!session.stopped) {
                session.forgetProtocol();
                session.junk = 1;
            }
        }
    }

    /** Bytes of one direction are lost for good. */
    void gap(FlowSession session, int side, long missing, long frame) {
        session.countGap(side);
        StreamSide stream = session.sideIfAny(side);
        if (stream != null) {
            cut(session, side, stream);
            stream.skip(missing);
        }
        Layer own = session.own;
        if (own != null) {
            dispatcher.gap(session, own, side, direction(session, side), frame);
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
        Layer own = session.own;
        if (own != null && !session.stopped) {
            StreamSide stream = session.sideIfAny(side);
            ByteView rest = stream == null ? ByteView.EMPTY : stream.view();
            dispatcher.ended(session, side, own, direction(session, side), rest, span);
        }
    }

    /**
     * Makes the dissectors of a flow release what they hold, by a gap in both directions: nothing more comes, or the
     * flow is identified anew.
     */
    void released(FlowSession session, long frame) {
        Layer own = session.own;
        if (own != null) {
            dispatcher.gap(session, own, 0, direction(session, 0), frame);
            dispatcher.gap(session, own, 1, direction(session, 1), frame);
        }
    }

    /** One direction ended: a message that is not whole by now is truncated. */
    void closed(FlowSession session, int side) {
        StreamSide stream = session.sideIfAny(side);
        if (stream != null) {
            cut(session, side, stream);
        }
    }

    private void cut(FlowSession session, int side, StreamSide stream) {
        Layer own = session.own;
        if (stream.buffered() > 0 && own != null) {
            dispatcher.truncated(
                    session, side, own, stream.view(), stream.spans().latest());
        }
        stream.clear();
    }

    /**
     * Bytes that were delivered before: their messages are shown again, as duplicates, where they lie whole in this
     * segment.
     */
    void duplicate(FlowSession session, int side, long behind, ByteView bytes, FrameSpan span) {
        StreamSide stream = session.sideIfAny(side);
        Layer own = session.own;
        if (stream == null || own == null || session.stopped || !dispatcher.wantsMessages()) {
            return;
        }
        long segmentStart = stream.position() + stream.buffered() - behind;
        long messageStart = stream.nextMessageFrom(segmentStart);
        if (messageStart < 0 || messageStart >= segmentStart + bytes.length()) {
            return;
        }
        int skipped = (int) (messageStart - segmentStart);
        ByteView messages = bytes.from(skipped);
        show(session, side, own, messages, span.part(skipped, messages.length()), stream.frameOf(messageStart));
    }

    /** A segment that the mirror port copied; its messages are shown where the segment begins with one. */
    void copy(FlowSession session, int side, ByteView payload, FrameSpan span, long duplicateOf) {
        Layer own = session.own;
        if (own != null && !session.stopped) {
            show(session, side, own, payload, span, duplicateOf);
        }
    }

    private void show(FlowSession session, int side, Layer own, ByteView bytes, FrameSpan span, long duplicateOf) {
        Layer shown = Layer.of(own.entry());
        int done = 0;
        while (done < bytes.length()) {
            ByteView rest = bytes.from(done);
            MessageContext by = dispatcher.context(session, side, Carrier.STREAM, true);
            int size = dispatcher.frameLength(session, shown, rest, by, span.frame());
            if (size <= 0 || size > rest.length()) {
                return;
            }
            FrameSpan part = span.part(done, size);
            dispatcher.dispatch(session, side, shown, rest.slice(0, size), Carrier.STREAM, part, duplicateOf);
            done += size;
        }
    }
}
