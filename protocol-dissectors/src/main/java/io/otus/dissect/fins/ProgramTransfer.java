package io.otus.dissect.fins;

import io.otus.core.bytes.Octets;
import io.otus.core.bytes.Sha256;

/** A program on its way, part by part, and its fingerprint; one that is not whole has none. Confined. */
final class ProgramTransfer {
    private final Sha256 digest = new Sha256();
    /** Where the next part begins; -1 while no transfer is whole so far. */
    private long next = -1;

    /**
     * Takes a part that begins at this octet of the program; 0 begins a transfer. A part that came already is left out.
     */
    void part(long beginning, Octets data) {
        if (beginning == 0) {
            digest.reset();
            next = 0;
        }
        if (next < 0 || beginning < next) {
            return;
        }
        if (beginning > next) {
            next = -1;
            return;
        }
        digest.update(data.view());
        next += data.length();
    }

    /** Whether all octets from the first on were seen. */
    boolean isWhole() {
        return next > 0;
    }

    long size() {
        return next;
    }

    /** The fingerprint in hexadecimal; the transfer ends. */
    String end() {
        next = -1;
        return digest.hex();
    }

    /** Bytes were lost. */
    void lose() {
        next = -1;
    }
}
