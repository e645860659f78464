package io.otus.appliance.config;

import io.otus.alert.custom.CustomRule;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.custom.Expression;
import io.otus.alert.custom.ExpressionException;
import io.otus.alert.custom.FieldTypes;
import io.otus.alert.custom.Rate;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules that a site wrote itself, with their tests.
 *
 * @param rules the rules, in the order of the file
 * @param tests the tests, in the order of the file
 */
public record RuleFile(List<CustomRule> rules, List<Test> tests) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TECHNIQUE = Pattern.compile("T0\\d{3}");

    /** Copies the lists. */
    public RuleFile {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /**
     * One test of a rule.
     *
     * @param rule the rule
     * @param name its name
     * @param fields what an event says
     * @param expected whether the rule is to hold for it
     */
    public record Test(CustomRule rule, String name, Map<String, List<Object>> fields, boolean expected) {
        /** Whether it is as expected. */
        public boolean passes() {
            return CustomRules.holds(rule, fields) == expected;
        }
    }

    /** The file. */
    record Content(@Nullable List<Section> rules) {}

    /** One rule in it. */
    record Section(
            @Nullable PlacedText id,
            @Nullable String title,
            @Nullable PlacedText kind,
            @Nullable PlacedText severity,
            @Nullable PlacedText on,
            @Nullable PlacedText when,
            @Nullable List<PlacedText> attack,
            @Nullable List<TestSection> tests) {}

    /** One test of it. */
    record TestSection(
            @Nullable String name,
            @Nullable Map<String, Object> fields,
            @Nullable Boolean expect) {}

    /**
     * Reads a file.
     *
     * @throws Failure with {@link ExitCode#CONFIGURATION} if anything in it is wrong
     */
    public static RuleFile read(Path file) {
        return parse(ConfigReader.text(file, "rule"), file.toString());
    }

    static RuleFile parse(String text, String name) {
        Content content = ConfigReader.parse(text, name, Content.class);
        List<CustomRule> rules = new ArrayList<>();
        List<Test> tests = new ArrayList<>();
        for (Section section : content.rules() == null ? List.<Section>of() : content.rules()) {
            CustomRule rule = rule(section, name, rules.size() + 1);
            rules.add(rule);
            for (TestSection test : section.tests() == null ? List.<TestSection>of() : section.tests()) {
                tests.add(test(rule, test, tests.size() + 1));
            }
        }
        return new RuleFile(rules, tests);
    }

    /**
     * The rules of several files together.
     *
     * @throws Failure if two have one id, or they are too many
     */
    public static CustomRules all(List<CustomRule> rules) {
        Map<String, String> places = new HashMap<>();
        for (CustomRule rule : rules) {
            String other = places.putIfAbsent(rule.id(), rule.source());
            if (other != null) {
                throw new Failure(
                        ExitCode.CONFIGURATION,
                        rule.source() + ": id: '" + rule.id() + "' is that of another rule, at " + other);
            }
        }
        if (rules.size() > CustomRules.MAX_RULES) {
            throw new Failure(ExitCode.CONFIGURATION, "custom_rules: more than " + CustomRules.MAX_RULES + " rules");
        }
        return new CustomRules(rules);
    }

    private static CustomRule rule(Section section, String name, int number) {
        PlacedText id = section.id();
        if (id == null) {
            throw wrong(name, number, "id is missing (expected: such as boiler-limit)");
        }
        if (!ID.matcher(id.text()).matches()) {
            throw wrong(name, id, number, "id: '" + id.text() + "' (expected: such as boiler-limit)");
        }
        PlacedText when = section.when();
        if (section.title() == null || when == null) {
            throw wrong(name, id, number, (when == null ? "when" : "title") + " is missing");
        }
        PlacedText on = section.on();
        boolean onMessages = on != null && on.text().equals("message");
        if (on != null && !onMessages && !on.text().equals("operation")) {
            throw wrong(name, on, number, "on: '" + on.text() + "' (expected: operation or message)");
        }
        List<String> attack = new ArrayList<>();
        for (PlacedText technique : section.attack() == null ? List.<PlacedText>of() : section.attack()) {
            if (!TECHNIQUE.matcher(technique.text()).matches()) {
                throw wrong(name, technique, number, "attack: '" + technique.text() + "' (expected: such as T0836)");
            }
            attack.add(technique.text());
        }
        Kind kind = kind(section.kind(), name, number);
        return new CustomRule(
                id.text(),
                section.title(),
                kind,
                severity(section.severity(), kind, name, number),
                onMessages,
                expression(when, onMessages, name),
                attack,
                Rate.NONE,
                name + ":" + id.line());
    }

    private static Kind kind(@Nullable PlacedText key, String name, int number) {
        if (key == null) {
            return Kind.RULE_MATCH;
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(key.text())) {
                return kind;
            }
        }
        String all = Arrays.stream(Kind.values()).map(Kind::name).sorted().collect(Collectors.joining(", "));
        throw wrong(name, key, number, "kind: '" + key.text() + "' is no kind of alert (expected: " + all + ")");
    }

    private static Severity severity(@Nullable PlacedText key, Kind kind, String name, int number) {
        if (key == null) {
            return kind.severity();
        }
        for (Severity severity : Severity.values()) {
            if (severity.key().equals(key.text())) {
                return severity;
            }
        }
        throw wrong(name, key, number, "severity: '" + key.text() + "' (expected: info, low, medium, high, critical)");
    }

    private static FieldTypes types(boolean onMessages) {
        return onMessages ? FieldTypes.MESSAGE : FieldTypes.OPERATION;
    }

    private static Expression expression(PlacedText when, boolean onMessages, String name) {
        try {
            return Expression.parse(when.text(), types(onMessages));
        } catch (ExpressionException e) {
            String place = ":" + when.line() + ":" + (when.column() + e.offset());
            throw new Failure(ExitCode.CONFIGURATION, name + place + ": when: " + e.getMessage(), e);
        }
    }

    private static Failure wrong(String name, int number, String problem) {
        return new Failure(ExitCode.CONFIGURATION, name + ": rule " + number + ": " + problem);
    }

    private static Failure wrong(String name, PlacedText at, int number, String problem) {
        return wrong(name + ":" + at.line() + ":" + at.column(), number, problem);
    }

    private static Test test(CustomRule rule, TestSection section, int number) {
        String name = section.name() == null ? String.format(Locale.ROOT, "test %d", number) : section.name();
        Map<String, List<Object>> fields = new HashMap<>();
        try {
            flatten("", section.fields() == null ? Map.of() : section.fields(), fields);
            FieldTypes types = types(rule.onMessages());
            fields.forEach((field, values) -> {
                UnknownWords.checkTested(field, rule);
                values.replaceAll(value -> types.checked(field, value, text(value)));
            });
        } catch (IllegalArgumentException e) {
            String place = rule.source() + ": rule " + rule.id() + ": " + name + ": ";
            throw new Failure(ExitCode.CONFIGURATION, place + e.getMessage(), e);
        }
        return new Test(rule, name, fields, section.expect() == null || section.expect());
    }

    /** A value as it was written, perhaps. */
    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(number.longValue())
                : String.valueOf(value);
    }

    private static void flatten(String path, @Nullable Object value, Map<String, List<Object>> out) {
        switch (value) {
            case null -> throw new IllegalArgumentException(path + " has no value");
            case Map<?, ?> map ->
                map.forEach((key, each) -> flatten(path.isEmpty() ? "" + key : path + '.' + key, each, out));
            case List<?> list -> list.forEach(each -> flatten(path, each, out));
            case Number number ->
                out.computeIfAbsent(path, _ -> new ArrayList<>()).add(number.doubleValue());
            default -> out.computeIfAbsent(path, _ -> new ArrayList<>()).add(value);
        }
    }
}
