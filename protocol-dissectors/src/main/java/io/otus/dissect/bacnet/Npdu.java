package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/**
 * Network layer protocol data unit, clause 6.2. Addresses that the message does not carry are network -1 and no octets.
 *
 * <pre>
 *  version | control | DNET u16 DLEN u8 DADR | SNET u16 SLEN u8 SADR | hop count u8 | message type u8 (vendor id u16) or APDU
 *                      with control bit 5      with control bit 3      with bit 5     with control bit 7
 * </pre>
 *
 * @param control clause 6.2.2
 * @param destinationNetwork 65535 for a global broadcast
 * @param destinationAddress empty for a broadcast on the destination network
 * @param hopCount -1 where there is no destination
 * @param messageType network layer message type, -1 for an APDU
 * @param end index of the first byte after the header
 */
public record Npdu(
        int control,
        int destinationNetwork,
        Octets destinationAddress,
        int sourceNetwork,
        Octets sourceAddress,
        int hopCount,
        int messageType,
        int end) {
    private static final int VERSION = 1;
    private static final int NETWORK_MESSAGE = 0x80;
    private static final int HAS_DESTINATION = 0x20;
    private static final int HAS_SOURCE = 0x08;
    private static final int RESERVED = 0x50;
    private static final int ALL_NETWORKS = 65_535;

    /** Reads the header at {@code at}; null where it is malformed, which is reported. */
    static @Nullable Npdu read(ByteView b, int at, Output out) {
        if (!b.has(at, 2)) {
            out.malformed(BacnetAnomaly.NPDU_LENGTH, at);
            return null;
        }
        if (b.u8(at) != VERSION) {
            out.malformed(BacnetAnomaly.NPDU_VERSION, at);
            return null;
        }
        int control = b.u8(at + 1);
        int next = at + 2;
        int destinationNetwork = -1;
        Octets destination = Octets.EMPTY;
        int sourceNetwork = -1;
        Octets source = Octets.EMPTY;
        if ((control & HAS_DESTINATION) != 0) {
            if (!b.has(next, 3) || !b.has(next + 3, b.u8(next + 2))) {
                out.malformed(BacnetAnomaly.NPDU_LENGTH, next);
                return null;
            }
            destinationNetwork = b.u16(next);
            destination = b.octets(next + 3, b.u8(next + 2));
            next += 3 + destination.length();
        }
        if ((control & HAS_SOURCE) != 0) {
            if (!b.has(next, 3) || !b.has(next + 3, b.u8(next + 2))) {
                out.malformed(BacnetAnomaly.NPDU_LENGTH, next);
                return null;
            }
            sourceNetwork = b.u16(next);
            source = b.octets(next + 3, b.u8(next + 2));
            next += 3 + source.length();
        }
        int trailer = ((control & HAS_DESTINATION) != 0 ? 1 : 0) + ((control & NETWORK_MESSAGE) != 0 ? 1 : 0);
        if (!b.has(next, trailer)) {
            out.malformed(BacnetAnomaly.NPDU_LENGTH, next);
            return null;
        }
        if ((control & RESERVED) != 0) {
            out.malformed(BacnetAnomaly.NPDU_CONTROL, at + 1);
        }
        boolean noSource = sourceNetwork == 0 || sourceNetwork == ALL_NETWORKS;
        boolean noStation = sourceNetwork >= 0 && source.length() == 0;
        if (destinationNetwork == 0 || noSource || noStation) {
            out.malformed(BacnetAnomaly.NPDU_ADDRESS, at + 2);
        }
        int hopCount = (control & HAS_DESTINATION) != 0 ? b.u8(next++) : -1;
        int messageType = (control & NETWORK_MESSAGE) != 0 ? b.u8(next++) : -1;
        return new Npdu(control, destinationNetwork, destination, sourceNetwork, source, hopCount, messageType, next);
    }

    void fields(BacnetEvent.@Nullable NetworkMessage network, FieldWriter out) {
        out.beginObject("npdu");
        out.number("control", control);
        out.flag("data_expecting_reply", (control & 4) != 0);
        out.number("priority", control & 3);
        if (destinationNetwork >= 0) {
            out.number("dnet", destinationNetwork);
            out.number("dlen", destinationAddress.length());
            out.octets("dadr", destinationAddress);
            out.number("hop_count", hopCount);
        }
        if (sourceNetwork >= 0) {
            out.number("snet", sourceNetwork);
            out.number("slen", sourceAddress.length());
            out.octets("sadr", sourceAddress);
        }
        if (network != null) {
            network.fields(out);
        }
        out.end();
    }
}
