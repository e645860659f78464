package io.otus.dissect.enip;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything EtherNet/IP can report; component names are the terms of CIP Vol. 2. */
public sealed interface EnipEvent extends ProtocolEvent {
    /** A request. */
    String REQUEST = "request";
    /** An answer to one. */
    String RESPONSE = "response";

    /**
     * Encapsulation header, §2-3.1.
     *
     * @param message {@link #REQUEST} or {@link #RESPONSE}
     * @param command what is asked, 0 to 65535
     * @param length bytes behind the header, 0 to 65511
     * @param sessionHandle the session, 0 to 4294967295
     * @param status 0 in requests
     * @param senderContext eight bytes that an answer repeats
     * @param options 0
     */
    record Header(
            String message,
            int command,
            int length,
            long sessionHandle,
            long status,
            Octets senderContext,
            long options) {
        void fields(FieldWriter out) {
            out.number("command", command);
            Service service = EnipCommand.service(command);
            if (service != null) {
                out.text("command_name", service.name());
            }
            out.number("length", length);
            out.number("session_handle", sessionHandle);
            out.number("status", status);
            String name = EnipCommand.status(status);
            if (!name.isEmpty() && status != 0) {
                out.text("status_name", name);
            }
            out.octets("sender_context", senderContext);
            out.number("options", options);
        }
    }

    /** A command without data, or whose data are not read; the data as they are. */
    record Plain(Header header, Octets data) implements EnipEvent {
        @Override
        public String message() {
            return header.message();
        }

        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            if (data.length() > 0) {
                out.octets("data", data);
            }
        }
    }

    /**
     * RegisterSession, §2-4.4.
     *
     * @param protocolVersion 1
     * @param optionsFlags 0
     */
    record RegisterSession(Header header, int protocolVersion, int optionsFlags) implements EnipEvent {
        @Override
        public String message() {
            return header.message();
        }

        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            out.number("protocol_version", protocolVersion);
            out.number("options_flags", optionsFlags);
        }
    }

    /** Answer to ListServices, ListIdentity or ListInterfaces, §2-4.6, §2-4.2, §2-4.3. */
    record Listed(Header header, List<Item> items) implements EnipEvent {
        public Listed {
            items = List.copyOf(items);
        }

        @Override
        public String message() {
            return header.message();
        }

        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            writeItems(items, out);
        }
    }

    /**
     * SendRRData or SendUnitData, §2-4.7, §2-4.8: what carries CIP.
     *
     * @param interfaceHandle 0 for CIP
     * @param timeout seconds; 0 in SendUnitData
     */
    record Carrying(Header header, long interfaceHandle, int timeout, List<Item> items) implements EnipEvent {
        public Carrying {
            items = List.copyOf(items);
        }

        @Override
        public String message() {
            return header.message();
        }

        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            out.number("interface_handle", interfaceHandle);
            out.number("timeout", timeout);
            writeItems(items, out);
        }
    }

    /** A datagram of implicit I/O, §2-6 and Vol. 1 §3-5: items without a header. */
    record Implicit(List<Item> items) implements EnipEvent {
        public Implicit {
            items = List.copyOf(items);
        }

        @Override
        public String message() {
            return "io";
        }

        @Override
        public void fields(FieldWriter out) {
            writeItems(items, out);
        }
    }

    /**
     * A DTLS record of CIP Security, Vol. 8 and RFC 6347 §4.1; its content is encrypted, or a handshake that leads to
     * it.
     *
     * @param contentType 22 for a handshake, 23 for data
     */
    record Secured(
            int contentType,
            int version,
            int epoch,
            long sequenceNumber,
            int length,
            @Nullable String handshake) implements EnipEvent {
        @Override
        public String message() {
            return handshake == null ? "encrypted" : "handshake";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("content_type", contentType);
            out.number("record_version", version);
            out.number("epoch", epoch);
            out.number("record_sequence_number", sequenceNumber);
            out.number("record_length", length);
            if (handshake != null) {
                out.text("handshake_type", handshake);
            }
        }
    }

    /**
     * A TLS record of CIP Security, Vol. 8 and RFC 8446 §5.1; what is not encrypted of it is told as TLS.
     *
     * @param message {@code handshake}, {@code encrypted} or {@code record}
     * @param contentType 20 to 23
     */
    record SecuredStream(String message, int contentType, int version, int length) implements EnipEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("content_type", contentType);
            out.number("record_version", version);
            out.number("record_length", length);
        }
    }

    private static void writeItems(List<Item> items, FieldWriter out) {
        out.beginArray("items");
        for (Item item : items) {
            out.beginElement();
            out.number("type_id", item.typeId());
            out.number("item_length", item.length());
            item.fields(out);
            out.end();
        }
        out.end();
    }
}
