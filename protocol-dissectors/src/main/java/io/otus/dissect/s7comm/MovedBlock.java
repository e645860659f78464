package io.otus.dissect.s7comm;

import io.otus.core.event.FieldWriter;
import org.jspecify.annotations.Nullable;

/**
 * A block that was moved.
 *
 * @param name as in points, such as {@code DB1}
 * @param size bytes seen
 * @param sha256 over them in hexadecimal; empty where bytes are missing
 * @param codeSha256 over the code alone, which stays the same when a block is only saved again; empty likewise
 * @param facts its header; null where that is not one of a block
 */
public record MovedBlock(
        String name,
        int size,
        String sha256,
        String codeSha256,
        @Nullable BlockFacts facts) {
    /** Whether it came whole and has another length than its header states. */
    boolean contradictsItsHeader() {
        return facts != null && !sha256.isEmpty() && facts.loadMemoryLength() != size;
    }

    void fields(FieldWriter out) {
        out.beginObject("block");
        out.number("size", size);
        if (facts != null) {
            facts.fields(out);
        }
        if (!sha256.isEmpty()) {
            out.text("sha256", sha256);
        }
        if (!codeSha256.isEmpty()) {
            out.text("code_sha256", codeSha256);
        }
        out.end();
    }
}
