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
 * that nobody has by ARP is their router, be it that no answer which it passes on is heard. Addresses of their own
 * network do not count, nor of another one in which somebody asks by ARP there: a host that has several of these, which
 * it was heard to claim by nothing, routes nothing. Confined to the analysis thread.
 */
final class NextHops {
    /** Cards that are remembered; the least recent go first. */
    private static final int MAX_CARDS = 16_384;
    /** Addresses from which on a card is a router's; a host has one of its own, rarely two. */
    private static final int ADDRESSES = 3;
    /** Networks that are remembered; the least recent go first. */
    private static final int MAX_NETWORKS = 4_096;
    /** Networks are told apart by this part of an address: the usual size of a cell. */
    private static final int IPV4_HOST_BITS = 8;
    /** In place of a segment in what is kept: a network that is there. */
    private static final String HERE = "here";

    private record Card(int segment, MacAddress mac) {}

    /** A network of a segment, by the first address of it. */
    private record Network(int segment, IpAddress first) {
        static Network of(int segment, IpAddress ip) {
            IpAddress first =
                    ip.v6() ? IpAddress.v6(ip.high(), 0) : IpAddress.v4(ip.low() >>> IPV4_HOST_BITS << IPV4_HOST_BITS);
            return new Network(segment, first);
        }
    }

    private final RecentMap<Card, Set<IpAddress>> behind = new RecentMap<>(MAX_CARDS);
    private final RecentMap<Network, Boolean> here = new RecentMap<>(MAX_NETWORKS);

    long forgotten() {
        return behind.forgotten() + here.forgotten();
    }

    /** Somebody who has an address in a segment asks there for others. */
    void asked(int segment, IpAddress ip) {
        if (!ip.isUnspecified()) {
            here.put(Network.of(segment, ip), true);
        }
    }

    /**
     * Something was sent to an address that ARP binds to nobody.
     *
     * @param from by whom, as far as that is known
     */
    void sent(Endpoint from, Endpoint to) {
        IpAddress ip = to.ip();
        MacAddress mac = to.mac();
        if (ip == null || mac == null || !ip.isUnicast() || ip.isLinkLocal() || mac.isGroup()) {
            return;
        }
        Network network = Network.of(to.segment(), ip);
        IpAddress sender = from.ip();
        if (sender != null && network.equals(Network.of(to.segment(), sender))) {
            return;
        }
        Set<IpAddress> addresses = behind.getOrMake(new Card(to.segment(), mac), LinkedHashSet::new);
        addresses.removeIf(each -> isHere(to.segment(), each));
        if (addresses.size() < ADDRESSES && !isHere(to.segment(), ip)) {
            addresses.add(ip);
        }
    }

    private boolean isHere(int segment, IpAddress ip) {
        return here.contains(Network.of(segment, ip));
    }

    /** Whether a card is a router's by that. */
    boolean has(int segment, MacAddress mac) {
        Set<IpAddress> addresses = behind.get(new Card(segment, mac));
        return addresses != null
                && addresses.stream().filter(each -> !isHere(segment, each)).count() >= ADDRESSES;
    }

    /** {@code SEGMENT MAC IP...} of each card, {@code here SEGMENT IP} of each network. */
    List<String> kept() {
        List<String> lines = new ArrayList<>();
        here.forEach((network, _) -> lines.add(HERE + ' ' + network.segment + ' ' + network.first));
        behind.forEach((card, addresses) -> lines.add(card.segment + " " + card.mac + ' '
                + addresses.stream().map(IpAddress::toString).collect(Collectors.joining(" "))));
        return lines;
    }

    /** Takes up one of these. */
    void takeUp(String[] words) {
        if (words[0].equals(HERE)) {
            asked(Integer.parseInt(words[1]), IpAddress.parse(words[2]));
            return;
        }
        Card card = new Card(Integer.parseInt(words[0]), MacAddress.parse(words[1]));
        Set<IpAddress> addresses = behind.getOrMake(card, LinkedHashSet::new);
        for (int i = 2; i < Math.min(words.length, 2 + ADDRESSES); i++) {
            addresses.add(IpAddress.parse(words[i]));
        }
    }
}
