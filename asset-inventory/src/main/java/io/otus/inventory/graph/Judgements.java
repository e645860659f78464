package io.otus.inventory.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judgements about an asset: the latest conclusions, and a history for those who ask later what was concluded at a
 * moment. Knows when the rules have to be applied again. Confined to the analysis thread.
 */
public final class Judgements {
    /** Most that are kept of an asset; of more the oldest is forgotten, and the one behind it stands for it. */
    static final int MAX_KEPT = 32;

    private final Asset asset;
    private List<Conclusion> conclusions = List.of();
    private List<Judgement> history = List.of();
    private boolean unjudged = true;
    private boolean unremembered = true;

    Judgements(Asset asset) {
        this.asset = asset;
    }

    /** The conclusions of the rules when they were last applied. */
    public List<Conclusion> conclusions() {
        return conclusions;
    }

    /**
     * Replaces what rules drew.
     *
     * @param time event time
     */
    public void conclude(List<Conclusion> fresh, long time) {
        conclusions = List.copyOf(fresh);
        unjudged = false;
        remember(conclusions, time);
    }

    /**
     * Keeps what rules draw now, for those who ask later what they drew at this moment.
     *
     * @param time event time
     */
    public void remember(List<Conclusion> drawn, long time) {
        unremembered = false;
        List<Judgement> known = after(drawn, time);
        if (!known.equals(history)) {
            history = known;
            asset.touched();
        }
    }

    /**
     * The history with what rules draw now; the same one where they say what they said, or where nothing was heard
     * since they said something else: who reads a stored inventory hears nothing, and what a person states there is no
     * part of its history.
     */
    private List<Judgement> after(List<Conclusion> drawn, long time) {
        if (history.isEmpty()) {
            return List.of(Judgement.of(drawn, asset.firstTime()));
        }
        Judgement last = history.getLast();
        Judgement now = Judgement.of(drawn, time);
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

    /** The one that held at a moment, the oldest where all came later; null where rules were not asked yet. */
    public @Nullable Judgement at(long time) {
        Judgement held = history.isEmpty() ? null : history.getFirst();
        for (Judgement each : history) {
            if (each.from() <= time) {
                held = each;
            }
        }
        return held;
    }

    /** All kept judgements, oldest first. */
    List<Judgement> all() {
        return history;
    }

    void restore(List<Judgement> kept) {
        history = List.copyOf(kept);
    }

    /** Whether facts changed since rules were last asked. */
    public boolean unjudged() {
        return unjudged;
    }

    /** Whether facts changed since what rules draw from them was last kept. */
    public boolean unremembered() {
        return unremembered;
    }

    void factsChanged() {
        unjudged = true;
        unremembered = true;
    }
}
