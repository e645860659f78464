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
 * write in one. A device that is known to be asked in one and was never heard to answer counts as well: a mirror port
 * may show one side only. What is published below IP reaches the whole VLAN, so that all of it counts; without tags,
 * those devices of which no network is known, since routed ones seem to be there too.
 */
public final class ProcessNetworks {
    /** How old the set may be, in nanoseconds of event time: one minute. */
    private static final long AGE = Nanos.MINUTE;
    /** Networks are told apart by this part of an address: the usual size of a cell. */
    private static final int IPV4_HOST_BITS = 8;

    /** A network of a segment; where addresses are not known, the segment. */
    private record Network(int place, boolean v6, long prefix) {}

    private final Site site;
    private Set<Network> networks = Set.of();
    private Set<Integer> published = Set.of();
    private long time = Long.MIN_VALUE / 2;

    /** Those of a site. */
    public ProcessNetworks(Site site) {
        this.site = site;
    }

    /** Whether an asset is in one of them. */
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
