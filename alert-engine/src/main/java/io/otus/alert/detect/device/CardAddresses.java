package io.otus.alert.detect.device;

import io.otus.alert.detect.RecentMap;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Which IP addresses network cards said that they have, in their order. Confined to the analysis thread. */
public final class CardAddresses {
    /** Network cards whose addresses are remembered; the least recent go first. */
    private static final int MAX_CARDS = 8_192;
    /** IP addresses of one version that are remembered of one; who has more has them as a router or a server does. */
    private static final int MAX_ADDRESSES = 8;

    /** A network card in its network. */
    record Card(int segment, MacAddress mac) {}

    private final RecentMap<Card, SequencedSet<IpAddress>> addresses = new RecentMap<>(MAX_CARDS);

    long forgotten() {
        return addresses.forgotten();
    }

    /** The address that a card said first to have; null where it said nothing yet. */
    @Nullable
    IpAddress first(Card card) {
        SequencedSet<IpAddress> known = addresses.get(card);
        return known == null || known.isEmpty() ? null : known.getFirst();
    }

    /**
     * A card says that it has an address.
     *
     * @return the first one of the same version that it had before, where this one is news; null where it is none, or
     *     the first
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

    /** {@code SEGMENT MAC IP...}. */
    List<String> kept() {
        List<String> lines = new ArrayList<>();
        addresses.forEach((card, ips) -> {
            StringBuilder line =
                    new StringBuilder().append(card.segment).append(' ').append(card.mac);
            ips.forEach(ip -> line.append(' ').append(ip));
            lines.add(line.toString());
        });
        return lines;
    }

    void takeUp(String[] words) {
        SequencedSet<IpAddress> ips = new LinkedHashSet<>();
        for (int i = 2; i < words.length; i++) {
            ips.add(IpAddress.parse(words[i]));
        }
        addresses.put(new Card(Integer.parseInt(words[0]), MacAddress.parse(words[1])), ips);
    }
}
