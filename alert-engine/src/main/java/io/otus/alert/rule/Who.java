package io.otus.alert.rule;

import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Network;
import io.otus.core.net.Sites;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Devices by address, network, VLAN or site. Immutable.
 *
 * @param members IP addresses, networks such as {@code 10.1.2.0/24}, MAC addresses, and {@code vlan 30}, each in its
 *     usual text; {@code site 2} for all devices of a site by its number, or as a prefix of any of these for those of
 *     that site only. Empty for everyone
 */
public record Who(List<String> members) {
    /** Everyone. */
    public static final Who ANYONE = new Who(List.of());

    private static final String SITE = "site ";
    private static final String VLAN = "vlan ";
    private static final int MAC_LENGTH = 17;
    private static final int MAX_VLAN = 4_095;

    public Who {
        members = List.copyOf(members);
    }

    /**
     * Parses devices as a person writes them.
     *
     * @throws IllegalArgumentException if a text is neither an address, nor a network, nor a VLAN
     */
    public static Who parse(List<String> texts) {
        List<String> members = new ArrayList<>(texts.size());
        for (String text : texts) {
            members.add(member(text.strip()));
        }
        return new Who(members);
    }

    /** Returns the members limited to a site; unchanged for site 0, which is none. */
    public static List<String> inSite(int site, List<String> members) {
        return site == 0
                ? members
                : members.stream().map(each -> ofSite(site, each)).toList();
    }

    /** Returns a member limited to a site, or all devices of the site if the member is empty. */
    public static String ofSite(int site, String member) {
        return SITE + site + (member.isEmpty() ? "" : ' ' + member);
    }

    private static String member(String text) {
        try {
            if (text.startsWith(SITE)) {
                String[] parts = text.substring(SITE.length()).strip().split("\\s+", 2);
                int site = Integer.parseInt(parts[0]);
                if (site > 0 && site <= Sites.MAX_SITES && (parts.length == 1 || !parts[1].startsWith(SITE))) {
                    return ofSite(site, parts.length == 1 ? "" : member(parts[1]));
                }
            } else if (text.startsWith(VLAN)) {
                int vlan = Integer.parseInt(text.substring(VLAN.length()).strip());
                if (vlan >= 0 && vlan <= MAX_VLAN) {
                    return VLAN + vlan;
                }
            } else if (text.length() == MAC_LENGTH && (text.charAt(2) == ':' || text.charAt(2) == '-')) {
                return MacAddress.parse(text).toString();
            } else if (text.indexOf('/') >= 0) {
                return Network.parse(text).toString();
            } else {
                return IpAddress.parse(text).toString();
            }
        } catch (IllegalArgumentException e) {
            throw unknown(text, e);
        }
        throw unknown(text, null);
    }

    private static IllegalArgumentException unknown(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "'" + text + "' (expected: an IP or MAC address, a network such as 10.1.2.0/24, or vlan 30)", cause);
    }

    /** Returns whether this is everyone. */
    public boolean isAnyone() {
        return members.isEmpty();
    }

    /** Returns whether a device is a member. */
    public boolean has(Device device) {
        if (members.isEmpty()) {
            return true;
        }
        for (String member : members) {
            if (isMember(member, device)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMember(String member, Device device) {
        if (member.startsWith(SITE)) {
            int end = member.indexOf(' ', SITE.length());
            String site = member.substring(SITE.length(), end < 0 ? member.length() : end);
            return device.site() == Integer.parseInt(site) && (end < 0 || isMember(member.substring(end + 1), device));
        }
        if (member.startsWith(VLAN)) {
            return device.vlan() == Integer.parseInt(member.substring(VLAN.length()));
        }
        if (device.ips().contains(member) || device.macs().contains(member)) {
            return true;
        }
        if (member.indexOf('/') < 0) {
            return false;
        }
        Network network = Network.parse(member);
        for (String ip : device.ips()) {
            if (network.has(IpAddress.parse(ip))) {
                return true;
            }
        }
        return false;
    }
}
