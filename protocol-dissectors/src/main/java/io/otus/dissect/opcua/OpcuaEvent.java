package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything OPC UA can report, one for each message chunk; component names are the terms of OPC 10000-6. */
public sealed interface OpcuaEvent extends ProtocolEvent {
    /**
     * Hello, Acknowledge, Error or ReverseHello of the connection protocol, OPC 10000-6 §7.1.2.3 to §7.1.2.6.
     *
     * @param type HEL, ACK, ERR or RHE
     * @param size bytes of the message
     * @param elements its fields
     */
    record Connection(String type, long size, List<Element> elements) implements OpcuaEvent {
        public Connection {
            elements = List.copyOf(elements);
        }

        @Override
        public String message() {
            return switch (type) {
                case "HEL" -> "hello";
                case "ACK" -> "acknowledge";
                case "ERR" -> "error";
                default -> "reverse_hello";
            };
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("message_type", type);
            out.text("chunk_type", "F");
            out.number("message_size", size);
            Elements.write(elements, out);
        }
    }

    /**
     * A service's request or response, at the chunk that completes it.
     *
     * @param typeId node id of the structure's binary encoding
     * @param service its name in the standard, such as {@code ReadRequest}
     * @param elements its fields, as far as they could be read
     */
    record ServiceMessage(Chunk chunk, int typeId, String service, List<Element> elements) implements OpcuaEvent {
        public ServiceMessage {
            elements = List.copyOf(elements);
        }

        @Override
        public String message() {
            return service.endsWith("Request") ? "request" : "response";
        }

        @Override
        public void fields(FieldWriter out) {
            chunk.fields(out);
            out.number("type_id", typeId);
            out.text("service", service);
            Elements.write(elements, out);
        }
    }

    /** A chunk that a later one continues. */
    record Fragment(Chunk chunk) implements OpcuaEvent {
        @Override
        public String message() {
            return "fragment";
        }

        @Override
        public void fields(FieldWriter out) {
            chunk.fields(out);
        }
    }

    /**
     * The sender gives up a message that it had begun, §6.7.3.
     *
     * @param error status code
     * @param reason free text; empty where none is given
     */
    record Abort(Chunk chunk, long error, String reason) implements OpcuaEvent {
        @Override
        public String message() {
            return "abort";
        }

        @Override
        public void fields(FieldWriter out) {
            chunk.fields(out);
            out.text("error", StatusCodes.text(error));
            if (!reason.isEmpty()) {
                out.text("reason", reason);
            }
        }
    }

    /**
     * A chunk whose content is encrypted.
     *
     * @param octets bytes that cannot be read
     */
    record Encrypted(Chunk chunk, int octets) implements OpcuaEvent {
        @Override
        public String message() {
            return "encrypted";
        }

        @Override
        public void fields(FieldWriter out) {
            chunk.fields(out);
            out.number("encrypted_octets", octets);
        }
    }

    /**
     * A message whose body is not read: its beginning is missing, or its type is not the standard's.
     *
     * @param typeId number of the node id; -1 where there is none of the standard's namespace
     * @param octets the first bytes of the body, at most {@link Unread#KEPT}
     */
    record Unknown(Chunk chunk, long typeId, Octets octets) implements OpcuaEvent {
        static Unknown of(Chunk chunk, long typeId, ByteView body) {
            return new Unknown(chunk, typeId, body.octets(0, Math.min(body.length(), Unread.KEPT)));
        }

        @Override
        public String message() {
            return "unknown";
        }

        @Override
        public void fields(FieldWriter out) {
            chunk.fields(out);
            if (typeId >= 0) {
                out.number("type_id", typeId);
            }
            out.octets("octets", octets);
        }
    }

    /**
     * A message that contradicts its size, or whose security header does.
     *
     * @param octets its first bytes, at most {@link #KEPT}
     */
    record Unread(String type, long size, Octets octets) implements OpcuaEvent {
        /** Most bytes kept. */
        static final int KEPT = 64;

        @Override
        public String message() {
            return "unknown";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("message_type", type);
            out.number("message_size", size);
            out.octets("octets", octets);
        }
    }
}
