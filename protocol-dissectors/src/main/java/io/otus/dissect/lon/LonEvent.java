package io.otus.dissect.lon;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of LonTalk; the names of fields are the terms of the specification. */
public sealed interface LonEvent extends ProtocolEvent {
    /**
     * One packet.
     *
     * @param message its type, such as {@code data} or {@code device_registration}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements LonEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
