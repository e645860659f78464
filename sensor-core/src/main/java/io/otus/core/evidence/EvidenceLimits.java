package io.otus.core.evidence;

/**
 * How much evidence is kept, and how.
 *
 * @param quotaBytes most bytes of all evidence files together
 * @param fileBytes size at which the next file is begun
 * @param keepSecrets whether recognised secrets stay readable in kept frames
 */
public record EvidenceLimits(long quotaBytes, long fileBytes, boolean keepSecrets) {
    /** 1 GiB in files of 16 MiB, secrets overwritten. */
    public static final EvidenceLimits DEFAULT = new EvidenceLimits(1L << 30, 16L << 20, false);

    /** A quota holds several files, since only whole files make room. */
    public EvidenceLimits {
        if (fileBytes < 4_096 || quotaBytes < 4 * fileBytes) {
            throw new IllegalArgumentException("evidence: files of " + fileBytes + " bytes in a quota of " + quotaBytes
                    + " (expected: at least 4096, and four of them in the quota)");
        }
    }
}
