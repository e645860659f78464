package io.otus.dissect.cdp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of CDP; the names of fields are the terms of the specification. */
public sealed interface CdpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code advertisement}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements CdpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
