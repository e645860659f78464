package io.otus.dissect.dicom;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that is reported of DICOM; the names of fields are the terms of the specification. */
public sealed interface DicomEvent extends ProtocolEvent {
    /**
     * One protocol data unit.
     *
     * @param message its type, such as {@code a_associate_rq}
     * @param elements its fields, in wire order
     */
    record Message(String message, List<Element> elements) implements DicomEvent {
        public Message {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
