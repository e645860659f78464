package io.otus.alert.indicator;

import io.otus.core.net.IpAddress;
import io.otus.core.net.Network;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A value of a list in the form used for comparison.
 *
 * @param type its type
 * @param value the value
 */
record IndicatorValue(Indicator.Type type, String value) {
    /** Shortest prefixes, in bits, of a network: wider ones contain too much that the list does not mean. */
    private static final int LEAST_PREFIX_V4 = 8;

    private static final int LEAST_PREFIX_V6 = 19;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHA_1 = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern JA4 =
            Pattern.compile("[tqd][0-9sd]{2}[di][0-9]{4}[0-9a-z]{2}_[0-9a-f]{12}_[0-9a-f]{12}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f:.]+(/[0-9]{1,3})?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final int MAX_NAME = 253;

    /**
     * Guesses the type of a value from its form.
     *
     * @throws IllegalArgumentException with the reason if it is nothing that can be compared
     */
    static IndicatorValue guess(String text) {
        String plain = plain(text);
        if (SHA_256.matcher(plain).matches()) {
            return new IndicatorValue(Indicator.Type.HASH, plain);
        }
        if (MD5.matcher(plain).matches()) {
            return new IndicatorValue(Indicator.Type.JA3, plain);
        }
        if (JA4.matcher(plain).matches()) {
            return new IndicatorValue(Indicator.Type.JA4, plain);
        }
        if (SHA_1.matcher(plain).matches()) {
            throw new IllegalArgumentException("a SHA-1; nothing that is seen is compared by that");
        }
        if (plain.contains("://")) {
            throw new IllegalArgumentException("a URL; only its domain can be compared");
        }
        return ADDRESS.matcher(plain).matches() && (plain.contains(":") || Character.isDigit(last(plain)))
                ? address(plain)
                : domain(plain);
    }

    /**
     * Converts a value of a known type.
     *
     * @throws IllegalArgumentException with the reason if it is invalid
     */
    static IndicatorValue of(Indicator.Type type, String text) {
        String plain = plain(text);
        return switch (type) {
            case ADDRESS -> address(plain);
            case DOMAIN -> domain(plain);
            case HASH -> matching(type, plain, SHA_256, "64 hexadecimal digits");
            case JA3 -> matching(type, plain, MD5, "32 hexadecimal digits");
            case JA4 -> matching(type, plain, JA4, "such as t13d1516h2_8daaf6152771_b186095e22b6");
        };
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }

    /** Removes {@code hxxp} and {@code [.]}, which lists use so that nobody follows a value by accident. */
    private static String plain(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replace("[.]", ".").replace("[:]", ":");
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return plain.startsWith("hxxp") ? "http" + plain.substring(4) : plain;
    }

    private static IndicatorValue matching(Indicator.Type type, String plain, Pattern pattern, String expected) {
        if (!pattern.matcher(plain).matches()) {
            throw new IllegalArgumentException("no " + type.key() + " (expected: " + expected + ")");
        }
        return new IndicatorValue(type, plain);
    }

    private static IndicatorValue address(String plain) {
        int slash = plain.indexOf('/');
        try {
            Network network = Network.parse(slash < 0 ? plain + (plain.contains(":") ? "/128" : "/32") : plain);
            IpAddress first = network.first();
            if (network.prefix() < (first.v6() ? LEAST_PREFIX_V6 : LEAST_PREFIX_V4)) {
                throw new IllegalArgumentException("a network that is too large");
            }
            if (!first.isOfOneDevice()) {
                throw new IllegalArgumentException("an address that no single host has");
            }
            return new IndicatorValue(Indicator.Type.ADDRESS, slash < 0 ? first.toString() : network.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no address", e);
        }
    }

    private static IndicatorValue domain(String plain) {
        String name = plain.startsWith("*.") ? plain.substring(2) : plain;
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (name.length() > MAX_NAME || name.indexOf('.') <= 0) {
            throw new IllegalArgumentException("neither an address, a domain, a hash nor a fingerprint");
        }
        for (String label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("neither an address, a domain, a hash nor a fingerprint");
            }
        }
        return new IndicatorValue(Indicator.Type.DOMAIN, name);
    }
}
