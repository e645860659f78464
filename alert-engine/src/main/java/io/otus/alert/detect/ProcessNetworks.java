package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Role;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The networks in which something is controlled: those of devices that are known to serve an industrial protocol, or to
 * write in one. A device that is known to be asked in such a protocol and was never heard to answer counts as well,
 * because a mirror port may show one side only. Messages that are published below IP reach the whole VLAN, so that all
 * of the VLAN counts. Without VLAN tags, only devices without a known IP address count then, since devices behind a
 * router seem to be in the same segment.
 */
public final class ProcessNetworks {
    /** Greatest age of the set, in nanoseconds of event time: one minute. */
    private static final long AGE = Nanos.MINUTE;
    /** Bits of the host part of an IPv4 address. A /24 is the usual size of a cell. */
    private static final int IPV4_HOST_BITS = 8;

    /** A network within a segment. */
    private record Network(int place, boolean v6, long prefix) {}

    private final DetectorContext site;
    private Set<Network> networks = Set.of();
    private Set<Integer> published = Set.of();
    private long time = Long.MIN_VALUE / 2;

    /** Creates the set for a site. */
    public ProcessNetworks(DetectorContext site) {
        this.site = site;
    }

    /** Returns whether an asset is in one of these networks. */
    public boolean contains(AssetModel asset, long now) {
        if (now - time >= AGE) {
            networks = find();
            published = findPublished();
            time = now;
        }
        int place = asset.address().network();
        Network network = network(asset);
        boolean isPublished = published.contains(place) && (asset.address().vlan() != 0 || network == null);
        return isPublished || (network == null ? isSegmentOfProcess(place) : networks.contains(network));
    }

    private boolean isSegmentOfProcess(int place) {
        return networks.stream().anyMatch(each -> each.place == place);
    }

    private Set<Network> find() {
        Set<Network> found = new HashSet<>();
        for (Conversation each : site.baseline().conversations()) {
            Fact link = each.link();
            if (link != null && link.isKnown() && site.isIndustrial(each.protocol())) {
                add(found, each.server(), Role.SERVER, each.protocol());
                add(found, each.client(), Role.WRITER, each.protocol());
            }
        }
        return found;
    }

    private Set<Integer> findPublished() {
        Set<Integer> found = new HashSet<>();
        for (AssetModel each : site.baseline().assets()) {
            for (String protocol : each.roleProtocols(Role.PUBLISHER)) {
                if (site.isIndustrial(protocol) && Outside.isKnown(each.role(Role.PUBLISHER, protocol))) {
                    found.add(each.address().network());
                }
            }
        }
        return found;
    }

    private static void add(Set<Network> found, AssetModel asset, Role role, String protocol) {
        Fact fact = asset.role(role, protocol);
        boolean counts = fact == null ? role == Role.SERVER : fact.isKnown();
        Network network = counts ? network(asset) : null;
        if (network != null) {
            found.add(network);
        }
    }

    private static @Nullable Network network(AssetModel asset) {
        String text = asset.address().ip();
        if (text == null) {
            return null;
        }
        IpAddress ip = IpAddress.parse(text);
        long prefix = ip.v6() ? ip.high() : ip.low() >>> IPV4_HOST_BITS;
        return new Network(asset.address().network(), ip.v6(), prefix);
    }
}
