package io.otus.alert.baseline;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes a baseline text into a baseline. Importing is approving: every fact of the text is normal from now on, whatever
 * its state says of where it comes from, and keeps that state so that it is exported as it was.
 */
public final class BaselineImport {
    private final Baseline baseline;
    private final @Nullable String source;
    private final Map<String, AssetModel> byAlias = new HashMap<>();

    private BaselineImport(Baseline baseline, @Nullable String source) {
        this.baseline = baseline;
        this.source = source;
    }

    /**
     * Imports all of a text.
     *
     * @param source name of the file, for explanations: "approved by import of FILE"; null where each line is as normal
     *     as its own state and source say
     */
    public static void into(Baseline baseline, @Nullable String source, BaselineText text) {
        BaselineImport run = new BaselineImport(baseline, source);
        for (AssetLine line : text.assets()) {
            AssetModel asset = baseline.declare(line.alias(), line.address());
            asset.notes(line.notes());
            run.byAlias.put(line.alias(), asset);
        }
        for (FactLine line : text.facts()) {
            run.take(line);
        }
        baseline.tail(text.tail());
    }

    /** An import of lines that the store kept, in which the assets of the baseline are named by their numbers. */
    static BaselineImport ofStore(Baseline baseline) {
        BaselineImport run = new BaselineImport(baseline, null);
        for (AssetModel asset : baseline.assets()) {
            run.byAlias.put(AssetNames.number(asset), asset);
        }
        return run;
    }

    /**
     * Takes up some lines that the store kept.
     *
     * @param subject what they are about, for messages
     */
    void restore(String subject, String lines) throws BaselineException {
        new BaselineParser(subject, byAlias.keySet()).parseLines(lines).facts().forEach(this::take);
    }

    /**
     * As {@link #restore}, for lines of facts that only raised alerts. A line is left out where its category would
     * learn it by now, and where there is no room for a conversation that has nothing else.
     */
    void restoreNovel(String subject, String lines) throws BaselineException {
        for (FactLine line :
                new BaselineParser(subject, byAlias.keySet()).parseNovel(lines).facts()) {
            if (!baseline.learning().isByRepetition()
                    || !baseline.learning().isLearning(line.aspect().category(), 0)) {
                takeNovel(line);
            }
        }
    }

    private void takeNovel(FactLine line) {
        if (!(line.place() instanceof Place.OfConversation place)) {
            take(line);
            return;
        }
        Conversation conversation = baseline.exactlyWithinRoom(
                asset(place.client()), asset(place.server()), place.protocol(), place.unit());
        if (conversation == null) {
            return;
        }
        switch (line.aspect()) {
            case Aspect.Values it -> restore(writtenValues(conversation, it), line);
            case Aspect.Polled it -> {
                Poll poll = conversation.polls().find(it.request());
                restore(poll == null ? null : poll.fact(), line);
            }
            case Aspect.Ordered it -> {
                CommandOrder order = conversation.ordersOrNew().find(it.service());
                restore(order == null ? null : order.fact(), line);
            }
            default -> takeOfConversation(conversation, line);
        }
    }

    /** How often something was broken; nothing where an edit took out what that was. */
    private void restore(@Nullable Fact broken, FactLine line) {
        if (broken != null) {
            baseline.deviations().restore(broken, line.history());
        }
    }

    /** The fact of the values of a point; of one that has no normal ones, as of the first write of it. */
    private @Nullable Fact writtenValues(Conversation conversation, Aspect.Values it) {
        WrittenValues known = conversation.values(it.space(), it.index());
        if (known == null && !conversation.isFull() && baseline.takesDetail()) {
            Fact fact = Fact.told(conversation, Category.VALUES, FactState.NOVEL, null, FactHistory.NONE, Notes.NONE);
            known = new WrittenValues(new ValueSet(), fact);
            conversation.addValues(it.space(), it.index(), known);
        }
        return known == null ? null : known.fact();
    }

    /** Takes facts that a person stated, in the words of this baseline: with these names of its assets. */
    static void approve(Baseline baseline, AssetNames names, BaselineText text) {
        BaselineImport run = new BaselineImport(baseline, null);
        for (AssetModel asset : baseline.assets()) {
            run.byAlias.put(names.of(asset), asset);
        }
        for (FactLine line : text.facts()) {
            run.take(line);
        }
    }

    private AssetModel asset(String alias) {
        return Objects.requireNonNull(byAlias.get(alias), alias);
    }

    private void take(FactLine line) {
        switch (line.place()) {
            case Place.OfAsset place -> takeOfAsset(asset(place.asset()), line);
            case Place.OfConversation place ->
                takeOfConversation(
                        baseline.exactly(asset(place.client()), asset(place.server()), place.protocol(), place.unit()),
                        line);
        }
    }

    private Fact fact(Subject owner, FactLine line) {
        String declared = source != null ? source : line.source();
        owner.markChanged(); // the store may have the subject, but not this fact of it
        return Fact.told(owner, line.aspect().category(), line.state(), declared, line.history(), line.notes());
    }

    /** A fact that is there already becomes normal. */
    private void declare(Fact fact, FactLine line) {
        if (source != null) {
            fact.declare(line.state(), source, line.notes());
        } else if (line.state() == FactState.APPROVED) {
            fact.approve();
        }
    }

    private void takeOfAsset(AssetModel asset, FactLine line) {
        switch (line.aspect()) {
            case Aspect.InRole it -> {
                Fact known = asset.role(it.role(), it.protocol());
                if (known != null) {
                    declare(known, line);
                } else {
                    asset.add(it.role(), it.protocol(), fact(asset, line));
                }
            }
            case Aspect.Anomaly it -> {
                Fact known = asset.anomaly(it.id());
                if (known != null) {
                    declare(known, line);
                } else {
                    asset.addAnomaly(it.id(), fact(asset, line));
                }
            }
            case Aspect.Does it -> {
                Fact known = asset.habit(it.habit());
                if (known != null) {
                    declare(known, line);
                } else { // what a person declares comes on top of what traffic made
                    baseline.addHabit(asset, it.habit(), fact(asset, line));
                }
            }
            case Aspect.Program it -> takeProgram(asset, it, line);
            case Aspect.Present _ -> {
                Fact known = asset.presence();
                if (known != null) {
                    declare(known, line);
                } else {
                    asset.present(fact(asset, line));
                }
            }
            case Aspect.Linked _,
                    Aspect.Function _,
                    Aspect.Points _,
                    Aspect.Polled _,
                    Aspect.Ordered _,
                    Aspect.Reads _,
                    Aspect.Values _ -> throw new IllegalStateException("of no asset: " + line.aspect());
        }
    }

    private void takeProgram(AssetModel asset, Aspect.Program it, FactLine line) {
        ProgramObject object = asset.programsOrNew().findOrAdd(it.object());
        if (object == null) {
            return;
        }
        ProgramVersion known = object.version(it.sha256());
        if (known != null) {
            declare(known.fact(), line);
        } else if (!object.isFull() || object.forgetNovel()) {
            object.add(new ProgramVersion(it.sha256(), fact(asset, line)));
            object.sort();
        }
    }

    private void takeOfConversation(Conversation conversation, FactLine line) {
        switch (line.aspect()) {
            case Aspect.Function it -> {
                Fact known = conversation.functions().find(it.key());
                if (known != null) {
                    declare(known, line);
                } else {
                    conversation.functions().add(it.key(), fact(conversation, line));
                }
            }
            case Aspect.Points it -> takePoints(conversation, it, line);
            case Aspect.Values it -> takeValues(conversation, it, line);
            case Aspect.Polled it -> takePoll(conversation, it, line);
            case Aspect.Ordered it -> takeOrder(conversation, it, line);
            case Aspect.Reads it -> takeReading(conversation, it, line);
            case Aspect.Linked _ -> {
                Fact known = conversation.link();
                if (known != null) {
                    declare(known, line);
                } else {
                    conversation.link(fact(conversation, line));
                }
            }
            case Aspect.Present _, Aspect.InRole _, Aspect.Anomaly _, Aspect.Does _, Aspect.Program _ ->
                throw new IllegalStateException("of no conversation: " + line.aspect());
        }
    }

    private void takePoints(Conversation conversation, Aspect.Points it, FactLine line) {
        PointSet points = conversation.points(it.use());
        IntervalSet ranges = points.ranges(it.space());
        if (ranges == null) {
            points.declare(it.space(), it.first(), it.last(), it.coalesced(), fact(conversation, line));
            return;
        }
        for (int at = ranges.ceiling(it.first()); at < ranges.size() && ranges.first(at) <= it.last(); at++) {
            declare(ranges.fact(at), line);
        }
        long gap = ranges.firstGap(it.first(), it.last());
        while (gap <= it.last()) {
            long end = ranges.gapEnd(gap, it.last());
            points.declare(it.space(), gap, end, it.coalesced(), fact(conversation, line));
            gap = end == it.last() ? end + 1 : ranges.firstGap(end + 1, it.last());
        }
    }

    private void takeValues(Conversation conversation, Aspect.Values it, FactLine line) {
        WrittenValues known = conversation.values(it.space(), it.index());
        if (known != null) {
            known.values().addAll(it.values());
            declare(known.fact(), line);
        } else {
            conversation.addValues(it.space(), it.index(), new WrittenValues(it.values(), fact(conversation, line)));
        }
    }

    private void takePoll(Conversation conversation, Aspect.Polled it, FactLine line) {
        Poll known = conversation.polls().find(it.request());
        Poll poll = known != null ? known : new Poll(it.request(), it.rhythm());
        Fact fact = poll.fact();
        if (fact != null) {
            declare(fact, line);
        } else if (known != null) {
            known.rhythm().absorb(it.rhythm());
            known.fact(fact(conversation, line));
        } else if (conversation.polls().add(poll)) {
            poll.fact(fact(conversation, line));
        }
        conversation.polls().markStale();
    }

    private void takeOrder(Conversation conversation, Aspect.Ordered it, FactLine line) {
        OrderSet orders = conversation.ordersOrNew();
        CommandOrder known = orders.find(it.service());
        if (known == null) {
            CommandOrder made = new CommandOrder(it.service(), it.before(), it.samePoints(), it.within());
            if (orders.add(made)) {
                made.fact(fact(conversation, line));
            }
            return;
        }
        known.become(it.before(), it.samePoints(), it.within());
        Fact fact = known.fact();
        if (fact != null) {
            declare(fact, line);
        } else {
            known.fact(fact(conversation, line));
        }
    }

    private void takeReading(Conversation conversation, Aspect.Reads it, FactLine line) {
        ReadPoint known = conversation.readings().find(it.space(), it.index());
        if (known != null) {
            boolean wasSteady = known.isSteady();
            known.values().addAll(it.values());
            known.reading().absorb(it.reading());
            if (wasSteady && known.values().isFew()) {
                known.reading().steady(true); // the values that a person adds are no sign that others come
            }
            declare(known.fact(), line);
        } else if (!conversation.readings().isFull()) {
            Fact fact = fact(conversation, line);
            conversation.addReading(new ReadPoint(it.space(), it.index(), it.values(), it.reading(), fact));
        }
    }
}
