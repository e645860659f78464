package io.otus.dissect.fdp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of FDP; the names of fields are the terms of the specification. */
public sealed interface FdpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code advertisement}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements FdpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
