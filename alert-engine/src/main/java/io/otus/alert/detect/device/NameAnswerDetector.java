package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.NameAnswer;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ROLE_NEW}: a device answers for the names of others, as a device does that wants to stand between them.
 * It answers questions to the whole network (LLMNR, NetBIOS, multicast DNS) with its own address. One of four things is
 * needed: answers for {@value #NAMES} names within a day that are not its own; for one such name to {@value #ASKERS}
 * askers; for the name of a device that takes part in the control of a process; or for a name by which browsers and
 * systems look for their proxy or router ({@code wpad}, {@code isatap}), since all of them believe whichever device
 * answers. A device's own names are those that it told otherwise; those for which it answered while conversations were
 * learned; and those that come with another address from a device that did, as in a cluster. So are its own names with
 * a number behind them, which a host adds in multicast DNS if another one has its name. High if something is controlled
 * in its network, else medium.
 */
public final class NameAnswerDetector implements Detector.OnClaim {
    private static final String HABIT = "answers_for";
    /** The detail of the habit that a person may approve: learned names have no dot. */
    private static final String ANY = "any.name";

    private static final int NAMES = 3;
    private static final int ASKERS = 3;
    /** Names that many systems ask for by themselves, so that nobody notices which device answers. */
    private static final Set<String> LURES = Set.of("wpad", "isatap");

    private static final long WINDOW = Nanos.DAY;
    /** Most names that a device may claim for itself: a device that invents more does not make them its own. */
    private static final int MAX_OWN = 4;
    /** Most names of others that are remembered of one device; the oldest are forgotten first. */
    private static final int MAX_OTHERS = 16;
    /** Most devices that are remembered; the least recent are forgotten first. */
    private static final int MAX_SPEAKERS = 4_096;
    /** A name that a browser makes up in multicast DNS so as not to reveal its address: a UUID, truncated. */
    private static final Pattern INVENTED = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-.*");
    /** The suffix that multicast DNS adds to a name that another host has too, RFC 6762 §9. */
    private static final Pattern RENAMED = Pattern.compile("-([2-9]|[1-9][0-9]{1,2})");

    /** The names of a device, and the other names for which it answers, the one asked for longest ago first. */
    private static final class Speaker {
        private final SequencedSet<String> own = new LinkedHashSet<>(2);
        private final SequencedMap<String, Answered> others = new LinkedHashMap<>(4);
        /** Further names for which the device may answer, the one found longest ago first. */
        private final SequencedSet<String> granted = new LinkedHashSet<>(2);

        void owns(String name) {
            if (own.size() < MAX_OWN && own.add(name)) {
                others.remove(name);
            }
        }

        void grant(String name) {
            granted.add(name);
            if (granted.size() > MAX_OTHERS) {
                granted.removeFirst();
            }
        }

        void answers(String name, Answered answered) {
            others.putLast(name, answered);
            if (others.size() > MAX_OTHERS) {
                others.pollFirstEntry();
            }
            others.values().removeIf(each -> answered.time - each.time > WINDOW);
        }
    }

    /**
     * The device answered for the name of another.
     *
     * @param time event time, nanoseconds since 1970
     * @param owner the device with that name that takes part in the control of a process; null if none was found
     * @param askers the addresses that got the answer, no more than make a difference
     */
    private record Answered(long time, @Nullable AssetModel owner, Set<IpAddress> askers) {}

    private final DetectorContext site;
    private final RecentMap<AssetModel, Speaker> speakers = new RecentMap<>(MAX_SPEAKERS);

    public NameAnswerDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return speakers.forgotten();
    }

    @Override
    public void claimed(IdentityClaim event) {
        if (event.attribute() != Attribute.NAME || !event.unit().isEmpty()) {
            return;
        }
        Origin origin = event.origin();
        boolean isAnswer = NameAnswer.isOne(event);
        boolean isOwnWord = event.about().mac() != null;
        AssetModel asset = isAnswer || isOwnWord ? site.asset(event.about(), origin) : null;
        if (asset == null) {
            return;
        }
        Speaker speaker = speakers.getOrMake(asset, Speaker::new);
        String name = NameAnswer.plain(event.value());
        if (!isAnswer) {
            speaker.owns(name);
        } else if (!speaker.own.contains(name) && !INVENTED.matcher(name).matches() && !isItsOwn(asset, name, origin)) {
            answered(event, asset, speaker, name);
        }
    }

    /** Returns whether a device is known by a name, or answered for it while that was learned. */
    private boolean isItsOwn(AssetModel asset, String name, Origin origin) {
        AssetRef known = site.known(asset);
        if (known != null && NameAnswer.plain(known.name()).equals(name)) {
            return true;
        }
        Habit habit = new Habit(HABIT, name);
        if (site.baseline().learning().isLearning(Category.CONVERSATIONS, origin.time())) {
            return site.baseline().assetFacts().news(asset, habit, origin) == null;
        }
        return wasLearned(asset, habit);
    }

    /**
     * Returns whether a name is one of the device's own with a number behind it, as a host calls itself in multicast
     * DNS if another one has its name too.
     */
    private boolean isRenamed(AssetModel asset, Speaker speaker, String name) {
        AssetRef known = site.known(asset);
        return (known != null && isRenamed(NameAnswer.plain(known.name()), name))
                || speaker.own.stream().anyMatch(each -> isRenamed(each, name));
    }

    private static boolean isRenamed(String own, String name) {
        return name.startsWith(own)
                && RENAMED.matcher(name).region(own.length(), name.length()).matches();
    }

    /**
     * Returns whether an address is a further one of the device, beside that by which it is known, as the nodes of a
     * cluster take.
     */
    private static boolean isFurther(AssetModel asset, Endpoint about) {
        String own = asset.address().ip();
        return own != null && about.ip() != null && !own.equals(about.ip().toString());
    }

    private boolean isLearnedBySomebody(Habit habit) {
        return site.baseline().having(habit).stream().anyMatch(each -> wasLearned(each, habit));
    }

    private static boolean wasLearned(AssetModel asset, Habit habit) {
        Fact learned = asset.habit(habit);
        return learned != null && learned.isFormer();
    }

    private void answered(IdentityClaim event, AssetModel asset, Speaker speaker, String name) {
        Origin origin = event.origin();
        Habit habit = new Habit(HABIT, ANY);
        Fact approved = asset.habit(habit);
        if (approved != null && approved.isKnown() && site.baseline().learning().note(approved, origin)) {
            return;
        }
        // Answers come in floods: all devices are searched for the owner only if a name is new.
        Answered before = speaker.others.get(name);
        if (before == null && (speaker.granted.contains(name) || isGranted(event, asset, speaker, name))) {
            return;
        }
        AssetModel owner = before == null ? ownerInProcess(asset, name) : before.owner;
        Set<IpAddress> askers = askers(before, origin);
        speaker.answers(name, new Answered(origin.time(), owner, askers));
        if (speaker.others.size() < NAMES && askers.size() < ASKERS && owner == null && !LURES.contains(name)) {
            return;
        }
        Fact fact = site.baseline().assetFacts().lastingNews(asset, habit, origin);
        if (fact == null) {
            return;
        }
        Broken broken = new Answers(event, asset, owner, List.copyOf(speaker.others.keySet()), habit);
        site.report(
                Weight.byNetwork(site, asset, origin.time()).of(fact, broken),
                new Sighting(origin.time(), origin.evidence(), null, asset, owner));
    }

    /** Returns the askers that got this name so far. An answer to all hosts does not show which one asked. */
    private static Set<IpAddress> askers(@Nullable Answered before, Origin origin) {
        Set<IpAddress> told = before == null ? Set.of() : before.askers;
        Endpoint asker = origin.flow().endpoint(1 - origin.sender());
        IpAddress ip = asker.ip();
        if (ip == null || asker.isGroup() || told.size() >= ASKERS || told.contains(ip)) {
            return told;
        }
        Set<IpAddress> more = new HashSet<>(told);
        more.add(ip);
        return more;
    }

    /**
     * Returns whether a device may answer for a name that it did not answer for before. Either a device did so whose
     * address this one took over, or the name is its own with a number, and no device of the process has it.
     */
    private boolean isGranted(IdentityClaim event, AssetModel asset, Speaker speaker, String name) {
        boolean isGranted = (isFurther(asset, event.about()) && isLearnedBySomebody(new Habit(HABIT, name)))
                || (isRenamed(asset, speaker, name) && ownerInProcess(asset, name) == null);
        if (isGranted) {
            speaker.grant(name);
        }
        return isGranted;
    }

    /**
     * Returns the known device of the same network that has this name and takes part in the control of a process; null
     * if there is none, or if the speaker is new, as it may be the successor.
     */
    private @Nullable AssetModel ownerInProcess(AssetModel speaker, String name) {
        if (!Outside.isKnown(speaker.presence())) {
            return null;
        }
        for (AssetModel each : site.baseline().assets()) {
            if (each != speaker
                    && each.address().network() == speaker.address().network()
                    && NameAnswer.plain(each.name()).equals(name)
                    && Outside.isKnown(each.presence())
                    && Outside.isOfProcess(site, each)) {
                return each;
            }
        }
        return null;
    }

    /**
     * A device answers for names that are not its own.
     *
     * @param owner the device that has the last of the names, if it takes part in the control of a process
     */
    private record Answers(
            IdentityClaim claim, AssetModel asset, @Nullable AssetModel owner, List<String> names, Habit habit)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = asset.name();
            String whose = owner == null ? "" : ", which is the name of " + owner.name();
            return Words.of(who + " answers for the names of others", FactText.habit(AssetNames.plain(asset), habit))
                    .seen(who + " told whoever asked that these names are at its own address: "
                            + String.join(", ", names) + "; the last one by " + claim.source() + whose + '.')
                    .normal("answers of each device for its own name.")
                    .history(who + " never answered for them before, and is not known by them.")
                    .observed(String.join(" ", names))
                    .filter(DisplayFilter.of(
                            asset.address().ip(), asset.address().mac()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0830");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return asset;
        }
    }
}
