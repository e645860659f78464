package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Framing: one BVLL message per datagram or WebSocket message, one NPDU per LLC frame, one MS/TP frame. */
final class BacnetDissector implements Dissector {
    /** Most devices behind routers that are reported in one flow. */
    private static final int MAX_ROUTED = 1_024;

    private static final String SOURCE_SPECIFIER = "bacnet npdu source_specifier";

    private final Set<String> routed = new HashSet<>(2);
    private final ApplicationLayer application = new ApplicationLayer();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() == Carrier.LINK) {
            return bytes.length();
        }
        if (context.carrier() == Carrier.CHILD) {
            // The subprotocol that both sides agreed upon is the proof; no port is.
            boolean spoken = ScMessage.SUBPROTOCOLS.contains(context.parentAddress());
            return spoken && bytes.length() >= ScMessage.SIZE ? bytes.length() : NOT_MINE;
        }
        if (context.carrier() != Carrier.DATAGRAM || !BvlcHeader.isType(bytes.u8(0))) {
            return NOT_MINE;
        }
        if (bytes.length() < BvlcHeader.SIZE) {
            return NEED_MORE;
        }
        int length = BvlcHeader.length(bytes);
        return length < BvlcHeader.SIZE ? NOT_MINE : length;
    }

    /** On another port: a known function, a length that fills the datagram, and version 1 of the network layer. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        if (context.carrier() != Carrier.DATAGRAM || message.length() < BvlcHeader.SIZE + 2) {
            return false;
        }
        int npdu = BvlcHeader.npduAt(BvlcHeader.type(message), BvlcHeader.function(message));
        return npdu >= 0 && message.has(npdu, 3) && message.u8(npdu) == 1 && (message.u8(npdu + 1) & 0x50) == 0;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (context.carrier() == Carrier.CHILD) {
            secureConnect(message, context, out);
        } else if (context.carrier() != Carrier.LINK) {
            virtualLink(message, context, out);
        } else if (MstpHeader.isAt(message)) {
            mstp(message, context, out);
        } else {
            network(null, null, null, "", "", message, 0, context, out);
        }
    }

    private void virtualLink(ByteView message, Context context, Output out) {
        if (message.length() < BvlcHeader.SIZE) {
            out.malformed(BacnetAnomaly.BVLC_LENGTH, message.length());
            return;
        }
        if (message.length() < BvlcHeader.length(message)) {
            out.malformed(BacnetAnomaly.BVLC_LENGTH, 2); // What is there may be whole all the same, so it is read.
        }
        int npduAt = BvlcHeader.npduAt(BvlcHeader.type(message), BvlcHeader.function(message));
        BacnetEvent.Bvlc bvlc = BvlcContent.read(message, out);
        if (npduAt < 0 || npduAt > message.length()) {
            out.message(new BacnetEvent.Message(null, bvlc, null, null, null));
            VirtualLink.tell(bvlc, context, out);
            return;
        }
        Endpoint origin = BvlcContent.origin(message, context.source().segment());
        if (origin != null && !Objects.equals(origin.ip(), context.source().ip())) {
            out.claim(context.source(), "", Attribute.CAPABILITY, "bbmd", "bacnet forwarded_npdu", Trust.DEVICE);
        }
        network(null, bvlc, origin, "", "", message, npduAt, context, out);
    }

    private void secureConnect(ByteView message, Context context, Output out) {
        if (message.length() < ScMessage.SIZE) {
            out.malformed(BacnetAnomaly.SC_CONTENT, message.length());
            return;
        }
        ScMessage link = ScMessage.read(message, out);
        if (link.npduAt() < 0) {
            out.message(new BacnetEvent.Message(null, link.bvlc(), null, null, null));
            ScLink.tell(link, context, out);
            return;
        }
        network(null, link.bvlc(), null, link.originating(), link.destination(), message, link.npduAt(), context, out);
    }

    private void mstp(ByteView message, Context context, Output out) {
        if (message.length() < MstpHeader.SIZE || !MstpHeader.isHeaderIntact(message)) {
            out.malformed(BacnetAnomaly.MSTP_HEADER, Math.min(message.length(), MstpHeader.SIZE - 1));
            return;
        }
        MstpHeader mstp = MstpHeader.read(message);
        if (mstp.length() > 0 && !mstp.isDataIntact(message)) {
            out.message(new BacnetEvent.Message(mstp, null, null, null, null));
            out.malformed(BacnetAnomaly.MSTP_DATA, MstpHeader.SIZE);
            return;
        }
        if (!mstp.carriesNpdu()) {
            out.message(new BacnetEvent.Message(mstp, null, null, null, null));
            if (!mstp.isKnown()) {
                out.unknown("mstp_frame_type", mstp.frameType());
            }
            return;
        }
        network(
                mstp,
                null,
                null,
                "",
                "",
                message.slice(0, MstpHeader.SIZE + mstp.length()),
                MstpHeader.SIZE,
                context,
                out);
    }

    private void network(
            @Nullable MstpHeader mstp,
            BacnetEvent.@Nullable Bvlc bvlc,
            @Nullable Endpoint origin,
            String from,
            String to,
            ByteView message,
            int at,
            Context context,
            Output out) {
        Npdu npdu = Npdu.read(message, at, out);
        if (npdu == null) {
            out.message(new BacnetEvent.Message(mstp, bvlc, null, null, null));
            return;
        }
        Peers peers = new Peers(npdu, origin, from, to, context, out);
        behindRouter(peers);
        if (npdu.messageType() >= 0) {
            BacnetEvent.NetworkMessage network = NetworkMessages.read(npdu, message, out);
            out.message(new BacnetEvent.Message(mstp, bvlc, npdu, network, null));
            NetworkMessages.tell(network, peers, out);
            return;
        }
        BacnetEvent.Apdu apdu = application.read(npdu, from, message, context, out);
        out.message(new BacnetEvent.Message(mstp, bvlc, npdu, null, apdu));
        if (apdu != null && (!apdu.header().segmented() || apdu.reassembledLength() >= 0)) {
            Operations.tell(apdu, peers, context, out);
        }
    }

    /**
     * A source specifier names a device on another network, and shows that the sender of the message here is a router
     * (clause 6.2.2). Each such device is reported once per flow.
     */
    private void behindRouter(Peers peers) {
        String device = Peers.unit(peers.npdu().sourceNetwork(), peers.npdu().sourceAddress());
        if (device.isEmpty() || routed.size() >= MAX_ROUTED || !routed.add(device)) {
            return;
        }
        if (routed.size() == 1) {
            peers.capability("gateway", SOURCE_SPECIFIER);
        }
        peers.claim(Attribute.INSTANCE, device, SOURCE_SPECIFIER, Trust.DEVICE);
    }

    @Override
    public void gap(Direction direction) {
        application.gap();
    }

    @Override
    public int unfinished() {
        return application.unfinished();
    }
}
