package io.otus.alert.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of STIX 2.1 §9 that names values of which each counts by itself: comparisons of one property with one text,
 * joined by {@code OR}. A comparison that is not supported is refused alone, as the others count without it. A pattern
 * that combines conditions, or requires an order, or names a process of a computer, cannot be observed in a network and
 * is refused as a whole.
 */
final class StixPattern {
    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*([a-z0-9-]+):([a-zA-Z0-9_.'-]+)\\s*(=|IN|ISSUBSET|[A-Z]+|[<>!]=?)\\s*('[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\\([^)]*\\))\\s*");
    private static final Pattern TEXT = Pattern.compile("'([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'");
    private static final Pattern OR = Pattern.compile("\\G\\s*\\]?\\s*OR\\s*\\[?\\s*");
    /** Longest pattern that is parsed, in characters. */
    private static final int MAX_LENGTH = 65_536;

    private StixPattern() {}

    /**
     * Returns the values that a pattern names.
     *
     * @param refused takes each unsupported comparison and the reason
     * @throws IllegalArgumentException with the reason if the whole pattern is refused
     */
    static List<IndicatorValue> values(String pattern, BiConsumer<String, String> refused) {
        String text = pattern.strip();
        if (text.length() > MAX_LENGTH || !text.startsWith("[") || !text.endsWith("]")) {
            throw new IllegalArgumentException("expected: such as [domain-name:value = 'a.example']");
        }
        List<IndicatorValue> values = new ArrayList<>();
        int end = text.length() - 1;
        Matcher comparison = COMPARISON.matcher(text).region(1, end);
        Matcher or = OR.matcher(text);
        int at = 1;
        while (at < end) {
            if (!comparison.region(at, end).lookingAt()) {
                throw new IllegalArgumentException("only comparisons joined by OR can be compared");
            }
            try {
                values.addAll(values(comparison));
            } catch (IllegalArgumentException e) {
                refused.accept(comparison.group().strip(), String.valueOf(e.getMessage()));
            }
            at = comparison.end();
            if (at < end) {
                if (!or.region(at, end).lookingAt()) {
                    throw new IllegalArgumentException("only comparisons joined by OR can be compared");
                }
                at = or.end();
            }
        }
        return values;
    }

    private static List<IndicatorValue> values(Matcher comparison) {
        String object = comparison.group(1);
        String property = comparison.group(2).replace("'", "").replace("-", "").toLowerCase(Locale.ROOT);
        Indicator.Type type = type(object, property);
        String operator = comparison.group(3);
        boolean isSet = operator.equals("=") || operator.equals("IN");
        boolean isSubset = operator.equals("ISSUBSET") && type == Indicator.Type.ADDRESS;
        if (type == null) {
            throw new IllegalArgumentException(object + ":" + comparison.group(2) + " is nothing that is compared");
        }
        if (!isSet && !isSubset) {
            throw new IllegalArgumentException(operator + " cannot be compared");
        }
        List<IndicatorValue> values = new ArrayList<>();
        Matcher text = TEXT.matcher(comparison.group(4));
        while (text.find()) {
            values.add(IndicatorValue.of(type, text.group(1).replaceAll("\\\\(.)", "$1")));
        }
        return values;
    }

    private static Indicator.@Nullable Type type(String object, String property) {
        return switch (object + ':' + property) {
            case "ipv4-addr:value", "ipv6-addr:value" -> Indicator.Type.ADDRESS;
            case "domain-name:value" -> Indicator.Type.DOMAIN;
            case "file:hashes.sha256", "x509-certificate:hashes.sha256" -> Indicator.Type.HASH;
            default -> null;
        };
    }
}
