package io.otus.core.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Where those who build upon evidence ask for its frames to be kept. Called on the analysis thread while the frames are
 * at hand.
 */
@FunctionalInterface
public interface EvidenceRequests {
    /** Keeps nothing; references stay, and their frames are found in the capture alone. */
    EvidenceRequests NONE = (_, _) -> null;

    /**
     * Keeps the bytes of these frames as far as the quota allows.
     *
     * @return name of the file that holds the first of them, for an alert with what was heard around them; null where
     *     it was not kept
     */
    @Nullable
    String keep(Evidence evidence, Purpose purpose);

    /**
     * Reserves room for frames that may have to be kept later, when they have left the memory of recent frames. For
     * findings that are not reported at once.
     *
     * @param most how many frames are held, of a quarter of a kilobyte on the average
     */
    default FrameHold hold(int most) {
        return FrameHold.NONE;
    }
}
