package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Outside;
import io.otus.core.asset.AssetRef;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who bears a name that another device takes: a device on which others rely, as it takes part in the control of a
 * process or carries what others send, that is there and goes on to bear it.
 */
final class NameBearers {
    /**
     * A device that was silent for this long may have been replaced by the one that now has its name. To put a spare in
     * its place takes longer, and devices that others rely on are hardly ever silent for this long.
     */
    private static final long LATELY = 5 * Nanos.MINUTE;
    /** The roles of devices that carry what others send. */
    private static final Set<String> NETWORK_ROLES = Set.of("switch", "router", "access_point");

    private final DetectorContext site;

    NameBearers(DetectorContext site) {
        this.site = site;
    }

    /** The device that bears a name which another one takes; null where none does that others rely on. */
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

    /** Whether a device controls a process: it is a controller, or is known to write what one obeys. */
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

    /** Whether two devices are known to ask the same ones, as those do that stand in for each other. */
    boolean standInForEachOther(AssetModel one, AssetModel other) {
        Baseline baseline = site.baseline();
        Set<AssetModel> servers = new HashSet<>();
        for (Conversation each : baseline.asking(one)) {
            if (site.isIndustrial(each.protocol()) && Outside.isKnown(each.link())) {
                servers.add(each.server());
            }
        }
        for (Conversation each : baseline.asking(other)) {
            if (servers.contains(each.server()) && Outside.isKnown(each.link())) {
                return true;
            }
        }
        return false;
    }
}
