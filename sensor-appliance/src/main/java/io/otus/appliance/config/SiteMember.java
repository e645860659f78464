package io.otus.appliance.config;

import io.otus.alert.rule.Who;
import io.otus.core.net.Sites;

/**
 * Devices of a site as a person names them: {@code site north} for all of them, {@code site north 10.1.9.0/24} for
 * some. Rules have the site by its number, which stays where it is renamed.
 */
public final class SiteMember {
    private static final String WORD = "site ";

    private SiteMember() {}

    /**
     * The same with the number of the site in place of its name; what names no site stays as it is.
     *
     * @throws IllegalArgumentException if there is no such site
     */
    public static String numbered(String text, Sites sites) {
        if (!text.startsWith(WORD)) {
            return text;
        }
        String named = text.substring(WORD.length()).strip();
        String longest = "";
        for (String name : sites.names()) {
            boolean isMeant = named.equals(name) || named.startsWith(name + ' ');
            longest = isMeant && name.length() > longest.length() ? name : longest;
        }
        if (longest.isEmpty()) {
            String known = sites.names().isEmpty() ? "none is configured" : String.join(", ", sites.names());
            throw new IllegalArgumentException("'" + text + "' (expected: one of the sites: " + known + ")");
        }
        return Who.ofSite(
                sites.numberOf(longest), named.substring(longest.length()).strip());
    }
}
