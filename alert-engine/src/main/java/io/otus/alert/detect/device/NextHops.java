package io.otus.alert.detect.device;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds routers by what others send to them for hosts elsewhere. A network card to which others send for several
 * addresses that ARP binds to no card is a router's, even if none of the answers that it passes on is heard. Addresses
 * of the senders' own network do not count, nor do those of another network in which a device asks by ARP there: a host
 * that has several such addresses, and was never heard to claim them, does not route. Confined to the analysis thread.
 */
final class NextHops {
    /** Most cards that are remembered; the least recent are forgotten first. */
    private static final int MAX_CARDS = 16_384;
    /** Number of addresses from which a card is a router's; a host has one of its own, rarely two. */
    private static final int ADDRESSES = 3;
    /** Most networks that are remembered; the least recent are forgotten first. */
    private static final int MAX_NETWORKS = 4_096;
    /** Bits of the host part of an IPv4 address. A /24 is the usual size of a cell. */
    private static final int IPV4_HOST_BITS = 8;
    /** First word of a kept line for a network that is in the segment, in place of a segment's number. */
    private static final String HERE = "here";

    private record Card(int segment, MacAddress mac) {}

    /** A network of a segment, by its first address. */
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

    /** Notes that a device with an address in a segment asks there for others. */
    void asked(int segment, IpAddress ip) {
        if (!ip.isUnspecified()) {
            here.put(Network.of(segment, ip), true);
        }
    }

    /**
     * Notes that something was sent to an address that ARP binds to no card.
     *
     * @param from the sender, as far as it is known
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

    /** Returns whether a card is known as a router's by what was sent to it. */
    boolean has(int segment, MacAddress mac) {
        Set<IpAddress> addresses = behind.get(new Card(segment, mac));
        return addresses != null
                && addresses.stream().filter(each -> !isHere(segment, each)).count() >= ADDRESSES;
    }

    /** Adds {@code SEGMENT MAC IP...} for each card, {@code here SEGMENT IP} for each network. */
    void keep(KeptLines out) {
        here.forEach((network, _) -> out.line().add(HERE).add(network.segment).add(network.first));
        behind.forEach((card, addresses) -> {
            out.line().add(card.segment).add(card.mac);
            addresses.forEach(out::add);
        });
    }

    /** Takes up a line that {@link #keep} wrote. */
    void takeUp(KeptLine line) {
        if (line.takes(HERE)) {
            asked(line.nextInt(), line.nextIp());
            return;
        }
        Card card = new Card(line.nextInt(), line.nextMac());
        Set<IpAddress> addresses = behind.getOrMake(card, LinkedHashSet::new);
        while (line.hasNext() && addresses.size() < ADDRESSES) {
            addresses.add(line.nextIp());
        }
    }
}
