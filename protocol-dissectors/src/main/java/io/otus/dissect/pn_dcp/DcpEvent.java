package io.otus.dissect.pn_dcp;

import io.otus.core.event.Element;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * A DCP PDU; component names are the terms of IEC 61158-6-10 §4.3.
 *
 * @param frameId 0xFEFC Hello, 0xFEFD Get and Set, 0xFEFE Identify request, 0xFEFF Identify response
 * @param serviceId 3 Get, 4 Set, 5 Identify, 6 Hello
 * @param serviceType bit 0: response; bit 2: not supported
 * @param xid what the response repeats, 0 to 4294967295
 * @param responseDelay over how many units of 10 ms answers are spread; 0 except in Identify requests
 * @param dataLength octets of the blocks
 * @param blocks the blocks in wire order
 */
record DcpEvent(
        int frameId,
        int serviceId,
        int serviceType,
        long xid,
        int responseDelay,
        int dataLength,
        List<Element.Group> blocks)
        implements ProtocolEvent {
    DcpEvent {
        blocks = List.copyOf(blocks);
    }

    @Override
    public String message() {
        return switch (serviceId) {
            case DcpHeader.HELLO -> "hello";
            case DcpHeader.GET, DcpHeader.SET, DcpHeader.IDENTIFY ->
                DcpHeader.isResponse(serviceType) ? "response" : "request";
            default -> "unknown";
        };
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("frame_id", frameId);
        out.number("service_id", serviceId);
        out.text("service", DcpServices.name(serviceId));
        out.number("service_type", serviceType);
        out.number("xid", xid);
        if (responseDelay > 0) {
            out.number("response_delay", responseDelay);
        }
        out.number("data_length", dataLength);
        new Element.Groups("blocks", blocks).write(out);
    }
}
