package io.otus.dissect.hl7;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of HL7; the names of fields are the terms of the specification. */
public sealed interface Hl7Event extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code message} or {@code acknowledgment}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements Hl7Event {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
