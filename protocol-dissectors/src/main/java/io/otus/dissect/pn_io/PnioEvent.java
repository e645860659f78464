package io.otus.dissect.pn_io;

import io.otus.core.bytes.Octets;
import io.otus.core.event.CyclicData;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything that PROFINET IO can report; component names are the terms of IEC 61158-6-10. */
public sealed interface PnioEvent extends ProtocolEvent {
    /**
     * A call of the context manager, or its answer (§4.10).
     *
     * @param message {@code request}, {@code response}, {@code fault} or {@code reject}
     * @param packetType of DCE/RPC: 0, 2, 3, 6
     * @param interfaceName {@code device}, {@code controller}, {@code supervisor}, {@code parameter_server},
     *     {@code cim} or {@code endpoint_mapper}
     * @param operationNumber the procedure: 0 connect to 5 read implicit
     * @param service its name
     * @param head fields before the blocks: lengths of the arguments, status
     * @param blocks the blocks in wire order; a record stands behind its header
     */
    record Call(
            String message,
            int packetType,
            String interfaceName,
            int operationNumber,
            String service,
            List<Element> head,
            List<Element.Group> blocks)
            implements PnioEvent {
        public Call {
            head = List.copyOf(head);
            blocks = List.copyOf(blocks);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("packet_type", packetType);
            out.text("interface_name", interfaceName);
            out.number("operation_number", operationNumber);
            out.text("service", service);
            Elements.write(head, out);
            new Element.Groups("blocks", blocks).write(out);
        }
    }

    /**
     * A cyclic frame (§4.7).
     *
     * @param frameId which relation
     * @param frameClass {@code rt_class_1}, {@code rt_class_2}, either with {@code _multicast}, {@code rt_class_3} or
     *     {@code rt_class_3_redundant}
     * @param cycleCounter in units of 31.25 us, 0 to 65535
     * @param dataStatus bits: 0 primary, 1 redundancy, 2 data valid, 4 provider runs, 5 no problem, 7 ignore
     * @param transferStatus 0 where the frame was forwarded whole
     * @param relation {@code input} or {@code output} where the connect was seen; else empty
     * @param data data and status of submodules
     */
    record Cyclic(
            int frameId,
            String frameClass,
            int cycleCounter,
            int dataStatus,
            int transferStatus,
            String relation,
            Octets data)
            implements PnioEvent, CyclicData {
        @Override
        public String message() {
            return "cyclic";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("frame_id", frameId);
            out.text("frame_class", frameClass);
            out.number("cycle_counter", cycleCounter);
            out.number("data_status", dataStatus);
            out.flag("data_valid", (dataStatus & DataStatus.VALID) != 0);
            out.flag("provider_runs", (dataStatus & DataStatus.RUN) != 0);
            out.flag("problem", (dataStatus & DataStatus.NO_PROBLEM) == 0);
            out.number("transfer_status", transferStatus);
            if (!relation.isEmpty()) {
                out.text("relation", relation);
            }
            out.octets("data", data);
        }
    }

    /**
     * An alarm PDU (§4.8).
     *
     * @param frameId 0xFC01 high, 0xFE01 low
     * @param priority {@code high} or {@code low}
     * @param dstEndpoint alarm endpoint of the receiver
     * @param srcEndpoint alarm endpoint of the sender
     * @param version of the PDU, 1
     * @param type 1 data, 2 nack, 3 ack, 4 err
     * @param addFlags low half: window size; bit 4: acknowledgement wanted
     * @param sendSequenceNumber of the PDU
     * @param ackSequenceNumber of the last one received
     * @param variablePartLength octets behind the header
     * @param status fields of the status of an err PDU
     * @param blocks notification or acknowledgement
     */
    record Alarm(
            int frameId,
            String priority,
            int dstEndpoint,
            int srcEndpoint,
            int version,
            int type,
            int addFlags,
            int sendSequenceNumber,
            int ackSequenceNumber,
            int variablePartLength,
            List<Element> status,
            List<Element.Group> blocks)
            implements PnioEvent {
        public Alarm {
            status = List.copyOf(status);
            blocks = List.copyOf(blocks);
        }

        @Override
        public String message() {
            return switch (type) {
                case AlarmReader.DATA -> "alarm";
                case AlarmReader.NACK -> "alarm_nack";
                case AlarmReader.ACK -> "alarm_transport_ack";
                case AlarmReader.ERR -> "alarm_error";
                default -> "unknown";
            };
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("frame_id", frameId);
            out.text("priority", priority);
            out.number("dst_endpoint", dstEndpoint);
            out.number("src_endpoint", srcEndpoint);
            out.number("version", version);
            out.number("pdu_type", type);
            out.number("add_flags", addFlags);
            out.number("send_sequence_number", sendSequenceNumber);
            out.number("ack_sequence_number", ackSequenceNumber);
            out.number("variable_part_length", variablePartLength);
            Elements.write(status, out);
            new Element.Groups("blocks", blocks).write(out);
        }
    }

    /**
     * Another frame of the EtherType whose content is not read: a fragment (0xFF80 to 0xFF8F), the remote service
     * interface (0xFE02).
     *
     * @param kind {@code fragment}, {@code remote_service_interface} or {@code reserved}
     */
    record Other(int frameId, String kind, int length) implements PnioEvent {
        @Override
        public String message() {
            return kind;
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("frame_id", frameId);
            out.number("length", length);
        }
    }
}
