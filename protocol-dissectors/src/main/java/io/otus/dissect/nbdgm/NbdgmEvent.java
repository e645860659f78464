package io.otus.dissect.nbdgm;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of NetBIOS datagrams; the names of fields are the terms of the specification. */
public sealed interface NbdgmEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code host_announcement}, {@code domain_announcement}, {@code local_master_announcement},
     *     {@code browser} for its other messages, {@code mailslot}, or {@code datagram}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements NbdgmEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
