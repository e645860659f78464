package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.FileDigest;
import io.otus.core.event.SessionFact;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.layer.mime.MimeEvent;
import io.otus.layer.mime.MimeReader;
import io.otus.layer.program.FileBeginning;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of one body, as it went and as it is when it is unpacked; of a form with files in it that of each file
 * instead. Nothing of a body is kept. Confined.
 */
final class BodyDigest {
    static final long ANY_SIZE = -1;

    private final String name;
    private final long expected;
    private final Sha256 digest = new Sha256();
    private final FileBeginning beginning = new FileBeginning();
    private final @Nullable Unpacked unpacked;
    private final @Nullable MimeReader form;
    private long size;

    private BodyDigest(String name, long expected, @Nullable Unpacked unpacked, @Nullable MimeReader form) {
        this.name = name;
        this.expected = expected;
        this.unpacked = unpacked;
        this.form = form;
    }

    /**
     * Makes the digest of a body that is one file.
     *
     * @param name of the file
     * @param expected octets that it has as it goes, without which it is not that file, or {@link #ANY_SIZE}
     */
    static BodyDigest ofFile(String name, String contentEncoding, long expected, Inflaters inflaters) {
        return new BodyDigest(name, expected, Unpacked.of(contentEncoding, inflaters), null);
    }

    /** Makes the digests of a form with a part for each field and file, RFC 7578. */
    static BodyDigest ofForm(String contentType) {
        MimeReader form = new MimeReader();
        form.take(ByteView.of(("Content-Type: " + contentType + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        return new BodyDigest("", ANY_SIZE, null, form);
    }

    /** Takes the next bytes. */
    void take(ByteView bytes) {
        if (form != null) {
            form.take(bytes);
            return;
        }
        digest.update(bytes);
        size += bytes.length();
        if (unpacked != null) {
            unpacked.take(bytes);
        } else {
            beginning.take(bytes); // how a body is packed for its way says nothing of the file
        }
    }

    /** The body is complete: reports its files. */
    void end(Direction from, Output out) {
        if (expected != ANY_SIZE && size != expected) {
            giveUp();
            return;
        }
        if (form != null) {
            form.end();
            for (MimeEvent each : form.found()) {
                if (each instanceof MimeEvent.Attachment file
                        && !file.filename().isEmpty()) {
                    tell(from, new FileDigest(file.sha256(), file.size(), file.filename(), file.content()), out);
                }
            }
        } else if (size > 0) {
            tell(from, new FileDigest(digest.hex(), size, name, beginning.content()), out);
        }
        if (unpacked != null) {
            if (unpacked.isWhole()) {
                tell(from, new FileDigest(unpacked.hex(), unpacked.size(), name), out);
            }
            unpacked.giveUp();
        }
    }

    private static void tell(Direction from, FileDigest file, Output out) {
        out.session(from, "", new SessionFact.Content(file));
    }

    /** Bytes of it are missing, or nothing more of it comes. */
    void giveUp() {
        if (unpacked != null) {
            unpacked.giveUp();
        }
    }

    /** Bytes that are kept. */
    int memory() {
        return beginning.memory() + (form == null ? 0 : form.memory());
    }
}
