package io.otus.dissect.vrrp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of VRRP; the names of fields are the terms of the specification. */
public sealed interface VrrpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code advertisement}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements VrrpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
