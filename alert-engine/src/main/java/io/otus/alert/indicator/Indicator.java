package io.otus.alert.indicator;

import java.util.Locale;

/**
 * An entry of a list that warns of something. Immutable.
 *
 * @param type its type
 * @param value its value in the form used for comparison: lower case, without characters added to make it unclickable
 * @param description why it is listed; may be empty
 * @param source the list, with the place in it
 * @param validUntil event time at which it expires, nanoseconds since 1970; the greatest long if it does not expire
 */
public record Indicator(Type type, String value, String description, String source, long validUntil) {
    /** The type of an indicator. */
    public enum Type {
        /** An IP address, or a network such as {@code 203.0.113.0/24}. */
        ADDRESS,
        /** A domain, including all names below it. */
        DOMAIN,
        /** SHA-256 of a certificate or a file, in hexadecimal. */
        HASH,
        /** JA3 or JA3S: MD5 over the parameters that a TLS client or server offers, in hexadecimal. */
        JA3,
        /** JA4 of a TLS client, such as {@code t13d1516h2_8daaf6152771_b186095e22b6}. */
        JA4;

        private final String key = name().toLowerCase(Locale.ROOT);

        /** Returns the name used in files. */
        public String key() {
            return key;
        }
    }
}
