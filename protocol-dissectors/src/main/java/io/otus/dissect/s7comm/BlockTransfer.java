package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A block transfer in progress: the block's name, how much of it was seen, its header and trailer, and the digests over
 * the whole and over its code. The block itself is not kept. Confined.
 */
final class BlockTransfer {
    /**
     * Most bytes of one block; blocks of these controllers end at 64 KiB, system data blocks and whole configurations
     * at a few hundred.
     */
    static final int MAX_BYTES = 1 << 20;

    private static final int CHUNK = 256;

    private final String name;
    private final long uploadId;
    private final long begun;
    private final Sha256 digest = new Sha256();
    private final Sha256 codeDigest = new Sha256();
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] header = new byte[BlockHeader.SIZE];
    private final byte[] trailer = new byte[BlockHeader.TRAILER_SIZE];
    private int size;
    private boolean fits = true;
    private boolean gap;
    private @Nullable MovedBlock moved;

    BlockTransfer(String name, long uploadId, long begun) {
        this.name = name;
        this.uploadId = uploadId;
        this.begun = begun;
    }

    String name() {
        return name;
    }

    long uploadId() {
        return uploadId;
    }

    /** Event time of its beginning. */
    long begun() {
        return begun;
    }

    /**
     * Takes the next part; false where the block outgrew {@link #MAX_BYTES} just now. Parts after the end are left out.
     */
    boolean add(ByteView part) {
        if (moved != null) {
            return true;
        }
        if (size + part.length() > MAX_BYTES) {
            boolean first = fits;
            fits = false;
            return !first;
        }
        for (int at = 0; at < part.length(); at += CHUNK) {
            int length = Math.min(CHUNK, part.length() - at);
            part.copyTo(at, chunk, 0, length);
            digest.update(chunk, 0, length);
            keepEnds(length);
            size += length;
        }
        return true;
    }

    private void keepEnds(int length) {
        int missing = Math.min(length, BlockHeader.SIZE - size);
        if (missing > 0) {
            System.arraycopy(chunk, 0, header, size, missing);
        }
        int kept = Math.min(length, BlockHeader.TRAILER_SIZE);
        System.arraycopy(trailer, kept, trailer, 0, BlockHeader.TRAILER_SIZE - kept);
        System.arraycopy(chunk, length - kept, trailer, BlockHeader.TRAILER_SIZE - kept, kept);
        ByteView head = ByteView.of(header);
        if (size + length > BlockHeader.SIZE && BlockHeader.isIntact(head)) {
            int from = Math.max(size, BlockHeader.SIZE) - size;
            int to = Math.min(size + length, BlockHeader.SIZE + BlockHeader.mc7Length(head)) - size;
            if (to > from) {
                codeDigest.update(chunk, from, to - from);
            }
        }
    }

    /** Messages were lost that may have held bytes of it. */
    void gap() {
        gap = true;
    }

    int size() {
        return size;
    }

    /** Ends the transfer and returns what was moved; the same again when called again. */
    MovedBlock finish() {
        MovedBlock known = moved;
        if (known == null) {
            known = read();
            moved = known;
        }
        return known;
    }

    private MovedBlock read() {
        ByteView head = ByteView.of(header);
        boolean hasHeader = size >= BlockHeader.SIZE && BlockHeader.isIntact(head);
        // After lost messages only the length that the block states itself shows that none of them held a part.
        boolean whole = fits && (!gap || (hasHeader && BlockHeader.loadMemoryLength(head) == size));
        BlockFacts facts = null;
        String code = "";
        if (hasHeader) {
            int codeEnd = BlockHeader.SIZE + BlockHeader.mc7Length(head);
            boolean hasTrailer = whole && size >= codeEnd + BlockHeader.TRAILER_SIZE;
            facts = BlockFacts.read(head, hasTrailer ? ByteView.of(trailer) : null);
            code = whole && size >= codeEnd ? codeDigest.hex() : "";
        }
        return new MovedBlock(name, size, whole ? digest.hex() : "", code, facts);
    }
}
