package io.otus.dissect.nbns;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of the name service; the names of fields are the terms of the specification. */
public sealed interface NbnsEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code query}, {@code registration}, {@code release}, {@code wack}, {@code refresh}, or an answer
     *     to one: {@code query_response} and so on
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements NbnsEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
