package io.otus.inventory.role;

import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import java.util.List;
import java.util.function.Predicate;

/** The declared rules, applied to one asset at a time. Immutable. */
public final class RoleRules {
    private RoleRules() {}

    /** The rules that came with the program. */
    public static RoleRules shipped(Predicate<String> industrial) {
        return new RoleRules();
    }

    /** Everything that follows from the facts of an asset, in the order of the rules. */
    public List<Conclusion> judge(Asset asset) {
        return List.of();
    }
}
