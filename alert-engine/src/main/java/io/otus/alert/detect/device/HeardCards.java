package io.otus.alert.detect.device;

import io.otus.alert.detect.RecentMap;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * From which network card an IP address spoke while devices were learned. A sensor that begins to listen late hears the
 * ARP of a device long after its conversations, and until then cannot tell whether it has the card or is behind it.
 * Confined to the analysis thread.
 */
final class HeardCards {
    /** Addresses that are remembered; the least recent go first. */
    private static final int MAX_ADDRESSES = 16_384;

    private record Host(int segment, IpAddress ip) {}

    /** The card; {@link #SEVERAL} where it spoke from more than one. */
    private final RecentMap<Host, MacAddress> cards = new RecentMap<>(MAX_ADDRESSES);

    private static final MacAddress SEVERAL = new MacAddress(0);

    long forgotten() {
        return cards.forgotten();
    }

    /** An address spoke. */
    void heard(Endpoint from) {
        IpAddress ip = from.ip();
        MacAddress mac = from.mac();
        if (ip == null || mac == null || !ip.isUnicast() || mac.isGroup()) {
            return;
        }
        Host host = new Host(from.segment(), ip);
        MacAddress known = cards.get(host);
        cards.put(host, known == null || known.equals(mac) ? mac : SEVERAL);
    }

    /** Whether an address always spoke from this card. */
    boolean has(int segment, IpAddress ip, MacAddress mac) {
        return !mac.equals(SEVERAL) && mac.equals(cards.get(new Host(segment, ip)));
    }

    /** {@code SEGMENT IP MAC} of each. */
    List<String> kept() {
        List<String> lines = new ArrayList<>();
        cards.forEach((host, mac) -> lines.add(host.segment + " " + host.ip + ' ' + mac));
        return lines;
    }

    /** Takes up one of these. */
    void takeUp(String[] words) {
        cards.put(new Host(Integer.parseInt(words[0]), IpAddress.parse(words[1])), MacAddress.parse(words[2]));
    }
}
