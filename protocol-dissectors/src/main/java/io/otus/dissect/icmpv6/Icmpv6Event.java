package io.otus.dissect.icmpv6;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of ICMPv6; the names of fields are the terms of the specification. */
public sealed interface Icmpv6Event extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message its type, such as {@code neighbor_advertisement}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements Icmpv6Event {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
