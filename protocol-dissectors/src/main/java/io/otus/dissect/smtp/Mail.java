package io.otus.dissect.smtp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FileDigest;
import io.otus.core.event.SessionFact;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.layer.mime.MimeEvent;
import io.otus.layer.mime.MimeReader;
import org.jspecify.annotations.Nullable;

/** The message that a client sends, as lines or in chunks; the files in it are reported. Confined. */
final class Mail {
    private static final int LF = '\n';

    private @Nullable MimeReader reader;
    private boolean goesOn;

    /** Lines follow. */
    void begin() {
        reader = new MimeReader();
        goesOn = false;
    }

    /** Whether the next octets begin a line. */
    boolean isAtLine() {
        return !goesOn;
    }

    /** Takes a line, or a piece of a long one, without the dot that hides one at its begin, RFC 5321 §4.5.2. */
    void line(ByteView line, Output out) {
        boolean isHidden = !goesOn && line.length() > 0 && line.u8(0) == '.';
        goesOn = line.length() > 0 && line.u8(line.length() - 1) != LF;
        take(isHidden ? line.from(1) : line, out);
    }

    /** Takes octets of a chunk, which are what they are, RFC 3030 §2. */
    void chunk(ByteView octets, Output out) {
        if (reader == null) {
            reader = new MimeReader();
        }
        take(octets, out);
    }

    private void take(ByteView octets, Output out) {
        MimeReader open = reader;
        if (open != null) {
            open.take(octets);
            tell(open, out);
        }
    }

    /** The message is there. */
    void end(Output out) {
        MimeReader open = reader;
        if (open != null) {
            open.end();
            tell(open, out);
        }
        forget();
    }

    private static void tell(MimeReader open, Output out) {
        for (MimeEvent each : open.found()) {
            out.message(each);
            if (each instanceof MimeEvent.Attachment file) {
                FileDigest digest = new FileDigest(file.sha256(), file.size(), file.filename());
                out.session(Direction.FROM_CLIENT, "", new SessionFact.Attachment(digest));
            }
        }
    }

    /** Bytes that are kept of a message whose end has not come. */
    int memory() {
        MimeReader open = reader;
        return open == null ? 0 : open.memory();
    }

    /** Nothing of it counts. */
    void forget() {
        reader = null;
        goesOn = false;
    }
}
