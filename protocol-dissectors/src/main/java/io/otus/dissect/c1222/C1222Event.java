package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * An ACSE PDU with what it carries; terms of IEEE 1703.
 *
 * @param message request, response or ciphertext
 * @param elements its fields
 */
public record C1222Event(String message, List<Element> elements) implements ProtocolEvent {
    /** Octets that are kept of data. */
    static final int KEPT = 64;

    public C1222Event {
        elements = List.copyOf(elements);
    }

    /** The first octets of data, in hexadecimal. */
    static String kept(ByteView data) {
        return data.octets(0, Math.min(data.length(), KEPT)).toString();
    }

    @Override
    public void fields(FieldWriter out) {
        Elements.write(elements, out);
    }
}
