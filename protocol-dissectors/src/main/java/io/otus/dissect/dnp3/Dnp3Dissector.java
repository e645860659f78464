package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import io.otus.dissect.dnp3.Dnp3Event.Transport;

/**
 * Frames the data link layer, follows the transport function and reads application fragments. A frame that a receiver
 * must discard because of a wrong CRC is shown and its content is not used.
 */
final class Dnp3Dissector implements Dissector {
    private final LinkPeers peers = new LinkPeers();
    private final StationSearch search = new StationSearch();
    private final MasterSearch masters = new MasterSearch();
    private final LinkResets resets = new LinkResets();
    private final byte[] userData = new byte[LinkHeader.MAX_USER_DATA];
    private boolean confirmed;

    /**
     * A header whose CRC is wrong says nothing of the frame's length: as a receiver would, the core looks for the next
     * start octets after it. Where its LENGTH is impossible too, two octets that happen to look like a start are no
     * sign of this protocol.
     */
    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.u8(0) != LinkHeader.START_1 || (bytes.length() > 1 && bytes.u8(1) != LinkHeader.START_2)) {
            return NOT_MINE;
        }
        if (bytes.length() < LinkHeader.SIZE) {
            return NEED_MORE;
        }
        boolean possible = LinkHeader.length(bytes) >= LinkHeader.MIN_LENGTH;
        if (LinkHeader.isIntact(bytes)) {
            return possible ? LinkHeader.frameLength(bytes) : LinkHeader.SIZE;
        }
        return possible && (confirmed || context.hinted()) ? LinkHeader.SIZE : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.length() >= LinkHeader.SIZE && LinkHeader.isIntact(message);
    }

    @Override
    public void gap(Direction direction) {
        peers.gap(direction);
        search.gap();
        masters.gap();
    }

    @Override
    public int unfinished() {
        return peers.held();
    }

    @Override
    public void dissect(ByteView frame, Context context, Output out) {
        if (!LinkHeader.isIntact(frame)) {
            out.malformed(Dnp3Anomaly.HEADER_CRC, LinkHeader.CRC_AT);
            out.message(new Dnp3Event.LinkFrame(link(frame, false, 0)));
            return;
        }
        confirmed = true;
        if (LinkHeader.length(frame) < LinkHeader.MIN_LENGTH) {
            out.malformed(Dnp3Anomaly.LINK_LENGTH, 2);
            out.message(new Dnp3Event.LinkFrame(link(frame, true, 0)));
            return;
        }
        checkHeader(frame, out);
        if (frame.length() < LinkHeader.frameLength(frame)) {
            out.malformed(Dnp3Anomaly.FRAME_CUT, frame.length());
            out.message(new Dnp3Event.LinkFrame(link(frame, true, 0)));
            return;
        }
        int length = LinkHeader.userDataLength(frame);
        if (!carriesUserData(frame, length)) {
            Link control = link(frame, true, 0);
            if (control.prm() && control.function() == LinkHeader.RESET_LINK_STATES) {
                pair(control).frameCount().reset();
            }
            FragmentReader.tellDirection(control.dir(), context, out);
            out.message(new Dnp3Event.LinkFrame(control));
            search.control(control, out);
            resets.heard(control, out);
            return;
        }
        int crcErrors = takeUserData(frame, length, out);
        Link link = link(frame, true, crcErrors);
        if (crcErrors > 0) {
            out.message(new Dnp3Event.LinkFrame(link));
            return;
        }
        search.heard(link);
        masters.heard(link, out);
        resets.heard(link, out);
        segment(link, ByteView.of(userData, 0, length), context, out);
    }

    private static Link link(ByteView frame, boolean headerCrcValid, int dataCrcErrors) {
        boolean prm = LinkHeader.prm(frame);
        return new Link(
                LinkHeader.length(frame),
                LinkHeader.dir(frame),
                prm,
                LinkHeader.function(frame),
                prm && LinkHeader.fcb(frame),
                LinkHeader.fcvOrDfc(frame),
                LinkHeader.destination(frame),
                LinkHeader.source(frame),
                headerCrcValid,
                dataCrcErrors,
                false);
    }

    private static void checkHeader(ByteView frame, Output out) {
        int function = LinkHeader.function(frame);
        boolean prm = LinkHeader.prm(frame);
        if (LinkHeader.functionName(prm, function).isEmpty()) {
            out.unknown(prm ? "primary_function" : "secondary_function", function);
        } else {
            if (prm && LinkHeader.fcvOrDfc(frame) != LinkHeader.mustCount(function)) {
                out.malformed(Dnp3Anomaly.FCV, 3);
            }
            boolean hasData = LinkHeader.userDataLength(frame) > 0;
            if (hasData != (prm && LinkHeader.hasUserData(function))) {
                out.malformed(Dnp3Anomaly.USER_DATA, 2);
            }
        }
        if (LinkHeader.source(frame) >= LinkHeader.FIRST_SPECIAL_ADDRESS) {
            out.malformed(Dnp3Anomaly.SOURCE_ADDRESS, 6);
        }
    }

    private static boolean carriesUserData(ByteView frame, int length) {
        return length > 0 && LinkHeader.prm(frame) && LinkHeader.hasUserData(LinkHeader.function(frame));
    }

    /** Copies the blocks without their CRCs and returns how many CRCs are wrong. */
    private int takeUserData(ByteView frame, int length, Output out) {
        int errors = 0;
        for (int done = 0; done < length; done += LinkHeader.BLOCK) {
            int at = LinkHeader.offsetOfUserData(done);
            int size = Math.min(LinkHeader.BLOCK, length - done);
            frame.copyTo(at, userData, done, size);
            if (!LinkCrc.matches(frame, at, size)) {
                out.malformed(Dnp3Anomaly.DATA_CRC, at + size);
                errors++;
            }
        }
        return errors;
    }

    private LinkPeers.Pair pair(Link link) {
        return peers.of(link.source(), link.destination(), link.dir() ? Direction.FROM_CLIENT : Direction.FROM_SERVER);
    }

    private void segment(Link received, ByteView data, Context context, Output out) {
        int header = data.u8(0);
        Transport transport = new Transport(
                TransportHeader.fir(header), TransportHeader.fin(header), TransportHeader.sequence(header));
        LinkPeers.Pair pair = pair(received);
        boolean repeated = received.function() == LinkHeader.CONFIRMED_USER_DATA
                && pair.frameCount().repeats(received.fcb(), data);
        Link link = repeated ? received.again() : received;
        TransportAssembler assembler = pair.assembler();
        ByteView segment = data.from(TransportHeader.SIZE);
        TransportAssembler.Result result = assembler.accept(header, segment);
        if (result == TransportAssembler.Result.CONTINUES && peers.isFull()) {
            assembler.drop();
            result = TransportAssembler.Result.TOO_LONG;
        }
        switch (result) {
            case COMPLETE -> {
                ByteView fragment = assembler.fragment();
                FragmentReader.read(
                        link, transport, fragment, fragment.length() - segment.length(), pair, context, out);
                return;
            }
            case CONTINUES -> out.continues();
            case IGNORED -> {}
            case OUT_OF_SEQUENCE -> {
                // A lost datagram is no fault of the device.
                if (context.carrier() == Carrier.STREAM) {
                    out.malformed(Dnp3Anomaly.TRANSPORT_SEQUENCE, LinkHeader.SIZE);
                }
            }
            case TOO_LONG -> out.malformed(Dnp3Anomaly.FRAGMENT_LENGTH, LinkHeader.SIZE);
        }
        FragmentReader.tellDirection(link.dir(), context, out);
        out.message(new Dnp3Event.Segment(link, transport));
    }
}
