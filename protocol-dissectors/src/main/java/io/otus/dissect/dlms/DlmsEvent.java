package io.otus.dissect.dlms;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * An APDU in its wrapper; terms of IEC 62056-47 and IEC 62056-5-3.
 *
 * @param sourceWPort 16 the public client, 1 the management logical device
 * @param destinationWPort likewise
 * @param length octets of the APDU
 * @param tag of the APDU
 * @param body its fields
 */
public record DlmsEvent(int sourceWPort, int destinationWPort, int length, int tag, List<Element> body)
        implements ProtocolEvent {
    /** Octets that are kept of data. */
    static final int KEPT = 64;

    public DlmsEvent {
        body = List.copyOf(body);
    }

    @Override
    public String message() {
        String name = Apdu.name(tag);
        return name.isEmpty() ? "apdu_" + tag : name;
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("source_wport", sourceWPort);
        out.number("destination_wport", destinationWPort);
        out.number("length", length);
        out.number("apdu_tag", tag);
        Elements.write(body, out);
    }
}
