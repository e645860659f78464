package io.otus.core.capture;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.nio.ByteBuffer;

/** Id of a capture of files, see {@link FrameSource#captureId}. */
final class CaptureId {
    private static final int DIGITS = 12;

    private volatile String value = hex(new Sha256());

    /** Takes the id from the first frame. */
    void firstFrame(Frame frame) {
        Sha256 digest = new Sha256();
        byte[] header = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
                .putLong(frame.time())
                .putInt(frame.capturedLength())
                .putInt(frame.originalLength())
                .array();
        digest.update(ByteView.of(header));
        digest.update(frame.block().slice(frame.offset(), frame.capturedLength()));
        value = hex(digest);
    }

    String value() {
        return value;
    }

    /** The first digits of a digest, which is used up by this. */
    static String hex(Sha256 digest) {
        return digest.hex().substring(0, DIGITS);
    }
}
