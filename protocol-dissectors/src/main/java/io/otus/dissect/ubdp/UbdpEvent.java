package io.otus.dissect.ubdp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of the discovery of Ubiquiti; the names of fields are the terms of the specification. */
public sealed interface UbdpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code request} or {@code response}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements UbdpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
