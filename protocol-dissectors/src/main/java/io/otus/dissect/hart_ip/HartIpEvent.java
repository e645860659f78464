package io.otus.dissect.hart_ip;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * A HART-IP message; terms of HCF_SPEC-085 and, within PDUs, of the commands' specifications.
 *
 * @param header its header
 * @param body the fields behind it, in wire order
 */
public record HartIpEvent(HartIpHeader header, List<Element> body) implements ProtocolEvent {
    /** Bytes that are kept of what is not read. */
    static final int KEPT = 64;

    public HartIpEvent {
        body = List.copyOf(body);
    }

    @Override
    public String message() {
        return header.message();
    }

    @Override
    public void fields(FieldWriter out) {
        header.fields(out);
        Elements.write(body, out);
    }
}
