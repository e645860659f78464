package io.otus.core.capture;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Id of a capture of files, see {@link FrameSource#captureId}. */
final class CaptureId {
    private static final int DIGITS = 12;

    private volatile String value = hex(RawInput.sha256());

    /** Takes the id from the first frame. */
    void firstFrame(Frame frame) {
        byte[] content = new byte[frame.capturedLength()];
        frame.block().copyTo(frame.offset(), content, 0, content.length);
        MessageDigest digest = RawInput.sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
                .putLong(frame.time())
                .putInt(frame.capturedLength())
                .putInt(frame.originalLength())
                .flip());
        digest.update(content);
        value = hex(digest);
    }

    String value() {
        return value;
    }

    /** The first digits of a digest, which is used up by this. */
    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
