package io.otus.alert.detect.internet;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
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
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#EXT_CONN} through a proxy: a device that takes part in the control of a process asks a proxy for a host
 * of the internet, and is not known to use that proxy so. Medium, since the proxy decides what it lets through. Other
 * devices are not reported, as people browse so.
 */
public final class ProxyDetector implements Detector.OnSession {
    private static final String HABIT = "internet-by-proxy";

    private final DetectorContext site;

    public ProxyDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        if (!event.kind().equals(SessionSeen.PROXY_REQUEST) || !ProxiedHost.isInternet(event.detail())) {
            return;
        }
        Origin origin = event.origin();
        Pair pair = site.pair(event);
        if (pair == null || pair.isOfOne()) {
            return;
        }
        AssetModel client = pair.client();
        AssetModel proxy = pair.server();
        Habit habit = new Habit(HABIT, proxy.name());
        Fact fact = site.baseline().assetFacts().lastingNews(client, habit, origin);
        if (fact == null || !Outside.isOfProcess(site, client)) {
            return;
        }
        String reason = "Lowered: a proxy stands between them and decides what passes.";
        site.report(
                Finding.act(Kind.EXT_CONN, Severity.MEDIUM, reason, fact, new Proxied(event, client, proxy, habit)),
                pair.sighting(origin));
    }

    private record Proxied(SessionSeen event, AssetModel client, AssetModel proxy, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String did = client.name() + " reaches the internet by way of " + proxy.name();
            return Words.of(
                            did + Former.when(finding.fact(), sighting.time()),
                            FactText.habit(AssetNames.plain(client), habit))
                    .seen(client.name() + " asked " + proxy.name() + " for " + event.detail() + '.')
                    .normal("no traffic between devices of the plant and the internet, but for what is known.")
                    .history(Former.history(
                            finding.fact(),
                            sighting.time(),
                            client.name() + " never asked this proxy for a host of the internet."))
                    .observed(event.detail())
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0869", "T0884", "T0885");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(client, null, null);
        }

        @Override
        public Path path() {
            Origin origin = event.origin();
            return Path.of(origin);
        }
    }
}
