package io.otus.dissect.dhcpv6;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of DHCPv6; the names of fields are the terms of the specification. */
public sealed interface Dhcpv6Event extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message its type, such as {@code solicit} or {@code reply}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements Dhcpv6Event {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
