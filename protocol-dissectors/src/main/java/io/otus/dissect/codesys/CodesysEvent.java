package io.otus.dissect.codesys;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything CODESYS V3 can report. */
public sealed interface CodesysEvent extends ProtocolEvent {
    /**
     * A datagram.
     *
     * @param message what it is: a name service message, a channel package, or a request or response of a service
     * @param data its fields
     */
    record Datagram(String message, List<Element> data) implements CodesysEvent {
        public Datagram {
            data = List.copyOf(data);
        }

        @Override
        public void fields(FieldWriter out) {
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(data, out);
        }
    }
}
