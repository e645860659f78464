package io.otus.dissect.s7comm;

import java.util.ArrayList;
import java.util.List;

/**
 * What the outstanding variable requests of one flow asked, by PDU reference. Bounded: one more pushes the oldest out.
 * Confined.
 */
final class OutstandingItems {
    /** Most requests remembered; controllers negotiate at most a few dozen outstanding jobs. */
    static final int MAX_REQUESTS = 32;

    private final List<Asked> asked = new ArrayList<>(2);

    private record Asked(int pduReference, List<VariableItem> items) {}

    /** Remembers a request; one with the same reference is forgotten. */
    void put(int pduReference, List<VariableItem> items) {
        take(pduReference);
        if (asked.size() == MAX_REQUESTS) {
            asked.removeFirst();
        }
        asked.add(new Asked(pduReference, items));
    }

    /** What the request with this reference asked, which is then forgotten; empty where it was not seen. */
    List<VariableItem> take(int pduReference) {
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).pduReference == pduReference) {
                return asked.remove(i).items;
            }
        }
        return List.of();
    }
}
