package io.otus.dissect.s7commplus;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;

/**
 * The fields of every frame, S7+ "frame".
 *
 * @param protocolVersion 1 to 3, or 254 for a system event
 * @param dataLength bytes of data in this frame, 0 to 65535
 * @param last whether the trailer follows: the PDU ends in this frame
 * @param packetDigest the digest in front of the data of a frame of version 3; empty elsewhere
 */
public record Pdu(int protocolVersion, int dataLength, boolean last, Octets packetDigest) {
    void fields(FieldWriter out) {
        out.number("protocol_version", protocolVersion);
        out.number("data_length", dataLength);
        out.flag("last", last);
        if (packetDigest.length() > 0) {
            out.octets("packet_digest", packetDigest);
        }
    }
}
