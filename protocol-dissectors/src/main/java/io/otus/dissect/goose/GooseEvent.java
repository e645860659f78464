package io.otus.dissect.goose;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.StreamMessage;
import io.otus.core.time.Nanos;
import io.otus.layer.iec61850.Carriage;

/** Everything GOOSE can report; terms of IEC 61850-8-1. */
public sealed interface GooseEvent extends ProtocolEvent {
    /** A GOOSE message; routed where it has a session header. */
    record Message(Carriage carriage, GoosePdu pdu) implements GooseEvent, StreamMessage {
        @Override
        public String message() {
            return carriage.session() == null ? "goose" : "r_goose";
        }

        @Override
        public void fields(FieldWriter out) {
            carriage.fields(out);
            pdu.fields(out);
        }

        @Override
        public String stream() {
            String reference = pdu.gocbRef();
            return reference == null ? "" : reference;
        }

        @Override
        public long followedWithin() {
            return Math.max(0, pdu.timeAllowedToLive()) * Nanos.MILLISECOND;
        }

        @Override
        public boolean isTest() {
            return pdu.simulation() == 1;
        }
    }
}
