package io.otus.dissect.sbus;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything Ether-S-Bus can report. */
public sealed interface SbusEvent extends ProtocolEvent {
    /**
     * A telegram.
     *
     * @param message request, response or acknowledgement
     * @param sequence 0 to 65535, the same in a request and its answer
     * @param data what it carries
     */
    record Telegram(String message, int sequence, List<Element> data) implements SbusEvent {
        public Telegram {
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
