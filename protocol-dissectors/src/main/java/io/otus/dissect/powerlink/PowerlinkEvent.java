package io.otus.dissect.powerlink;

import io.otus.core.event.DeviceState;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import java.util.List;

/**
 * A message; terms of EPSG DS 301 §4.6.1.
 *
 * @param messageType 1 SoC, 3 PReq, 4 PRes, 5 SoA, 6 ASnd, 7 AMNI, 13 AInv
 * @param destination node, 255 for all; 0 in a datagram
 * @param source node, 240 for the managing one; 0 in a datagram
 * @param message its name, of ASnd that of the service
 * @param body the fields of its type
 * @param tellsState whether it says how the node is
 * @param conditions what is not as it should be
 */
public record PowerlinkEvent(
        int messageType,
        int destination,
        int source,
        String message,
        List<Element> body,
        boolean tellsState,
        List<Condition> conditions)
        implements DeviceState {
    /** Octets that are kept of data. */
    static final int KEPT = 64;

    public PowerlinkEvent {
        body = List.copyOf(body);
        conditions = List.copyOf(conditions);
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("message_type", messageType);
        out.number("destination", destination);
        out.number("source", source);
        Elements.write(body, out);
    }
}
