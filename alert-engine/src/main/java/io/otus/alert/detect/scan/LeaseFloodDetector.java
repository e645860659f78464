package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.LeaseStep;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD} of requests for addresses by DHCP, until the server has none left for others. Either one network
 * card asks within a minute on behalf of {@value #CLIENTS} hardware addresses other than its own; what it did while
 * devices were learned is normal, as with a gateway that borrows addresses for its dial-in clients. Or
 * {@value #NEWCOMERS} hardware addresses that were not heard before ask within a minute in one network, after devices
 * were learned: nobody installs so many devices at once. Requests that a relay passes on do not count. Always high.
 */
public final class LeaseFloodDetector implements Detector.OnSession {
    private static final String HABIT = "borrows_addresses";
    private static final int CLIENTS = 64;
    private static final int NEWCOMERS = 128;
    private static final long WINDOW = Nanos.MINUTE;
    /** Most cards and networks that are watched; the least recent are forgotten first. */
    private static final int MAX_WATCHED = 1_024;

    /** The asking card in a segment; null for all cards of the segment. */
    private record Place(int segment, @Nullable MacAddress mac) {}

    /**
     * The hardware addresses on whose behalf was asked, with the event time of the latest request; the longest ago
     * first.
     */
    private static final class Asked {
        private final SequencedMap<MacAddress, Long> clients = new LinkedHashMap<>();

        int add(MacAddress client, long time) {
            clients.putLast(client, time);
            if (clients.size() > NEWCOMERS) {
                clients.pollFirstEntry();
            }
            while (clients.firstEntry().getValue() < time - WINDOW) {
                clients.pollFirstEntry();
            }
            return clients.size();
        }
    }

    private final DetectorContext site;
    private final RecentMap<Place, Asked> watched = new RecentMap<>(MAX_WATCHED);

    public LeaseFloodDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return watched.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!(event.fact() instanceof SessionFact.Lease lease) || lease.step() != LeaseStep.REQUEST) {
            return;
        }
        Origin origin = event.origin();
        MacAddress sender = origin.flow().latestCard(origin.sender());
        if (sender == null) {
            return;
        }
        int segment = event.client().segment();
        MacAddress client = lease.client();
        if (!client.equals(sender)) {
            Place card = new Place(segment, sender);
            int count = watched.getOrMake(card, Asked::new).add(client, origin.time());
            if (count >= CLIENTS) {
                borrows(event, card, count);
            }
            return;
        }
        if (site.baseline().learning().isLearning(Category.DEVICES, origin.time())
                || isOlder(segment, client, origin)) {
            return;
        }
        Place network = new Place(segment, null);
        int count = watched.getOrMake(network, Asked::new).add(client, origin.time());
        if (count >= NEWCOMERS) {
            Broken broken = new Starving(event, null, null, count, null);
            site.report(
                    Finding.act(Kind.FLOOD, network, broken),
                    new Sighting(origin.time(), origin.evidence(), null, null, null));
        }
    }

    private boolean isOlder(int segment, MacAddress client, Origin origin) {
        AssetRef known = site.known(Endpoint.at(segment, client));
        return known != null && known.firstSeen() < origin.time() - WINDOW;
    }

    private void borrows(SessionSeen event, Place card, int count) {
        Origin origin = event.origin();
        Endpoint sender = new Endpoint(card.segment, card.mac, null, Endpoint.NO_PORT);
        AssetModel asset = site.asset(sender, origin);
        Habit habit = new Habit(HABIT, origin.protocol());
        Fact fact = asset == null
                ? null
                : site.baseline().assetFacts().lastingHabit(asset, habit, origin.time(), origin.evidence());
        if (fact != null && site.baseline().learning().note(fact, origin)) {
            return;
        }
        Broken broken = new Starving(event, card.mac, asset, count, habit);
        site.report(
                Finding.act(Kind.FLOOD, fact != null ? fact : card, broken),
                new Sighting(origin.time(), origin.evidence(), null, asset, null));
    }

    /**
     * More addresses are asked for than there can be devices.
     *
     * @param card the network card that asks; null if each request comes from another one
     * @param asset the device with that card; null if it is not known
     * @param count the number of hardware addresses within a minute
     * @param habit the habit of that device; null if each request comes from another card
     */
    private record Starving(
            SessionSeen event,
            @Nullable MacAddress card,
            @Nullable AssetModel asset,
            int count,
            @Nullable Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String latest = ", the latest one " + event.detail() + '.';
            if (card == null) {
                return Words.of(
                                "Ever new devices ask for addresses by DHCP",
                                "flood " + event.origin().protocol() + " network "
                                        + event.client().segment())
                        .seen(count + " hardware addresses that were not heard before asked within a minute" + latest)
                        .normal("new devices one by one.")
                        .history("they never were so many.")
                        .observed(count + " clients in a minute")
                        .filter("dhcp.type == 1");
            }
            String who = asset == null ? card.toString() : asset.name();
            String fact = asset == null || habit == null
                    ? "flood " + event.origin().protocol() + ' ' + card
                    : FactText.habit(AssetNames.plain(asset), habit);
            return Words.of(who + " asks for one address by DHCP after the other", fact)
                    .seen(who + " asked from its card " + card + " for " + count
                            + " other hardware addresses within a minute" + latest)
                    .normal("requests of each card for itself, or passed on by a relay that says so.")
                    .history(who + " never did so before.")
                    .observed(count + " clients in a minute")
                    .filter("dhcp && eth.src == " + card);
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814");
        }
    }
}
