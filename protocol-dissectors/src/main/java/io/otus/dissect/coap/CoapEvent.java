package io.otus.dissect.coap;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything CoAP can report; component names are the terms of its specifications. */
public sealed interface CoapEvent extends ProtocolEvent {
    /** Octets that are kept of an opaque option. */
    int KEPT = 64;

    /**
     * An option, RFC 7252 §5.10.
     *
     * @param text its text; hexadecimal where it is opaque
     * @param uint its number
     */
    record Option(int number, String name, CoapOption.Format format, String text, long uint) {
        void write(FieldWriter out) {
            out.number("number", number);
            out.text("option", name);
            switch (format) {
                case TEXT -> out.text("text", text);
                case OPAQUE -> out.text("opaque", text);
                case UINT -> out.number("uint", uint);
                case BLOCK -> {
                    Block block = Block.of(uint);
                    out.number("block_number", block.number());
                    out.flag("more", block.more());
                    out.number("size_exponent", block.exponent());
                }
            }
        }
    }

    /**
     * A message, RFC 7252 §3; in a stream without type and message id, RFC 8323 §3.
     *
     * @param type 0 confirmable, 1 non-confirmable, 2 acknowledgement, 3 reset; -1 in a stream
     * @param code class in the three bits above, detail in the five below
     * @param messageId 0 to 65535; -1 in a stream
     * @param token 0 to 8 octets
     * @param payloadLength octets
     */
    record Message(int type, int code, int messageId, Octets token, List<Option> options, int payloadLength)
            implements CoapEvent {
        public Message {
            options = List.copyOf(options);
        }

        @Override
        public String message() {
            return CoapCode.name(code);
        }

        @Override
        public void fields(FieldWriter out) {
            if (type != CoapHeader.NO_TYPE) {
                out.number("type", type);
            }
            out.number("code", code);
            if (messageId >= 0) {
                out.number("message_id", messageId);
            }
            out.octets("token", token);
            out.beginArray("options");
            for (Option option : options) {
                out.beginElement();
                option.write(out);
                out.end();
            }
            out.end();
            out.number("payload_length", payloadLength);
        }
    }

    /**
     * A record of DTLS, RFC 6347 §4.1: what it holds is encrypted, but for the handshake.
     *
     * @param contentType 20 to 26
     * @param version in two octets, 0xFEFD for 1.2
     * @param length octets behind the header
     */
    record Secured(int contentType, int version, int epoch, long sequenceNumber, int length) implements CoapEvent {
        @Override
        public String message() {
            return "dtls";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("content_type", contentType);
            out.number("version", version);
            out.number("epoch", epoch);
            out.number("sequence_number", sequenceNumber);
            out.number("length", length);
        }
    }
}
