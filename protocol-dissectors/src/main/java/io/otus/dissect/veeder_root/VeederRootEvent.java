package io.otus.dissect.veeder_root;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * Everything that is reported of the serial interface of Veeder-Root; the names of fields are the terms of the
 * specification.
 */
public sealed interface VeederRootEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message {@code command}, {@code data_field}, {@code response} or {@code not_recognized}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements VeederRootEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
