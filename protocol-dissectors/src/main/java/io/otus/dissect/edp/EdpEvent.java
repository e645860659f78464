package io.otus.dissect.edp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of EDP; the names of fields are the terms of the specification. */
public sealed interface EdpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code advertisement}, or what else the frame carries
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements EdpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
