package io.otus.layer.tls;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Every record; component names are the terms of RFC 8446 §5. */
public sealed interface TlsEvent extends ProtocolEvent {
    /**
     * The header of every record.
     *
     * @param contentType 20 change cipher spec, 21 alert, 22 handshake, 23 application data
     * @param legacyRecordVersion 0x0300 to 0x0304
     * @param length bytes of the fragment, 1 to 18432
     */
    record Header(int contentType, int legacyRecordVersion, int length) {
        void fields(FieldWriter out) {
            out.number("content_type", contentType);
            out.number("legacy_record_version", legacyRecordVersion);
            out.number("record_length", length);
        }
    }

    /** The header of the record. */
    Header header();

    /** A handshake record with the messages that it completes. */
    record HandshakeRecord(Header header, List<Handshake> handshakes) implements TlsEvent {
        public HandshakeRecord {
            handshakes = List.copyOf(handshakes);
        }

        @Override
        public String message() {
            return "handshake";
        }

        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            if (handshakes.isEmpty()) {
                return;
            }
            out.beginArray("handshakes");
            for (Handshake one : handshakes) {
                out.beginElement();
                out.number("handshake_type", one.handshakeType());
                one.fields(out);
                out.end();
            }
            out.end();
        }
    }

    /**
     * An alert that is not encrypted, RFC 8446 §6.
     *
     * @param level 1 warning, 2 fatal
     * @param description the kind of alert, 0 to 255
     */
    record Alert(Header header, int level, int description) implements TlsEvent {
        @Override
        public String message() {
            return "alert";
        }

        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
            out.number("level", level);
            out.number("description", description);
        }
    }

    /**
     * A record without anything that can be read.
     *
     * @param message {@code change_cipher_spec}; {@code encrypted} for what only the two sides can read;
     *     {@code fragment} for a part of a record
     */
    record Plain(Header header, String message) implements TlsEvent {
        @Override
        public void fields(FieldWriter out) {
            header.fields(out);
        }
    }
}
