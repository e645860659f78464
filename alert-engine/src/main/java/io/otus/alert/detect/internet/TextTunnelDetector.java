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
 * {@link Kind#DNS_TUNNEL} of few bytes, like that of a program waiting for commands: within an hour a device asks for
 * texts (TXT, NULL) below one domain by {@value #NAMES} different names at least, whose labels are no words and have
 * {@value #CHARACTERS} characters together; there are at most half as many repeats as names. Medium; low if other
 * devices ask below that domain too, as virus scanners do to look up a file. A domain for which this happens while
 * conversations are learned is known.
 *
 * <p>Only such labels can carry data. A client that checks one address after the other against a list of mail senders
 * repeats one label, the customer's key, and names of hosts are chosen by people. A label with an underscore names a
 * service whose settings are a text, such as <code>_domainkey</code>, <code>_kerberos</code> or <code>_acme-challenge
 * </code> (RFC 8552). Beside it stands a selector or a host, which may be no word either and is asked for once. So
 * names with such a label are counted separately, and need {@value #OF_SERVICE} characters.
 */
public final class TextTunnelDetector implements Detector.OnSession {
    private static final String HABIT = "text-names";
    private static final int NAMES = 12;
    private static final int CHARACTERS = 192;
    private static final int OF_SERVICE = 1_024;
    private static final long WINDOW = Nanos.HOUR;
    /** Least characters of a label that can carry data. */
    private static final int LABEL = 12;
    /** Least changes between letters and digits of a label that is data; a name with a number at its end has fewer. */
    private static final int TURNS = 3;
    /** Most pairs of device and domain that are counted, and most domains; the least recent are dropped. */
    private static final int MAX_DOMAINS = 4_096;
    /** Most names that are remembered of a pair: enough even if each is as short as data can be. */
    private static final int MAX_NAMES = OF_SERVICE / LABEL + 1;

    /** The look-ups of a device below a domain, by names of services or by others. */
    private record Question(AssetModel client, String domain, boolean ofService) {}

    /** The recent look-ups. */
    private static final class Asked {
        private final Set<String> names = new HashSet<>();
        private long start;
        private int repeated;
        private int characters;

        void add(String data, long time) {
            if (time - start > WINDOW) {
                start = time;
                names.clear();
                repeated = 0;
                characters = 0;
            }
            if (names.size() >= MAX_NAMES) {
                return;
            }
            if (names.add(data)) {
                characters += data.length();
            } else {
                repeated++;
            }
        }

        /**
         * Returns whether the names are new each time. An unanswered question is sent again; a client that looks
         * something up asks for the same names.
         */
        boolean isFresh(int least) {
            return names.size() >= NAMES && characters >= least && repeated * 2 <= names.size();
        }
    }

    /** The devices that ask below a domain: the first one, the server that it asked, and whether there are others. */
    private static final class Askers {
        private final AssetModel first;
        private final @Nullable AssetModel resolver;
        private boolean shared;

        Askers(AssetModel first, @Nullable AssetModel resolver) {
            this.first = first;
            this.resolver = resolver;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Question, Asked> asked = new RecentMap<>(MAX_DOMAINS);
    private final RecentMap<String, Askers> domains = new RecentMap<>(MAX_DOMAINS);
    private final ForwardedNames forwarded;

    public TextTunnelDetector(DetectorContext site) {
        this.site = site;
        forwarded = new ForwardedNames(site);
    }

    @Override
    public long forgotten() {
        return asked.forgotten() + domains.forgotten() + forwarded.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.TEXT_QUERY)) {
            return;
        }
        String name = event.detail().toLowerCase(Locale.ROOT);
        String domain = TunnelDetector.domain(name);
        Origin origin = event.origin();
        String labels = domain == null ? "" : name.substring(0, name.length() - domain.length() - 1);
        String data = data(labels);
        if (domain == null || data.isEmpty()) {
            return;
        }
        AssetModel client = site.asset(event.client(), origin);
        if (client == null) {
            return;
        }
        AssetModel resolver = site.asset(event.server(), origin);
        long time = origin.time();
        if (forwarded.isAskedOn(client, resolver, name, domain, origin)) {
            return;
        }
        Askers askers = domains.getOrMake(domain, () -> new Askers(client, resolver));
        // A resolver asks on behalf of its clients.
        askers.shared |= client != askers.first && client != askers.resolver;
        boolean ofService = labels.startsWith("_") || labels.contains("._");
        Asked mine = asked.getOrMake(new Question(client, domain, ofService), Asked::new);
        mine.add(data, time);
        boolean isFresh = mine.isFresh(ofService ? OF_SERVICE : CHARACTERS);
        Finding finding = isFresh ? finding(client, domain, mine, askers.shared, event) : null;
        forwarded.note(resolver, name, domain, new ForwardedNames.First(client, resolver, finding, time));
        if (finding != null) {
            site.report(finding, new Sighting(time, origin.evidence(), null, client, resolver));
        }
    }

    /** Returns the labels that nobody would choose, joined. */
    private static String data(String labels) {
        StringBuilder data = new StringBuilder();
        int from = 0;
        while (from < labels.length()) {
            int dot = labels.indexOf('.', from);
            int to = dot < 0 ? labels.length() : dot;
            // The name of a service is a word after its underscore; a label that is no word does not become one by an
            // underscore.
            int begin = labels.startsWith("_", from) ? from + 1 : from;
            if (to - begin >= LABEL && isData(labels, begin, to)) {
                data.append(labels, begin, to);
            }
            from = to + 1;
        }
        return data.toString();
    }

    private static boolean isData(String labels, int from, int to) {
        int digits = 0;
        int turns = 0;
        boolean wasDigit = false;
        boolean wasLetter = false;
        for (int i = from; i < to; i++) {
            char c = labels.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isLetter = c >= 'a' && c <= 'z';
            turns += (isDigit && wasLetter) || (isLetter && wasDigit) ? 1 : 0;
            digits += isDigit ? 1 : 0;
            wasDigit = isDigit;
            wasLetter = isLetter;
        }
        return turns >= TURNS || digits >= LABEL;
    }

    private @Nullable Finding finding(AssetModel client, String domain, Asked mine, boolean shared, SessionSeen event) {
        Habit habit = new Habit(HABIT, domain);
        Fact fact = site.baseline().assetFacts().lastingNews(client, habit, event.origin());
        if (fact == null) {
            return null;
        }
        Severity severity = shared ? Severity.LOW : Severity.MEDIUM;
        String reason = shared
                ? "Lowered: other devices ask for texts below this domain too."
                : "Lowered: few bytes are carried, and some services make such look-ups.";
        Broken broken = new Texts(event, client, habit, mine.names.size());
        return new Finding(Kind.DNS_TUNNEL, severity, reason, fact, broken, !shared);
    }

    private record Texts(SessionSeen event, AssetModel client, Habit habit, int names) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String domain = habit.detail();
            return Words.of(
                            who + " asks for texts below " + domain + " by names that are new each time",
                            FactText.habit(AssetNames.plain(client), habit))
                    .seen(who + " asked for the texts of " + names + " such names below " + domain
                            + " within an hour, the latest one " + event.detail() + ".")
                    .normal("texts of a few names, which people can read.")
                    .history("it never asked this domain so.")
                    .observed(domain)
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0869", "T0885");
        }

        @Override
        public Path path() {
            Origin origin = event.origin();
            return Path.of(origin);
        }
    }
}
