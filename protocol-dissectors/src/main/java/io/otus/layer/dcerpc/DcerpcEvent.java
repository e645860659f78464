package io.otus.layer.dcerpc;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/**
 * A connectionless PDU; component names are the terms of C706 §12.5.1.
 *
 * @param type packet type, 0 to 31
 * @param flags1 first set of flags
 * @param flags2 second set of flags
 * @param dataRepresentation order of integers and characters, floating point, reserved; 24 bits
 * @param serialNumber counts datagrams of a call, retransmitted ones too
 * @param object the object that is called
 * @param interfaceId the interface
 * @param activity which calls belong together
 * @param serverBootTime seconds since 1970; 0 where the client does not know
 * @param interfaceVersion major in the low half
 * @param sequenceNumber number of the call within its activity
 * @param operationNumber the procedure
 * @param interfaceHint where the server keeps the interface; 65535 for none
 * @param activityHint where the server keeps the activity; 65535 for none
 * @param bodyLength bytes of the body in this datagram
 * @param fragmentNumber from 0
 * @param authenticationProtocol 0 for none
 * @param status of a fault or rejection; -1 for other types
 */
record DcerpcEvent(
        int type,
        int flags1,
        int flags2,
        int dataRepresentation,
        int serialNumber,
        Uuid object,
        Uuid interfaceId,
        Uuid activity,
        long serverBootTime,
        long interfaceVersion,
        long sequenceNumber,
        int operationNumber,
        int interfaceHint,
        int activityHint,
        int bodyLength,
        int fragmentNumber,
        int authenticationProtocol,
        long status)
        implements ProtocolEvent {
    @Override
    public String message() {
        return PduHeader.typeName(type);
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("packet_type", type);
        out.number("flags1", flags1);
        out.number("flags2", flags2);
        out.number("data_representation", dataRepresentation);
        out.number("serial_number", serialNumber);
        out.text("object", object.toString());
        out.text("interface", interfaceId.toString());
        out.text("activity", activity.toString());
        out.number("server_boot_time", serverBootTime);
        out.number("interface_version", interfaceVersion);
        out.number("sequence_number", sequenceNumber);
        out.number("operation_number", operationNumber);
        out.number("interface_hint", interfaceHint);
        out.number("activity_hint", activityHint);
        out.number("body_length", bodyLength);
        out.number("fragment_number", fragmentNumber);
        out.number("authentication_protocol", authenticationProtocol);
        if (status >= 0) {
            out.number("status", status);
        }
    }
}
