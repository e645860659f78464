package io.otus.dissect.lantronix;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * Everything that is reported of the setup protocol of Lantronix; the names of fields are the terms of the
 * specification.
 */
public sealed interface LantronixEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message its function, such as {@code query_setup_record}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements LantronixEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
