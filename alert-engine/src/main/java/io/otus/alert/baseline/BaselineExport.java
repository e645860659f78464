package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Makes the text of a baseline. */
public final class BaselineExport {
    private final AssetNames names;
    private final BiPredicate<Aspect, Fact> chosen;
    private final List<FactLine> lines = new ArrayList<>();
    private final Set<AssetModel> named = new HashSet<>();

    private BaselineExport(AssetNames names) {
        this(names, (_, fact) -> fact.state() != FactState.NOVEL || fact.source() != null);
    }

    private BaselineExport(AssetNames names, BiPredicate<Aspect, Fact> chosen) {
        this.names = names;
        this.chosen = chosen;
    }

    /** All that is normal or on its way to be; what alerted is no part of it. */
    public static BaselineText of(Baseline baseline) {
        BaselineExport export = new BaselineExport(AssetNames.of(baseline));
        for (AssetModel asset : baseline.assets()) {
            export.addFacts(asset);
        }
        for (Conversation conversation : baseline.conversations()) {
            export.addFacts(conversation);
        }
        List<AssetLine> assets = new ArrayList<>();
        for (AssetModel asset : baseline.assets()) {
            if (export.named.contains(asset) || asset.alias() != null) {
                assets.add(new AssetLine(export.names.of(asset), asset.address(), asset.notes()));
            }
        }
        return new BaselineText(assets, export.lines, baseline.tail());
    }

    /**
     * The lines of one conversation or asset, with its assets named by their numbers: the form in which the store keeps
     * it.
     */
    static List<FactLine> ofSubject(Subject subject) {
        return new BaselineExport(numbers(subject)).ofOnly(subject);
    }

    /** As {@link #ofSubject}, the lines that are kept of what alerted. */
    static List<FactLine> novelOfSubject(Subject subject) {
        return new BaselineExport(numbers(subject), NovelFacts::isKept).ofOnly(subject);
    }

    private static AssetNames numbers(Subject subject) {
        return switch (subject) {
            case AssetModel asset -> AssetNames.numbers(asset);
            case Conversation conversation -> AssetNames.numbers(conversation.client(), conversation.server());
        };
    }

    private List<FactLine> ofOnly(Subject subject) {
        switch (subject) {
            case AssetModel asset -> addFacts(asset);
            case Conversation conversation -> addFacts(conversation);
        }
        return lines;
    }

    /** The lines about one asset or conversation, with its assets named so. */
    static List<FactLine> at(Baseline baseline, AssetNames names, Place place) {
        BaselineExport export = new BaselineExport(names);
        if (place instanceof Place.OfAsset) {
            for (AssetModel asset : baseline.assets()) {
                if (export.place(asset).equals(place)) {
                    export.addFacts(asset);
                }
            }
        } else {
            for (Conversation conversation : baseline.conversations()) {
                if (export.place(conversation).equals(place)) {
                    export.addFacts(conversation);
                }
            }
        }
        return export.lines;
    }

    private Place place(AssetModel asset) {
        return new Place.OfAsset(names.of(asset));
    }

    private Place place(Conversation conversation) {
        return new Place.OfConversation(
                names.of(conversation.client()),
                names.of(conversation.server()),
                conversation.protocol(),
                conversation.unit());
    }

    private void addFacts(AssetModel asset) {
        Place place = place(asset);
        add(place, new Aspect.Present(), asset.presence(), asset);
        for (AssetModel.RoleFact each : asset.roles()) {
            add(place, new Aspect.InRole(each.role(), each.protocol()), each.fact(), asset);
        }
        asset.habits().forEach((habit, fact) -> add(place, new Aspect.Does(habit), fact, asset));
        asset.anomalies().forEach((id, fact) -> add(place, new Aspect.Anomaly(id), fact, asset));
        ProgramSet programs = asset.programs();
        if (programs != null) {
            for (ProgramObject object : programs.objects()) {
                for (ProgramVersion version : object.versions()) {
                    add(place, new Aspect.Program(object.key(), version.sha256()), version.fact(), asset);
                }
            }
        }
    }

    private void addFacts(Conversation conversation) {
        Place place = place(conversation);
        add(place, new Aspect.Linked(), conversation.link(), conversation);
        FunctionSet functions = conversation.functions();
        for (int i = 0; i < functions.size(); i++) {
            add(place, new Aspect.Function(functions.key(i)), functions.fact(i), conversation);
        }
        addPoints(place, conversation.reads(), conversation);
        addPoints(place, conversation.writes(), conversation);
        addPoints(place, conversation.publishes(), conversation);
        for (Poll poll : conversation.polls().all()) {
            if (!poll.rhythm().isRegular()) {
                continue; // it was, before it was seen more often
            }
            add(place, new Aspect.Polled(poll.key(), poll.rhythm()), poll.fact(), conversation);
        }
        OrderSet orders = conversation.orders();
        for (CommandOrder each : orders == null ? List.<CommandOrder>of() : orders.all()) {
            Aspect aspect = new Aspect.Ordered(each.service(), each.before(), each.isOfSamePoints(), each.within());
            add(place, aspect, each.fact(), conversation);
        }
        conversation.readings().forEach(point -> {
            if (!point.values().isEmpty()) {
                Aspect aspect = new Aspect.Reads(point.space(), point.index(), point.values(), point.reading());
                add(place, aspect, point.fact(), conversation);
            }
        });
        conversation
                .values()
                .forEach((space, points) -> points.forEachLong((index, written) ->
                        add(place, new Aspect.Values(space, index, written.values()), written.fact(), conversation)));
    }

    private void addPoints(Place place, PointSet points, Conversation conversation) {
        points.spaces().forEach((space, ranges) -> {
            ranges.joinAll();
            for (int i = 0; i < ranges.size(); i++) {
                Aspect aspect =
                        new Aspect.Points(points.use(), space, ranges.first(i), ranges.last(i), ranges.isCoalesced());
                add(place, aspect, ranges.fact(i), conversation);
            }
        });
    }

    private void add(Place place, Aspect aspect, @Nullable Fact fact, Subject subject) {
        if (fact == null || !chosen.test(aspect, fact)) {
            return;
        }
        lines.add(new FactLine(fact.state(), place, aspect, fact.source(), fact.history(), fact.notes()));
        switch (subject) {
            case AssetModel asset -> named.add(asset);
            case Conversation conversation -> {
                named.add(conversation.client());
                named.add(conversation.server());
            }
        }
    }
}
