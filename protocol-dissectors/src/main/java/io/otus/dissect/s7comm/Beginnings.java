package io.otus.dissect.s7comm;

/**
 * Which of the last requests began an exchange of user data, by PDU reference: a request for the next part has the long
 * parameters, S7 "user data". Bounded by {@link #MAX}: a client asks no more at once. Confined.
 */
final class Beginnings {
    /** Most requests that are remembered; controllers agree on a handful of parallel jobs. */
    static final int MAX = 8;

    private final int[] references = new int[MAX];
    private int count;
    private int next;

    /** A request was seen that begins an exchange, or asks for its next part. */
    void asked(int pduReference, boolean begins) {
        for (int i = 0; i < count; i++) {
            if (references[i] == pduReference) {
                if (!begins) {
                    references[i] = -1;
                }
                return;
            }
        }
        if (begins) {
            references[next] = pduReference;
            next = (next + 1) % MAX;
            count = Math.min(count + 1, MAX);
        }
    }

    /** Whether the last request of this reference began an exchange. */
    boolean isBegun(int pduReference) {
        for (int i = 0; i < count; i++) {
            if (references[i] == pduReference) {
                return true;
            }
        }
        return false;
    }

    /** Messages were lost: of no request it is known whether it was the last one of its reference. */
    void forget() {
        count = 0;
        next = 0;
    }
}
