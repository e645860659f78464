package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Attribute;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link PresenceDetector}: weighs that a device is new, or has a new network card. Confined to the analysis
 * thread.
 */
final class Novelty {
    /** The lower bits of a MAC address, in which its maker numbers the cards. */
    private static final int SERIAL_BITS = 24;
    /** Greatest distance between the numbers of cards that a machine is built with, as on one board. */
    private static final int CARDS = 4;

    private final DetectorContext site;
    private final Baseline baseline;
    private final CardHistory history;

    Novelty(DetectorContext site, CardHistory history) {
        this.site = site;
        this.baseline = site.baseline();
        this.history = history;
    }

    /** Returns the device that had a network card before and is known or was reported; null if there is none. */
    @Nullable
    AssetModel owner(@Nullable String mac) {
        String id = mac == null ? null : history.owner(mac);
        AssetModel model = id == null ? null : baseline.find(id);
        return model == null || model.presence() == null ? null : model;
    }

    /** Returns a finding on a known or reported device with a network card that was not heard before. */
    Finding furtherCard(AssetModel device, String mac, Newcomer since, long time) {
        Severity severity = Kind.ASSET_CHANGED.severity();
        String reason = "";
        if (isMadeUp(mac) && since.successor == null) {
            severity = Severity.LOW;
            reason = "Lowered: by what it says of itself it is " + device.name()
                    + ", and MAC addresses that devices make up change.";
        } else if (!site.networks().contains(device, time)) {
            severity = Severity.LOW;
            reason = "Lowered: nothing is controlled in the network that it is in.";
        }
        Object key = new IdentityDetector.IdentityKey(device, Attribute.MAC, mac);
        return Finding.act(Kind.ASSET_CHANGED, severity, reason, key, new FurtherCard(device, mac));
    }

    private static boolean isMadeUp(@Nullable String mac) {
        return mac != null && MacAddress.parse(mac).isLocal();
    }

    /** Returns the device that was the first to open a connection to one that only answers; null if it is not known. */
    private @Nullable AssetModel asker(Newcomer seen) {
        FlowInfo first = seen.firstConnection;
        AssetRef known = first == null ? null : site.known(first.endpoint(1 - first.server()));
        return known == null ? null : baseline.find(known.id());
    }

    /** Returns whether the maker of a network card gave it a number next to that of a device's card. */
    private boolean isNextCard(@Nullable String mac, @Nullable String device) {
        AssetModel model = device == null ? null : baseline.find(device);
        String other = model == null ? null : model.address().mac();
        if (mac == null || other == null || isMadeUp(mac) || isMadeUp(other)) {
            return false;
        }
        long first = MacAddress.parse(mac).bits();
        long second = MacAddress.parse(other).bits();
        return first >>> SERIAL_BITS == second >>> SERIAL_BITS && Math.abs(first - second) <= CARDS;
    }

    /**
     * Returns a finding on a device that was not there.
     *
     * @param onlyAnswers whether it was not heard to ask for anything
     */
    Finding newAsset(AssetModel asset, Fact presence, long time, Newcomer seen, boolean onlyAnswers) {
        String successor = seen.successor == null ? null : seen.successor.toString();
        boolean isElsewhere = !Outside.isInternet(asset) && !site.isKnownSegment(asset);
        AssetRef known = site.known(asset);
        long inventoried = known == null ? 0 : known.firstSeen();
        String mac = asset.address().mac();
        AssetModel asker = onlyAnswers ? asker(seen) : null;
        AssetModel former = owner(mac);
        Broken broken =
                new NewAsset(asset, successor, asker, isElsewhere, former == asset ? null : former, inventoried);
        if (Outside.isInternet(asset)) {
            String reason = "Lowered: the address is of the internet, not of this plant.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.INFO, reason, presence, broken);
        }
        if (mac != null && MacAddress.parse(mac).isSharedByRouters()) {
            String reason = "Lowered: the address is one that routers share by a standard.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.INFO, reason, presence, broken);
        }
        if (seen.isOtherRouter && !seen.asks && asset.address().ip() == null) {
            String reason =
                    "Lowered: it only speaks for an address that routers share by a standard, as a known one did.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.INFO, reason, presence, broken);
        }
        if (isElsewhere) {
            String reason = "Lowered: nothing was heard of its VLAN before, so the sensor hears another network now.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.INFO, reason, presence, broken);
        }
        if (!site.networks().contains(asset, time)) {
            String reason = "Lowered: nothing is controlled in the network that it is in.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.LOW, reason, presence, broken);
        }
        if (seen.ofController) {
            String reason = "Raised: it has the address that a known controller had until it fell silent.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.HIGH, reason, presence, broken);
        }
        if (seen.announces && !seen.ofProcess && isNextCard(mac, seen.deprived)) {
            String reason =
                    "Lowered: it told the address to all, and its MAC address is next to that of a device which has"
                            + " or had it and takes no part in the process: one machine may go on with another card.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.LOW, reason, presence, broken);
        }
        if (onlyAnswers && successor == null) {
            String reason = "Lowered: it only answered; it may have been there, silent, all the time.";
            return Finding.novelty(Kind.ASSET_NEW, Severity.LOW, reason, presence, broken);
        }
        return Finding.novelty(Kind.ASSET_NEW, Kind.ASSET_NEW.severity(), presence, broken);
    }
}
