package io.otus.dissect.roc_plus;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything ROC Plus can report; names are the terms of the manual. */
public sealed interface RocPlusEvent extends ProtocolEvent {
    /**
     * A frame.
     *
     * @param message request, response or error
     * @param data what it carries
     */
    record Message(RocPlusFrame frame, String message, List<Element> data) implements RocPlusEvent {
        public Message {
            data = List.copyOf(data);
        }

        @Override
        public void fields(FieldWriter out) {
            frame.fields(out);
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(data, out);
        }
    }
}
