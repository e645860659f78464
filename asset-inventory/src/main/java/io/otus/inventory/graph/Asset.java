package io.otus.inventory.graph;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Transport;
import io.otus.inventory.claim.ClaimSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing on the network, as a set of claims with what it was seen to do. The {@link IdentityGraph} creates, joins
 * and parts assets; the inventory adds what it observes to them. Confined to the analysis thread.
 */
public final class Asset {
    private final String id;
    private final int segment;
    private final String unit;
    private final ClaimSet claims = new ClaimSet();
    /** In order of first appearance; a device speaks few protocols. */
    private final List<ProtocolUse> uses = new ArrayList<>(1);

    private final List<ProtocolUse> shownUses = Collections.unmodifiableList(uses);
    private final ServiceSet services = new ServiceSet();
    private final UnitSet units = new UnitSet();
    private final VlanPresence vlans = new VlanPresence();
    /** How it asks for connections; null before the first request that is recognised. */
    private @Nullable AskingHabit asking;

    private @Nullable Programs programs;
    private @Nullable Asset parent;
    private final Identity identity = new Identity(this);
    private final Judgements judgements = new Judgements(this);
    private final Addresses addresses = new Addresses();
    private final Presence presence;
    private final Volume volume = new Volume();
    private boolean appeared;
    /** Whether more than one moment of it is known, see {@link Newcomers}. */
    private boolean confirmed = true;
    /** Whether its appearance was not emitted, because it came during a flood. */
    private boolean untold;

    private long firstTime;
    private long lastTime;
    private @Nullable Evidence firstEvidence;

    private boolean unstored = true;
    private boolean inStore;
    private @Nullable AssetRef ref;

    Asset(String id, int segment, String unit, @Nullable Asset parent, long time) {
        this.id = id;
        this.segment = segment;
        this.unit = unit;
        this.parent = parent;
        this.firstTime = time;
        this.lastTime = time;
        this.presence = new Presence(time);
    }

    /** Stable id: 16 hexadecimal digits. */
    public String id() {
        return id;
    }

    /** The segment on which it was first known. */
    public int segment() {
        return segment;
    }

    /** The number that it has as a sub-device; empty for a device. */
    public String unit() {
        return unit;
    }

    /** The device that it is part of. */
    public @Nullable Asset parent() {
        return parent;
    }

    void setParent(Asset device) {
        parent = device;
    }

    /** The addresses that it has. */
    public Addresses addresses() {
        return addresses;
    }

    /** The claims about it, without those about its sub-devices. */
    public ClaimSet claims() {
        return claims;
    }

    /** Who it is, by all claims about it. */
    public Identity identity() {
        return identity;
    }

    /** What rules concluded from its facts. */
    public Judgements judgements() {
        return judgements;
    }

    /** Its sub-devices, in order of first appearance. */
    public Collection<Unit> units() {
        return units.all();
    }

    /** The same, to find them by their numbers. */
    public UnitSet parts() {
        return units;
    }

    /** Takes what a person says of it, in place of what one said before. */
    public void state(Map<String, String> values) {
        identity.state(values);
        changed();
    }

    /** The believed value of what is said of it; null where nothing is said. */
    public @Nullable String value(Attribute attribute) {
        return identity.value(attribute);
    }

    /** How it speaks each protocol, in order of first appearance. */
    public List<ProtocolUse> uses() {
        return shownUses;
    }

    /** How it speaks a protocol; made on first need. */
    public ProtocolUse use(String protocol) {
        ProtocolUse use = useOf(protocol);
        if (use == null) {
            use = new ProtocolUse(protocol);
            uses.add(use);
            changed();
        }
        return use;
    }

    /** What it sent and received, as of the latest report of its flows, once a minute. */
    public Volume volume() {
        return volume;
    }

    /** Counts something that it sent or was sent, also in a protocol that it is known to speak. */
    public void volume(@Nullable String protocol, Consumer<Volume> counted) {
        counted.accept(volume);
        ProtocolUse use = protocol == null ? null : useOf(protocol);
        if (use != null) {
            counted.accept(use.volume());
        }
        unstored = true;
    }

    private @Nullable ProtocolUse useOf(String protocol) {
        for (int i = 0; i < uses.size(); i++) {
            ProtocolUse use = uses.get(i);
            if (use.protocol().equals(protocol)) {
                return use;
            }
        }
        return null;
    }

    void restoreUse(ProtocolUse use) {
        uses.add(use);
    }

    /** Ports at which it answered, in order of first answer. */
    public List<OfferedService> services() {
        return services.all();
    }

    /** The service at one of its ports; null where it never answered there. */
    public @Nullable OfferedService service(Transport transport, int port) {
        return services.find(transport, port);
    }

    /** Adds a service at a further port; false where there are too many. */
    public boolean addService(OfferedService service) {
        boolean hasRoom = services.add(service);
        if (hasRoom) {
            changed();
        }
        return hasRoom;
    }

    /** Its program, as far as that was moved; null where nothing was. */
    public @Nullable Programs programs() {
        return programs;
    }

    Programs programsOrNew() {
        Programs known = programs;
        if (known == null) {
            known = new Programs();
            programs = known;
        }
        return known;
    }

    /** VLANs on which it was seen, 0 for untagged frames. */
    public Collection<Integer> vlans() {
        return vlans.all();
    }

    /** Takes that it asks for a connection like this family of systems. */
    AskingHabit.Told asks(String family, boolean isForwarded, boolean answered, long time) {
        AskingHabit known = asking;
        if (known == null) {
            known = new AskingHabit();
            asking = known;
        }
        return known.asked(family, isForwarded, answered, time);
    }

    /** On which VLANs it was heard. */
    public VlanPresence vlanPresence() {
        return vlans;
    }

    /**
     * Whether it ever sent a frame. An asset that never did is not emitted or listed: a scan must not fill the
     * inventory with its targets.
     */
    public boolean appeared() {
        return appeared;
    }

    /** Event time of its first frame; of the first frame sent to it while it has not appeared. */
    public long firstTime() {
        return firstTime;
    }

    /** Event time of its latest known frame. */
    public long lastTime() {
        return lastTime;
    }

    /** Its first frame; null while it has not appeared. */
    public @Nullable Evidence firstEvidence() {
        return firstEvidence;
    }

    /** Whether its addresses certainly belong to somebody: it answered, or was heard more than once. */
    public boolean isConfirmed() {
        return confirmed;
    }

    void confirmed(boolean isCertain) {
        confirmed = isCertain;
        unstored = true;
    }

    /** Whether its appearance is still to be emitted: it came during a flood, see {@link Newcomers}. */
    boolean isUntold() {
        return untold;
    }

    void untold(boolean isToBeTold) {
        untold = isToBeTold;
        unstored = true;
    }

    void appear(Evidence evidence, long time) {
        appeared = true;
        firstEvidence = evidence;
        firstTime = time;
        lastTime = Math.max(lastTime, time);
        changed();
    }

    void restoreSeen(boolean hasAppeared, @Nullable Evidence evidence, long first, long last) {
        appeared = hasAppeared;
        firstEvidence = evidence;
        firstTime = first;
        lastTime = last;
    }

    /** It sent a frame at this time. */
    public void seen(long time) {
        presence.heard(time);
        if (time > lastTime) {
            lastTime = time;
            unstored = true;
        }
    }

    /** How regularly it is heard. */
    Presence presence() {
        return presence;
    }

    /** Whether it was heard regularly and has now fallen silent. */
    public boolean missed() {
        return presence.missed();
    }

    /**
     * Longest pause that it ever made, in nanoseconds. A reported silence counts as no longer than the time after which
     * it was reported.
     */
    public long longestPause() {
        return presence.longestPause();
    }

    void miss() {
        presence.miss();
        unstored = true;
    }

    /** Whether it changed since it was last stored. */
    public boolean unstored() {
        return unstored;
    }

    /** It was stored. */
    public void stored() {
        unstored = false;
        inStore = true;
    }

    /** Whether the store has it, perhaps as it was earlier. */
    boolean isInStore() {
        return inStore;
    }

    /** Something known of it was seen again, or changed without being a fact that rules look at. */
    void touched() {
        unstored = true;
    }

    /** Something of it became another fact, which rules are to look at. */
    public void changed() {
        judgements.factsChanged();
        unstored = true;
        ref = null;
    }

    /**
     * Text to show while it has no name: its IP address, else its MAC address, with its number where it is a
     * sub-device.
     */
    public String address() {
        Asset device = parent;
        if (device != null) {
            return device.address() + " unit " + unit;
        }
        String ip = addresses.ip();
        String mac = addresses.mac();
        return ip != null ? ip : mac != null ? mac : id;
    }

    /** Another asset took the same name or gave it up. */
    public void renamed() {
        ref = null;
    }

    /** What consumers see of it; null when that must be made anew. */
    public @Nullable AssetRef ref() {
        return ref;
    }

    /** Sets what consumers see of it. */
    public void ref(@Nullable AssetRef fresh) {
        ref = fresh;
    }

    /** Takes over everything of another asset. */
    void absorb(Asset other) {
        if (other.appeared && (!appeared || other.firstTime < firstTime)) {
            firstTime = other.firstTime;
            firstEvidence = other.firstEvidence;
        }
        appeared |= other.appeared;
        lastTime = Math.max(lastTime, other.lastTime);
        presence.absorb(other.presence);
        volume.absorb(other.volume);
        claims.adoptAll(other.claims);
        for (ProtocolUse use : other.uses) {
            use(use.protocol()).absorb(use);
        }
        services.absorb(other.services);
        vlans.addAll(other.vlans);
        units.absorb(other.units, this);
        if (other.programs != null) {
            programsOrNew().absorb(other.programs);
        }
        changed();
    }
}
