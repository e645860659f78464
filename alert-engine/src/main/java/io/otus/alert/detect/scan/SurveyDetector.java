package io.otus.alert.detect.scan;

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
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#SCAN_HOST}: a host finds out which devices of the process there are, without a message in the protocols
 * that they speak. It pings one device after the other by ICMP, or asks a name server for the name of each:
 * {@value #DEVICES} devices within ten minutes with which it never talked. A host that did so for half as many during
 * learning is known for it, as one that monitors the network. A name server is left out, since it asks on behalf of
 * others.
 */
public final class SurveyDetector implements Detector.OnSession {
    private static final String HABIT = "surveys";
    private static final String REVERSE = ".in-addr.arpa";

    /** More devices than a person asks for by hand in that time. */
    private static final int DEVICES = 12;

    private static final long WINDOW = 10 * Nanos.MINUTE;
    /** Most hosts that are watched, by protocol; the least recent are forgotten first. */
    private static final int MAX_HOSTS = 1_024;

    private record Host(AssetModel asset, String protocol) {}

    /** The devices of the process that a host asked for. */
    private static final class Asked {
        private final Set<AssetModel> devices = new HashSet<>();
        private long start = Long.MIN_VALUE / 2;
    }

    private final DetectorContext site;
    private final RecentMap<Host, Asked> hosts = new RecentMap<>(MAX_HOSTS);

    public SurveyDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return hosts.forgotten();
    }

    @Override
    public void session(SessionSeen event) {
        Origin origin = event.origin();
        IpAddress about = about(event);
        if (about == null || !about.isUnicast()) {
            return;
        }
        AssetModel device = site.model(site.known(Endpoint.at(origin.source().segment(), about)));
        AssetModel host = device == null ? null : site.asset(origin.source(), origin);
        if (host != null && device != null && host != device) {
            asked(event, host, device);
        }
    }

    /** Returns the address of the device that is asked for; null if none is. */
    private static @Nullable IpAddress about(SessionSeen event) {
        return switch (event.kind()) {
            case SessionSeen.ECHO -> event.origin().destination().ip();
            case SessionSeen.NAME_QUERY -> reversed(event.detail());
            default -> null;
        };
    }

    /**
     * Returns the address that a name below {@code in-addr.arpa} stands for, RFC 1035 section 3.5; null for other
     * names.
     */
    private static @Nullable IpAddress reversed(String asked) {
        String name = asked.toLowerCase(Locale.ROOT);
        if (!name.endsWith(REVERSE)) {
            return null;
        }
        String[] labels = name.substring(0, name.length() - REVERSE.length()).split("\\.", -1);
        if (labels.length != 4) { // one octet each; a name with fewer stands for a network
            return null;
        }
        return IpAddress.ofText(labels[3] + '.' + labels[2] + '.' + labels[1] + '.' + labels[0]);
    }

    private void asked(SessionSeen event, AssetModel host, AssetModel device) {
        Origin origin = event.origin();
        long time = origin.time();
        String protocol = origin.protocol();
        if (Outside.isServer(host, protocol)) {
            return;
        }
        Asked asked = hosts.getOrMake(new Host(host, protocol), Asked::new);
        if (time - asked.start > WINDOW) {
            asked.start = time;
            asked.devices.clear();
        }
        boolean isMore = asked.devices.size() < DEVICES
                && !asked.devices.contains(device)
                && Outside.isOfProcess(site, device)
                && !Outside.isKnownToAsk(site, host, device, _ -> true)
                && asked.devices.add(device);
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
        if (!isMore || asked.devices.size() < (isLearning ? DEVICES / 2 : DEVICES)) {
            return;
        }
        Habit habit = new Habit(HABIT, protocol);
        Fact fact = site.baseline().assetFacts().news(host, habit, origin);
        if (fact != null) {
            Broken broken = new Survey(event, host, habit, asked.devices.size());
            site.report(
                    Finding.novelty(Kind.SCAN_HOST, Kind.SCAN_HOST.severity(), fact, broken),
                    new Sighting(time, origin.evidence(), null, host, null));
        }
    }

    /**
     * A host asks for one device of the process after the other.
     *
     * @param devices for how many devices it asked
     */
    private record Survey(SessionSeen event, AssetModel host, Habit habit, int devices) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = host.name();
            boolean isByName = event.kind().equals(SessionSeen.NAME_QUERY);
            String did = isByName
                    ? who + " asks for the name of one device of the process after the other"
                    : who + " asks one device of the process after the other whether it is there";
            return Words.of(did, FactText.habit(AssetNames.plain(host), habit))
                    .seen(who + " asked "
                            + (isByName ? "a name server for the names of " : "by ICMP whether they are there ")
                            + devices + " devices of the process or more within ten minutes, with which it"
                            + " never talked.")
                    .normal("such questions of those who are known to watch the network.")
                    .history(who + " never did so before.")
                    .observed(devices + " devices")
                    .filter(DisplayFilter.of(host.address().ip(), host.address().mac()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0846", "T0840");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(host, null, null);
        }
    }
}
