package io.otus.layer.mime;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.FileDigest;
import io.otus.core.event.ProtocolEvent;

/** What a message carries; component names are those of RFC 2183. */
public sealed interface MimeEvent extends ProtocolEvent {
    /**
     * A file.
     *
     * @param filename RFC 2183 §2.3, or the name of RFC 2045 §5.1 that older programs give; empty where there is none
     * @param contentType type and subtype in small letters, RFC 2045 §5.1
     * @param size octets once they are decoded
     * @param sha256 SHA-256 over those, in hexadecimal
     * @param content what the first of those say of it
     */
    record Attachment(String filename, String contentType, long size, String sha256, FileDigest.Content content)
            implements MimeEvent {
        /** An attachment whose first octets were not examined. */
        public Attachment(String filename, String contentType, long size, String sha256) {
            this(filename, contentType, size, sha256, FileDigest.Content.OTHER);
        }

        @Override
        public String message() {
            return "attachment";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("filename", filename);
            out.text("content_type", contentType);
            out.number("size", size);
            out.text("sha256", sha256);
        }
    }

    /**
     * Parts of a message are not looked at: there are more of them, or one within the other, than is read.
     *
     * @param parts how many parts were read
     */
    record Unread(int parts) implements MimeEvent {
        @Override
        public String message() {
            return "unread_parts";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("parts", parts);
        }
    }
}
