package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/** Framing: one BVLL message per datagram, or one NPDU per LLC frame. */
final class BacnetDissector implements Dissector {
    private final ApplicationLayer application = new ApplicationLayer();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() == Carrier.LINK) {
            return bytes.length();
        }
        if (bytes.u8(0) != BvlcHeader.BACNET_IP) {
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
        int npdu = BvlcHeader.npduAt(BvlcHeader.function(message));
        return npdu >= 0 && message.has(npdu, 3) && message.u8(npdu) == 1 && (message.u8(npdu + 1) & 0x50) == 0;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (context.carrier() == Carrier.LINK) {
            network(null, message, 0, context, out);
            return;
        }
        if (message.length() < BvlcHeader.SIZE) {
            out.malformed(BacnetAnomaly.BVLC_LENGTH, message.length());
            return;
        }
        int function = BvlcHeader.function(message);
        int npduAt = BvlcHeader.npduAt(function);
        BacnetEvent.Bvlc bvlc = new BacnetEvent.Bvlc(
                function, BvlcHeader.name(function), BvlcHeader.length(message), detail(function, message));
        if (message.length() < BvlcHeader.length(message)) {
            out.message(new BacnetEvent.Message(bvlc, null, null));
            out.malformed(BacnetAnomaly.BVLC_LENGTH, 2);
        } else if (npduAt < 0) {
            out.message(new BacnetEvent.Message(bvlc, null, null));
            if (!BvlcHeader.isKnown(function)) {
                out.unknown("bvlc_function", function);
            }
        } else {
            network(bvlc, message, npduAt, context, out);
        }
    }

    private static String detail(int function, ByteView message) {
        if (function == BvlcHeader.FORWARDED_NPDU && message.has(BvlcHeader.SIZE, BvlcHeader.FORWARDED_ADDRESS)) {
            return IpAddress.readV4(message, BvlcHeader.SIZE) + ":" + message.u16(BvlcHeader.SIZE + 4);
        }
        boolean number = function == BvlcHeader.RESULT || function == BvlcHeader.REGISTER_FOREIGN_DEVICE;
        return number && message.has(BvlcHeader.SIZE, 2) ? Integer.toString(message.u16(BvlcHeader.SIZE)) : "";
    }

    private void network(BacnetEvent.@Nullable Bvlc bvlc, ByteView message, int at, Context context, Output out) {
        Npdu npdu = Npdu.read(message, at, out);
        if (npdu == null) {
            out.message(new BacnetEvent.Message(bvlc, null, null));
            return;
        }
        if (npdu.messageType() >= 0) {
            out.message(new BacnetEvent.Message(bvlc, npdu, null));
            if (!npdu.isKnownMessage()) {
                out.unknown("network_message_type", npdu.messageType());
            }
            return;
        }
        application.read(bvlc, npdu, message, context, out);
    }

    @Override
    public void gap(Direction direction) {
        application.gap();
    }
}
