package io.otus.inventory.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules concluded from the facts of an asset, and since when. The first judgement holds from the asset's first
 * frame on, as none was made earlier. Immutable.
 *
 * @param from event time since which it holds, nanoseconds since 1970
 * @param type what the asset is; null where nothing tells
 * @param roles what it does in conversations, in the order of the rules
 * @param level its level in the Purdue reference model; null where nothing tells
 */
public record Judgement(
        long from,
        @Nullable String type,
        List<String> roles,
        @Nullable String level) {
    public Judgement {
        roles = List.copyOf(roles);
    }

    /** Makes a judgement of conclusions about type, roles and level. */
    static Judgement of(List<Conclusion> conclusions, long from) {
        String type = null;
        String level = null;
        List<String> roles = new ArrayList<>();
        for (Conclusion conclusion : conclusions) {
            switch (conclusion.kind()) {
                case TYPE -> type = conclusion.value();
                case ROLE -> roles.add(conclusion.value());
                case LEVEL -> level = conclusion.value();
                case IMPORTANCE -> {}
            }
        }
        return new Judgement(from, type, roles, level);
    }

    /** Whether another judgement concludes the same, at whatever time. */
    boolean saysAs(Judgement other) {
        return new Judgement(other.from, type, roles, level).equals(other);
    }
}
