package io.otus.alert.baseline;

import io.otus.alert.baseline.Aspect.Ordered;
import io.otus.alert.baseline.Aspect.Polled;
import io.otus.core.event.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often a conversation wrote values that are not normal, gave a command out of its order, or asked in
 * another period. Such a deviation is no fact of its own, as it is reported against a normal one; with the count, a
 * repeated deviation is not reported as the first. The store keeps it. Confined to the analysis thread.
 */
public final class Deviations {
    /** Facts of which it is remembered; what was broken least recently is forgotten first. */
    static final int MAX = 4_096;

    /** Heap bytes of one entry. */
    private static final int WEIGHT = 260;

    /** How often each was broken, in the order of the latest time. */
    private final SequencedMap<Fact, Fact> byBroken = new LinkedHashMap<>();

    /** Counts that a message breaks what is normal. */
    public void note(Fact broken, Origin shown) {
        long time = shown.time();
        Fact counted = byBroken.get(broken);
        if (counted == null) {
            counted = put(broken, FactHistory.NONE);
            counted.firstSeen(time, shown.evidence());
        } else {
            byBroken.putLast(broken, counted);
        }
        counted.seen(time, shown.capture(), shown.span());
        if (counted.hour() != Learning.hourOf(time)) {
            counted.inHour(Learning.hourOf(time), Learning.dayOf(time));
        }
        broken.owner().markChanged();
    }

    /** How often that was; null where it never was, or is not remembered. */
    public @Nullable Fact of(@Nullable Fact broken) {
        return broken == null ? null : byBroken.get(broken);
    }

    /** Takes up what an earlier run counted. */
    void restore(Fact broken, FactHistory history) {
        put(broken, history);
    }

    private Fact put(Fact broken, FactHistory history) {
        Fact counted = Fact.told(broken.owner(), broken.category(), FactState.NOVEL, null, history, Notes.NONE);
        byBroken.put(broken, counted);
        if (byBroken.size() > MAX) {
            byBroken.pollFirstEntry();
        }
        return counted;
    }

    long weight() {
        return (long) WEIGHT * byBroken.size();
    }

    /** The lines that the store keeps of a conversation. */
    List<FactLine> lines(Conversation conversation) {
        List<FactLine> lines = new ArrayList<>();
        if (byBroken.isEmpty()) {
            return lines;
        }
        Place place = new Place.OfConversation(
                AssetNames.number(conversation.client()),
                AssetNames.number(conversation.server()),
                conversation.protocol(),
                conversation.unit());
        for (Poll poll : conversation.polls().all()) {
            add(place, new Polled(poll.key(), poll.rhythm()), poll.fact(), lines);
        }
        OrderSet orders = conversation.orders();
        for (CommandOrder each : orders == null ? List.<CommandOrder>of() : orders.all()) {
            Aspect aspect = new Ordered(each.service(), each.before(), each.isOfSamePoints(), each.within());
            add(place, aspect, each.fact(), lines);
        }
        conversation
                .values()
                .forEach((space, points) -> points.forEachLong((index, written) ->
                        add(place, new Aspect.Values(space, index, ValueSet.any()), written.fact(), lines)));
        return lines;
    }

    private void add(Place place, Aspect aspect, @Nullable Fact broken, List<FactLine> out) {
        Fact counted = of(broken);
        if (counted != null) {
            out.add(new FactLine(FactState.NOVEL, place, aspect, null, counted.history(), Notes.NONE));
        }
    }
}
