package io.otus.core.evidence;

/** Why a frame is in no evidence file. */
public enum Absence {
    /** Its file was deleted to stay within the quota. */
    EXPIRED,
    /** It never was in one: nobody asked for it, or it had left memory, or there was no room. */
    NEVER_KEPT,
    /** One of these: which frames were in the files that were deleted first is forgotten. */
    FORGOTTEN
}
