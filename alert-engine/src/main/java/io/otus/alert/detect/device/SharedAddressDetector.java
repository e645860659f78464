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
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_CHANGED}: a device takes an address that two or more others passed between them while devices were
 * learned, as a pair of servers does with the one by which clients reach whichever of them is on duty. People decide
 * which devices belong to such a pair; any other device with that address receives what is meant for them. Not reported
 * are leased addresses, claimants that had no other address before, and cases in which neither the earlier holders nor
 * the claimant take part in the control of a process.
 */
public final class SharedAddressDetector implements Detector.OnBinding, Detector.Keeping {
    /** Most addresses whose holders are remembered; the least recent are forgotten first. */
    private static final int MAX_ADDRESSES = 8_192;
    /** Most holders that are remembered of one address. */
    private static final int MAX_HOLDERS = 8;

    /** Number of holders from which an address counts as shared. */
    private static final int SHARED = 2;

    private record Place(int segment, IpAddress ip) {}

    private record Key(Place place, MacAddress mac) {}

    /** The cards that claimed an address while devices were learned, and whether it is leased. */
    private static final class Holders {
        private final TreeSet<MacAddress> cards = new TreeSet<>();
        private boolean isLeased;
    }

    private final DetectorContext site;
    private final RecentMap<Place, Holders> holders = new RecentMap<>(MAX_ADDRESSES);
    private final CardAddresses addresses;

    /**
     * Creates a detector of addresses that several devices share.
     *
     * @param addresses the addresses of cards, which another detector keeps
     */
    public SharedAddressDetector(DetectorContext site, CardAddresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    @Override
    public long forgotten() {
        return holders.forgotten();
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        MacAddress mac = event.mac();
        IpAddress ip = event.ip();
        if (!ip.isUnicast() || ip.isLinkLocal() || mac.isGroup() || mac.isSharedByRouters()) {
            return;
        }
        Place place = new Place(event.segment(), ip);
        Origin origin = event.origin();
        boolean isLearning = site.baseline().learning().isLearning(Category.DEVICES, origin.time());
        if (event.source() == AddressBinding.Source.DHCP_ACK) {
            if (isLearning) { // later, the device that takes the address might claim so
                holders.getOrMake(place, Holders::new).isLeased = true;
            }
            return;
        }
        if (!mac.equals(origin.source().mac())) {
            return;
        }
        IpAddress own = addresses.first(new CardAddresses.Card(event.segment(), mac));
        IpAddress first = own == null ? ip : own; // the two detectors hear of the address in any order
        if (isLearning) {
            Holders known = holders.getOrMake(place, Holders::new);
            // A device without another address does not share this one, but has it after another device, as from a
            // pool.
            if (!first.equals(ip) && known.cards.size() < MAX_HOLDERS) {
                known.cards.add(mac);
            }
            return;
        }
        Holders known = holders.get(place);
        if (known == null || known.isLeased || known.cards.size() < SHARED || known.cards.contains(mac)) {
            return;
        }
        Endpoint claimant = Endpoint.at(event.segment(), mac);
        if (first.equals(ip) || !isOfProcess(known, claimant, origin)) {
            return;
        }
        String before = known.cards.stream()
                .map(card -> name(Endpoint.at(event.segment(), card), origin))
                .collect(Collectors.joining(" and "));
        out.add(Finding.act(Kind.ASSET_CHANGED, new Key(place, mac), new TakenAddress(event, first, before)));
    }

    private boolean isOfProcess(Holders known, Endpoint claimant, Origin origin) {
        if (Outside.isOfProcess(site, asset(claimant, origin))) {
            return true;
        }
        for (MacAddress card : known.cards) {
            Endpoint holder = Endpoint.at(claimant.segment(), card);
            if (Outside.isOfProcess(site, asset(holder, origin))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable AssetModel asset(Endpoint endpoint, Origin origin) {
        return site.known(endpoint) == null ? null : site.asset(endpoint, origin);
    }

    private String name(Endpoint holder, Origin origin) {
        AssetModel asset = asset(holder, origin);
        return asset == null ? String.valueOf(holder.mac()) : asset.name();
    }

    @Override
    public String keptAs() {
        return "shared-addresses";
    }

    /** Returns {@code SEGMENT IP MAC...} for addresses that several devices hold. */
    @Override
    public void keep(KeptLines out) {
        holders.forEach((place, known) -> {
            if (known.cards.size() >= SHARED && !known.isLeased) {
                out.line().add(place.segment).add(place.ip);
                known.cards.forEach(out::add);
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        Place place = new Place(line.nextInt(), line.nextIp());
        Holders known = new Holders();
        while (line.hasNext() && known.cards.size() < MAX_HOLDERS) {
            known.cards.add(line.nextMac());
        }
        holders.put(place, known);
    }

    /**
     * A device takes a shared address.
     *
     * @param own the claimant's other address
     * @param before the earlier holders, in words
     */
    private record TakenAddress(AddressBinding event, IpAddress own, String before) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            AssetModel asset = sighting.source();
            String name = asset == null ? event.mac().toString() : asset.name();
            return Words.of(
                            name + " takes the address " + event.ip() + ", which " + before + " shared",
                            "binding " + event.ip() + ' ' + event.mac())
                    .seen(event.mac() + " says that it is " + event.ip() + ", and is known as " + own + '.')
                    .normal(event.ip() + " is passed between " + before + '.')
                    .history("nobody else had it while devices were learned.")
                    .expected(before, 0, 0)
                    .observed(event.mac().toString())
                    .filter("arp && eth.addr == " + event.mac() + " || " + DisplayFilter.of(event.origin()));
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
