package io.otus.dissect.opcua;

import io.otus.core.event.Element;
import java.util.ArrayList;
import java.util.List;

/** Reads the messages of the connection protocol, OPC 10000-6 §7.1.2.3 to §7.1.2.6. */
final class ConnectionReader {
    private static final String[] LIMITS = {
        "protocol_version", "receive_buffer_size", "send_buffer_size", "max_message_size", "max_chunk_count"
    };

    private ConnectionReader() {}

    static List<Element> read(MessageType type, Cursor in) {
        List<Element> elements = new ArrayList<>();
        switch (type) {
            case HEL -> {
                limits(in, elements);
                text("endpoint_url", in, elements);
            }
            case ACK -> limits(in, elements);
            case ERR -> {
                elements.add(Element.text("error", StatusCodes.text(in.u32())));
                text("reason", in, elements);
            }
            default -> {
                text("server_uri", in, elements);
                text("endpoint_url", in, elements);
            }
        }
        return elements;
    }

    private static void limits(Cursor in, List<Element> out) {
        for (String name : LIMITS) {
            out.add(Element.number(name, in.u32()));
        }
    }

    private static void text(String name, Cursor in, List<Element> out) {
        String text = in.string();
        if (text != null && !in.failed()) {
            out.add(Element.text(name, text));
        }
    }
}
