package io.otus.inventory.graph;

import java.util.Collection;

/**
 * When a sub-device is an asset of its own. Many controllers answer to any unit number, so that two numbers are not two devices; a number that
 * has said who it is, and differs in that from another at the same place, is one.
 */
final class UnitRule {
    static final String REASON = "two units at one address gave different accounts of who they are";

    private UnitRule() {}

    /** Whether the units at one endpoint have shown to be devices of their own. */
    static boolean apart(Collection<Unit> units) {
        for (Unit one : units) {
            for (Unit other : units) {
                if (one != other && one.claims().contradicts(other.claims())) {
                    return true;
                }
            }
        }
        return false;
    }
}
