package io.otus.core.event;

import java.util.Locale;
import java.util.Set;

/**
 * How devices answer who asks a whole network for a name: whoever hears the question may say that the name is its own.
 * So such a claim tells less than a name that a device gives itself unasked.
 */
public final class NameAnswer {
    /** An answer by LLMNR, RFC 4795. */
    public static final String LLMNR = "llmnr address_record";

    /** An answer or announcement by multicast DNS, RFC 6762. */
    public static final String MDNS = "mdns address_record";

    /** An answer of the NetBIOS name service, RFC 1002 §4.2.13. */
    public static final String NETBIOS = "nbns query_response";

    private static final Set<String> SOURCES = Set.of(LLMNR, MDNS, NETBIOS);
    /** What multicast DNS puts behind the name of a host. */
    private static final String LINK = ".local";
    /** Longest name of a host in NetBIOS, which cuts longer ones. */
    private static final int NETBIOS_LENGTH = 15;

    private NameAnswer() {}

    /** Whether a device says so that a name is its own. */
    public static boolean isOne(IdentityClaim claim) {
        return claim.attribute() == Attribute.NAME
                && isOne(claim.source())
                && claim.about().equals(claim.origin().source());
    }

    /** Whether messages of this type answer so. */
    public static boolean isOne(String source) {
        return SOURCES.contains(source);
    }

    /**
     * What is the same of one name in all these services: without its domain, in small letters, cut as NetBIOS does.
     */
    public static String plain(String name) {
        return cut(host(name));
    }

    /**
     * Whether two names may be of one device. Names with a domain are compared as a whole; where one of them has none,
     * what is before it is, and only as far as NetBIOS has it where one is as long as NetBIOS cuts names. A host's own
     * name of multicast DNS, as {@code pump.local}, has none.
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
     * Whether a domain tells more than the host does: {@code .local} itself is that of whatever link the host is on
     * (RFC 6762 §3). What is below it, as {@code plant.local}, is a domain that sites do use.
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
