package io.otus.appliance.config;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.rule.Hours;
import io.otus.alert.rule.Rule;
import io.otus.alert.rule.Rules;
import io.otus.alert.rule.Scope;
import io.otus.alert.rule.Who;
import io.otus.core.net.Sites;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it is configured. Absent keys are null.
 *
 * @param kinds kinds of alerts that it is about; all, where it names none
 * @param protocol id of a protocol
 * @param by who acts: addresses, networks, VLANs, sites, or names of groups
 * @param on upon whom
 * @param assets who has part in it, on either side
 * @param hours hours of the day, such as {@code 22:00-06:00}
 * @param days days of the week, {@code mon} to {@code sun}
 * @param severity how much it weighs; {@code off} where it is not to be found at all
 * @param reason why
 */
public record RuleSection(
        @Nullable List<String> kinds,
        @Nullable String protocol,
        @Nullable List<String> by,
        @Nullable List<String> on,
        @Nullable List<String> assets,
        @Nullable String hours,
        @Nullable List<String> days,
        @Nullable String severity,
        @Nullable String reason) {
    private static final String OFF = "off";

    /** Checks what can be checked without knowing the groups. */
    public RuleSection {
        if (severity == null) {
            throw new IllegalArgumentException("severity is missing (expected: off, " + severities() + ")");
        }
        effect(severity);
        kinds(kinds);
        named(List.of("hours"), () -> Hours.parse(orEmpty(hours), List.of(), ZoneOffset.UTC));
        named(List.of("days"), () -> Hours.parse("", orEmpty(days), ZoneOffset.UTC));
    }

    /** The same, with the keys in front of what is wrong, by which its place is found. */
    private static <T> T named(List<String> steps, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw WrongValue.within(steps, e);
        }
    }

    /**
     * The rules of a configuration.
     *
     * @throws IllegalArgumentException if one cannot be followed
     */
    static Rules rules(
            @Nullable String timeZone,
            Sites sites,
            @Nullable Map<String, List<String>> groups,
            @Nullable List<RuleSection> sections) {
        ZoneId zone = zone(timeZone);
        checkGroups(groups, sites);
        List<Rule> rules = new ArrayList<>();
        for (RuleSection section : orEmpty(sections)) {
            try {
                rules.add(section.rule(rules.size() + 1, zone, sites, groups == null ? Map.of() : groups));
            } catch (IllegalArgumentException e) {
                throw WrongValue.within(List.of("rules", Integer.toString(rules.size() + 1)), e);
            }
        }
        if (rules.size() > Rules.MAX_RULES) {
            throw new IllegalArgumentException("rules: more than " + Rules.MAX_RULES);
        }
        return new Rules(rules);
    }

    /** Checks all members, also of a group that no rule names. */
    private static void checkGroups(@Nullable Map<String, List<String>> groups, Sites sites) {
        if (groups == null) {
            return;
        }
        groups.forEach((name, members) -> {
            for (int i = 0; i < members.size(); i++) {
                String member = members.get(i);
                List<String> steps = List.of("groups", name, Integer.toString(i + 1));
                named(steps, () -> Who.parse(List.of(SiteMember.numbered(member, sites))));
            }
        });
    }

    private static ZoneId zone(@Nullable String text) {
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time_zone: '" + text + "' (expected: such as Europe/Berlin or UTC)", e);
        }
    }

    private Rule rule(int number, ZoneId zone, Sites sites, Map<String, List<String>> groups) {
        Scope scope = new Scope(
                kinds(kinds),
                List.of(),
                orEmpty(protocol),
                who("by", by, sites, groups),
                who("on", on, sites, groups),
                who("assets", assets, sites, groups),
                hours == null && days == null ? null : Hours.parse(orEmpty(hours), orEmpty(days), zone));
        return new Rule("rule " + number + " of the configuration", scope, effect(orEmpty(severity)), orEmpty(reason));
    }

    private static Who who(String key, @Nullable List<String> names, Sites sites, Map<String, List<String>> groups) {
        List<String> members = new ArrayList<>();
        try {
            for (String name : orEmpty(names)) {
                for (String member : Objects.requireNonNullElse(groups.get(name), List.of(name))) {
                    members.add(SiteMember.numbered(member, sites));
                }
            }
            return Who.parse(members);
        } catch (IllegalArgumentException e) {
            throw WrongValue.within(
                    List.of(key),
                    new IllegalArgumentException(e.getMessage() + ", the name of a group, or such as 'site north'", e));
        }
    }

    private static Set<Kind> kinds(@Nullable List<String> names) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : orEmpty(names)) {
            try {
                kinds.add(Kind.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "kinds: '" + name + "' is no kind of alert (docs/alerts.md lists them)", e);
            }
        }
        return kinds;
    }

    private static Rule.Effect effect(String text) {
        if (text.equals(OFF)) {
            return Rule.OFF;
        }
        for (Severity severity : Severity.values()) {
            if (severity.key().equals(text)) {
                return new Rule.Effect.Weigh(severity);
            }
        }
        throw new IllegalArgumentException("severity: '" + text + "' (expected: off, " + severities() + ")");
    }

    private static String severities() {
        return Arrays.stream(Severity.values())
                .map(severity -> severity.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
