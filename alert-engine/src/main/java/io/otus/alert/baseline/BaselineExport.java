package io.otus.alert.baseline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Makes the text of a baseline. */
public final class BaselineExport {
    private final AssetNames names;
    private final BiPredicate<Aspect, Fact> chosen;
    private final List<FactLine> lines = new ArrayList<>();

    private BaselineExport(AssetNames names) {
        this(names, (_, fact) -> fact.state() != FactState.NOVEL || fact.source() != null);
    }

    private BaselineExport(AssetNames names, BiPredicate<Aspect, Fact> chosen) {
        this.names = names;
        this.chosen = chosen;
    }

    /** All facts that are normal or candidates, without those that only raised alerts. */
    public static BaselineText of(Baseline baseline) {
        AssetNames names = AssetNames.of(baseline);
        List<FactLine> facts = new ArrayList<>();
        Set<AssetModel> named = new HashSet<>();
        for (Subject subject : subjects(baseline)) {
            List<FactLine> lines = lines(names, subject);
            if (!lines.isEmpty()) {
                named.addAll(subject.assets());
            }
            facts.addAll(lines);
        }
        List<AssetLine> assets = new ArrayList<>();
        Set<AssetAddress.Pair> doubled = doubled(baseline, named);
        for (AssetModel asset : baseline.assets()) {
            if (isListed(asset, named)) {
                assets.add(line(names, asset, doubled));
            }
        }
        return new BaselineText(assets, facts, baseline.tail());
    }

    /**
     * Writes the text of {@link #of} with the lines of one asset or conversation after the other in memory: the facts
     * of a large site would take as much of the heap again as what was learned of it.
     */
    public static void write(Baseline baseline, HistoryDetail detail, Appendable out) throws IOException {
        AssetNames names = AssetNames.of(baseline);
        List<Subject> subjects = subjects(baseline);
        subjects.sort(new SubjectOrder(names));
        Set<AssetModel> named = new HashSet<>();
        SortedMap<String, BitSet> byState = new TreeMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            for (FactLine line : lines(names, subjects.get(i))) {
                byState.computeIfAbsent(line.state().key(), _ -> new BitSet()).set(i);
                named.addAll(subjects.get(i).assets());
            }
        }
        BaselineLines lines = new BaselineLines(out, detail);
        Set<AssetAddress.Pair> doubled = doubled(baseline, named);
        for (Subject subject : subjects) {
            if (subject instanceof AssetModel asset && isListed(asset, named)) {
                lines.write(line(names, asset, doubled));
            }
        }
        for (Map.Entry<String, BitSet> state : byState.entrySet()) {
            for (int i = state.getValue().nextSetBit(0);
                    i >= 0;
                    i = state.getValue().nextSetBit(i + 1)) {
                List<FactLine> facts = lines(names, subjects.get(i));
                facts.removeIf(fact -> !fact.state().key().equals(state.getKey()));
                facts.sort(Comparator.comparing(fact -> fact.aspect().text()));
                for (FactLine fact : facts) {
                    lines.write(fact);
                }
            }
        }
        lines.end(baseline.tail());
    }

    private static List<Subject> subjects(Baseline baseline) {
        List<Subject> subjects = new ArrayList<>(baseline.assets());
        subjects.addAll(baseline.conversations());
        return subjects;
    }

    private static boolean isListed(AssetModel asset, Set<AssetModel> named) {
        return asset.alias() != null || named.contains(asset);
    }

    /** The devices that have several names by now, as where one took an address by which a person named another. */
    private static Set<AssetAddress.Pair> doubled(Baseline baseline, Set<AssetModel> named) {
        Set<AssetAddress.Pair> once = new HashSet<>();
        Set<AssetAddress.Pair> doubled = new HashSet<>();
        for (AssetModel asset : baseline.assets()) {
            List<AssetAddress.Pair> pairs =
                    isListed(asset, named) ? asset.address().pairs() : List.of();
            for (AssetAddress.Pair pair : pairs) {
                if (!once.add(pair)) {
                    doubled.add(pair);
                }
            }
        }
        return doubled;
    }

    /** A text in which a device has two names is not read: one that was heard is known by its MAC address as well. */
    private static AssetLine line(AssetNames names, AssetModel asset, Set<AssetAddress.Pair> doubled) {
        AssetAddress address = asset.address();
        boolean isDoubled = asset.assetId() != null && address.pairs().stream().anyMatch(doubled::contains);
        return new AssetLine(names.of(asset), isDoubled ? address.withoutIps() : address, asset.notes());
    }

    /**
     * The lines of one conversation or asset, with its assets named by their numbers: the form in which the store keeps
     * it.
     */
    static List<FactLine> ofSubject(Subject subject) {
        return lines(AssetNames.numbers(subject.assets()), subject);
    }

    /** As {@link #ofSubject}, for the kept facts that only raised alerts. */
    static List<FactLine> novelOfSubject(Subject subject) {
        return new BaselineExport(AssetNames.numbers(subject.assets()), NovelFacts::isKept).linesOf(subject);
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

    private static List<FactLine> lines(AssetNames names, Subject subject) {
        return new BaselineExport(names).linesOf(subject);
    }

    private List<FactLine> linesOf(Subject subject) {
        switch (subject) {
            case AssetModel asset -> addFacts(asset);
            case Conversation conversation -> addFacts(conversation);
        }
        return lines;
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
        add(place, new Aspect.Present(), asset.presence());
        for (AssetModel.RoleFact each : asset.roles()) {
            add(place, new Aspect.InRole(each.role(), each.protocol()), each.fact());
        }
        asset.habits().forEach((habit, fact) -> add(place, new Aspect.Does(habit), fact));
        asset.anomalies().forEach((id, fact) -> add(place, new Aspect.Anomaly(id), fact));
        ProgramSet programs = asset.programs();
        if (programs != null) {
            for (ProgramObject object : programs.objects()) {
                for (ProgramVersion version : object.versions()) {
                    add(place, new Aspect.Program(object.key(), version.sha256()), version.fact());
                }
            }
        }
    }

    private void addFacts(Conversation conversation) {
        Place place = place(conversation);
        add(place, new Aspect.Linked(), conversation.link());
        FunctionSet functions = conversation.functions();
        for (int i = 0; i < functions.size(); i++) {
            add(place, new Aspect.Function(functions.key(i)), functions.fact(i));
        }
        addPoints(place, conversation.reads());
        addPoints(place, conversation.writes());
        addPoints(place, conversation.publishes());
        for (Poll poll : conversation.polls().all()) {
            if (!poll.rhythm().isRegular()) {
                continue; // it was, before it was seen more often
            }
            add(place, new Aspect.Polled(poll.key(), poll.rhythm()), poll.fact());
        }
        OrderSet orders = conversation.orders();
        for (CommandOrder each : orders == null ? List.<CommandOrder>of() : orders.all()) {
            Aspect aspect = new Aspect.Ordered(each.service(), each.before(), each.isOfSamePoints(), each.within());
            add(place, aspect, each.fact());
        }
        conversation.readings().forEach(point -> {
            if (!point.values().isEmpty()) {
                Aspect aspect = new Aspect.Reads(point.space(), point.index(), point.values(), point.reading());
                add(place, aspect, point.fact());
            }
        });
        conversation
                .values()
                .forEach((space, points) -> points.forEachLong((index, written) ->
                        add(place, new Aspect.Values(space, index, written.values()), written.fact())));
    }

    private void addPoints(Place place, PointSet points) {
        points.spaces().forEach((space, ranges) -> {
            ranges.joinAll();
            for (int i = 0; i < ranges.size(); i++) {
                Aspect aspect =
                        new Aspect.Points(points.use(), space, ranges.first(i), ranges.last(i), ranges.isCoalesced());
                add(place, aspect, ranges.fact(i));
            }
        });
    }

    private void add(Place place, Aspect aspect, @Nullable Fact fact) {
        if (fact == null || !chosen.test(aspect, fact)) {
            return;
        }
        lines.add(new FactLine(fact.state(), place, aspect, fact.source(), fact.history(), fact.notes()));
    }
}
