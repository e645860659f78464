package io.otus.dissect.ge_srtp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything GE SRTP can report. */
public sealed interface GeSrtpEvent extends ProtocolEvent {
    /**
     * A message.
     *
     * @param message initialization, initialized, request or response
     * @param sequenceNumber 0 to 255
     * @param data what it carries
     */
    record Message(String message, int sequenceNumber, List<Element> data) implements GeSrtpEvent {
        public Message {
            data = List.copyOf(data);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("sequence_number", sequenceNumber);
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(data, out);
        }
    }
}
