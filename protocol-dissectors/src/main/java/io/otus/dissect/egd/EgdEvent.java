package io.otus.dissect.egd;

import io.otus.core.bytes.Octets;
import io.otus.core.event.DeviceState;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything EGD can report; component names are the terms of its manuals. */
public sealed interface EgdEvent extends ProtocolEvent {
    /** Octets that are kept of data. */
    int KEPT = 64;

    /**
     * A sample of an exchange.
     *
     * @param requestId one more in each sample, 0 to 65535
     * @param producerId whose data it is, which need not be the address that sends it
     * @param exchangeId which part of its memory
     * @param timestampSeconds when the sample was taken
     * @param timestampNanoseconds 0 to 999999999
     * @param status of the producer: 1 is no error
     * @param configurationSignature of the exchange's layout; 0 where none is used
     * @param dataLength octets
     * @param data the first of them
     */
    record Data(
            int requestId,
            String producerId,
            long exchangeId,
            long timestampSeconds,
            long timestampNanoseconds,
            int status,
            long configurationSignature,
            int dataLength,
            Octets data)
            implements EgdEvent, DeviceState {
        @Override
        public String message() {
            return "data_production";
        }

        @Override
        public boolean tellsState() {
            return true;
        }

        @Override
        public List<Condition> conditions() {
            return ProducerStatus.conditions(status);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("pdu_type", DataHeader.TYPE);
            out.number("request_id", requestId);
            out.text("producer_id", producerId);
            out.number("exchange_id", exchangeId);
            out.number("timestamp_seconds", timestampSeconds);
            out.number("timestamp_nanoseconds", timestampNanoseconds);
            out.number("status", status);
            out.text("status_name", ProducerStatus.name(status));
            out.number("configuration_signature", configurationSignature);
            out.number("data_length", dataLength);
            out.octets("data", data);
        }
    }

    /**
     * A command, or its answer.
     *
     * @param pduType 3 to 37
     * @param messageFlag of the requester
     * @param requestId by which an answer belongs to its request
     * @param status of an answer, or the length of options in reads and writes
     * @param messageLength octets with the header
     * @param body the fields behind the header
     */
    record Command(int pduType, int messageFlag, int requestId, int status, int messageLength, List<Element> body)
            implements EgdEvent {
        public Command {
            body = List.copyOf(body);
        }

        @Override
        public String message() {
            return CommandType.name(pduType);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("pdu_type", pduType);
            out.number("message_flag", messageFlag);
            out.number("request_id", requestId);
            out.number("status", status);
            out.number("message_length", messageLength);
            Elements.write(body, out);
        }
    }
}
