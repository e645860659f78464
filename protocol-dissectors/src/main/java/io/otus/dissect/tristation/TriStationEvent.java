package io.otus.dissect.tristation;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything TriStation can report. */
public sealed interface TriStationEvent extends ProtocolEvent {
    /**
     * A message.
     *
     * @param message request or response of an execution command, else the name of the message type
     * @param messageType 0 to 65535; 1 to 11 are known
     * @param data what it carries
     */
    record Message(String message, int messageType, List<Element> data) implements TriStationEvent {
        public Message {
            data = List.copyOf(data);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("message_type", messageType);
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(data, out);
        }
    }
}
