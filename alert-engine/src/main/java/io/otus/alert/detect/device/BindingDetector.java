package io.otus.alert.detect.device;

import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Site;
import io.otus.core.event.AddressBinding;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ARP_SPOOF} and {@link Kind#IP_CONFLICT}. A mere change of owner is a replaced device or a fail-over, and is neither: it takes a device
 * that takes over addresses of two others, or an owner that still claims the address it lost. Virtual routers' addresses move by design.
 */
public final class BindingDetector implements Detector.OnBinding, Detector.Keeping {
    /** Bindings, and claimants, that are remembered; the least recent go first. */
    private static final int MAX = 16_384;
    /** Takeovers this close belong together, in nanoseconds: ten minutes. */
    private static final long RECENT = 600_000_000_000L;
    /** When an owner of an earlier run was heard last: not of late. To keep the times, each checkpoint would have to write all owners. */
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    /** Whoever took over addresses is known for it for this long after the latest, in nanoseconds: a day. Otherwise a fail-over that looked like it would be one for ever. */
    private static final long KNOWN = 86_400_000_000_000L;

    private static final String OWNER = "owner";
    private static final String TAKEOVER = "takeover";

    private record Place(int segment, IpAddress ip) {}

    /** Who has an address since when, and who had it until when. */
    private record Owners(MacAddress now, long nowTime, MacAddress before, long beforeTime) {}

    /** The latest address that somebody took over, and from whom; {@code isSpoofer} once a second victim was among them. */
    private record Takeover(MacAddress victim, long time, int claims, boolean isSpoofer) {}

    private record ConflictKey(int segment, IpAddress ip) {}

    private record SpoofKey(MacAddress claimant) {}

    private final RecentMap<Place, Owners> owners = new RecentMap<>(MAX);
    private final RecentMap<MacAddress, Takeover> takeovers = new RecentMap<>(MAX);

    private final Site site;

    public BindingDetector(Site site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return owners.forgotten() + takeovers.forgotten();
    }

    @Override
    public void bound(AddressBinding binding, List<Finding> out) {
        MacAddress mac = binding.mac();
        if (mac.isGroup() || mac.isSharedByRouters() || !binding.ip().isUnicast()) {
            return;
        }
        long time = binding.origin().time();
        Place place = new Place(binding.segment(), binding.ip());
        Owners known = owners.get(place);
        if (known == null || known.now.equals(mac)) {
            MacAddress before = known == null ? mac : known.before;
            owners.put(place, new Owners(mac, time, before, known == null ? time : known.beforeTime));
            return;
        }
        owners.put(place, new Owners(mac, time, known.now, known.nowTime));
        Endpoint claimed = new Endpoint(binding.segment(), null, binding.ip(), Endpoint.NO_PORT);
        boolean ofController = Outside.isController(site, site.known(claimed));
        MacAddress spoofer = spoofer(known.now, mac, binding.origin().source().mac(), time);
        if (spoofer != null) {
            MacAddress victim = spoofer.equals(known.now) ? mac : known.now;
            Takeover takeover = Objects.requireNonNull(takeovers.get(spoofer));
            takeovers.put(spoofer, new Takeover(takeover.victim, time, takeover.claims, true));
            spoof(binding, victim, spoofer, takeover.claims, ofController, out);
            return;
        }
        boolean cameBack = known.before.equals(mac) && time - known.beforeTime < RECENT;
        if (cameBack) {
            Broken broken = new AddressClaim(binding.ip().toString(), mac.toString(), known.now.toString(), 1);
            ConflictKey key = new ConflictKey(binding.segment(), binding.ip());
            out.add(raised(Kind.IP_CONFLICT, Severity.HIGH, ofController, key, broken));
            return;
        }
        takeOver(binding, known.now, time, ofController, out);
    }

    @Override
    public String keptAs() {
        return "bindings";
    }

    /** {@code owner SEGMENT IP MAC} and {@code takeover MAC VICTIM TIME CLAIMS SPOOFER}. */
    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        owners.forEach((place, known) -> lines.add(OWNER + ' ' + place.segment + ' ' + place.ip + ' ' + known.now));
        takeovers.forEach((mac, last) -> lines.add(
                TAKEOVER + ' ' + mac + ' ' + last.victim + ' ' + last.time + ' ' + last.claims + ' ' + last.isSpoofer));
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        if (words[0].equals(OWNER)) {
            MacAddress mac = MacAddress.parse(words[3]);
            Place place = new Place(Integer.parseInt(words[1]), IpAddress.parse(words[2]));
            owners.put(place, new Owners(mac, LONG_AGO, mac, LONG_AGO));
            return;
        }
        Takeover last = new Takeover(
                MacAddress.parse(words[2]),
                Long.parseLong(words[3]),
                Integer.parseInt(words[4]),
                Boolean.parseBoolean(words[5]));
        takeovers.put(MacAddress.parse(words[1]), last);
    }

    /**
     * Who of those that have part in a change of owner is known to take over addresses: what he gives back, or says in the name of others, is part of
     * that. Null where nobody is.
     */
    private @Nullable MacAddress spoofer(
            MacAddress former, MacAddress claimant, @Nullable MacAddress speaker, long time) {
        if (isSpoofer(former, time)) {
            return former;
        }
        if (isSpoofer(claimant, time)) {
            return claimant;
        }
        return speaker != null && isSpoofer(speaker, time) ? speaker : null;
    }

    private boolean isSpoofer(MacAddress mac, long time) {
        Takeover takeover = takeovers.get(mac);
        return takeover != null && takeover.isSpoofer && time - takeover.time < KNOWN;
    }

    private void takeOver(
            AddressBinding binding, MacAddress victim, long time, boolean ofController, List<Finding> out) {
        MacAddress claimant = binding.mac();
        Takeover last = takeovers.get(claimant);
        int claims = 1;
        boolean isSpoofer = false;
        if (last != null && time - last.time < RECENT) {
            claims = last.claims + 1;
            isSpoofer = last.isSpoofer || !last.victim.equals(victim);
        }
        takeovers.put(claimant, new Takeover(victim, time, claims, isSpoofer));
        if (isSpoofer) {
            spoof(binding, victim, claimant, claims, ofController, out);
        }
    }

    private static void spoof(
            AddressBinding binding,
            MacAddress victim,
            MacAddress claimant,
            int claims,
            boolean ofController,
            List<Finding> out) {
        Broken broken = new AddressClaim(binding.ip().toString(), victim.toString(), claimant.toString(), claims);
        out.add(raised(Kind.ARP_SPOOF, Severity.CRITICAL, ofController, new SpoofKey(claimant), broken));
    }

    private static Finding raised(Kind kind, Severity raised, boolean ofController, Object key, Broken broken) {
        Severity severity = ofController ? raised : kind.severity();
        String reason = ofController ? "Raised: the address is a controller's." : "";
        return new Finding(kind, severity, reason, key, broken, true);
    }
}
