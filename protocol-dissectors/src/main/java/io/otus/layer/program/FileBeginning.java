package io.otus.layer.program;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FileDigest;
import org.jspecify.annotations.Nullable;

/** The first bytes of a file that comes in pieces, until they show its kind. Confined. */
public final class FileBeginning {
    /** The mark of tar is the last that is looked for. */
    private static final int KEPT = 264;

    private byte @Nullable [] kept;
    private int count;
    private FileDigest.@Nullable Content found;

    /** Takes the next bytes. */
    public void take(ByteView bytes) {
        if (found != null || bytes.length() == 0) {
            return;
        }
        if (count == 0 && bytes.length() >= KEPT) {
            found = FileMark.of(bytes);
            return;
        }
        byte[] start = kept == null ? new byte[KEPT] : kept;
        int more = Math.min(bytes.length(), KEPT - count);
        bytes.copyTo(0, start, count, more);
        count += more;
        kept = start;
        if (count == KEPT) {
            content();
        }
    }

    /** The kind of the file, as far as the bytes so far show it; further bytes are not kept after that. */
    public FileDigest.Content content() {
        FileDigest.Content known = found;
        if (known == null) {
            byte[] start = kept;
            known = start == null ? FileDigest.Content.OTHER : FileMark.of(ByteView.of(start, 0, count));
            found = known;
            kept = null;
        }
        return known;
    }

    /** Bytes that are kept. */
    public int memory() {
        return kept == null ? 0 : KEPT;
    }
}
