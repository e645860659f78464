package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
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
import io.otus.core.event.Danger;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.evidence.FrameHold;
import io.otus.core.protocol.Trait;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#IP_CONFLICT}, medium: a device speaks to a master with the link address of a DNP3 outstation that another
 * device is known to be, and both go on to do so, {@value #TURNS} times by turns. Each outstation has a link address of
 * its own (IEEE 1815-2012 §9.2.4.1.3), and by that address alone the master attributes values. The master must be known
 * to talk with outstations at three or more addresses, and with only one at this address: some sites give all
 * outstations the same. An outstation that moved to another address or behind another gateway is no longer heard where
 * it was. An outstation that is heard by two ways while conversations are learned is known.
 */
public final class OutstationDetector implements Detector.OnRequest, Detector.OnCompletion {
    private static final String HABIT = "poses_as_outstation";
    /**
     * Number of outstations, each with an address of its own, that a master needs to have for addresses to distinguish
     * them.
     */
    private static final int LEAST = 3;

    /** Number of turns that both must take: an outstation with two channels changes to the other one and back. */
    private static final int TURNS = 2;

    private static final int MAX_CLAIMS = 1_024;
    /** Least time by which one device must be heard after the other, in nanoseconds: frames may overtake each other. */
    private static final long BEHIND = 100_000_000L;
    /** How often a conversation is checked for another device that is the outstation. */
    private static final long LOOK = Nanos.MINUTE;
    /** A device has lost the address if it is not heard for this long, in nanoseconds. */
    private static final long LOST = 10 * Nanos.MINUTE;

    /** An outstation, as its master knows it. */
    private record Station(AssetModel master, String address) {}

    /** A device spoke as an outstation that another one is. */
    private static final class Claim {
        private final Conversation holder;
        private final Conversation claimant;
        private final Origin first;
        /** Event time at which the holder first spoke since; the time of the claim before. */
        private long answered;
        /** Event time at which the holder was last heard. */
        private long held;
        /** Event time at which the claimant spoke after that; the time of the claim before. */
        private long spoken;
        /** How many turns the two took so far. */
        private int turns;

        Claim(Conversation holder, Conversation claimant, Origin first) {
            this.holder = holder;
            this.claimant = claimant;
            this.first = first;
            this.answered = first.time();
            this.held = first.time();
            this.spoken = first.time();
        }

        /** Returns whether the holder is no longer heard, or the claimant is not and a third device speaks. */
        boolean isOver(Conversation by, long time) {
            return time - held >= LOST || (time - spoken >= LOST && by != claimant && by != holder);
        }

        /** Notes that the holder speaks. */
        void answer(long time) {
            held = time;
            if (answered <= spoken && time - spoken >= BEHIND) {
                answered = time;
            }
        }

        /**
         * Notes that the claimant speaks again; returns whether that was the last turn needed to show that both go on.
         */
        boolean isRepeated(long time) {
            if (answered > spoken && time - answered >= BEHIND && !holder.isGone()) {
                spoken = time;
                turns++;
            }
            return turns >= TURNS;
        }
    }

    private final DetectorContext site;
    private final FrameHold hold;
    private final RecentMap<Station, Claim> claims = new RecentMap<>(MAX_CLAIMS);
    /** Event time at which a conversation was found to be with the only device at its address. */
    private final RecentMap<Conversation, Long> alone = new RecentMap<>(MAX_CLAIMS);

    public OutstationDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_CLAIMS);
    }

    @Override
    public long forgotten() {
        return claims.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.NOTIFY;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        if (act.operation().isTold()) {
            spoke(act.conversation(), act.operation().origin());
        }
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return switch (outcome) {
            case OK, ERROR, UNPAIRED -> true;
            case NO_RESPONSE, UNCONFIRMED -> false;
        };
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Origin answer = event.answer();
        if (answer != null && answer.source().equals(event.operation().server())) {
            spoke(act.conversation(), answer);
        }
    }

    private void spoke(@Nullable Conversation conversation, Origin origin) {
        if (conversation == null
                || !site.protocols().has(conversation.protocol(), Trait.ADDRESSES_STATIONS)
                || conversation.unit().isEmpty()) {
            return;
        }
        Station station = new Station(conversation.client(), conversation.unit());
        boolean isHolder = isKnown(conversation, origin);
        Claim claim = claims.get(station);
        if (claim != null && claim.isOver(conversation, origin.time())) {
            claims.remove(station);
            claim = null;
        }
        if (isHolder) {
            if (claim != null && claim.holder == conversation) {
                claim.answer(origin.time());
            }
            return;
        }
        if (claim != null) {
            if (claim.claimant == conversation && claim.isRepeated(origin.time())) {
                claims.remove(station);
                tell(claim, origin);
            }
            return; // of several claimants one is enough to follow
        }
        Long found = alone.get(conversation);
        if (found != null && origin.time() - found < LOOK) {
            return;
        }
        Conversation holder = holder(conversation);
        if (holder == null) {
            alone.put(conversation, origin.time());
            return;
        }
        Claim made = new Claim(holder, conversation, origin);
        claims.put(station, made);
        hold.mark(origin.evidence(), _ -> claims.get(station) == made);
    }

    private boolean isKnown(Conversation conversation, Origin origin) {
        Fact link = conversation.link();
        return link != null
                && (link.isKnown() || site.baseline().learning().isLearning(Category.CONVERSATIONS, origin.time()));
    }

    /**
     * Returns the conversation with the one device that is known to be the outstation; null if there is none, or
     * addresses distinguish nothing here.
     */
    private @Nullable Conversation holder(Conversation claimed) {
        Conversation holder = null;
        Set<String> addresses = new HashSet<>();
        for (Conversation each : site.baseline().siblings(claimed)) {
            Fact link = each.link();
            if (link == null || !link.isKnown() || each.unit().isEmpty()) {
                continue;
            }
            addresses.add(each.unit());
            if (each.unit().equals(claimed.unit())) {
                if (holder != null) {
                    return null; // an address that two devices have distinguishes nothing
                }
                holder = each;
            }
        }
        return addresses.size() >= LEAST ? holder : null;
    }

    private void tell(Claim claim, Origin latest) {
        AssetModel claimant = claim.claimant.server();
        AssetModel holder = claim.holder.server();
        Habit habit = new Habit(HABIT, claim.claimant.unit());
        Fact fact = site.baseline().assetFacts().news(claimant, habit, claim.first);
        if (fact != null) {
            Finding finding = Finding.act(Kind.IP_CONFLICT, fact, new Usurped(claim));
            site.report(finding, new Sighting(latest.time(), claim.first.evidence(), null, claimant, holder));
        }
    }

    /** Two devices are one outstation for their master. */
    private record Usurped(Claim claim) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String claimant = claim.claimant.server().name();
            String holder = claim.holder.server().name();
            String master = claim.holder.client().name();
            String what = "DNP3 outstation " + claim.holder.unit();
            Habit habit = new Habit(HABIT, claim.holder.unit());
            return Words.of(
                            claimant + " speaks to " + master + " as " + what + ", which " + holder + " is",
                            FactText.habit(AssetNames.plain(claim.claimant.server()), habit))
                    .seen(claimant + " sent messages of " + what + " to " + master + ", and " + holder
                            + " goes on to, by turns.")
                    .normal(holder + " alone is " + what + " for " + master + '.')
                    .history(claimant + " never was before.")
                    .expected(holder, 0, 0)
                    .observed(claimant)
                    .filter(DisplayFilter.of(claim.first));
        }

        /** A device that poses as an outstation reports in its name. */
        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0849", "T0856");
        }

        @Override
        public Path path() {
            FlowInfo flow = claim.first.flow();
            return new Path(flow, claim.first.sender(), claim.first.protocol());
        }
    }
}
