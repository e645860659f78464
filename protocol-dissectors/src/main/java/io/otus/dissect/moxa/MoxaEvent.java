package io.otus.dissect.moxa;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of Moxa's discovery. */
public sealed interface MoxaEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message its function, such as {@code discovery_request}, or {@code ip_report}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements MoxaEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
