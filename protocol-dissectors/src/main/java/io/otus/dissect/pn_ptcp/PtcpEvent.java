package io.otus.dissect.pn_ptcp;

import io.otus.core.event.Element;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * A PTCP PDU; component names are the terms of IEC 61158-6-10 §4.5.
 *
 * @param message what it is, by its frame id
 * @param frameId 0x0020, 0x0080 and on for Sync, 0xFF00 to 0xFF43 for the others
 * @param sequenceId 0 to 65535; an answer repeats it
 * @param delay delay of the lines and stations passed, in nanoseconds
 * @param tlvs in wire order
 */
record PtcpEvent(String message, int frameId, int sequenceId, long delay, List<Element.Group> tlvs)
        implements ProtocolEvent {
    PtcpEvent {
        tlvs = List.copyOf(tlvs);
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("frame_id", frameId);
        out.number("sequence_id", sequenceId);
        out.number("delay", delay);
        new Element.Groups("tlvs", tlvs).write(out);
    }
}
