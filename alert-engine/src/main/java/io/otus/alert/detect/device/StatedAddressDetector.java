package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Attribute;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.Origin;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#IP_CONFLICT}, medium: two devices state one IP address below IP, in PROFINET DCP, even if neither is
 * heard to send from it. If only the second device states it from then on, there is no conflict: it took the place of
 * the first one, or was given its address. If the first device states it again within ten minutes, there is one.
 */
public final class StatedAddressDetector implements Detector.OnClaim {
    /** The source of claims in which devices state their configured address. */
    private static final String SOURCE = "dcp";
    /** Most addresses that are remembered; the least recent are forgotten first. */
    private static final int MAX = 16_384;
    /** Statements this close belong together. */
    private static final long RECENT = 10 * Nanos.MINUTE;

    private record Place(int segment, String ip) {}

    /** The device that states an address, the one that did before, and until when. */
    private record Stated(
            AssetModel now,
            MacAddress mac,
            @Nullable AssetModel before,
            @Nullable MacAddress beforeMac,
            long until) {}

    private record Key(int segment, String ip) {}

    private final RecentMap<Place, Stated> stated = new RecentMap<>(MAX);
    private final DetectorContext site;

    public StatedAddressDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return stated.forgotten();
    }

    @Override
    public void claimed(IdentityClaim event) {
        Origin origin = event.origin();
        MacAddress mac = event.about().mac();
        if (event.attribute() != Attribute.IP
                || !event.source().equals(SOURCE)
                || mac == null
                || event.about().ip() != null
                || !event.about().equals(origin.source())) {
            return;
        }
        AssetModel speaker = site.asset(event.about(), origin);
        if (speaker == null) {
            return;
        }
        Place place = new Place(event.about().segment(), event.value());
        Stated known = stated.get(place);
        long time = origin.time();
        if (known == null || known.now == speaker || known.now.isGone()) {
            AssetModel before = known == null ? null : known.before;
            stated.put(
                    place,
                    new Stated(
                            speaker,
                            mac,
                            before,
                            known == null ? null : known.beforeMac,
                            known == null ? time : known.until));
            return;
        }
        stated.put(place, new Stated(speaker, mac, known.now, known.mac, time));
        if (known.before == speaker && time - known.until < RECENT) {
            StatedAddress broken = new StatedAddress(event.value(), mac.toString(), known.mac.toString());
            site.report(
                    Finding.act(Kind.IP_CONFLICT, new Key(place.segment, place.ip), broken),
                    new Sighting(time, origin.evidence(), null, known.now, speaker));
        }
    }
}
