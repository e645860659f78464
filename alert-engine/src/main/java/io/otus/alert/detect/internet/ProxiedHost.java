package io.otus.alert.detect.internet;

import io.otus.alert.detect.Outside;
import io.otus.core.net.IpAddress;
import java.util.Locale;
import java.util.Set;

/** Hosts as clients name them to a proxy. Stateless. */
final class ProxiedHost {
    /**
     * Ends of names that no registry assigns: RFC 6762 appendix G, RFC 8375, and those that ICANN reserves for internal
     * use.
     */
    private static final Set<String> PRIVATE = Set.of(
            "local", "localhost", "localdomain", "lan", "home", "intranet", "private", "corp", "internal", "arpa");

    private ProxiedHost() {}

    /** Returns the host without its port. */
    static String name(String authority) {
        int bracket = authority.indexOf(']');
        if (authority.startsWith("[") && bracket > 0) {
            return authority.substring(1, bracket);
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    /**
     * Returns whether a host belongs to the internet, as far as its name or address shows; names without a dot belong
     * to the site.
     */
    static boolean isInternet(String authority) {
        String name = name(authority);
        if (name.indexOf(':') >= 0 || isNumeric(name)) {
            IpAddress ip = IpAddress.ofText(name);
            return ip != null && Outside.isInternet(ip);
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 && !PRIVATE.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean isNumeric(String name) {
        return name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
