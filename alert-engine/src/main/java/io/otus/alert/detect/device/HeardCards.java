package io.otus.alert.detect.device;

import io.otus.alert.detect.RecentMap;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        cards.put(host, known == null || known.equals(mac) ? mac : SEVERAL);
        speaks(new Card(from.segment(), mac, ip.v6()), ip);
    }

    private void speaks(Card card, IpAddress ip) {
        if (!ip.isLinkLocal()) {
            Speaker known = speakers.get(card);
            speakers.put(card, new Speaker(known == null || ip.equals(known.ip) ? ip : null));
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
    List<String> kept() {
        List<String> lines = new ArrayList<>();
        Map<Card, IpAddress> told = new HashMap<>(); // looking at the cards would count as a use of them
        cards.forEach((host, mac) -> {
            lines.add(host.segment + " " + host.ip + ' ' + mac);
            told.put(new Card(host.segment, mac, host.ip.v6()), host.ip);
        });
        speakers.forEach((card, speaker) -> {
            IpAddress ip = speaker.ip;
            if (ip == null || !ip.equals(told.get(card))) {
                String version = card.v6 ? "v6" : "v4";
                lines.add(
                        SPEAKER + ' ' + card.segment + ' ' + card.mac + ' ' + version + ' ' + (ip == null ? "-" : ip));
            }
        });
        return lines;
    }

    /** Takes up a line that {@link #kept} wrote. */
    void takeUp(String[] words) {
        if (words[0].equals(SPEAKER)) {
            Card card = new Card(Integer.parseInt(words[1]), MacAddress.parse(words[2]), words[3].equals("v6"));
            speakers.put(card, new Speaker(words[4].equals("-") ? null : IpAddress.parse(words[4])));
            return;
        }
        int segment = Integer.parseInt(words[0]);
        IpAddress ip = IpAddress.parse(words[1]);
        MacAddress mac = MacAddress.parse(words[2]);
        cards.put(new Host(segment, ip), mac);
        if (!mac.equals(SEVERAL)) {
            speaks(new Card(segment, mac, ip.v6()), ip);
        }
    }
}
