package io.otus.alert.detect.device;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The network card from which each IP address spoke while devices were learned. A sensor that begins to listen late
 * hears the ARP of a device long after its conversations, and until then cannot tell whether the device has the card or
 * is behind it. Confined to the analysis thread.
 */
final class HeardCards {
    /** Most addresses that are remembered; the least recent are forgotten first. */
    private static final int MAX_ADDRESSES = 16_384;

    private static final String SPEAKER = "speaker";

    private static final String V4 = "v4";
    private static final String V6 = "v6";

    private record Host(int segment, IpAddress ip) {}

    /** A card and the IP version of its addresses: a host has one address of each version. */
    private record Card(int segment, MacAddress mac, boolean v6) {}

    /** The card of each address; {@link #SEVERAL} if the address spoke from more than one. */
    private final RecentMap<Host, MacAddress> cards = new RecentMap<>(MAX_ADDRESSES);

    private static final MacAddress SEVERAL = new MacAddress(0);
    /** The address for which each card speaks; null in it if the card speaks for several, as a router's does. */
    private final RecentMap<Card, Speaker> speakers = new RecentMap<>(MAX_ADDRESSES);

    private record Speaker(@Nullable IpAddress ip) {}

    long forgotten() {
        return cards.forgotten() + speakers.forgotten();
    }

    /** Notes that an address spoke. */
    void heard(Endpoint from) {
        IpAddress ip = from.ip();
        MacAddress mac = from.mac();
        if (ip == null || mac == null || !ip.isUnicast() || mac.isGroup()) {
            return;
        }
        Host host = new Host(from.segment(), ip);
        MacAddress known = cards.get(host);
        if (known == null) {
            cards.put(host, mac);
        } else if (!known.equals(mac) && !known.equals(SEVERAL)) {
            cards.put(host, SEVERAL);
        }
        speaks(new Card(from.segment(), mac, ip.v6()), ip);
    }

    private void speaks(Card card, IpAddress ip) {
        if (!ip.isLinkLocal()) {
            Speaker known = speakers.get(card);
            if (known == null) {
                speakers.put(card, new Speaker(ip));
            } else if (known.ip != null && !known.ip.equals(ip)) {
                speakers.put(card, new Speaker(null));
            }
        }
    }

    /** Returns whether an address always spoke from this card, and the card for no other address. */
    boolean has(int segment, IpAddress ip, MacAddress mac) {
        Speaker speaker = speakers.get(new Card(segment, mac, ip.v6()));
        return !mac.equals(SEVERAL)
                && mac.equals(cards.get(new Host(segment, ip)))
                && speaker != null
                && ip.equals(speaker.ip);
    }

    /**
     * Returns {@code SEGMENT IP MAC} for each address, and {@code speaker SEGMENT MAC v4|v6 IP} for each card whose
     * address these lines do not give; {@code -} if the card speaks for several.
     */
    void keep(KeptLines out) {
        Map<Card, IpAddress> told = new HashMap<>(); // looking at the cards would count as a use of them
        cards.forEach((host, mac) -> {
            out.line().add(host.segment).add(host.ip).add(mac);
            told.put(new Card(host.segment, mac, host.ip.v6()), host.ip);
        });
        speakers.forEach((card, speaker) -> {
            IpAddress ip = speaker.ip;
            if (ip == null || !ip.equals(told.get(card))) {
                out.line()
                        .add(SPEAKER)
                        .add(card.segment)
                        .add(card.mac)
                        .add(card.v6 ? V6 : V4)
                        .add(ip);
            }
        });
    }

    /** Takes up a line that {@link #keep} wrote. */
    void takeUp(KeptLine line) {
        if (line.takes(SPEAKER)) {
            int segment = line.nextInt();
            MacAddress mac = line.nextMac();
            boolean isV6 = line.takes(V6);
            if (!isV6) {
                line.expect(V4);
            }
            speakers.put(new Card(segment, mac, isV6), new Speaker(line.nextIpIfAny()));
            return;
        }
        int segment = line.nextInt();
        IpAddress ip = line.nextIp();
        MacAddress mac = line.nextMac();
        cards.put(new Host(segment, ip), mac);
        if (!mac.equals(SEVERAL)) {
            speaks(new Card(segment, mac, ip.v6()), ip);
        }
    }
}
