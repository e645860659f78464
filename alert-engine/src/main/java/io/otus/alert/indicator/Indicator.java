package io.otus.alert.indicator;

import java.util.Locale;

/**
 * One thing that whoever keeps the list has reason to warn of. Immutable.
 *
 * @param type what it is
 * @param value it, in the form in which it is compared: lower case, without what was put in to make it unclickable
 * @param description why it is on the list; may be empty
 * @param source the list, with the place in it
 * @param validUntil event time at which it stops to count, nanoseconds since 1970; the greatest long where it does not
 */
public record Indicator(Type type, String value, String description, String source, long validUntil) {
    /** What an indicator is. */
    public enum Type {
        /** An IP address, or a network as {@code 203.0.113.0/24}. */
        ADDRESS,
        /** A domain, which stands for all names below it too. */
        DOMAIN,
        /** SHA-256 of a certificate or of a file, in hexadecimal. */
        HASH,
        /** JA3 or JA3S: MD5 of what a TLS client or server offers, in hexadecimal. */
        JA3,
        /** JA4 of a TLS client, such as {@code t13d1516h2_8daaf6152771_b186095e22b6}. */
        JA4;

        private final String key = name().toLowerCase(Locale.ROOT);

        /** The name in files. */
        public String key() {
            return key;
        }
    }
}
