package io.otus.dissect.icmp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of ICMP; the names of fields are the terms of the specification. */
public sealed interface IcmpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message its type, such as {@code echo_request} or {@code time_exceeded}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements IcmpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
