package io.otus.dissect.pn_mrp;

import io.otus.core.event.Element;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * An MRP PDU; component names are the terms of IEC 62439-2 §8.
 *
 * @param message what its first TLV is
 * @param version 1
 * @param tlvs in wire order
 */
record MrpEvent(String message, int version, List<Element.Group> tlvs) implements ProtocolEvent {
    MrpEvent {
        tlvs = List.copyOf(tlvs);
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("version", version);
        new Element.Groups("tlvs", tlvs).write(out);
    }
}
