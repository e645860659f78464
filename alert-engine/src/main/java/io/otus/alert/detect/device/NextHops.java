package io.otus.alert.detect.device;

import io.otus.alert.detect.RecentMap;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * To whom others give what is for hosts elsewhere: who has the network card to which they send for several addresses
 * that nobody has by ARP is their router, be it that no answer which it passes on is heard. Confined to the analysis
 * thread.
 */
final class NextHops {
    /** Cards that are remembered; the least recent go first. */
    private static final int MAX_CARDS = 16_384;
    /** Addresses from which on a card is a router's; a host has one of its own, rarely two. */
    private static final int ADDRESSES = 3;

    private record Card(int segment, MacAddress mac) {}

    private final RecentMap<Card, Set<IpAddress>> behind = new RecentMap<>(MAX_CARDS);

    long forgotten() {
        return behind.forgotten();
    }

    /** Something was sent to an address that ARP binds to nobody. */
    void sent(Endpoint to) {
        IpAddress ip = to.ip();
        MacAddress mac = to.mac();
        if (ip == null || mac == null || !ip.isUnicast() || ip.isLinkLocal() || mac.isGroup()) {
            return;
        }
        Set<IpAddress> addresses = behind.getOrMake(new Card(to.segment(), mac), LinkedHashSet::new);
        if (addresses.size() < ADDRESSES) {
            addresses.add(ip);
        }
    }

    /** Whether a card is a router's by that. */
    boolean has(int segment, MacAddress mac) {
        Set<IpAddress> addresses = behind.get(new Card(segment, mac));
        return addresses != null && addresses.size() >= ADDRESSES;
    }

    /** {@code SEGMENT MAC IP...} of each card. */
    List<String> kept() {
        List<String> lines = new ArrayList<>();
        behind.forEach((card, addresses) -> lines.add(card.segment + " " + card.mac + ' '
                + addresses.stream().map(IpAddress::toString).collect(Collectors.joining(" "))));
        return lines;
    }

    /** Takes up one of these. */
    void takeUp(String[] words) {
        Card card = new Card(Integer.parseInt(words[0]), MacAddress.parse(words[1]));
        Set<IpAddress> addresses = behind.getOrMake(card, LinkedHashSet::new);
        for (int i = 2; i < Math.min(words.length, 2 + ADDRESSES); i++) {
            addresses.add(IpAddress.parse(words[i]));
        }
    }
}
