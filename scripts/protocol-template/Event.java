package io.otus.dissect.@ID@;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything @NAME@ can report; component names are the terms of its specification. */
public sealed interface @NAME@Event extends ProtocolEvent {
    /**
     * Set Value, clause of the specification.
     *
     * @param point point number, 0 to 65535
     * @param value new value, 0 to 65535
     */
    record SetValue(int point, int value) implements @NAME@Event {
        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("point", point);
            out.number("value", value);
        }
    }

    /** A function that is not known; its body as it is. */
    record Other(int function, Octets body) implements @NAME@Event {
        @Override
        public String message() {
            return "unknown";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("function", function);
            out.octets("body", body);
        }
    }
}
