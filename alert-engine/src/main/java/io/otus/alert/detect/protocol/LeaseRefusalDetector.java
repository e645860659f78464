package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.LeaseStep;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#PROTOCOL_ERROR}, low: DHCP refuses a device an address again and again, and it gets none in between; or a
 * device gives back its addresses again and again, since another device has them. A single refusal is ordinary: a
 * device that comes from another network asks for the address that it had there. Refusals while learning become a fact
 * of the baseline.
 */
public final class LeaseRefusalDetector implements Detector.OnSession, Detector.OnBinding {
    private static final String HABIT = "lease";
    /** Refusals within an hour from which an alert is raised. */
    private static final int MANY = 5;
    /** Most clients that are counted; the least recent are dropped. */
    private static final int MAX_CLIENTS = 4_096;

    private record Client(int segment, MacAddress mac) {}

    /** The number of refusals, or of returned addresses, within an hour. */
    private static final class Count {
        private long start = Long.MIN_VALUE / 2;
        private long last = Long.MIN_VALUE / 2;
        private int times;

        int add(long time) {
            if (time - start > Nanos.HOUR) {
                start = time;
                times = 0;
            }
            if (time - last >= Nanos.SECOND) { // a relayed message is seen twice
                times++;
            }
            last = time;
            return times;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Client, Count> refused = new RecentMap<>(MAX_CLIENTS);
    private final RecentMap<Client, Count> declined = new RecentMap<>(MAX_CLIENTS);

    public LeaseRefusalDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return refused.forgotten() + declined.forgotten();
    }

    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        if (event.source() == AddressBinding.Source.DHCP_ACK) {
            refused.remove(new Client(event.segment(), event.mac()));
        }
    }

    @Override
    public void session(SessionSeen event) {
        if (!(event.fact() instanceof SessionFact.Lease lease) || lease.step() == LeaseStep.REQUEST) {
            return;
        }
        boolean isRefused = lease.step() == LeaseStep.REFUSED;
        Origin origin = event.origin();
        Client client = new Client(event.client().segment(), lease.client());
        int times =
                (isRefused ? refused : declined).getOrMake(client, Count::new).add(origin.time());
        if (times < MANY) {
            return;
        }
        Endpoint card = Endpoint.at(client.segment, client.mac);
        AssetModel asset = site.asset(card, origin);
        if (asset == null) {
            return; // nobody has such a card: invented clients are another matter
        }
        Habit habit = new Habit(HABIT, isRefused ? "refused" : "declined");
        Fact fact = site.baseline().assetFacts().news(asset, habit, origin);
        if (fact == null) {
            return;
        }
        AssetModel server = isRefused ? site.asset(origin.source(), origin) : null;
        String reason = "Lowered: the device only lacks an address.";
        site.report(
                Finding.novelty(
                        Kind.PROTOCOL_ERROR,
                        Severity.LOW,
                        reason,
                        fact,
                        new NoLease(event, lease, asset, habit, times)),
                new Sighting(origin.time(), origin.evidence(), null, asset, server == asset ? null : server));
    }

    /**
     * A device gets no address.
     *
     * @param habit the habit of getting none, as the baseline has it
     * @param times how often within an hour
     */
    private record NoLease(SessionSeen event, SessionFact.Lease lease, AssetModel asset, Habit habit, int times)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = asset.name();
            AssetModel server = sighting.target();
            String title;
            String seen;
            if (lease.step() == LeaseStep.REFUSED) {
                title = who + " is refused an address by DHCP again and again";
                seen = (server == null ? "A server" : server.name()) + " refused " + who
                        + " the address that it asked for " + times
                        + " times within an hour, and it got none in between.";
            } else {
                title = who + " finds that others have the addresses which it gets by DHCP";
                seen = who + " gave back the address that it got " + times
                        + " times within an hour, since another device has it.";
            }
            return Words.of(title, FactText.habit(AssetNames.plain(asset), habit))
                    .seen(seen)
                    .normal("an address for who asks, when it asks anew at the latest.")
                    .history("it always got one, as far as it was heard.")
                    .observed(times + " times within an hour")
                    .filter("dhcp.hw.mac_addr == " + lease.client());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(asset, event.origin().protocol(), null);
        }

        @Override
        public Path path() {
            Origin origin = event.origin();
            return new Path(origin.flow(), origin.sender(), origin.protocol());
        }
    }
}
