package io.otus.layer.mime;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields ahead of a message or a part, of which those are kept that say what it is, RFC 2045 §3. Confined. */
final class PartHead {
    /** Most characters of a field with its further lines; what is behind them is not read. */
    static final int MAX_FIELD = 8_192;
    /** RFC 2046 §5.1.1. */
    private static final int MAX_BOUNDARY = 70;

    private static final int MAX_NAME = 256;
    /** RFC 2046 §3: what a part is that does not say it. */
    static final String PLAIN = "text/plain";
    /** RFC 2046 §5.1.5: what a part of a digest is that does not say it. */
    private static final String MESSAGE = "message/rfc822";

    private final String presumed;

    private final StringBuilder type = new StringBuilder();
    private final StringBuilder disposition = new StringBuilder();
    private final StringBuilder encoding = new StringBuilder();
    private @Nullable StringBuilder open;
    /** The content of the fields, once the head has ended. */
    private Parameters typeRead = Parameters.NONE;

    private Parameters dispositionRead = Parameters.NONE;

    /**
     * The head of what is next.
     *
     * @param presumed what type it is of where it does not say it
     */
    PartHead(String presumed) {
        this.presumed = presumed;
    }

    /**
     * Takes a line, or a piece of a long one.
     *
     * @param begins whether it begins a line
     * @return whether it is the empty one that ends the head
     */
    boolean take(byte[] line, int length, boolean begins) {
        String text = Lines.text(ByteView.of(line, 0, length), 0, length);
        if (begins && text.isEmpty()) {
            typeRead = Parameters.of(type.toString());
            dispositionRead = Parameters.of(disposition.toString());
            return true;
        }
        if (begins && text.charAt(0) != ' ' && text.charAt(0) != '\t') {
            int colon = text.indexOf(':');
            open = colon < 0 ? null : field(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
            text = text.substring(colon + 1);
        }
        StringBuilder field = open;
        if (field != null && field.length() + text.length() <= MAX_FIELD) {
            field.append(text);
        } else {
            open = null; // what is behind a hole belongs to nothing
        }
        return false;
    }

    /** Bytes that are kept. */
    int memory() {
        return type.capacity() + disposition.capacity() + encoding.capacity();
    }

    private @Nullable StringBuilder field(String name) {
        StringBuilder field = switch (name) {
            case "content-type" -> type;
            case "content-disposition" -> disposition;
            case "content-transfer-encoding" -> encoding;
            default -> null;
        };
        return field == null || field.isEmpty() ? field : null; // the first one counts
    }

    /** Type and subtype. */
    String contentType() {
        String value = type.isEmpty() ? presumed : typeRead.value();
        return value.indexOf('/') < 0 ? PLAIN : value.length() > MAX_NAME ? value.substring(0, MAX_NAME) : value;
    }

    boolean isMultipart() {
        return contentType().startsWith("multipart/");
    }

    /** Whether the part is a message, whose own head follows. */
    boolean isMessage() {
        return contentType().equals(MESSAGE) && encoding() == TransferEncoding.NONE;
    }

    /** The type of its parts that state none. */
    String typeOfParts() {
        return contentType().equals("multipart/digest") ? MESSAGE : PLAIN;
    }

    /** The boundary between its parts; empty where it is not stated, or is longer than allowed. */
    String boundary() {
        String boundary = typeRead.get("boundary");
        return boundary.length() > MAX_BOUNDARY ? "" : boundary;
    }

    /** Its name, without the directories that some put ahead of it. */
    String filename() {
        String told = dispositionRead.get("filename");
        String name = told.isEmpty() ? typeRead.get("name") : told;
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > MAX_NAME ? last.substring(0, MAX_NAME) : last;
    }

    /** Whether the part is a file: it is declared as one, has a name, or is no text to be read. */
    boolean isFile() {
        return dispositionRead.value().equals("attachment")
                || !filename().isEmpty()
                || !contentType().startsWith("text/");
    }

    TransferEncoding encoding() {
        return switch (encoding.toString().strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> TransferEncoding.BASE64;
            case "quoted-printable" -> TransferEncoding.QUOTED_PRINTABLE;
            default -> TransferEncoding.NONE;
        };
    }
}
