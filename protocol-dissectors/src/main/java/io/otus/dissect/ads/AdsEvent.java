package io.otus.dissect.ads;

import io.otus.core.event.Element;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * An AMS message; names are the terms of Beckhoff's documents.
 *
 * @param frame the headers, which tell a request from a response
 * @param data what the command has; of a response the result first
 */
public record AdsEvent(AmsFrame frame, List<Element> data) implements ProtocolEvent {
    /** Copies the list. */
    public AdsEvent {
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
        for (Element element : data) {
            element.write(out);
        }
    }
}
