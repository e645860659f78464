package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.evidence.FrameHold;
import io.otus.core.time.Nanos;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#IP_CONFLICT}, medium: a device announces the number by which others find another device of its network,
 * or reports changes under it, and both devices go on to speak, one after the other. A client that asks for the number
 * then talks with either of the two. If the other device is no longer heard, or has announced another number since, it
 * was replaced or readdressed. If the first device is no longer heard once the other one is back, it was a stand-in. If
 * the other device reported within a minute before and is heard within half a minute after, it never was away, and
 * needed no stand-in: the next report is then enough. Two devices that share a number while that is learned are known
 * to. What a router or a BBMD passes on says nothing of its sender's number.
 */
public final class NumberDetector implements Detector.OnClaim, Detector.OnCompletion {
    private static final String REPORT = "bacnet cov_notification";
    /** The messages in which devices announce their number, with the name of that number. */
    private static final Map<String, String> ANNOUNCED =
            Map.of("bacnet i_am", "BACnet device", REPORT, "BACnet device");

    private static final String HABIT = "shared_number";
    /** Most numbers that are remembered; the least recent are forgotten first. */
    private static final int MAX_NUMBERS = 16_384;
    /** Most numbers that are remembered as claimed by two devices, one of which may be silent. */
    private static final int MAX_CLAIMS = 1_024;
    /** Least time by which the other device must be heard later: frames may overtake each other. */
    private static final long BEHIND = Nanos.SECOND;
    /**
     * Time for which a stand-in may still answer requests, or report, after the device that it stood in for is back.
     */
    private static final long HANDOVER = 10 * Nanos.SECOND;
    /** A device that reported within this time before another one does under its number was there. */
    private static final long BEFORE = Nanos.MINUTE;
    /** A device that is heard again within this time after that was there all along. */
    private static final long AFTER = 30 * Nanos.SECOND;
    /** Least time by which reports follow each other: frames may overtake each other. */
    private static final long NEXT = 100 * Nanos.MILLISECOND;
    /** A device that is not heard for this long after another one claimed its number has lost it. */
    private static final long LOST = 10 * Nanos.MINUTE;

    /** A number, with the protocol and the sort of number that it is. */
    private record Told(int segment, String protocol, String what, String value) {}

    /** The device that has a number, and the event time at which it last announced it. */
    private record Holder(AssetModel device, long time) {}

    /**
     * Another device announces a number.
     *
     * @param wasThere whether the device that had the number reported shortly before
     */
    private record Claim(
            Told number,
            String source,
            AssetModel holder,
            AssetModel claimant,
            boolean wasThere,
            Origin first,
            Origin latest) {}

    /** Another device announced a number, and the device that had it goes on to speak. */
    private record Answered(Claim claim, long time) {
        /** Returns how long a stand-in may go on to speak, in nanoseconds. */
        long handover() {
            return claim.wasThere && time - claim.first.time() <= AFTER ? NEXT : HANDOVER;
        }
    }

    private final DetectorContext site;
    private final FrameHold hold;
    private final RecentMap<Told, Holder> holders = new RecentMap<>(MAX_NUMBERS);
    /** Claims by the device that has the number, as far as known. */
    private final RecentMap<AssetModel, Claim> claims = new RecentMap<>(MAX_CLAIMS);
    /** Answered claims by the claimant, once the device that had the number is heard again. */
    private final RecentMap<AssetModel, Answered> answered = new RecentMap<>(MAX_CLAIMS);

    public NumberDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_CLAIMS);
    }

    @Override
    public long forgotten() {
        return holders.forgotten() + claims.forgotten() + answered.forgotten();
    }

    @Override
    public void claimed(IdentityClaim event) {
        Origin origin = event.origin();
        String what = ANNOUNCED.get(event.source());
        if (event.attribute() != Attribute.INSTANCE
                || what == null
                || !event.unit().isEmpty()
                || !event.about().equals(origin.source())) {
            return;
        }
        AssetModel speaker = site.asset(event.about(), origin);
        if (speaker == null) {
            return;
        }
        Told number = new Told(event.about().segment(), origin.protocol(), what, event.value());
        Holder held = holders.get(number);
        AssetModel holder = held == null ? null : held.device;
        if (holder == speaker) {
            holders.put(number, new Holder(speaker, origin.time()));
            speaks(speaker, origin);
            return;
        }
        if (held == null || holder == null || holder.isGone()) {
            holders.put(number, new Holder(speaker, origin.time()));
            claims.remove(speaker); // it announces another number than before
            answered.values().removeIf(each -> each.claim.holder == speaker);
            return;
        }
        if (site.baseline().learning().isLearning(Category.DEVICES, origin.time())) {
            learn(number, holder, origin);
            learn(number, speaker, origin);
        }
        if (isShared(number, speaker)) {
            holders.put(number, new Holder(speaker, origin.time()));
            return;
        }
        Answered mine = answered.get(speaker);
        if (mine != null && mine.claim.number.equals(number)) {
            speaksAgain(mine, origin);
        }
        Claim known = claims.get(holder);
        if (known != null && known.number.equals(number) && known.claimant == speaker) {
            if (origin.time() - known.first.time() >= LOST) {
                holders.put(number, new Holder(speaker, origin.time()));
                claims.remove(holder);
            } else {
                put(new Claim(number, event.source(), holder, speaker, known.wasThere, known.first, origin));
            }
            return;
        }
        boolean wasThere = event.source().equals(REPORT) && origin.time() - held.time <= BEFORE;
        put(new Claim(number, event.source(), holder, speaker, wasThere, origin, origin));
    }

    private void put(Claim claim) {
        claims.put(claim.holder, claim);
        hold.mark(claim.latest.evidence(), _ -> claims.contains(claim.holder) || answered.contains(claim.claimant));
    }

    private static Habit habit(Told number) {
        return new Habit(HABIT, number.protocol + '/' + number.value);
    }

    private void learn(Told number, AssetModel asset, Origin origin) {
        site.baseline().assetFacts().news(asset, habit(number), origin);
    }

    /** Returns whether a device is known to share a number with another one. */
    private static boolean isShared(Told number, AssetModel asset) {
        Fact fact = asset.habit(habit(number));
        return fact != null && (fact.isKnown() || fact.state() == FactState.CANDIDATE);
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome == Outcome.Kind.OK || outcome == Outcome.Kind.ERROR;
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        AssetModel server = act.server();
        Origin answer = event.answer();
        if ((!claims.values().isEmpty() || !answered.values().isEmpty())
                && server != null
                && answer != null
                && event.operation().unit().isEmpty()) {
            speaks(server, answer);
            Answered mine = answered.get(server);
            if (mine != null) {
                speaksAgain(mine, answer);
            }
        }
    }

    /** Notes that a device whose number is claimed by another one speaks its protocol. */
    private void speaks(AssetModel holder, Origin origin) {
        Claim claim = claims.get(holder);
        if (claim == null
                || !claim.first.protocol().equals(origin.protocol())
                || origin.time() - claim.first.time() < BEHIND) {
            return;
        }
        claims.remove(holder);
        if (!claim.claimant.isGone() && origin.time() - claim.latest.time() < LOST) {
            Answered before = answered.get(claim.claimant);
            if (before == null || !before.claim.number.equals(claim.number) || origin.time() - before.time >= LOST) {
                answered.put(claim.claimant, new Answered(claim, origin.time()));
            }
        }
    }

    /** Notes that a claimant speaks its protocol after the device that had the number did. */
    private void speaksAgain(Answered mine, Origin origin) {
        Claim claim = mine.claim;
        long since = origin.time() - mine.time;
        if (!claim.first.protocol().equals(origin.protocol()) || since < mine.handover()) {
            return;
        }
        answered.remove(claim.claimant);
        if (since >= LOST || claim.holder.isGone()) {
            return;
        }
        Origin shown = claim.latest;
        Fact fact = site.baseline().assetFacts().news(claim.claimant, habit(claim.number), shown);
        if (fact == null) {
            return;
        }
        Finding finding = Finding.act(Kind.IP_CONFLICT, fact, new SharedNumber(claim));
        site.report(finding, new Sighting(origin.time(), shown.evidence(), null, claim.claimant, claim.holder));
    }

    /** Two devices are found by one number. */
    private record SharedNumber(Claim claim) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String what = claim.number.what + ' ' + claim.number.value;
            String claimant = claim.claimant.name();
            String holder = claim.holder.name();
            return Words.of(
                            claimant + " says that it is " + what + ", which " + holder + " is",
                            FactText.habit(AssetNames.plain(claim.claimant), habit(claim.number)))
                    .seen(claimant + " told by " + claim.source + " that it is " + what + ", and " + holder
                            + " goes on to speak, as it does itself.")
                    .normal(holder + " alone is " + what + '.')
                    .history(holder + " was the first to say so since the sensor began.")
                    .expected(holder, 0, 0)
                    .observed(claimant)
                    .filter(DisplayFilter.of(claim.latest));
        }

        /**
         * A device that poses as another one receives what is meant for that one (T0830), or reports in its name
         * (T0856).
         */
        @Override
        public List<String> techniques(Kind kind, Action action) {
            return claim.source.equals(REPORT) ? List.of("T0849", "T0856") : List.of("T0849", "T0830");
        }

        @Override
        public @Nullable Path path() {
            FlowInfo flow = claim.latest.flow();
            return new Path(flow, claim.latest.sender(), claim.latest.protocol());
        }
    }
}
