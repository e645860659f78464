package io.otus.inventory.role;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.MacAddress;
import io.otus.core.table.TableLines;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Claim;
import io.otus.inventory.graph.Occasions;
import io.otus.inventory.graph.OfferedService;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.Unit;
import io.otus.inventory.vendor.Makers;
import io.otus.inventory.vendor.Readings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** One condition of a rule; see the head of {@code rules.txt} for what each says. Immutable. */
@FunctionalInterface
interface Condition {
    /** Questions and time over which they must be spread to count as polling. */
    int POLLS = 20;

    long POLLING_TIME = 180_000_000_000L;

    /** Time over which a station does what it is there for: longer than a visitor or a scan takes. */
    long LONG_TIME = 600_000_000_000L;

    /** Time over which questions count as cyclic where no more of them could be heard. */
    long CYCLIC_TIME = 60_000_000_000L;

    /** Questions for each device asked from which they do. */
    int CYCLES = 10;

    /** Devices polled from which a master is a central one. */
    int MANY = 4;

    /** What is asked again and again to see how the process is. */
    Set<Action> READING = Collections.unmodifiableSet(EnumSet.of(Action.READ, Action.SUBSCRIBE));

    /**
     * Whether it holds.
     *
     * @param known what rules before concluded, as {@code KIND VALUE}, with the frames that it was drawn from
     * @param evidence takes the frames that show the fact
     */
    boolean holds(Asset asset, Map<String, List<Evidence>> known, List<Evidence> evidence);

    static Condition parse(TableLines.Line line, String text, Predicate<String> industrial) {
        if (text.startsWith("not ")) {
            Condition denied = parse(line, text.substring(4), industrial);
            return (asset, known, _) -> !denied.holds(asset, known, new ArrayList<>());
        }
        String[] words = text.split(" ", 3);
        String which = words.length > 1 ? words[1] : "";
        Predicate<String> protocol = which.equals("industrial") ? industrial : which::equals;
        boolean acts = words.length > 2
                && (words[0].equals("serves") || words[0].startsWith("asks"))
                && !words[0].equals("asks-of");
        Set<Action> actions = acts ? actions(line, words[2]) : Set.of();
        return switch (words[0]) {
            case "serves" ->
                (asset, _, evidence) -> anyUse(
                        asset,
                        protocol,
                        use -> use.served() > 0 && meets(use.servedActions(), actions),
                        ProtocolUse::firstServed,
                        evidence);
            case "asks" ->
                (asset, _, evidence) -> anyUse(
                        asset,
                        protocol,
                        use -> use.asked() > 0 && meets(use.askedActions().actions(), actions),
                        ProtocolUse::firstAsked,
                        evidence);
            case "asks-again" -> {
                if (actions.isEmpty()) {
                    throw line.bad("asks-again, a protocol and actions");
                }
                yield (asset, _, evidence) -> anyUse(
                        asset,
                        protocol,
                        use -> use.askedActions().of(actions) >= Occasions.ENOUGH,
                        ProtocolUse::firstAsked,
                        evidence);
            }
            case "asks-of" -> {
                int devices = number(line, words.length > 2 ? words[2] : "", "asks-of, a protocol and a number");
                yield (asset, _, evidence) ->
                        anyUse(asset, protocol, use -> use.servers() >= devices, ProtocolUse::firstAsked, evidence);
            }
            case "asks-by-turns" ->
                (asset, _, evidence) ->
                        anyUse(asset, protocol, ProtocolUse::isByTurns, ProtocolUse::firstAsked, evidence);
            case "connects" ->
                (asset, _, evidence) ->
                        anyUse(asset, protocol, use -> use.servers() > 0, use -> spoken(use, asset), evidence);
            case "polls" ->
                (asset, _, evidence) -> anyUse(asset, protocol, Condition::polls, ProtocolUse::firstAsked, evidence);
            case "polls-long" ->
                (asset, _, evidence) ->
                        anyUse(asset, protocol, Condition::pollsLong, ProtocolUse::firstAsked, evidence);
            case "polls-many" ->
                (asset, _, evidence) -> anyUse(
                        asset,
                        protocol,
                        use -> pollsLong(use) && use.servers() >= MANY,
                        ProtocolUse::firstAsked,
                        evidence);
            case "cycles-briefly" -> {
                int devices = number(line, words.length > 2 ? words[2] : "", "cycles-briefly, a protocol and a number");
                yield (asset, _, evidence) -> cyclesBriefly(asset, protocol, devices, evidence);
            }
            case "asks-chiefly" ->
                (asset, _, evidence) -> asksChiefly(asset, protocol, industrial)
                        && anyUse(asset, protocol, use -> use.asked() > 0, ProtocolUse::firstAsked, evidence);
            case "serves-mostly" ->
                (asset, _, evidence) -> servesMostly(asset, protocol)
                        && anyUse(asset, protocol, use -> use.served() > 0, ProtocolUse::firstServed, evidence);
            case "serves-only" ->
                (asset, _, evidence) -> servesOnly(asset, protocol, industrial)
                        && anyUse(asset, protocol, use -> use.served() > 0, ProtocolUse::firstServed, evidence);
            case "speaks" ->
                (asset, _, evidence) -> anyUse(asset, protocol, _ -> true, use -> spoken(use, asset), evidence);
            case "offers-any" -> (asset, _, evidence) -> offersAny(asset, evidence);
            case "offers-confirmed" -> (asset, _, evidence) -> offers(asset, _ -> true, evidence);
            case "lent-address" -> (asset, _, evidence) -> holdsVirtual(asset, evidence);
            case "offers" -> (asset, _, evidence) -> offers(asset, protocol, evidence);
            case "units" -> units(line, which, Unit::answered);
            case "parts" -> units(line, which, Condition::shownApart);
            case "behind" ->
                (asset, _, evidence) -> {
                    Evidence first = asset.firstEvidence();
                    if (asset.parent() != null && first != null) {
                        evidence.add(first);
                    }
                    return asset.parent() != null;
                };
            case "forwards" ->
                (asset, _, evidence) -> {
                    if (asset.addresses().forwards()) {
                        evidence.addAll(asset.addresses().forwarded());
                        return true;
                    }
                    return false;
                };
            case "says" -> says(line, which, words.length > 2 ? words[2] : "");
            case "role", "type", "level" -> {
                String name = words[0].toUpperCase(Locale.ROOT) + " " + which;
                yield (_, known, evidence) -> {
                    List<Evidence> drawn = known.get(name);
                    if (drawn != null) {
                        evidence.addAll(drawn);
                    }
                    return drawn != null;
                };
            }
            default ->
                throw line.bad(
                        "serves, serves-mostly, serves-only, asks, asks-again, asks-chiefly, asks-of, asks-by-turns, polls, polls-long, polls-many, cycles-briefly, connects, speaks, offers, offers-any, offers-confirmed,"
                                + " lent-address, units, parts, behind, forwards, says, role, type, level or not");
        };
    }

    private static Set<Action> actions(TableLines.Line line, String words) {
        EnumSet<Action> actions = EnumSet.noneOf(Action.class);
        for (String word : words.split("\\|", -1)) {
            try {
                actions.add(Action.valueOf(word));
            } catch (IllegalArgumentException e) {
                throw line.bad("actions such as READ|WRITE");
            }
        }
        return actions;
    }

    private static boolean polls(ProtocolUse use) {
        return use.asked() >= POLLS && use.askedFor() >= POLLING_TIME;
    }

    private static boolean pollsLong(ProtocolUse use) {
        return polls(use) && use.askedFor() >= LONG_TIME;
    }

    /** Whoever is known for longer is judged by what he did over that time. */
    private static boolean cyclesBriefly(
            Asset asset, Predicate<String> protocol, int devices, List<Evidence> evidence) {
        long asked = 0;
        long servers = 0;
        List<Evidence> shown = new ArrayList<>();
        for (ProtocolUse use : asset.uses()) {
            Evidence first = use.firstAsked();
            if (protocol.test(use.protocol())
                    && first != null
                    && use.askedFor() >= CYCLIC_TIME
                    && use.asked() >= CYCLES * (long) use.servers()
                    && meets(use.askedActions().actions(), READING)) {
                asked += use.asked();
                servers += use.servers();
                shown.add(first);
            }
        }
        boolean isBrief = asset.lastTime() - asset.firstTime() < LONG_TIME;
        if (!isBrief || servers < devices || asked < POLLS) {
            return false;
        }
        evidence.addAll(shown);
        return true;
    }

    private static boolean meets(Set<Action> done, Set<Action> wanted) {
        return wanted.isEmpty() || !Collections.disjoint(done, wanted);
    }

    /** What of a use shows the fact. */
    @FunctionalInterface
    interface Shown {
        @Nullable
        Evidence by(ProtocolUse use);
    }

    private static boolean anyUse(
            Asset asset,
            Predicate<String> protocol,
            Predicate<ProtocolUse> fact,
            Shown shown,
            List<Evidence> evidence) {
        for (ProtocolUse use : asset.uses()) {
            if (protocol.test(use.protocol()) && fact.test(use)) {
                Evidence first = shown.by(use);
                if (first != null) {
                    evidence.add(first);
                }
                return true;
            }
        }
        return false;
    }

    /** What answers unasked or by chance, as a spoofed answer makes it seem, is no server yet. */
    private static boolean servesMostly(Asset asset, Predicate<String> protocol) {
        long served = 0;
        long asked = 0;
        for (ProtocolUse use : asset.uses()) {
            if (protocol.test(use.protocol())) {
                served += use.served();
                asked += use.asked();
            }
        }
        return served > asked;
    }

    private static boolean servesOnly(Asset asset, Predicate<String> protocol, Predicate<String> industrial) {
        for (ProtocolUse use : asset.uses()) {
            if (use.served() > 0 && industrial.test(use.protocol()) && !protocol.test(use.protocol())) {
                return false;
            }
        }
        return true;
    }

    private static boolean asksChiefly(Asset asset, Predicate<String> protocol, Predicate<String> industrial) {
        long these = 0;
        long others = 0;
        for (ProtocolUse use : asset.uses()) {
            if (protocol.test(use.protocol())) {
                these += use.asked();
            } else if (industrial.test(use.protocol())) {
                others += use.asked();
            }
        }
        return these > others;
    }

    private static boolean holdsVirtual(Asset asset, List<Evidence> evidence) {
        Claim lent = asset.identity()
                .holding(Attribute.MAC, mac -> MacAddress.parse(mac).isSharedByRouters());
        if (lent != null) {
            evidence.add(lent.first());
        }
        return asset.addresses().holdsVirtual();
    }

    /** Of what it sends to whoever listens no frame may be kept: then the first one of all shows that it is there. */
    private static @Nullable Evidence spoken(ProtocolUse use, Asset asset) {
        Evidence first = use.firstSpoken();
        return first != null ? first : asset.firstEvidence();
    }

    private static boolean offersAny(Asset asset, List<Evidence> evidence) {
        if (asset.services().isEmpty()) {
            return false;
        }
        evidence.add(asset.services().getFirst().first());
        return true;
    }

    private static boolean offers(Asset asset, Predicate<String> protocol, List<Evidence> evidence) {
        for (OfferedService service : asset.services()) {
            String confirmed = service.protocol();
            if (confirmed != null && protocol.test(confirmed)) {
                evidence.add(service.first());
                return true;
            }
        }
        return false;
    }

    private static @Nullable Evidence shownApart(Unit unit) {
        Asset own = unit.asset();
        return own == null ? null : own.firstEvidence();
    }

    private static Condition units(TableLines.Line line, String number, Function<Unit, @Nullable Evidence> shown) {
        int wanted = number(line, number, "units or parts and a number");
        return (asset, _, evidence) -> {
            int answered = 0;
            for (Unit unit : asset.units()) {
                Evidence first = shown.apply(unit);
                if (first != null && ++answered <= wanted) {
                    evidence.add(first);
                }
            }
            return answered >= wanted;
        };
    }

    private static int number(TableLines.Line line, String number, String expected) {
        if (!number.matches("[1-9][0-9]{0,3}")) {
            throw line.bad(expected);
        }
        return Integer.parseInt(number);
    }

    private static Condition says(TableLines.Line line, String name, String regex) {
        try {
            Attribute attribute = Attribute.valueOf(name.toUpperCase(Locale.ROOT));
            Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
            return (asset, _, evidence) -> {
                String said = asset.identity().stated().get(attribute.key());
                if (said != null && pattern.matcher(said).find()) {
                    return true;
                }
                // Whatever a person calls it, what it says that it is makes it answer as that.
                if (said != null && attribute != Attribute.TYPE) {
                    return false;
                }
                Claim heard = asset.identity()
                        .holding(
                                attribute,
                                words -> pattern.matcher(Readings.head(words)).find()
                                        || (attribute == Attribute.VENDOR
                                                && pattern.matcher(Makers.name(words))
                                                        .find()));
                if (heard == null) {
                    return false;
                }
                evidence.add(heard.first());
                return true;
            };
        } catch (PatternSyntaxException e) {
            throw line.bad("a regular expression");
        } catch (IllegalArgumentException e) {
            throw line.bad("an attribute and a regular expression");
        }
    }
}
