package io.otus.alert.detect.device;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The IP addresses that network cards claimed, in the order of their first claims. Confined to the analysis thread. */
public final class CardAddresses {
    /** Most network cards whose addresses are remembered; the least recent are forgotten first. */
    private static final int MAX_CARDS = 8_192;
    /**
     * Most IP addresses of one version that are remembered of a card; a card with more has them as a router or a server
     * does.
     */
    private static final int MAX_ADDRESSES = 8;

    /** A network card in its segment. */
    record Card(int segment, MacAddress mac) {}

    private final RecentMap<Card, SequencedSet<IpAddress>> addresses = new RecentMap<>(MAX_CARDS);

    long forgotten() {
        return addresses.forgotten();
    }

    /** Returns the address that a card claimed first; null if it claimed none yet. */
    @Nullable
    IpAddress first(Card card) {
        SequencedSet<IpAddress> known = addresses.get(card);
        return known == null || known.isEmpty() ? null : known.getFirst();
    }

    /**
     * Notes that a card claims an address.
     *
     * @return the card's first address of the same version, if the claimed one is another and new; null if it is not
     *     new, or the first
     */
    @Nullable
    IpAddress add(Card card, IpAddress ip) {
        SequencedSet<IpAddress> known = addresses.getOrMake(card, LinkedHashSet::new);
        if (known.contains(ip)) {
            return null;
        }
        List<IpAddress> before =
                known.stream().filter(each -> each.v6() == ip.v6()).toList();
        if (before.size() >= MAX_ADDRESSES) {
            return null;
        }
        known.add(ip);
        return before.isEmpty() ? null : before.getFirst();
    }

    /** Adds {@code SEGMENT MAC IP...} for each card. */
    void keep(KeptLines out) {
        addresses.forEach((card, ips) -> {
            out.line().add(card.segment).add(card.mac);
            ips.forEach(out::add);
        });
    }

    void takeUp(KeptLine line) {
        Card card = new Card(line.nextInt(), line.nextMac());
        SequencedSet<IpAddress> ips = new LinkedHashSet<>();
        while (line.hasNext()) {
            ips.add(line.nextIp());
        }
        addresses.put(card, ips);
    }
}
