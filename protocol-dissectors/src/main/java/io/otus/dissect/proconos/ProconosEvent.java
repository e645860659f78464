package io.otus.dissect.proconos;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything ProConOS can report. */
public sealed interface ProconosEvent extends ProtocolEvent {
    /**
     * A frame.
     *
     * @param message request or response, or frame where nothing tells which
     * @param sequence the same in both
     * @param data what it carries
     */
    record Frame(String message, int sequence, List<Element> data) implements ProconosEvent {
        public Frame {
            data = List.copyOf(data);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("sequence", sequence);
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(data, out);
        }
    }
}
