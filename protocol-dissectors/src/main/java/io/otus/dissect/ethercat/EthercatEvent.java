package io.otus.dissect.ethercat;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * An EtherCAT frame; terms of IEC 61158-4-12 and IEC 61158-6-12.
 *
 * @param frameType 1 datagrams, 4 network variables, 5 mailbox
 * @param frameLength octets behind the header as it says
 * @param isReturned whether it passed the devices: the first of them marks the source address, and devices count what
 *     they worked on
 * @param datagrams its datagrams, in wire order
 * @param body the fields of other frames
 */
public record EthercatEvent(
        int frameType, int frameLength, boolean isReturned, List<Datagram> datagrams, List<Element> body)
        implements ProtocolEvent {
    /** Octets that are kept of data. */
    static final int KEPT = 64;

    public EthercatEvent {
        datagrams = List.copyOf(datagrams);
        body = List.copyOf(body);
    }

    @Override
    public String message() {
        return EthercatHeader.typeName(frameType);
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("frame_type", frameType);
        out.number("frame_length", frameLength);
        if (frameType == EthercatHeader.DATAGRAMS) {
            out.flag("returned", isReturned);
            out.beginArray("datagrams");
            for (Datagram datagram : datagrams) {
                out.beginElement();
                datagram.fields(out);
                out.end();
            }
            out.end();
        }
        Elements.write(body, out);
    }
}
