package io.otus.dissect.wsd;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of WS-Discovery; the names of fields are the terms of the specification. */
public sealed interface WsdEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code hello}, {@code bye}, {@code probe}, {@code probe_matches}, {@code resolve},
     *     {@code resolve_matches}, or {@code envelope}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements WsdEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
