package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_CHANGED}: a controller claims an IPv4 address that it never had. People choose its addresses, which
 * stay for years. Another one means new work on the controller, or another machine that copied its MAC address. Nothing
 * is reported while devices are learned.
 */
public final class FurtherAddressDetector implements Detector.OnBinding, Detector.Keeping {
    private record Key(CardAddresses.Card card, IpAddress ip) {}

    private final DetectorContext site;
    private final CardAddresses addresses;

    /**
     * Creates a detector that enters the claims that it hears.
     *
     * @param addresses the addresses of cards, which other detectors read and this one keeps
     */
    public FurtherAddressDetector(DetectorContext site, CardAddresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    @Override
    public long forgotten() {
        return addresses.forgotten();
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        MacAddress mac = event.mac();
        IpAddress ip = event.ip();
        if (!ip.isUnicast()
                || ip.isLinkLocal()
                || mac.isGroup()
                || mac.isSharedByRouters()
                || !mac.equals(event.origin().source().mac())) {
            return;
        }
        CardAddresses.Card card = new CardAddresses.Card(event.segment(), mac);
        IpAddress before = addresses.add(card, ip);
        if (before == null || ip.v6()) {
            return;
        }
        long time = event.origin().time();
        Endpoint place = Endpoint.at(event.segment(), mac);
        if (site.baseline().learning().isLearning(Category.DEVICES, time)
                || !Outside.isController(site, site.known(place))) {
            return;
        }
        out.add(Finding.act(
                Kind.ASSET_CHANGED,
                new Key(card, ip),
                new FurtherAddress(mac.toString(), before.toString(), ip.toString())));
    }

    @Override
    public String keptAs() {
        return "addresses";
    }

    @Override
    public void keep(KeptLines out) {
        addresses.keep(out);
    }

    @Override
    public void takeUp(KeptLine line) {
        addresses.takeUp(line);
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
