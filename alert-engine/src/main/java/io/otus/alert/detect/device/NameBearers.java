package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Outside;
import io.otus.core.asset.AssetRef;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the present bearer of a name that another device takes. Only devices that others rely on count: they take part
 * in the control of a process, or forward the traffic of others.
 */
final class NameBearers {
    /**
     * Silence after which the new bearer of a name may have replaced the former one. Putting a spare in its place takes
     * longer, and devices that others rely on are hardly ever silent for this long.
     */
    private static final long LATELY = 5 * Nanos.MINUTE;
    /** The roles of devices that forward the traffic of others. */
    private static final Set<String> NETWORK_ROLES = Set.of("switch", "router", "access_point");

    private final DetectorContext site;

    NameBearers(DetectorContext site) {
        this.site = site;
    }

    /** Returns the device that bears a name which another one takes; null if no device that others rely on does. */
    @Nullable
    AssetModel bearer(AssetModel taker, String name, long time) {
        String shared = name + " ("; // the form in which the inventory distinguishes devices of one name
        for (AssetModel each : site.baseline().assets()) {
            if (each == taker || each.spoke() < time - LATELY || !Outside.isKnown(each.presence())) {
                continue;
            }
            String its = each.name(); // host names are compared without regard to case, RFC 4343
            boolean isSame = its.equalsIgnoreCase(name) || its.regionMatches(true, 0, shared, 0, shared.length());
            if (isSame && (isOfNetwork(each) || Outside.isOfProcess(site, each))) {
                return each;
            }
        }
        return null;
    }

    private boolean isOfNetwork(AssetModel asset) {
        AssetRef known = site.known(asset);
        return known != null && known.roles().stream().anyMatch(NETWORK_ROLES::contains);
    }

    /** Returns whether a device controls a process: it is a controller, or is known to write to one. */
    boolean controls(AssetModel asset) {
        AssetRef known = site.known(asset);
        if (known != null && DetectorContext.isController(known)) {
            return true;
        }
        for (Conversation each : site.baseline().asking(asset)) {
            if (site.isIndustrial(each.protocol())
                    && Outside.isKnown(each.link())
                    && each.writes().isAnyKnown("")) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether two devices are known to ask the same controllers, as a redundant pair does. */
    boolean standInForEachOther(AssetModel one, AssetModel other) {
        Set<AssetModel> servers = asked(one);
        return !servers.isEmpty() && servers.equals(asked(other));
    }

    private Set<AssetModel> asked(AssetModel client) {
        Set<AssetModel> servers = new HashSet<>();
        for (Conversation each : site.baseline().asking(client)) {
            if (site.isIndustrial(each.protocol()) && Outside.isKnown(each.link())) {
                servers.add(each.server());
            }
        }
        return servers;
    }
}
