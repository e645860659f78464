package io.otus.layer.cotp;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Every TPDU; component names are the terms of X.224 §13. */
public sealed interface CotpEvent extends ProtocolEvent {
    /**
     * The fields of every TPDU.
     *
     * @param tpktLength bytes of the TPKT packet, 7 to 65535 (RFC 1006 §6)
     * @param lengthIndicator bytes of the TPDU header after this field, 2 to 254
     * @param tpduCode the code, 0 to 15
     */
    record Tpdu(int tpktLength, int lengthIndicator, int tpduCode) {
        void fields(FieldWriter out) {
            out.number("tpkt_length", tpktLength);
            out.number("length_indicator", lengthIndicator);
            out.number("tpdu_code", tpduCode);
        }
    }

    /** The header of the message. */
    Tpdu tpdu();

    /**
     * Connection Request and Connection Confirm, X.224 §13.3, §13.4.
     *
     * @param message {@code connection_request} or {@code connection_confirm}
     * @param destinationReference the receiver's number for the connection; 0 in a request
     * @param sourceReference the sender's number for it
     * @param transportClass 0 to 4
     * @param tpduSize most octets of a TPDU; 0 where not stated
     * @param sourceTsap the initiator's transport selector; empty where not stated
     * @param destinationTsap the responder's
     */
    record Connection(
            Tpdu tpdu,
            String message,
            int destinationReference,
            int sourceReference,
            int transportClass,
            int tpduSize,
            String sourceTsap,
            String destinationTsap)
            implements CotpEvent {
        @Override
        public void fields(FieldWriter out) {
            tpdu.fields(out);
            out.number("destination_reference", destinationReference);
            out.number("source_reference", sourceReference);
            out.number("class", transportClass);
            if (tpduSize != 0) {
                out.number("tpdu_size", tpduSize);
            }
            if (!sourceTsap.isEmpty()) {
                out.text("source_tsap", sourceTsap);
            }
            if (!destinationTsap.isEmpty()) {
                out.text("destination_tsap", destinationTsap);
            }
        }
    }

    /**
     * Data, X.224 §13.7.
     *
     * @param eot whether it ends the user's message
     * @param tpduNr number within the connection, 0 in class 0
     * @param userDataLength octets of user data, 0 and more
     * @param tsduLength octets of the user's message where this ends one that came in several TPDUs; -1 elsewhere
     */
    record Data(Tpdu tpdu, boolean eot, int tpduNr, int userDataLength, int tsduLength) implements CotpEvent {
        @Override
        public String message() {
            return "data";
        }

        @Override
        public void fields(FieldWriter out) {
            tpdu.fields(out);
            out.flag("eot", eot);
            out.number("tpdu_nr", tpduNr);
            out.number("user_data_length", userDataLength);
            if (tsduLength >= 0) {
                out.number("tsdu_length", tsduLength);
            }
        }
    }

    /**
     * Disconnect Request, X.224 §13.5.
     *
     * @param reason 0 not specified, 1 congestion, 2 session not attached, 3 address unknown, 128 and more for the
     *     other classes
     */
    record Disconnect(Tpdu tpdu, int destinationReference, int sourceReference, int reason) implements CotpEvent {
        @Override
        public String message() {
            return "disconnect_request";
        }

        @Override
        public void fields(FieldWriter out) {
            tpdu.fields(out);
            out.number("destination_reference", destinationReference);
            out.number("source_reference", sourceReference);
            out.number("reason", reason);
        }
    }

    /**
     * TPDU Error, X.224 §13.12.
     *
     * @param rejectCause 0 not specified, 1 invalid parameter code, 2 invalid TPDU type, 3 invalid parameter value
     */
    record TpduError(Tpdu tpdu, int destinationReference, int rejectCause) implements CotpEvent {
        @Override
        public String message() {
            return "error";
        }

        @Override
        public void fields(FieldWriter out) {
            tpdu.fields(out);
            out.number("destination_reference", destinationReference);
            out.number("reject_cause", rejectCause);
        }
    }

    /**
     * A TPDU that class 0 does not use, or one whose header contradicts X.224.
     *
     * @param octets what follows the code, at most {@link CotpDissector#KEPT}
     */
    record Other(Tpdu tpdu, String message, Octets octets) implements CotpEvent {
        @Override
        public void fields(FieldWriter out) {
            tpdu.fields(out);
            out.octets("octets", octets);
        }
    }
}
