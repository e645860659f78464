package io.otus.dissect.ntp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of NTP; the names of fields are the terms of the specification. */
public sealed interface NtpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message its mode: {@code client}, {@code server}, {@code broadcast}, {@code symmetric_active},
     *     {@code symmetric_passive}, {@code control} or {@code private}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements NtpEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
