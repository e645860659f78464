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
import io.otus.core.evidence.FrameHold;
import io.otus.core.time.Nanos;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#IP_CONFLICT}, medium: a device announces the number by which others find another device of its network,
 * or reports changes under it, and both go on to speak, one after the other. A client that asks for the number then
 * talks with either of the two. If the other one is not heard any more, or has announced another number since, it was
 * replaced or readdressed; if the first one is not heard any more once the other one is back, it was a stand-in. Where
 * the other one reported within a minute before and is heard within half a minute after, it never was away, and nobody
 * stood in for it: then the next report is enough. Two that share a number while that is learned are known to. What a
 * router or a BBMD passes on says nothing of the number of its sender.
 */
public final class NumberDetector implements Detector.OnClaim, Detector.OnCompletion {
    private static final String REPORT = "bacnet cov_notification";
    /** The messages in which devices tell their number, which is one of a kind, and what it is called. */
    private static final Map<String, String> ANNOUNCED =
            Map.of("bacnet i_am", "BACnet device", REPORT, "BACnet device");

    private static final String HABIT = "shared_number";
    /** Numbers that are remembered, the least recent go first. */
    private static final int MAX_NUMBERS = 16_384;
    /** Numbers that two claim, of which one may be silent. */
    private static final int MAX_CLAIMS = 1_024;
    /** Least time by which the other device must be heard later: frames may overtake each other. */
    private static final long BEHIND = Nanos.SECOND;
    /**
     * Time for which a stand-in may still answer requests, or report, after the device that it stood in for is back.
     */
    private static final long HANDOVER = 10 * Nanos.SECOND;
    /** Who reported within this time before another one does under its number was there. */
    private static final long BEFORE = Nanos.MINUTE;
    /** Who is heard again within this time after that goes on to be there. */
    private static final long AFTER = 30 * Nanos.SECOND;
    /** Least time by which reports follow each other: frames may overtake each other. */
    private static final long NEXT = 100 * Nanos.MILLISECOND;
    /** A device that is not heard for this long after another one claimed its number has lost it. */
    private static final long LOST = 10 * Nanos.MINUTE;

    /** A number, and of what it is one. */
    private record Told(int segment, String protocol, String what, String value) {}

    /** Who has a number, and when it last said so. */
    private record Holder(AssetModel device, long time) {}

    /**
     * Another device says that it has a number.
     *
     * @param wasThere whether who had it reported shortly before
     */
    private record Claim(
            Told number,
            String source,
            AssetModel holder,
            AssetModel claimant,
            boolean wasThere,
            Origin first,
            Origin latest) {}

    /** Another device said that it has a number, and who had it goes on to speak. */
    private record Answered(Claim claim, long time) {
        /** How long a stand-in may go on to speak. */
        long handover() {
            return claim.wasThere && time - claim.first.time() <= AFTER ? NEXT : HANDOVER;
        }
    }

    private final Site site;
    private final FrameHold hold;
    private final RecentMap<Told, Holder> holders = new RecentMap<>(MAX_NUMBERS);
    /** By who has the number, as it seemed. */
    private final RecentMap<AssetModel, Claim> claims = new RecentMap<>(MAX_CLAIMS);
    /** By who claimed it, when who had it is heard again. */
    private final RecentMap<AssetModel, Answered> answered = new RecentMap<>(MAX_CLAIMS);

    public NumberDetector(Site site) {
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
            claims.remove(speaker); // it tells another number than before
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
        site.baseline().assetFacts().news(asset, habit(number), true, origin);
    }

    /** Whether a device is known to have a number together with another one. */
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

    /** A device of which somebody else claims the number speaks its protocol. */
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

    /** A device that claimed the number of another one speaks its protocol, after that one did. */
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
        Fact fact = site.baseline().assetFacts().news(claim.claimant, habit(claim.number), true, shown);
        if (fact == null) {
            return;
        }
        Finding finding =
                new Finding(Kind.IP_CONFLICT, Kind.IP_CONFLICT.severity(), "", fact, new SharedNumber(claim), true);
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

        /** Who poses as another one gets what is meant for that, or reports in its name. */
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
