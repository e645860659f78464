package io.otus.dissect.ssdp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of SSDP; the names of fields are the terms of the specification. */
public sealed interface SsdpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code notify}, {@code search} or {@code response}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements SsdpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
