package io.otus.alert.baseline;

import io.otus.alert.word.PairType;
import io.otus.alert.word.WordPairs;
import org.agrona.collections.Long2ObjectHashMap;

/** Moves the facts of a conversation into another, when two assets turned out to be one. */
final class ConversationJoin {
    private final Conversation kept;

    ConversationJoin(Conversation kept) {
        this.kept = kept;
    }

    void take(Conversation old) {
        Fact link = old.link();
        Fact mine = kept.link();
        if (link != null && mine != null) {
            join(mine, link);
        } else if (link != null) {
            link.moveTo(kept);
            kept.link(link);
        }
        takeFunctions(old.functions());
        takePoints(kept.reads(), old.reads());
        takePoints(kept.writes(), old.writes());
        takePoints(kept.publishes(), old.publishes());
        old.polls().all().forEach(this::takePoll);
        kept.polls().heardAs(old.polls());
        OrderSet orders = old.orders();
        if (orders != null) {
            orders.all().forEach(this::takeOrder);
        }
        old.readings().forEach(this::takeReading);
        old.values().forEach(this::takeValues);
        kept.markChanged();
    }

    private static void join(Fact mine, Fact other) {
        if (!mine.isKnown() && other.isKnown()) {
            mine.become(FactState.LEARNED);
        }
        mine.absorb(other);
    }

    private void takeFunctions(FunctionSet old) {
        for (int i = 0; i < old.size(); i++) {
            Fact mine = kept.functions().find(old.key(i));
            if (mine != null) {
                join(mine, old.fact(i));
            } else {
                old.fact(i).moveTo(kept);
                kept.functions().add(old.key(i), old.fact(i));
            }
            int at = kept.functions().place(old.key(i));
            if (at >= 0) {
                kept.functions().burst(at).learned(old.burst(i).learned());
            }
        }
    }

    private void takePoints(PointSet into, PointSet old) {
        old.spaces().forEach((space, ranges) -> {
            for (int i = 0; i < ranges.size(); i++) {
                takeRange(into, space, ranges.first(i), ranges.last(i), ranges.fact(i));
            }
        });
    }

    private void takeRange(PointSet into, String space, long first, long last, Fact fact) {
        fact.moveTo(kept);
        IntervalSet mine = into.ranges(space);
        if (mine == null) {
            into.add(space, first, last, fact);
            return;
        }
        for (long gap = mine.firstGap(first, last); gap <= last; gap = mine.firstGap(gap, last)) {
            into.add(space, gap, mine.gapEnd(gap, last), fact);
        }
    }

    private void takeReading(ReadPoint point) {
        ReadPoint mine = kept.readings().find(point.space(), point.index());
        if (mine != null) {
            mine.values().addAll(point.values());
            mine.reading().absorb(point.reading());
            join(mine.fact(), point.fact());
        } else if (!kept.readings().isFull() && !isToldOtherwise(point)) {
            point.fact().moveTo(kept);
            kept.addReading(point);
        }
    }

    /**
     * Whether the conversation that stays has the words of a point as separate points, or a word as part of a number.
     * Its own knowledge prevails, since a point has one form at a time.
     */
    private boolean isToldOtherwise(ReadPoint point) {
        PairType type = PairType.of(point.space(), point.index());
        ReadingSet mine = kept.readings();
        if (type != null) {
            String words = PairType.wordSpace(point.space());
            return mine.find(words, point.index()) != null || mine.find(words, point.index() + 1) != null;
        }
        return isNumber(point.space(), point.index()) || isNumber(point.space(), point.index() - 1);
    }

    private boolean isNumber(String space, long first) {
        WordPairs words = kept.words();
        PairType type = words == null ? null : words.at(space, first);
        return type != null && kept.readings().find(type.space(space), first) != null;
    }

    private void takePoll(Poll poll) {
        Poll mine = kept.polls().find(poll.key());
        Fact fact = poll.fact();
        if (mine == null) {
            if (kept.polls().add(poll) && fact != null) {
                fact.moveTo(kept);
            }
        } else {
            mine.rhythm().absorb(poll.rhythm());
            Fact known = mine.fact();
            if (fact != null && known != null) {
                join(known, fact);
            } else if (fact != null) {
                fact.moveTo(kept);
                mine.fact(fact);
            }
        }
        kept.polls().markStale();
    }

    /** Takes over an order. Where the two disagree, that of the conversation that stays prevails. */
    private void takeOrder(CommandOrder order) {
        Fact fact = order.fact();
        CommandOrder mine = kept.ordersOrNew().find(order.service());
        if (mine == null) {
            if (kept.ordersOrNew().add(order) && fact != null) {
                fact.moveTo(kept);
            }
            return;
        }
        Fact known = mine.fact();
        if (fact != null && known != null && mine.before().equals(order.before())) {
            join(known, fact);
        } else if (fact != null && known == null) {
            mine.become(order.before(), order.isOfSamePoints(), order.within());
            fact.moveTo(kept);
            mine.fact(fact);
        }
    }

    private void takeValues(String space, Long2ObjectHashMap<WrittenValues> old) {
        old.forEach((index, written) -> {
            WrittenValues mine = kept.values(space, index);
            if (mine == null) {
                written.fact().moveTo(kept);
                kept.addValues(space, index, written);
            } else {
                mine.values().addAll(written.values());
                join(mine.fact(), written.fact());
            }
        });
    }
}
