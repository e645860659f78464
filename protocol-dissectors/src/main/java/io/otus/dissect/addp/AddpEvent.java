package io.otus.dissect.addp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of ADDP; the names of fields are the terms of the specification. */
public sealed interface AddpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message its command, such as {@code discovery_request}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements AddpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
