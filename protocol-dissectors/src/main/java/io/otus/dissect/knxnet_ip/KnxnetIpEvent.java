package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * A KNXnet/IP frame; terms of ISO 22510 and, within cEMI, of EN 50090-4-1.
 *
 * @param message name of the service
 * @param serviceType its identifier, 0x0201 to 0x09FF
 * @param totalLength octets of the frame as it says, header and all
 * @param body the fields behind the header, in wire order
 */
public record KnxnetIpEvent(String message, int serviceType, int totalLength, List<Element> body)
        implements ProtocolEvent {
    /** Octets that are kept of what is not read. */
    static final int KEPT = 64;

    public KnxnetIpEvent {
        body = List.copyOf(body);
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("service_type", serviceType);
        out.number("total_length", totalLength);
        Elements.write(body, out);
    }
}
