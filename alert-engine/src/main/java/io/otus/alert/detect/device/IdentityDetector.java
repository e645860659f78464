package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_CHANGED}: a device claims another identity than before. High if its firmware, hardware, model or
 * serial number changed and it takes part in the control of a process. Low for names and descriptions, which people
 * choose; but medium if the name is that of a device of the process or of the network that goes on to bear it, since a
 * device with such a name is taken for that one, and high if that one controls the process. Medium if another network
 * card is at its place, unless {@link PresenceDetector} already reported that card. Medium if it reports another
 * neighbour at one of its ports. If the device takes the address of a known controller that fell silent, that is high;
 * medium if it takes that of another known device in a network where something is controlled, low elsewhere. Nothing is
 * reported while devices are learned. A device shows its identity by several protocols, some of them hours apart: what
 * one of them showed is no news by another.
 */
public final class IdentityDetector implements Detector.OnAssetChange {
    record IdentityKey(AssetModel asset, Attribute attribute, String now) {}

    /** Most changed traits whose former values are remembered; the oldest are forgotten first. */
    private static final int MAX_ORIGINALS = 4_096;
    /** Several devices that change to the same version. */
    private record Rollout(Attribute attribute, String version) {}

    private record Trait(AssetModel asset, Attribute attribute) {}

    private final DetectorContext site;
    private final CardHistory history;
    private final NameBearers bearers;
    private final RecentMap<Trait, String> originals = new RecentMap<>(MAX_ORIGINALS);
    /**
     * The value of each trait that was last reported, whatever became of the report: a person or declared work may have
     * accepted it.
     */
    private final RecentMap<Trait, String> told = new RecentMap<>(MAX_ORIGINALS);

    /**
     * Creates a detector that asks another one which newcomers were already reported to claim a known device's address.
     */
    public IdentityDetector(DetectorContext site, PresenceDetector presence) {
        this.site = site;
        this.history = presence.history();
        this.bearers = new NameBearers(site);
    }

    @Override
    public long forgotten() {
        return originals.forgotten() + told.forgotten();
    }

    @Override
    public void changed(AssetChanged event, AssetModel asset, List<Finding> out) {
        if (event.attribute() == Attribute.IP) {
            taken(event, asset, out);
            return;
        }
        if (event.attribute() == Attribute.MAC && !event.before().isEmpty()) {
            history.hadCard(event.asset().id(), event.before());
        }
        if (event.before().isEmpty() || site.baseline().learning().isLearning(Category.DEVICES, event.time())) {
            return;
        }
        Attribute attribute = event.attribute();
        Trait trait = new Trait(asset, attribute);
        if (event.after().equals(told.get(trait))) {
            return; // another source reports the same change
        }
        told.put(trait, event.after());
        Object key = new IdentityKey(asset, attribute, event.after());
        Broken broken = new Identity(asset, event, null);
        if (isBack(trait, event)) {
            String reason = "Lowered: the device reported this value before.";
            out.add(Finding.of(Kind.ASSET_CHANGED, Severity.INFO, reason, key, broken));
            return;
        }
        switch (attribute) {
            case FIRMWARE, HARDWARE, MODEL, SERIAL -> {
                boolean ofProcess = Outside.isOfProcess(site, asset);
                Severity severity = ofProcess ? Severity.HIGH : Kind.ASSET_CHANGED.severity();
                String reason = ofProcess ? "Raised: the device takes part in the control of a process." : "";
                out.add(Finding.act(Kind.ASSET_CHANGED, severity, reason, key, broken));
            }
            case NAME -> out.add(renamed(asset, event, key));
            case LOCATION, INSTANCE, TYPE, OS, ORDER_NUMBER -> {
                String reason = "Lowered: it is a name or a guess, not a version.";
                out.add(Finding.of(Kind.ASSET_CHANGED, Severity.INFO, reason, key, broken));
            }
            case VLAN -> {
                String reason = "Lowered: it is the same device, plugged in or configured elsewhere.";
                out.add(Finding.of(Kind.ASSET_CHANGED, Severity.LOW, reason, key, broken));
            }
            case NEIGHBOUR -> out.add(Finding.of(Kind.ASSET_CHANGED, key, broken));
            case MAC -> {
                if (!history.isTold(event.after(), event.asset().id())) {
                    out.add(Finding.act(Kind.ASSET_CHANGED, key, broken));
                }
            }
            case VENDOR,
                    DESCRIPTION,
                    CAPABILITY,
                    SERVICE,
                    IP,
                    CONTACT,
                    RUN_STATE,
                    KEY_POSITION,
                    BASE_MAC,
                    FINGERPRINT,
                    ATTACHED -> {
                // What a device offers or how it is reached changes with its use. Links, ports and bindings are
                // reported instead, and modes by their operations.
            }
        }
    }

    /** Reports a device that was there before and has the address of another one, which is silent. */
    private void taken(AssetChanged event, AssetModel taker, List<Finding> out) {
        String ip = event.after();
        AssetRef owner = site.deprivedBy(event.asset(), event.time());
        AssetModel before = site.model(owner);
        if (owner == null || before == null || before == taker) {
            return;
        }
        boolean isRight = history.isHolder(event.asset(), ip);
        history.holds(owner, ip);
        if (site.baseline().learning().isLearning(Category.DEVICES, event.time())) {
            history.holds(event.asset(), ip);
            return;
        }
        String mac = event.asset().mac();
        boolean isTold = mac != null && history.isTold(mac, owner.id());
        if (isRight || isTold || !Outside.isKnown(before.presence())) {
            return;
        }
        Severity severity = Kind.ASSET_CHANGED.severity();
        String reason = "";
        if (Outside.isController(site, owner)) {
            severity = Severity.HIGH;
            reason = "Raised: it has the address that a known controller had until it fell silent.";
        } else if (!site.networks().contains(taker, event.time())) {
            severity = Severity.LOW;
            reason = "Lowered: nothing is controlled in the network that it is in.";
        }
        Object key = new IdentityKey(taker, Attribute.IP, ip);
        out.add(Finding.act(Kind.ASSET_CHANGED, severity, reason, key, new TakenAddress(taker, event, owner.mac())));
    }

    private Finding renamed(AssetModel asset, AssetChanged event, Object key) {
        AssetModel bearer = bearers.bearer(asset, event.after(), event.time());
        Broken broken = new Identity(asset, event, bearer);
        if (bearer == null || areCardsOfOne(bearer, event)) {
            String reason = "Lowered: it is a name or a guess, not a version.";
            return Finding.of(Kind.ASSET_CHANGED, Severity.INFO, reason, key, broken);
        }
        if (bearers.standInForEachOther(asset, bearer)) {
            String reason = "Lowered: both ask the same devices, as those do that stand in for each other.";
            return Finding.act(Kind.ASSET_CHANGED, Severity.LOW, reason, key, broken);
        }
        if (bearers.controls(bearer)) {
            String reason = "Raised: the device that bears this name controls the process.";
            return Finding.act(Kind.ASSET_CHANGED, Severity.HIGH, reason, key, broken);
        }
        return Finding.act(Kind.ASSET_CHANGED, key, broken);
    }

    /** Whether the other one was called the same before it took this name: they are two network cards of one host. */
    private boolean areCardsOfOne(AssetModel bearer, AssetChanged event) {
        return event.before().equalsIgnoreCase(originals.get(new Trait(bearer, Attribute.NAME)));
    }

    /** Returns whether a device reports again what it reported before it changed. */
    private boolean isBack(Trait trait, AssetChanged event) {
        String original = originals.get(trait);
        if (event.after().equals(original)) {
            originals.remove(trait);
            return true;
        }
        if (original == null) {
            originals.put(trait, event.before());
        }
        return false;
    }

    /** @param bearer who bears the new name as well; null where it is no name, or nobody does */
    private record Identity(
            AssetModel asset, AssetChanged event, @Nullable AssetModel bearer) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            if (event.attribute() == Attribute.MAC) {
                return replaced(asset.name());
            }
            // Who changes his name is still called by the former one: by the new one he may be taken for another.
            String name = event.attribute() == Attribute.NAME ? event.before() : asset.name();
            String what = event.attribute().key().replace('_', ' ');
            return Words.of(
                            "The " + what + " of " + name + " is now " + event.after(),
                            DeviceFact.of(asset, "identity " + event.attribute().key() + ' ' + event.after()))
                    .seen(name + " tells that its " + what + " is " + event.after() + also())
                    .normal(event.before() + ".")
                    .history("it told " + event.before() + " until now.")
                    .expected(event.before(), 0, 0)
                    .observed(event.after())
                    .filter(DisplayFilter.of(
                            asset.address().ip(), asset.address().mac()));
        }

        private String also() {
            if (bearer == null) {
                return ".";
            }
            String address = bearer.address().ip();
            return ", which is that of another device that is there"
                    + (address == null ? "." : ", at " + address + ".");
        }

        /** Returns the words for another MAC address: frames show it, the device does not report it. */
        private Words replaced(String name) {
            return Words.of(
                            name + " was replaced: its MAC address is now " + event.after(),
                            DeviceFact.of(asset, "identity mac " + event.after()))
                    .seen(event.after() + " is at the place of " + name + ", and " + event.before()
                            + ", which was there, is silent.")
                    .normal(event.before() + ".")
                    .history("it had the MAC address " + event.before() + " until now.")
                    .expected(event.before(), 0, 0)
                    .observed(event.after())
                    .filter("eth.addr == " + event.after());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return switch (event.attribute()) {
                case FIRMWARE -> List.of("T0839", "T0857");
                case NEIGHBOUR -> List.of("T0864");
                default -> List.of("T0849", "T0864");
            };
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return switch (event.attribute()) {
                case FIRMWARE, HARDWARE, MODEL, ORDER_NUMBER -> new Rollout(event.attribute(), event.after());
                default -> new Cause(asset, null, null);
            };
        }
    }
}
