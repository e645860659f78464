package io.otus.inventory.role;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.core.table.TableLines;
import io.otus.inventory.graph.Occasions;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.Unit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words with which conditions begin, in the order of the head of {@code rules.txt}, which says what each means. */
enum ConditionWord {
    SERVES(ConditionWord::serves),
    ASKS(ConditionWord::asks),
    ASKS_AGAIN(ConditionWord::asksAgain),
    ASKS_CHIEFLY(given -> (asset, _, evidence) -> Uses.asksChiefly(asset, given.protocol(), given.industrial())
            && Uses.anyUse(asset, given.protocol(), use -> use.asked() > 0, ProtocolUse::firstAsked, evidence)),
    ASKS_OF(ConditionWord::asksOf),
    ASKS_BY_TURNS(given -> use(given, ProtocolUse::isByTurns, ProtocolUse::firstAsked)),
    CONNECTS(given -> (asset, _, evidence) ->
            Uses.anyUse(asset, given.protocol(), use -> use.servers() > 0, use -> Uses.spoken(use, asset), evidence)),
    POLLS(given -> use(given, Uses::polls, ProtocolUse::firstAsked)),
    POLLS_LONG(given -> use(given, Uses::pollsLong, ProtocolUse::firstAsked)),
    POLLS_MANY(given -> use(given, Uses::pollsMany, ProtocolUse::firstAsked)),
    KEEPS_UP(ConditionWord::keepsUp),
    CYCLES_BRIEFLY(ConditionWord::cyclesBriefly),
    SERVES_MOSTLY(given -> (asset, _, evidence) -> Uses.servesMostly(asset, given.protocol())
            && Uses.anyUse(asset, given.protocol(), use -> use.served() > 0, ProtocolUse::firstServed, evidence)),
    SERVES_ONLY(given -> (asset, _, evidence) -> Uses.servesOnly(asset, given.protocol(), given.industrial())
            && Uses.anyUse(asset, given.protocol(), use -> use.served() > 0, ProtocolUse::firstServed, evidence)),
    SPEAKS(given -> (asset, _, evidence) ->
            Uses.anyUse(asset, given.protocol(), _ -> true, use -> Uses.spoken(use, asset), evidence)),
    OFFERS(given -> (asset, _, evidence) -> Facts.offers(asset, given.protocol(), evidence)),
    OFFERS_ANY(_ -> (asset, _, evidence) -> Facts.offersAny(asset, evidence)),
    OFFERS_CONFIRMED(_ -> (asset, _, evidence) -> Facts.offers(asset, _ -> true, evidence)),
    LENT_ADDRESS(_ -> (asset, _, evidence) -> Facts.holdsVirtual(asset, evidence)),
    UNITS(given -> units(given, Unit::answered)),
    PARTS(given -> units(given, Facts::shownApart)),
    BEHIND(_ -> (asset, _, evidence) -> Facts.isBehind(asset, evidence)),
    FORWARDS(_ -> (asset, _, evidence) -> Facts.forwards(asset, evidence)),
    SAYS(ConditionWord::says),
    ROLE(given -> concluded("ROLE", given)),
    TYPE(given -> concluded("TYPE", given)),
    LEVEL(given -> concluded("LEVEL", given));

    @SuppressWarnings("ImmutableEnumChecker") // A function without state, of an interface that bears no annotation.
    private final Function<Arguments, Condition> factory;

    ConditionWord(Function<Arguments, Condition> factory) {
        this.factory = factory;
    }

    /**
     * The arguments of a condition.
     *
     * @param line where
     * @param which the next word; empty where there is none
     * @param rest what is behind that
     * @param protocol whether a protocol is the one that the next word means
     * @param industrial whether a protocol is industrial
     */
    record Arguments(
            TableLines.Line line, String which, String rest, Predicate<String> protocol, Predicate<String> industrial) {
        Set<Action> actions() {
            EnumSet<Action> actions = EnumSet.noneOf(Action.class);
            for (String word : rest.isEmpty() ? new String[0] : rest.split("\\|", -1)) {
                try {
                    actions.add(Action.valueOf(word));
                } catch (IllegalArgumentException e) {
                    throw line.bad("actions such as READ|WRITE");
                }
            }
            return actions;
        }

        int number(String text, String expected) {
            if (!text.matches("[1-9][0-9]{0,3}")) {
                throw line.bad(expected);
            }
            return Integer.parseInt(text);
        }
    }

    /** The word of this name; null where there is none. */
    static @Nullable ConditionWord of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All of them, for people. */
    static String all() {
        return Arrays.stream(values()).map(ConditionWord::key).collect(Collectors.joining(", "));
    }

    /** The word as rules have it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The condition.
     *
     * @throws IllegalStateException if it is not what the word expects; the message has the line
     */
    Condition condition(Arguments given) {
        return factory.apply(given);
    }

    private static Condition use(Arguments given, Predicate<ProtocolUse> fact, Uses.Shown shown) {
        return (asset, _, evidence) -> Uses.anyUse(asset, given.protocol(), fact, shown, evidence);
    }

    private static Condition serves(Arguments given) {
        Set<Action> actions = given.actions();
        return use(
                given, use -> use.served() > 0 && Uses.meets(use.servedActions(), actions), ProtocolUse::firstServed);
    }

    private static Condition asks(Arguments given) {
        Set<Action> actions = given.actions();
        return use(
                given,
                use -> use.asked() > 0 && Uses.meets(use.askedActions().actions(), actions),
                ProtocolUse::firstAsked);
    }

    private static Condition asksAgain(Arguments given) {
        Set<Action> actions = given.actions();
        if (actions.isEmpty()) {
            throw given.line().bad("asks-again, a protocol and actions");
        }
        return use(given, use -> use.askedActions().of(actions) >= Occasions.ENOUGH, ProtocolUse::firstAsked);
    }

    private static Condition asksOf(Arguments given) {
        int devices = given.number(given.rest(), "asks-of, a protocol and a number");
        return use(given, use -> use.servers() >= devices, ProtocolUse::firstAsked);
    }

    private static Condition keepsUp(Arguments given) {
        int devices = given.number(given.rest(), "keeps-up, a protocol and a number");
        return (asset, _, evidence) -> Uses.anyUse(
                asset, given.protocol(), use -> Uses.keepsUp(use, devices), use -> Uses.spoken(use, asset), evidence);
    }

    private static Condition cyclesBriefly(Arguments given) {
        int devices = given.number(given.rest(), "cycles-briefly, a protocol and a number");
        return (asset, _, evidence) -> Uses.cyclesBriefly(asset, given.protocol(), devices, evidence);
    }

    private static Condition units(Arguments given, Function<Unit, @Nullable Evidence> shown) {
        int wanted = given.number(given.which(), "units or parts and a number");
        return (asset, _, evidence) -> Facts.hasUnits(asset, wanted, shown, evidence);
    }

    private static Condition says(Arguments given) {
        try {
            Attribute attribute = Attribute.valueOf(given.which().toUpperCase(Locale.ROOT));
            Pattern pattern = Pattern.compile(given.rest(), Pattern.CASE_INSENSITIVE);
            Facts.Words words = new Facts.Words(attribute, pattern);
            return (asset, _, evidence) -> Facts.says(asset, words, evidence);
        } catch (PatternSyntaxException e) {
            throw given.line().bad("a regular expression");
        } catch (IllegalArgumentException e) {
            throw given.line().bad("an attribute and a regular expression");
        }
    }

    private static Condition concluded(String kind, Arguments given) {
        String name = kind + " " + given.which();
        return (_, known, evidence) -> {
            List<Evidence> drawn = known.get(name);
            if (drawn != null) {
                evidence.addAll(drawn);
            }
            return drawn != null;
        };
    }
}
