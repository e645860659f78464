package io.otus.core.evidence;

/** Where those who build upon evidence ask for its frames to be kept. Called on the analysis thread while the frames are at hand. */
@FunctionalInterface
public interface EvidenceRequests {
    /** Keeps nothing; references stay, and say that their frames were not kept. */
    EvidenceRequests NONE = _ -> {};

    /** Keeps the bytes of these frames, with a little context around them, as far as the quota allows. */
    void keep(Evidence evidence);
}
