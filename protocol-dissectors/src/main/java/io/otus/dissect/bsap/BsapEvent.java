package io.otus.dissect.bsap;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * A frame; terms of the reference.
 *
 * @param message request, response, or protocol where it only serves the line
 * @param elements its fields
 */
public record BsapEvent(String message, List<Element> elements) implements ProtocolEvent {
    /** Octets that are kept of data. */
    static final int KEPT = 64;

    public BsapEvent {
        elements = List.copyOf(elements);
    }

    @Override
    public void fields(FieldWriter out) {
        Elements.write(elements, out);
    }
}
