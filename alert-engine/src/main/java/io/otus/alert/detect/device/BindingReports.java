package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link BindingDetector}: reports the claimant of another device's address. The source is always the device
 * that claims, whichever of the two is heard, and the frames are those of its claim. Confined to the analysis thread.
 */
final class BindingReports {
    /**
     * A frame that shows which card has an address.
     *
     * @param mac the card that has it by this frame
     * @param isSent whether the frame is sent from the address, rather than claiming it
     */
    record Shown(Origin origin, int segment, IpAddress ip, MacAddress mac, boolean isSent) {
        static Shown by(AddressBinding binding) {
            return new Shown(binding.origin(), binding.segment(), binding.ip(), binding.mac(), false);
        }
    }

    private record ConflictKey(int segment, IpAddress ip) {}

    private record SpoofKey(MacAddress claimant) {}

    private final DetectorContext site;

    BindingReports(DetectorContext site) {
        this.site = site;
    }

    /**
     * Reports that the owner of an address and its claimant contradict each other.
     *
     * @param isTheft whether the claimant cannot do so by mistake
     * @param own the claimant's other address, if the claim is a theft and it has one
     */
    void contradicted(
            Shown shown,
            AddressOwners known,
            MacAddress owner,
            MacAddress claimant,
            boolean isTheft,
            @Nullable IpAddress own) {
        String ownText = own == null ? null : own.toString();
        Broken broken =
                new AddressClaim(shown.ip.toString(), owner.toString(), claimant.toString(), 1, ownText, shown.isSent);
        ConflictKey key = new ConflictKey(shown.segment, shown.ip);
        if (isTheft) {
            tell(Kind.ARP_SPOOF, Severity.CRITICAL, key, broken, shown, known, owner, claimant);
        } else {
            tell(Kind.IP_CONFLICT, Severity.HIGH, key, broken, shown, known, owner, claimant);
        }
    }

    /**
     * Reports a device that takes over one address after the other.
     *
     * @param claims how many addresses it took over until now
     */
    void spoof(AddressBinding binding, AddressOwners known, MacAddress victim, MacAddress claimant, int claims) {
        Broken broken =
                new AddressClaim(binding.ip().toString(), victim.toString(), claimant.toString(), claims, null, false);
        SpoofKey key = new SpoofKey(claimant);
        tell(Kind.ARP_SPOOF, Severity.CRITICAL, key, broken, Shown.by(binding), known, victim, claimant);
    }

    private void tell(
            Kind kind,
            Severity raised,
            Object key,
            Broken broken,
            Shown shown,
            AddressOwners known,
            MacAddress owner,
            MacAddress claimant) {
        Origin origin = shown.origin;
        Endpoint claimed = Endpoint.at(shown.segment, shown.ip);
        boolean ofController = Outside.isController(site, site.known(claimed));
        boolean byRouter = claimant.isSharedByRouters();
        Severity severity = ofController || byRouter ? raised : kind.severity();
        String reason = "";
        if (ofController) {
            reason = "Raised: the address is a controller's.";
        } else if (byRouter) {
            reason = "Raised: a device that makes itself a virtual router receives traffic meant for others.";
        }
        boolean isClaimant =
                claimant.equals(shown.mac) || claimant.equals(origin.source().mac());
        Evidence evidence = isClaimant ? origin.evidence() : known.contradictedBy(origin.evidence());
        AssetModel source = asset(shown.segment, claimant, origin);
        if (source == null && isClaimant) { // the address on whose behalf it claims is invented
            source = site.asset(origin.source(), origin);
        }
        AssetModel target = asset(shown.segment, owner, origin);
        target = target == null || target == source ? site.asset(claimed, origin) : target;
        site.report(
                Finding.act(kind, severity, reason, key, broken),
                new Sighting(origin.time(), evidence, null, source, target == source ? null : target));
    }

    private @Nullable AssetModel asset(int segment, MacAddress mac, Origin origin) {
        return site.asset(Endpoint.at(segment, mac), origin);
    }
}
