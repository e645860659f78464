package io.otus.inventory.vendor;

import io.otus.core.event.Attribute;
import io.otus.core.table.TableLines;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads maker, model and version from free text that a device states of itself, such as its system description. The
 * rules are those of {@code readings.txt}, whose head explains their form. Immutable.
 */
public final class Readings {
    /** Longest text that is read. */
    private static final int MAX_TEXT = 512;

    private static final Pattern RULE = Pattern.compile("(\\w+) (maker )?(.+) -> (.+)");
    private static final Readings SHIPPED = new Readings();

    private record Given(Attribute attribute, String template) {}

    private record Rule(Attribute of, boolean afterMaker, Pattern pattern, List<Given> gives) {}

    private final List<Rule> rules = new ArrayList<>();

    private Readings() {
        for (TableLines.Line line : TableLines.read(Readings.class, "readings.txt")) {
            Matcher matcher = RULE.matcher(line.text());
            if (!matcher.matches()) {
                throw line.bad("ATTRIBUTE [maker] REGEX -> ATTRIBUTE=TEMPLATE; ...");
            }
            List<Given> gives = new ArrayList<>();
            for (String given : matcher.group(4).split("; ", -1)) {
                String[] sides = given.split("=", 2);
                if (sides.length != 2) {
                    throw line.bad("ATTRIBUTE=TEMPLATE");
                }
                gives.add(new Given(attribute(line, sides[0]), sides[1]));
            }
            try {
                rules.add(new Rule(
                        attribute(line, matcher.group(1)),
                        matcher.group(2) != null,
                        Pattern.compile(matcher.group(3), Pattern.CASE_INSENSITIVE),
                        gives));
            } catch (PatternSyntaxException e) {
                throw line.bad("a regular expression");
            }
        }
    }

    private static Attribute attribute(TableLines.Line line, String name) {
        try {
            return Attribute.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw line.bad("the name of an attribute");
        }
    }

    /** The values read from a text that was stated as this attribute; empty where no rule matches. */
    public static Map<Attribute, String> of(Attribute attribute, String text) {
        Map<Attribute, String> told = new EnumMap<>(Attribute.class);
        String read = head(text);
        for (Rule rule : SHIPPED.rules) {
            if (rule.of == attribute) {
                apply(rule, read, told);
            }
        }
        return told;
    }

    /** The beginning of a text that expressions are matched with; their time may grow with the square of its length. */
    public static String head(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    private static void apply(Rule rule, String text, Map<Attribute, String> told) {
        Makers.Named named = rule.afterMaker ? Makers.leading(text) : null;
        if (rule.afterMaker && named == null) {
            return;
        }
        Matcher matcher = rule.pattern.matcher(named == null ? text : text.substring(named.end()));
        if (!matcher.find()) {
            return;
        }
        if (named != null) {
            told.putIfAbsent(Attribute.VENDOR, named.maker());
        }
        for (Given given : rule.gives) {
            String value = fill(given.template, matcher);
            if (!value.isEmpty()) {
                told.putIfAbsent(given.attribute, value);
            }
        }
    }

    /** The template with its groups; empty where one of them is. */
    private static String fill(String template, Matcher matcher) {
        String value = template;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String mark = "$" + group;
            if (value.contains(mark)) {
                String part = matcher.group(group);
                if (part == null || part.isBlank()) {
                    return "";
                }
                value = value.replace(mark, part.strip());
            }
        }
        return value;
    }
}
