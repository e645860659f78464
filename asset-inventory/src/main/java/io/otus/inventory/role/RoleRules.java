package io.otus.inventory.role;

import io.otus.core.evidence.Evidence;
import io.otus.core.table.TableLines;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The declared rules of {@code rules.txt}, whose head explains the grammar, applied to one asset at a time. Immutable.
 */
public final class RoleRules {
    private static final Pattern RULE = Pattern.compile("(role|type|level|importance) (\\S+) if (.+?): (.+)");

    private static final Pattern GOES_BY_TYPE = Pattern.compile("^(not )*(type|level) ");
    /** Which names and values a site may give. */
    private static final Map<Conclusion.Kind, Pattern> VALUES = Map.of(
            Conclusion.Kind.ROLE, Pattern.compile("[a-z][a-z0-9_]*"),
            Conclusion.Kind.TYPE, Pattern.compile("[a-z][a-z0-9_]*"),
            Conclusion.Kind.LEVEL, Pattern.compile("[0-5]|3\\.5"),
            Conclusion.Kind.IMPORTANCE, Pattern.compile("high|medium|low"));

    /**
     * One rule.
     *
     * @param name kind and value, by which other rules know that it held
     */
    private record Rule(
            Conclusion.Kind kind, String value, String name, Stage stage, List<Condition> conditions, String reason) {}

    /** When rules are applied: each may go by what those of stages before concluded. */
    private enum Stage {
        ROLE,
        TYPE,
        LEVEL,
        /** Roles down from the first of which a rule goes by a type or level. */
        LATER_ROLE,
        IMPORTANCE;

        static Stage of(Conclusion.Kind kind, boolean isLater) {
            return switch (kind) {
                case ROLE -> isLater ? LATER_ROLE : ROLE;
                case TYPE -> TYPE;
                case LEVEL -> LEVEL;
                case IMPORTANCE -> IMPORTANCE;
            };
        }
    }

    private final List<Rule> rules;

    private RoleRules(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * The rules that came with the program.
     *
     * @param industrial whether a protocol of this id makes whoever speaks it a part of the process
     */
    public static RoleRules shipped(Predicate<String> industrial) {
        return of(industrial, "", "");
    }

    /**
     * The rules of a site with those that came with the program. Of types, levels and importances a site's come first,
     * so that they hold where both apply; its roles come behind the shipped ones, so that they may go by them.
     *
     * @param industrial whether a protocol of this id makes whoever speaks it a part of the process
     * @param file what errors call the text
     * @param text the rules of the site, in the grammar of {@code rules.txt}; empty for none
     * @throws IllegalStateException if a line is no rule; the message names it
     */
    public static RoleRules of(Predicate<String> industrial, String file, String text) {
        List<TableLines.Line> lines = TableLines.of(file, text);
        List<Rule> own = parse(lines, industrial);
        for (int i = 0; i < own.size(); i++) {
            Pattern values = VALUES.getOrDefault(own.get(i).kind(), RULE);
            if (!values.matcher(own.get(i).value()).matches()) {
                throw lines.get(i)
                        .bad("a role or type in small letters, digits and _, a level 0, 1, 2, 3, 3.5, 4 or 5, or an"
                                + " importance high, medium or low");
            }
        }
        List<Rule> shipped = parse(TableLines.read(RoleRules.class, "rules.txt"), industrial);
        List<Rule> ordered = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            boolean isRole = stage == Stage.ROLE || stage == Stage.LATER_ROLE;
            add(isRole ? shipped : own, stage, ordered);
            add(isRole ? own : shipped, stage, ordered);
        }
        return new RoleRules(List.copyOf(ordered));
    }

    private static void add(List<Rule> rules, Stage stage, List<Rule> ordered) {
        rules.stream().filter(rule -> rule.stage() == stage).forEach(ordered::add);
    }

    private static List<Rule> parse(List<TableLines.Line> lines, Predicate<String> industrial) {
        List<Rule> rules = new ArrayList<>();
        boolean isLater = false;
        for (TableLines.Line line : lines) {
            Matcher matcher = RULE.matcher(line.text());
            if (!matcher.matches()) {
                throw line.bad("role|type|level|importance NAME if CONDITION [and CONDITION ...]: REASON");
            }
            List<Condition> conditions = new ArrayList<>();
            Conclusion.Kind kind = kind(matcher.group(1));
            for (String text : matcher.group(3).split(" and ", -1)) {
                conditions.add(Condition.parse(line, text, industrial));
                isLater |= kind == Conclusion.Kind.ROLE
                        && GOES_BY_TYPE.matcher(text).find();
            }
            String value = matcher.group(2);
            Stage stage = Stage.of(kind, isLater);
            rules.add(new Rule(kind, value, kind + " " + value, stage, conditions, matcher.group(4)));
        }
        return rules;
    }

    /** All values that the shipped rules can conclude for a kind. */
    public static Set<String> values(Conclusion.Kind kind) {
        return shipped(_ -> false).drawn(kind);
    }

    /** All values that these rules can conclude for a kind. */
    public Set<String> drawn(Conclusion.Kind kind) {
        Set<String> values = new TreeSet<>();
        for (Rule rule : rules) {
            if (rule.kind() == kind) {
                values.add(rule.value());
            }
        }
        return values;
    }

    private static Conclusion.Kind kind(String word) {
        return word.equals("level") ? Conclusion.Kind.LEVEL : Conclusion.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Everything that follows from the facts of an asset, in the order of the rules. Where a person states its type or
     * level, that is what other rules know, a type by any word that {@link TypeNames} has for it; a type that no rule
     * has leaves them the one that was concluded.
     */
    public List<Conclusion> judge(Asset asset) {
        List<Conclusion> drawn = new ArrayList<>();
        Set<Conclusion.Kind> settled = EnumSet.noneOf(Conclusion.Kind.class);
        Set<Conclusion.Kind> overruled = EnumSet.noneOf(Conclusion.Kind.class);
        Map<String, List<Evidence>> known = new HashMap<>();
        for (Conclusion.Kind kind : List.of(Conclusion.Kind.TYPE, Conclusion.Kind.LEVEL)) {
            String stated = asset.identity().stated().get(kind.key());
            String said = stated == null ? null : meant(kind, stated);
            if (said != null && isDrawn(kind, said)) {
                overruled.add(kind);
                known.put(kind + " " + said, List.of()); // a person's word has no frames
            }
        }
        List<Evidence> evidence = new ArrayList<>();
        for (Rule rule : rules) {
            boolean isRole = rule.kind() == Conclusion.Kind.ROLE;
            if (settled.contains(rule.kind()) || (isRole && known.containsKey(rule.name()))) {
                continue;
            }
            evidence.clear();
            if (holds(rule, asset, known, evidence)) {
                List<Evidence> shown = evidence.stream().distinct().toList();
                drawn.add(new Conclusion(rule.kind(), rule.value(), rule.reason(), shown));
                if (!overruled.contains(rule.kind())) {
                    known.put(rule.name(), shown);
                }
                if (!isRole) {
                    settled.add(rule.kind());
                }
            }
        }
        return drawn;
    }

    /** The type or level that a person's word means. */
    private String meant(Conclusion.Kind kind, String stated) {
        String said = stated.toLowerCase(Locale.ROOT);
        return kind == Conclusion.Kind.TYPE && !isDrawn(kind, said) ? TypeNames.name(said) : said;
    }

    private boolean isDrawn(Conclusion.Kind kind, String value) {
        return rules.stream()
                .anyMatch(rule -> rule.kind() == kind && rule.value().equals(value));
    }

    private static boolean holds(Rule rule, Asset asset, Map<String, List<Evidence>> known, List<Evidence> evidence) {
        List<Condition> conditions = rule.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(asset, known, evidence)) {
                return false;
            }
        }
        return true;
    }
}
