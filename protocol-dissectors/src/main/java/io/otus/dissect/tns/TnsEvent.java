package io.otus.dissect.tns;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of TNS; the names of fields are the terms of the specification. */
public sealed interface TnsEvent extends ProtocolEvent {
    /**
     * One packet.
     *
     * @param message its type, such as {@code connect}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements TnsEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
