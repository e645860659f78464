package io.otus.dissect.s7commplus;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/**
 * Everything S7comm-plus can report, one for each frame; component names are explained in
 * {@code docs/protocols/s7commplus.md}.
 */
public sealed interface S7commplusEvent extends ProtocolEvent {
    /** The fields of the frame. */
    Pdu pdu();

    /** A request or an answer, at the frame that completes it. */
    record Message(Pdu pdu, Head head, Content content) implements S7commplusEvent {
        @Override
        public String message() {
            return head.isRequest() ? "request" : "response";
        }

        @Override
        public void fields(FieldWriter out) {
            pdu.fields(out);
            head.fields(out);
            content.fields(!head.isRequest(), out);
        }
    }

    /**
     * A notification of a subscription.
     *
     * @param subscriptionId number of the subscription object, 0 to 4294967295
     * @param creditTick counts down what the client allowed; -1 in version 2, which has none
     * @param sequenceNumber running number
     * @param timestamp microseconds since 1970; 0 where none is told
     * @param content values by reference, and objects
     */
    record Notification(
            Pdu pdu, long subscriptionId, int creditTick, long sequenceNumber, long timestamp, Content content)
            implements S7commplusEvent {
        @Override
        public String message() {
            return "notification";
        }

        @Override
        public void fields(FieldWriter out) {
            pdu.fields(out);
            out.number("opcode", Head.NOTIFICATION);
            out.number("subscription_id", subscriptionId);
            if (creditTick >= 0) {
                out.number("credit_tick", creditTick);
            }
            out.number("sequence_number", sequenceNumber);
            if (timestamp != 0) {
                out.number("timestamp", timestamp);
            }
            content.fields(false, out);
        }
    }

    /**
     * A system event.
     *
     * @param receivedLength bytes of data received since the connection began, as its sender counts them
     * @param octets what is neither this count nor text, as it is
     * @param text a word such as {@code LOGOUT}; empty where there is none
     */
    record SystemEvent(Pdu pdu, long receivedLength, Octets octets, String text) implements S7commplusEvent {
        @Override
        public String message() {
            return "system_event";
        }

        @Override
        public void fields(FieldWriter out) {
            pdu.fields(out);
            out.number("received_length", receivedLength);
            out.octets("octets", octets);
            if (!text.isEmpty()) {
                out.text("text", text);
            }
        }
    }

    /** A frame whose PDU continues in a later one. */
    record Fragment(Pdu pdu) implements S7commplusEvent {
        @Override
        public String message() {
            return "fragment";
        }

        @Override
        public void fields(FieldWriter out) {
            pdu.fields(out);
        }
    }

    /**
     * A PDU that is not read: its beginning is missing, its opcode is not known, or its frame contradicts its length.
     *
     * @param octets its data, at most {@link Content#KEPT}
     */
    record Unread(Pdu pdu, Octets octets) implements S7commplusEvent {
        @Override
        public String message() {
            return "unknown";
        }

        @Override
        public void fields(FieldWriter out) {
            pdu.fields(out);
            out.octets("octets", octets);
        }
    }
}
