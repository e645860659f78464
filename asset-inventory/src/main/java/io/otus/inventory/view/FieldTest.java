package io.otus.inventory.view;

import io.otus.core.net.IpAddress;
import io.otus.core.net.Network;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The test of a condition on the values of one field; it is met if any value meets it. */
final class FieldTest {
    private static final Set<String> TIMES = Set.of("first_seen", "last_seen");
    private static final Set<String> NUMBERS = Set.of("vlan", "unit", "purdue_level", "traffic");
    /** Fields whose texts have an order, numbers in them by their value. */
    private static final Set<String> VERSIONS = Set.of("firmware", "hardware", "order_number", "model", "os");

    private static final String MAC_PART = "[0-9a-f:.-]+";
    private static final String NETWORK = "[^/]*/[0-9]{1,3}";

    private FieldTest() {}

    /**
     * The test.
     *
     * @param sign {@code =}, {@code ~}, either with {@code !} before it, {@code <} or {@code >}
     * @throws IllegalArgumentException if the field has no such test
     */
    static Predicate<List<String>> of(String field, String sign, String wanted) {
        return switch (sign) {
            case "=" -> equal(field, wanted);
            case "!=" -> equal(field, wanted).negate();
            case "~" -> any(contains(field, wanted));
            case "!~" -> any(contains(field, wanted)).negate();
            default -> any(ordered(field, sign, wanted));
        };
    }

    private static Predicate<List<String>> any(Predicate<String> test) {
        return values -> values.stream().anyMatch(test);
    }

    /** The texts of which a condition with {@code =} wants any: {@code plc,rtu}. */
    static List<String> choices(String wanted) {
        return List.of(wanted.split("\\s*,\\s*", -1));
    }

    private static Predicate<List<String>> equal(String field, String wanted) {
        Predicate<List<String>> test = any(value -> value.equalsIgnoreCase(wanted));
        for (String choice : choices(wanted)) {
            test = test.or(choice.isEmpty() ? List::isEmpty : any(is(field, choice)));
        }
        return test;
    }

    private static Predicate<String> is(String field, String wanted) {
        if (field.equals("ip") && wanted.indexOf('/') >= 0) {
            Network network = network(wanted);
            return value -> network.has(IpAddress.parse(value));
        }
        String normal = field.equals("mac") ? Entry.mac(wanted) : wanted;
        return value -> value.equalsIgnoreCase(normal);
    }

    private static Network network(String text) {
        try {
            if (!text.matches(NETWORK)) {
                throw new IllegalArgumentException("no number of leading bits: " + text);
            }
            return Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no block of addresses (expected: such as 10.30.0.0/24)", e);
        }
    }

    private static Predicate<String> contains(String field, String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        if (field.equals("mac") && lower.matches(MAC_PART)) {
            return value -> digits(value).contains(digits(lower));
        }
        return value -> value.toLowerCase(Locale.ROOT).contains(lower);
    }

    private static String digits(String mac) {
        return mac.replaceAll("[:.-]", "");
    }

    private static Predicate<String> ordered(String field, String sign, String wanted) {
        IntPredicate side = sign.equals("<") ? difference -> difference < 0 : difference -> difference > 0;
        if (TIMES.contains(field)) {
            OffsetDateTime limit = time(wanted);
            return value -> side.test(OffsetDateTime.parse(value).compareTo(limit));
        }
        if (NUMBERS.contains(field)) {
            BigDecimal limit = number(wanted);
            return value -> isNumber(value) && side.test(new BigDecimal(value).compareTo(limit));
        }
        if (VERSIONS.contains(field)) {
            return value -> side.test(AssetOrder.compare(field, value, wanted));
        }
        throw new IllegalArgumentException("'" + field + sign + wanted
                + "' compares what has no order (expected before < and >: silent, known, first_seen, last_seen, vlan, unit,"
                + " purdue_level, traffic, firmware, hardware, order_number, model or os)");
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,18}(\\.[0-9]{1,9})?");
    }

    private static BigDecimal number(String text) {
        if (!isNumber(text)) {
            throw new IllegalArgumentException("'" + text + "' is no number");
        }
        return new BigDecimal(text);
    }

    private static OffsetDateTime time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time (expected: such as 2026-03-02 or 2026-03-02T06:10:00Z)", e);
        }
    }
}
