package io.otus.dissect.melsoft;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything MELSOFT transmission can report. */
public sealed interface MelsoftEvent extends ProtocolEvent {
    /**
     * A frame.
     *
     * @param message request or response
     * @param sequence 0 to 65535, the same in both
     * @param data what it carries
     */
    record Frame(String message, int sequence, List<Element> data) implements MelsoftEvent {
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
