package io.otus.inventory.view;

import io.otus.inventory.role.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a list that people keep says the same of a device as the inventory does, in other words. */
final class PlantWords {
    private static final Pattern VERSION =
            Pattern.compile("(?:(?:v|ver|version|rev|revision)[. ]{0,2})?([0-9]+(?:\\.[0-9]+)*)");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final Pattern ZEROS_AT_THE_END = Pattern.compile("(\\.0)+$");

    private static final String MDNS = ".local";

    private static final List<String> PRODUCT = List.of("model", "order_number");

    private PlantWords() {}

    /** Whether an entry of the list means by a field, which both have, what the inventory has. */
    static boolean same(String field, Entry expected, Entry found) {
        String one = expected.values(field).getFirst();
        String other = found.values(field).getFirst();
        return switch (field) {
            case "name" -> name(one).equals(name(other));
            case "type" -> TypeNames.name(one).equals(TypeNames.name(other));
            case "firmware", "hardware" -> isSameVersion(one, other);
            case "model", "order_number" -> products(found).contains(product(one));
            default -> false;
        };
    }

    /** A name without regard to case, and without what mDNS puts behind each name. */
    static String name(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        String plain = small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
        return plain.endsWith(MDNS) ? plain.substring(0, plain.length() - MDNS.length()) : plain;
    }

    /**
     * Whether both are numbers of versions, alike part by part: {@code V5.17} and {@code 5.017}, {@code 2} and
     * {@code 2.0}.
     */
    private static boolean isSameVersion(String one, String other) {
        Matcher first = VERSION.matcher(one.toLowerCase(Locale.ROOT).strip());
        Matcher second = VERSION.matcher(other.toLowerCase(Locale.ROOT).strip());
        return first.matches() && second.matches() && parts(first.group(1)).equals(parts(second.group(1)));
    }

    private static String parts(String version) {
        String values = LEADING_ZEROS.matcher(version).replaceAll("");
        return ZEROS_AT_THE_END.matcher(values).replaceAll("");
    }

    /** All names of a product: lists have its name, its order number or both under either heading. */
    private static List<String> products(Entry found) {
        List<String> all = new ArrayList<>();
        StringBuilder both = new StringBuilder();
        for (String field : PRODUCT) {
            for (String value : found.values(field)) {
                all.add(product(value));
                both.append(value);
            }
        }
        all.add(product(both.toString()));
        return all;
    }

    /** Without case, blanks and commas: order numbers are written with and without. */
    private static String product(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s,]+", "");
    }
}
