package io.otus.alert.detect.internet;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.ForwardedNames;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.time.Nanos;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#DNS_TUNNEL}: a device carries data out of the plant in the names that it asks DNS for. Always high.
 *
 * <p>Found if, within five minutes, a device asks for so many different names below one domain that their first labels
 * carry at least {@value #LEAST_BYTES} bytes, and these labels are no words: {@value #LONG} characters or more each, on
 * average.
 *
 * <p>A tunnel needs a domain of its own, below which every name is new. Large services also have long labels, but these
 * name hosts, and each host is asked for a few names. So names are counted below such a host, that is, below the labels
 * after the long ones, unless those are new in each name as well and thus data too. A domain for which all this happens
 * while conversations are learned is known. A name server that asks on behalf of its clients does not count.
 */
public final class TunnelDetector implements Detector.OnSession {
    private static final String HABIT = "names";
    private static final int LEAST_BYTES = 800;
    private static final int LEAST_NAMES = 15;
    private static final int LONG = 16;
    private static final long WINDOW = 5 * Nanos.MINUTE;
    /** Number of labels of a registered domain; names have more. */
    private static final int REGISTERED = 2;
    /** Most pairs of device and domain that are counted; the least recent are dropped. */
    private static final int MAX_DOMAINS = 4_096;
    /** Most different names that are remembered of one domain. */
    private static final int MAX_NAMES = 256;

    /** Least length of labels that are data or no words. */
    private static final int LABEL = 12;
    /** If the hosts are data, at most one in this many names shares its host with another. */
    private static final int SHARED = 10;

    private record Question(AssetModel client, String domain) {}

    /** The names that were asked for below one domain. */
    private static final class Asked {
        private final Set<String> names = new LinkedHashSet<>();
        /** Bytes of the names of each host; the empty host has those of the domain itself. */
        private final Map<String, Long> hosts = new HashMap<>();

        private long start;
        private long bytes;
        private long most;

        void count(String label) {
            bytes += label.length();
            String host = host(label);
            if (hosts.size() < MAX_NAMES || hosts.containsKey(host)) {
                most = Math.max(most, hosts.merge(host, (long) label.length(), Long::sum));
            }
        }

        /** Returns the labels after the long ones. */
        private static String host(String label) {
            int at = 0;
            for (int dot = label.indexOf('.'); dot >= 0 && dot - at >= LABEL; dot = label.indexOf('.', at)) {
                at = dot + 1;
            }
            return at > 0 && label.length() - at < LABEL ? label.substring(at) : "";
        }

        /**
         * Returns the bytes that one receiver gets: those below one host, or all of them if the hosts are as new as the
         * names.
         */
        long carried() {
            return (names.size() - hosts.size()) * SHARED <= names.size() ? bytes : most;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Question, Asked> asked = new RecentMap<>(MAX_DOMAINS);
    private final ForwardedNames forwarded;

    public TunnelDetector(DetectorContext site) {
        this.site = site;
        forwarded = new ForwardedNames(site);
    }

    @Override
    public long forgotten() {
        return asked.forgotten() + forwarded.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.NAME_QUERY)) {
            return;
        }
        String name = event.detail().toLowerCase(Locale.ROOT);
        String domain = domain(name);
        Origin origin = event.origin();
        if (domain == null) {
            return;
        }
        long time = origin.time();
        AssetModel client = site.asset(event.client(), origin);
        if (client == null) {
            return;
        }
        AssetModel server = site.asset(event.server(), origin);
        if (forwarded.isAskedOn(client, server, name, domain, origin)) {
            return;
        }
        Finding finding = count(client, domain, name.substring(0, name.length() - domain.length() - 1), event);
        forwarded.note(server, name, domain, new ForwardedNames.First(client, server, finding, time));
        if (finding != null) {
            site.report(finding, new Sighting(time, origin.evidence(), null, client, server));
        }
    }

    /** Counts a question. Returns its finding; null if there is none. */
    private @Nullable Finding count(AssetModel client, String domain, String label, SessionSeen event) {
        Question question = new Question(client, domain);
        Asked seen = asked.get(question);
        long time = event.origin().time();
        if (seen == null || time - seen.start > WINDOW) {
            seen = new Asked();
            seen.start = time;
            asked.put(question, seen);
        }
        if (seen.names.size() < MAX_NAMES) { // further names may be repeats, and do not count
            if (!seen.names.add(label)) {
                return null;
            }
            seen.count(label);
        }
        int names = seen.names.size();
        boolean isTunnel = names >= LEAST_NAMES && seen.carried() >= LEAST_BYTES && seen.bytes / names >= LONG;
        return isTunnel ? finding(client, domain, seen, event) : null;
    }

    private @Nullable Finding finding(AssetModel client, String domain, Asked seen, SessionSeen event) {
        Habit habit = new Habit(HABIT, domain);
        Fact fact = site.baseline().assetFacts().lastingNews(client, habit, event.origin());
        if (fact == null) {
            return null;
        }
        Broken broken = new Tunnel(event, client, habit, seen.names.size(), seen.bytes);
        return Finding.act(Kind.DNS_TUNNEL, fact, broken);
    }

    /**
     * Returns the registered domain, as far as it shows without a list of such; null if the name has nothing below it.
     */
    static @Nullable String domain(String name) {
        int at = name.length();
        for (int i = 0; i < REGISTERED; i++) {
            at = at <= 0 ? -1 : name.lastIndexOf('.', at - 1);
        }
        return at <= 0 ? null : name.substring(at + 1);
    }

    private record Tunnel(SessionSeen event, AssetModel client, Habit habit, int names, long bytes) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String domain = habit.detail();
            return Words.of(
                            who + " sends data in names below " + domain,
                            FactText.habit(AssetNames.plain(client), habit))
                    .seen(who + " asked for " + names + " different names below " + domain + ", " + bytes
                            + " bytes in all, the latest one " + event.detail() + ".")
                    .normal("a few names of a domain, which people can read.")
                    .history("it never asked for so many names of one domain.")
                    .observed(domain)
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0869", "T0885");
        }

        @Override
        public Path path() {
            return Path.of(event.origin());
        }
    }
}
