package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_CHANGED}: a controller says that it has an IPv4 address which it never had. Its addresses are
 * chosen by people and stay for years; another one is new work on it, or another machine that copied its MAC address.
 * While devices are learned it says nothing.
 */
public final class FurtherAddressDetector implements Detector.OnBinding, Detector.Keeping {
    /** MAC addresses whose IP addresses are remembered; the least recent go first. */
    private static final int MAX_CARDS = 8_192;
    /** IP addresses that are remembered of one; who has more has them as a router or a server does. */
    private static final int MAX_ADDRESSES = 8;

    private record Card(int segment, MacAddress mac) {}

    private record Key(Card card, IpAddress ip) {}

    private final Site site;
    private final RecentMap<Card, SequencedSet<IpAddress>> addresses = new RecentMap<>(MAX_CARDS);

    public FurtherAddressDetector(Site site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return addresses.forgotten();
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        MacAddress mac = event.mac();
        IpAddress ip = event.ip();
        if (ip.v6()
                || !ip.isUnicast()
                || ip.isLinkLocal()
                || mac.isGroup()
                || mac.isSharedByRouters()
                || !mac.equals(event.origin().source().mac())) {
            return;
        }
        Card card = new Card(event.segment(), mac);
        SequencedSet<IpAddress> known = addresses.getOrMake(card, LinkedHashSet::new);
        if (known.size() >= MAX_ADDRESSES || !known.add(ip) || known.size() == 1) {
            return;
        }
        long time = event.origin().time();
        Endpoint place = new Endpoint(event.segment(), mac, null, Endpoint.NO_PORT);
        if (site.baseline().learning().isLearning(Category.DEVICES, time)
                || !Outside.isController(site, site.known(place))) {
            return;
        }
        IpAddress before = known.getFirst();
        out.add(new Finding(
                Kind.ASSET_CHANGED,
                Kind.ASSET_CHANGED.severity(),
                "",
                new Key(card, ip),
                new FurtherAddress(mac.toString(), before.toString(), ip.toString()),
                true));
    }

    @Override
    public String keptAs() {
        return "addresses";
    }

    /** {@code SEGMENT MAC IP...}. */
    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        addresses.forEach((card, ips) -> {
            StringBuilder line =
                    new StringBuilder().append(card.segment).append(' ').append(card.mac);
            ips.forEach(ip -> line.append(' ').append(ip));
            lines.add(line.toString());
        });
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        SequencedSet<IpAddress> ips = new LinkedHashSet<>();
        for (int i = 2; i < words.length; i++) {
            ips.add(IpAddress.parse(words[i]));
        }
        addresses.put(new Card(Integer.parseInt(words[0]), MacAddress.parse(words[1])), ips);
    }

    private record FurtherAddress(String mac, String before, String ip) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            AssetModel asset = sighting.source();
            String name = asset == null ? mac : asset.name();
            return Words.of(name + " says that it has the address " + ip + " too", "binding " + ip + ' ' + mac)
                    .seen(mac + " says that it is " + ip + ", and was " + before + " until now.")
                    .normal(before + '.')
                    .history("no other address of this network card is known.")
                    .expected(before, 0, 0)
                    .observed(ip)
                    .filter("arp && eth.addr == " + mac);
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0830", "T0849");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(sighting.source(), null, null);
        }
    }
}
