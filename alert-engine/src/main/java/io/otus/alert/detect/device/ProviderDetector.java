package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Learning;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Provided;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.IdentityClaim;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.core.protocol.Trait;
import io.otus.core.time.Nanos;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ROLE_NEW}: a device begins to provide all others in its network with something that they rely on: their
 * addresses and their router, or the time. Devices believe the first such message, so that an impostor needs nothing
 * more to stand between them, or to move their clocks. High if something is controlled in its network.
 *
 * <p>Medium for a clock by PTP, which may be another one's stand-in. Medium for a virtual router by VRRP if others are
 * known to be one, as a backup sends nothing until it takes over. Medium for a virtual router where there was none: it
 * takes over from no other router, but may attract what others send elsewhere. That is info for a device that is known
 * as a router anyway, also by what others sent to it for hosts elsewhere, and for the backup of such a router while the
 * two are set up; a claim of another device's address is reported by other detectors. Low for a broadcast of the time
 * by a device that others are known to ask for it, and for the way to other networks (BACnet) by a device behind which
 * others are known, or which is known to route.
 */
public final class ProviderDetector implements Detector.OnClaim, Detector.OnFlow, Detector.OnBinding, Detector.Keeping {
    private static final String HABIT = Provided.HABIT;
    private static final String GRANDMASTER = "ptp_grandmaster";
    /** The service of a device that answers with the time by NTP; only devices that ask for the time use it. */
    private static final String TIME_SERVER = "ntp_server";
    /** The message by which a device broadcasts the time, RFC 5905 section 3. */
    private static final String BROADCAST = "ntp broadcast";

    private static final String BROADCASTER = "ntp_broadcaster";
    /** The port of NTP. */
    private static final int NTP = 123;
    /**
     * The message by which a router offers itself to all, RFC 1256 and RFC 4861; in other messages a router merely
     * answers what it is.
     */
    private static final String ADVERTISEMENT = Provided.ROUTER_ADVERTISEMENT;

    /** The message by which a router of a control protocol offers itself to all. */
    private static final String ROUTE_OFFER = "i_am_router_to_network";

    private static final String ROUTE = "router_to_networks";

    /** The part of a device in a virtual router, by the messages of VRRP (RFC 9568) and HSRP (RFC 2281). */
    private static final String VIRTUAL_ROUTER = Provided.VIRTUAL_ROUTER;

    /** What is provided, in words, by the service that the dissector claims or by the message. */
    private static final Map<String, String> PROVIDED = Map.of(
            "dhcp_server",
            "addresses and routers by DHCP",
            "dhcpv6_server",
            "addresses by DHCPv6",
            GRANDMASTER,
            "the time by PTP",
            BROADCASTER,
            "the time by NTP",
            ROUTE,
            "that it is the way to other networks",
            ADVERTISEMENT,
            "by router advertisements that it is their router",
            VIRTUAL_ROUTER,
            "by VRRP or HSRP that it is their router");

    /** How long a new group of routers counts as being set up. */
    private static final long SETTING_UP = Nanos.HOUR;
    /** Most groups begun by known routers that are remembered; the least recent are forgotten first. */
    private static final int MAX_GROUPS = 256;

    /** Routers that share a virtual MAC address. */
    private record Group(int segment, MacAddress mac) {}

    private final RecentMap<Group, Long> begun = new RecentMap<>(MAX_GROUPS);
    private final DetectorContext site;
    private final BindingDetector bindings;
    private final NextHops hops = new NextHops();

    /**
     * Creates a detector of providers.
     *
     * @param bindings knows the owner of each address
     */
    public ProviderDetector(DetectorContext site, BindingDetector bindings) {
        this.site = site;
        this.bindings = bindings;
    }

    @Override
    public long forgotten() {
        return begun.forgotten() + hops.forgotten();
    }

    @Override
    public String keptAs() {
        return "next-hops";
    }

    @Override
    public void keep(KeptLines out) {
        hops.keep(out);
    }

    @Override
    public void takeUp(KeptLine line) {
        hops.takeUp(line);
    }

    @Override
    public void claimed(IdentityClaim event) {
        String provided = provided(event);
        if (provided.equals(TIME_SERVER) || provided.equals(Provided.ROUTER) || provided.equals(ROUTE)) {
            String learned = provided.equals(TIME_SERVER) ? TIME_SERVER : Provided.ROUTER;
            learn(learned, event.about(), event.origin().time(), event.origin().evidence());
        }
        if (!PROVIDED.containsKey(provided)) {
            return;
        }
        long time = event.origin().time();
        AssetModel asset = site.asset(event.about(), time, event.origin().evidence());
        if (asset == null) {
            return;
        }
        Habit habit = new Habit(HABIT, provided);
        Fact fact = site.baseline().assetFacts().news(asset, habit, event.origin());
        if (fact == null) {
            return;
        }
        Broken broken = new Provides(event, asset, habit);
        site.report(
                weighed(event, asset, provided, fact, time).of(fact, broken),
                new Sighting(time, event.origin().evidence(), null, asset, null));
    }

    /** If only what clients send is heard, their questions show which devices are servers, and which are routers. */
    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        Endpoint server = flow.endpoint(1);
        IpAddress ip = server.ip();
        if (ip != null
                && bindings.owner(server.segment(), ip) == null
                && site.baseline().learning().isLearning(Category.CONVERSATIONS, event.time())) {
            hops.sent(flow.endpoint(0), server);
        }
        if (server.port() == NTP
                && flow.transport() == Transport.UDP
                && server.ip() != null
                && server.ip().isUnicast()
                && !server.isGroup()) {
            learn(TIME_SERVER, server, event.time(), event.origin().evidence());
        }
    }

    /** A device that asks by ARP does so from an address of the network that it is in. */
    @Override
    public void bound(AddressBinding event, List<Finding> out) {
        if (event.source() == AddressBinding.Source.ARP_REQUEST
                && site.baseline()
                        .learning()
                        .isLearning(Category.CONVERSATIONS, event.origin().time())) {
            hops.asked(event.segment(), event.ip());
        }
    }

    /**
     * Learns providers whose beginning is no alert of its own. While conversations are learned, a device that is asked
     * for the time or gives it becomes known for it, and so does one that claims to route, see
     * {@link DetectorContext#isKnownRouter}.
     */
    private void learn(String provided, Endpoint server, long time, Evidence evidence) {
        Learning learning = site.baseline().learning();
        AssetModel asset =
                learning.isLearning(Category.CONVERSATIONS, time) ? site.asset(server, time, evidence) : null;
        if (asset != null) {
            site.baseline().assetFacts().news(asset, new Habit(HABIT, provided), time, evidence);
        }
    }

    private String provided(IdentityClaim event) {
        return switch (event.attribute()) {
            case SERVICE -> event.source().equals(BROADCAST) ? BROADCASTER : event.value();
            case CAPABILITY -> event.value().equals(Provided.ROUTER) ? routing(event) : "";
            default -> "";
        };
    }

    private String routing(IdentityClaim event) {
        if (site.protocols().has(event.origin().protocol(), Trait.SHARES_ROUTER)) {
            return VIRTUAL_ROUTER;
        }
        if (event.source().endsWith(' ' + ROUTE_OFFER)) {
            return ROUTE;
        }
        return event.source().endsWith(' ' + ADVERTISEMENT) ? ADVERTISEMENT : Provided.ROUTER;
    }

    private Weight weighed(IdentityClaim event, AssetModel asset, String provided, Fact fact, long time) {
        if (fact.isSeldom()) {
            return new Weight(Severity.LOW, Finding.SELDOM);
        }
        if (provided.equals(GRANDMASTER)) {
            return new Weight(Severity.MEDIUM, "Lowered: clocks take over from each other by themselves.");
        }
        Fact asked = asset.habit(new Habit(HABIT, TIME_SERVER));
        if (provided.equals(BROADCASTER) && asked != null && asked.isFormer()) {
            return new Weight(Severity.LOW, "Lowered: other devices are known to ask it for the time.");
        }
        MacAddress mac = event.origin().source().mac();
        if (provided.equals(ADVERTISEMENT) && mac != null && mac.isSharedByRouters()) {
            return new Weight(Severity.MEDIUM, "Lowered: routers of one group take over from each other.");
        }
        if (provided.equals(ROUTE) && isKnownWay(asset)) {
            return new Weight(Severity.LOW, "Lowered: devices behind it are known, or it is known to route.");
        }
        if (provided.equals(VIRTUAL_ROUTER)) {
            return weighedRouter(event, asset, time);
        }
        return Weight.byNetwork(site, asset, time);
    }

    private boolean isKnownWay(AssetModel asset) {
        AssetRef known = site.known(asset);
        if (known == null || site.isKnownRouter(known)) {
            return known != null;
        }
        for (AssetModel each : site.baseline().assets()) {
            AssetRef part = site.known(each);
            if (part != null && known.id().equals(part.parent())) {
                return true;
            }
        }
        return false;
    }

    private Weight weighedRouter(IdentityClaim event, AssetModel asset, long time) {
        if (!hasOthers(asset)) {
            return weighedFirst(event, time);
        }
        if (site.protocols().has(event.origin().protocol(), Trait.BACKUP_IS_SILENT)) {
            String reason =
                    "Lowered: others are known to be the virtual router here, and a backup says nothing until it"
                            + " takes over.";
            return new Weight(Severity.MEDIUM, reason);
        }
        return Weight.byNetwork(site, asset, time);
    }

    /** Weighs the first virtual router of a network. */
    private Weight weighedFirst(IdentityClaim event, long time) {
        Endpoint source = event.origin().source();
        MacAddress mac = source.mac();
        Group group = mac != null && mac.isSharedByRouters() ? new Group(source.segment(), mac) : null;
        AssetRef known = site.known(event.about());
        if (known != null && (site.isKnownRouter(known) || isNextHop(source.segment(), known))) {
            if (group != null) {
                begun.put(group, time);
            }
            return new Weight(
                    Severity.INFO,
                    "Lowered: it is known to be a router, and nobody was known to be a virtual router here, so that it"
                            + " takes over from nobody.");
        }
        Long since = group == null ? null : begun.get(group);
        if (since != null && time - since < SETTING_UP) {
            return new Weight(
                    Severity.INFO,
                    "Lowered: a known router began this group of routers within the hour, and its backup says nothing"
                            + " until it takes over.");
        }
        return new Weight(
                Severity.MEDIUM,
                "Lowered: nobody was known to be a virtual router here, so that it takes over from nobody; it gets what"
                        + " others send to that address.");
    }

    private boolean isNextHop(int segment, AssetRef device) {
        String mac = device.mac();
        return mac != null && hops.has(segment, MacAddress.parse(mac));
    }

    /** Returns whether another device is known to take part in a virtual router in the network of an asset. */
    private boolean hasOthers(AssetModel asset) {
        Habit habit = new Habit(HABIT, VIRTUAL_ROUTER);
        for (AssetModel each : site.baseline().having(habit)) {
            Fact fact = each.habit(habit);
            if (each != asset
                    && fact != null
                    && fact.isFormer()
                    && each.address().network() == asset.address().network()) {
                return true;
            }
        }
        return false;
    }

    private record Provides(IdentityClaim claim, AssetModel asset, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String name = asset.name();
            String what = PROVIDED.getOrDefault(habit.detail(), habit.detail());
            return Words.of(
                            name + " tells others " + what + Former.when(finding.fact(), sighting.time()),
                            FactText.habit(AssetNames.plain(asset), habit))
                    .seen(name + " sent " + claim.source() + " as a "
                            + habit.detail().replace('_', ' ') + '.')
                    .normal("those who are known to tell others " + what + '.')
                    .history(Former.history(finding.fact(), sighting.time(), name + " never did so before."))
                    .observed(habit.detail())
                    .filter(DisplayFilter.of(claim.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0830");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return asset;
        }
    }
}
