package io.otus.dissect.dtp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of DTP. */
public sealed interface DtpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code offer}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements DtpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
