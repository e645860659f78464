package io.otus.inventory.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules drew from the facts of an asset, and since when. The first one holds from the asset's first frame on:
 * nothing was asked earlier. Immutable.
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
    /** Most that are kept of an asset; of more the oldest is forgotten, and the one behind it stands for it. */
    static final int MAX_KEPT = 32;

    /** Copies the list. */
    public Judgement {
        roles = List.copyOf(roles);
    }

    /** What conclusions say of type, roles and level. */
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

    /**
     * A history with what rules draw now; the same one where they say what they said, or where nothing was heard since
     * they said something else: who reads a stored inventory hears nothing, and what a person states there is no part
     * of its history.
     *
     * @param history oldest first
     * @param first event time of the asset's first frame
     * @param time event time now
     */
    static List<Judgement> after(List<Judgement> history, List<Conclusion> conclusions, long first, long time) {
        if (history.isEmpty()) {
            return List.of(of(conclusions, first));
        }
        Judgement last = history.getLast();
        Judgement now = of(conclusions, time);
        if (time < last.from() || now.saysAs(last)) {
            return history;
        }
        List<Judgement> all = new ArrayList<>(history);
        if (time == last.from()) {
            all.removeLast();
        }
        all.add(now);
        return List.copyOf(all.size() > MAX_KEPT ? all.subList(1, all.size()) : all);
    }

    private boolean saysAs(Judgement other) {
        return new Judgement(other.from, type, roles, level).equals(other);
    }

    /** The one of a history that held at a moment, the oldest where all came later; null where there is none. */
    static @Nullable Judgement at(List<Judgement> history, long time) {
        Judgement held = history.isEmpty() ? null : history.getFirst();
        for (Judgement each : history) {
            if (each.from() <= time) {
                held = each;
            }
        }
        return held;
    }
}
