package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#IP_CONFLICT}, medium: a device tells everybody that it has the number by which others find another device
 * of its network, and that one goes on to speak. Whoever asks for the number then talks with either of the two. That
 * the other one is not heard any more, or has told another number since, is a device that was replaced or readdressed.
 * What a router or a BBMD passes on says nothing of the number of its sender.
 */
public final class NumberDetector implements Detector.OnClaim, Detector.OnCompletion {
    /** The messages in which devices tell all others their number, which is one of a kind, and what it is called. */
    private static final Map<String, String> ANNOUNCED = Map.of("bacnet i_am", "BACnet device");

    /** Numbers that are remembered, the least recent go first. */
    private static final int MAX_NUMBERS = 16_384;
    /** Numbers that two claim, of which one may be silent. */
    private static final int MAX_CLAIMS = 1_024;
    /** The other one is heard this much later at the soonest: frames may overtake each other. In nanoseconds. */
    private static final long BEHIND = 1_000_000_000L;
    /** A device that is not heard for so long after somebody claimed its number has lost it, in nanoseconds. */
    private static final long LOST = 600_000_000_000L;

    private record Told(int segment, String source, String value) {}

    private record Key(Told number, AssetModel claimant) {}

    /** Another device says that it has a number. */
    private record Claim(Told number, AssetModel holder, AssetModel claimant, Origin first, Origin latest) {}

    private final Site site;
    private final RecentMap<Told, AssetModel> holders = new RecentMap<>(MAX_NUMBERS);
    /** By who has the number, as it seemed. */
    private final RecentMap<AssetModel, Claim> claims = new RecentMap<>(MAX_CLAIMS);

    public NumberDetector(Site site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return holders.forgotten() + claims.forgotten();
    }

    @Override
    public void claimed(IdentityClaim event) {
        Origin origin = event.origin();
        if (event.attribute() != Attribute.INSTANCE
                || !ANNOUNCED.containsKey(event.source())
                || !event.unit().isEmpty()
                || !event.about().equals(origin.source())) {
            return;
        }
        AssetModel speaker = site.asset(event.about(), origin.time(), origin.evidence());
        if (speaker == null) {
            return;
        }
        Told number = new Told(event.about().segment(), event.source(), event.value());
        AssetModel holder = holders.get(number);
        if (holder == speaker) {
            speaks(speaker, origin);
            return;
        }
        if (holder == null || holder.isGone()) {
            holders.put(number, speaker);
            claims.remove(speaker); // it tells another number than before
            return;
        }
        Claim known = claims.get(holder);
        if (known != null && known.number.equals(number) && known.claimant == speaker) {
            if (origin.time() - known.first.time() >= LOST) {
                holders.put(number, speaker);
                claims.remove(holder);
            } else {
                claims.put(holder, new Claim(number, holder, speaker, known.first, origin));
            }
            return;
        }
        claims.put(holder, new Claim(number, holder, speaker, origin, origin));
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome == Outcome.Kind.OK || outcome == Outcome.Kind.ERROR;
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        AssetModel server = act.server();
        Origin answer = event.answer();
        if (!claims.values().isEmpty()
                && server != null
                && answer != null
                && event.operation().unit().isEmpty()) {
            speaks(server, answer);
        }
    }

    /** A device of which somebody else claims the number speaks its protocol. */
    private void speaks(AssetModel holder, Origin origin) {
        Claim claim = claims.get(holder);
        if (claim == null
                || !claim.first.protocol().equals(origin.protocol())
                || origin.time() - claim.first.time() < BEHIND) {
            return;
        }
        claims.remove(holder);
        if (claim.claimant.isGone() || origin.time() - claim.latest.time() >= LOST) {
            return;
        }
        Origin shown = claim.latest;
        Finding finding = new Finding(
                Kind.IP_CONFLICT,
                Kind.IP_CONFLICT.severity(),
                "",
                new Key(claim.number, claim.claimant),
                new SharedNumber(claim),
                true);
        site.report(finding, new Sighting(origin.time(), shown.evidence(), null, claim.claimant, holder));
    }

    /** Two devices are found by one number. */
    private record SharedNumber(Claim claim) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String what = ANNOUNCED.getOrDefault(claim.number.source, "") + ' ' + claim.number.value;
            String claimant = claim.claimant.name();
            String holder = claim.holder.name();
            return Words.of(
                            claimant + " says that it is " + what + ", which " + holder + " is",
                            "number " + claim.number.value + " of " + holder)
                    .seen(claimant + " told everybody by " + claim.number.source + " that it is " + what + ", and "
                            + holder + " goes on to speak.")
                    .normal(holder + " alone is " + what + '.')
                    .history(holder + " was the first to say so.")
                    .expected(holder, 0, 0)
                    .observed(claimant)
                    .filter(DisplayFilter.of(claim.latest));
        }

        /** Who poses as another one gets what is meant for that. */
        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0849", "T0830");
        }

        @Override
        public @Nullable Path path() {
            FlowInfo flow = claim.latest.flow();
            return new Path(flow, claim.latest.sender(), claim.latest.protocol());
        }
    }
}
