package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts learned facts into the order in which a person should look at them, so that an intruder who was there while Otus
 * learned is at the top. Three things count: how much harm is done by what the fact allows, how seldom it was seen, and
 * how short a part of the time whoever does it was there at all. The last one matters most: what a station does once an
 * hour is its way, what a laptop does that came for ten minutes is worth a question. Of one device the further facts
 * count less and less, so that it does not fill the list alone.
 */
final class Review {
    /** Weight of a source that was there all the time, as a part of that of one that was there for a moment. */
    private static final double ALWAYS = 0.05;
    /** Number of facts of one device after which the next one counts half. */
    private static final double OF_ONE = 4;

    private final Map<String, Span> spans = new HashMap<>();
    /** Protocols in which somebody changes something. */
    private final Set<String> changing = new HashSet<>();

    private final double whole;

    /** When somebody was first and last seen doing anything. */
    private static final class Span {
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;

        void add(FactHistory history) {
            from = Math.min(from, history.firstTime());
            to = Math.max(to, history.lastTime());
        }

        double length() {
            return Math.max(0.0, (double) to - from);
        }
    }

    private record Weighed(FactLine line, double weight) {}

    private Review(Collection<FactLine> heard) {
        Span all = new Span();
        for (FactLine line : heard) {
            spans.computeIfAbsent(who(line), _ -> new Span()).add(line.history());
            all.add(line.history());
            String protocol = changes(line);
            if (!protocol.isEmpty()) {
                changing.add(protocol);
            }
        }
        whole = Math.max(1, all.length());
    }

    /**
     * The order.
     *
     * @param heard all facts that were heard, by which it is known who was there when
     * @param facts those that are reviewed, all of them among these
     */
    static List<FactLine> of(Collection<FactLine> heard, List<FactLine> facts) {
        Review review = new Review(heard);
        Comparator<Weighed> order = Comparator.comparingDouble(Weighed::weight)
                .reversed()
                .thenComparingLong(each -> each.line().history().count())
                .thenComparingLong(each -> each.line().history().firstTime())
                .thenComparing(each -> each.line().text());
        List<Weighed> alone = new ArrayList<>();
        facts.forEach(line -> alone.add(new Weighed(line, review.weight(line))));
        alone.sort(order);
        Map<String, Integer> before = new HashMap<>();
        List<Weighed> together = new ArrayList<>();
        for (Weighed each : alone) {
            int further = before.merge(who(each.line()), 1, Integer::sum) - 1;
            together.add(new Weighed(each.line(), each.weight() / (1 + further / OF_ONE)));
        }
        return together.stream().sorted(order).map(Weighed::line).toList();
    }

    private static String who(FactLine line) {
        return switch (line.place()) {
            case Place.OfAsset it -> it.asset();
            case Place.OfConversation it -> it.client();
        };
    }

    /** The protocol in which a fact says that somebody changes something; empty where it does not. */
    private static String changes(FactLine line) {
        if (line.aspect() instanceof Aspect.InRole(Role role, String protocol)) {
            return role == Role.WRITER || role == Role.PROGRAMMER ? protocol : "";
        }
        boolean isWrite = line.aspect() instanceof Aspect.Points it && it.use() == PointUse.WRITE;
        return isWrite && line.place() instanceof Place.OfConversation place ? place.protocol() : "";
    }

    private double weight(FactLine line) {
        Span span = spans.get(who(line));
        double seldom = span == null ? 1 : Math.max(ALWAYS, 1 - span.length() / whole);
        int hours = Math.max(1, line.history().hours());
        return harm(line)
                * seldom
                / (1 + Math.log(hours) / Math.log(2)); // who stays for a day is no less odd than a name
    }

    /** How much harm is done by what a fact allows. */
    private double harm(FactLine line) {
        boolean isOfProcess = line.place() instanceof Place.OfConversation it && changing.contains(it.protocol());
        return switch (line.aspect()) {
            case Aspect.Program _ -> 6;
            case Aspect.InRole it -> harm(it);
            case Aspect.Does it ->
                switch (it.habit().sort()) {
                    case "internet" -> 4;
                    case "talks" -> 2;
                    default -> 1;
                };
            case Aspect.Points it ->
                switch (it.use()) {
                    case WRITE -> 4;
                    case PUBLISH -> 2;
                    case READ -> 0.5;
                };
            case Aspect.Linked _ -> isOfProcess ? 3 : 1.5;
            case Aspect.Values _, Aspect.Anomaly _ -> 2;
            case Aspect.Function _ -> isOfProcess ? 1.5 : 0.75;
            case Aspect.Present _ -> 0.4;
            case Aspect.Reads _, Aspect.Polled _, Aspect.Ordered _ -> 0;
        };
    }

    private double harm(Aspect.InRole it) {
        return switch (it.role()) {
            case PROGRAMMER -> 6;
            case WRITER -> 4;
            case CLIENT -> changing.contains(it.protocol()) ? 3.5 : 1;
            case PUBLISHER -> 2;
            case SERVER -> 1;
        };
    }
}
