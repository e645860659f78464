package io.otus.dissect.crimson;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything Red Lion Crimson can report. */
public sealed interface CrimsonEvent extends ProtocolEvent {
    /**
     * A frame.
     *
     * @param message request, response, or frame where its kind is not known
     * @param elements its fields
     */
    record Frame(String message, List<Element> elements) implements CrimsonEvent {
        public Frame {
            elements = List.copyOf(elements);
        }

        @Override
        public void fields(FieldWriter out) {
            Elements.write(elements, out);
        }
    }
}
