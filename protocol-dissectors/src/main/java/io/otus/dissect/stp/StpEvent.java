package io.otus.dissect.stp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of spanning trees; the names of fields are the terms of the specification. */
public sealed interface StpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code configuration}, {@code topology_change}, {@code rapid} or {@code multiple}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements StpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
