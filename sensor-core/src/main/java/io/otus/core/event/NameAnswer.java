package io.otus.core.event;

import java.util.Locale;
import java.util.Set;

/**
 * Recognises names that a device gave in answer to a question to the whole network. Any device that hears the question
 * may claim the name, so such a claim proves less than a name that a device announces unasked.
 */
public final class NameAnswer {
    /** An answer by LLMNR, RFC 4795. */
    public static final String LLMNR = "llmnr address_record";

    /** An answer or announcement by multicast DNS, RFC 6762. */
    public static final String MDNS = "mdns address_record";

    /** An answer of the NetBIOS name service, RFC 1002 §4.2.13. */
    public static final String NETBIOS = "nbns query_response";

    private static final Set<String> SOURCES = Set.of(LLMNR, MDNS, NETBIOS);
    /** The domain that multicast DNS appends to the name of a host. */
    private static final String LINK = ".local";
    /** Longest name of a host in NetBIOS, which cuts longer ones. */
    private static final int NETBIOS_LENGTH = 15;

    private NameAnswer() {}

    /** Whether a device claims a name as its own by such an answer. */
    public static boolean isOne(IdentityClaim claim) {
        return claim.attribute() == Attribute.NAME
                && isOne(claim.source())
                && claim.about().equals(claim.origin().source());
    }

    /** Whether messages of this type are such answers. */
    public static boolean isOne(String source) {
        return SOURCES.contains(source);
    }

    /**
     * The form of a name that is the same in all three services: without its domain, in small letters, cut at the
     * length that NetBIOS has.
     */
    public static String plain(String name) {
        return cut(host(name));
    }

    /**
     * Whether two names may be of one device. Two names with a domain are compared as a whole. Where one has no domain,
     * only the host names are compared, and where one of these has the length at which NetBIOS cuts names, only that
     * many characters. The name that a host has in multicast DNS, such as {@code pump.local}, counts as one without a
     * domain.
     */
    public static boolean areOne(String name, String other) {
        if (isOfDomain(name) && isOfDomain(other)) {
            return name.equalsIgnoreCase(other);
        }
        String host = host(name);
        String otherHost = host(other);
        boolean mayBeCut = host.length() == NETBIOS_LENGTH || otherHost.length() == NETBIOS_LENGTH;
        return mayBeCut ? cut(host).equals(cut(otherHost)) : host.equals(otherHost);
    }

    /**
     * Whether a name has a domain that distinguishes it. {@code .local} itself does not: it is that of any link that
     * the host is on (RFC 6762 §3). A domain below it, such as {@code plant.local}, does: sites use them.
     */
    private static boolean isOfDomain(String name) {
        int end = name.indexOf('.');
        return end > 0 && !name.substring(end).equalsIgnoreCase(LINK);
    }

    private static String host(String name) {
        int end = name.indexOf('.');
        return (end > 0 ? name.substring(0, end) : name).toLowerCase(Locale.ROOT);
    }

    private static String cut(String host) {
        return host.length() > NETBIOS_LENGTH ? host.substring(0, NETBIOS_LENGTH) : host;
    }
}
