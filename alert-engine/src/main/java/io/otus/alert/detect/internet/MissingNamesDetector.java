package io.otus.alert.detect.internet;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
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
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#BEACON}: a device asks for {@value #DOMAINS} domains within ten minutes that do not exist, as malware
 * does that makes up the names of its server. Medium, since nobody answered it so far.
 *
 * <p>All names of one domain count once, since hosts try missing names with the ending of their own network. Names
 * without a domain do not count, since browsers try those to find out who answers for everything; nor do names that
 * exist in local networks only. Name servers are left out, as they ask for others. A device that asked for half as many
 * while conversations were learned is known for it.
 */
public final class MissingNamesDetector implements Detector.OnSession {
    private static final String HABIT = "missing_names";
    private static final int DOMAINS = 30;
    private static final long WINDOW = 10 * Nanos.MINUTE;
    /** Most devices that are watched; the least recent are dropped. */
    private static final int MAX_DEVICES = 1_024;
    /**
     * Last labels of names that exist in local networks only: RFC 6761, RFC 6762 section 3 and appendix G, and RFC
     * 8375.
     */
    private static final Set<String> LOCAL = Set.of(
            "local",
            "localhost",
            "localdomain",
            "lan",
            "home",
            "corp",
            "private",
            "internal",
            "intranet",
            "invalid",
            "test",
            "arpa");

    /** The missing domains that a device asked for within the present window. */
    private static final class Missing {
        private final Set<String> domains = new HashSet<>();
        private long start = Long.MIN_VALUE / 2;
    }

    private final DetectorContext site;
    private final RecentMap<AssetModel, Missing> devices = new RecentMap<>(MAX_DEVICES);

    public MissingNamesDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return devices.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        String domain = event.kind().equals(SessionSeen.NAME_MISSING) ? domain(event.detail()) : "";
        Origin origin = event.origin();
        AssetModel device = domain.isEmpty() ? null : site.asset(event.client(), origin);
        if (device == null || Outside.isServer(device, origin.protocol())) {
            return;
        }
        long time = origin.time();
        Missing missing = devices.getOrMake(device, Missing::new);
        if (time - missing.start > WINDOW) {
            missing.start = time;
            missing.domains.clear();
        }
        boolean isMore = missing.domains.size() < DOMAINS && missing.domains.add(domain);
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
        if (!isMore || missing.domains.size() < (isLearning ? DOMAINS / 2 : DOMAINS)) {
            return;
        }
        Habit habit = new Habit(HABIT, origin.protocol());
        Fact fact = site.baseline().assetFacts().news(device, habit, origin);
        if (fact != null) {
            Broken broken = new MadeUp(event, device, habit, missing.domains.size());
            String reason = "Lowered: nobody answers by such a name so far.";
            site.report(
                    Finding.act(Kind.BEACON, Severity.MEDIUM, reason, fact, broken),
                    new Sighting(time, origin.evidence(), null, device, null));
        }
    }

    /** Returns the last two labels of a name; empty if it has fewer, or if it exists in local networks only. */
    private static String domain(String asked) {
        String name = asked.toLowerCase(Locale.ROOT);
        int last = name.lastIndexOf('.');
        if (last <= 0 || LOCAL.contains(name.substring(last + 1))) {
            return "";
        }
        return name.substring(name.lastIndexOf('.', last - 1) + 1);
    }

    /** @param domains the number of missing domains that it asked for */
    private record MadeUp(SessionSeen event, AssetModel device, Habit habit, int domains) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = device.name();
            String did = who + " asks for one domain after the other that does not exist";
            return Words.of(did, FactText.habit(AssetNames.plain(device), habit))
                    .seen(did + ": " + domains + " within ten minutes, the latest one " + event.detail() + '.')
                    .normal("names that somebody has, but for a few.")
                    .history(who + " never did so before.")
                    .observed(domains + " domains")
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0869", "T0885");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(device, null, null);
        }
    }
}
