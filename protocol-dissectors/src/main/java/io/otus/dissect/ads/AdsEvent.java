package io.otus.dissect.ads;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything ADS can report; names are the terms of Beckhoff's documents. */
public sealed interface AdsEvent extends ProtocolEvent {
    /**
     * An AMS message.
     *
     * @param frame the headers, which tell a request from a response
     * @param data what the command has; of a response the result first
     */
    record Message(AmsFrame frame, List<Element> data) implements AdsEvent {
        public Message {
            data = List.copyOf(data);
        }

        @Override
        public String message() {
            return frame.isResponse() ? "response" : "request";
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

    /** Data of a long message of which only the head was read, so many octets. */
    record Rest(int octets) implements AdsEvent {
        @Override
        public String message() {
            return "rest";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("octets", octets);
        }
    }
}
