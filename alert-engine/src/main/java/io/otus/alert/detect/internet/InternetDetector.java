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
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#EXT_CONN}: a device of the plant opens a connection to the internet, or takes one from there. High where
 * the device has part in the control of a process, low otherwise; info where the address is known, by learning or by a
 * person. That it is repeated never makes it normal.
 */
public final class InternetDetector implements Detector.OnFlow {
    /** The sort of its habits. */
    static final String HABIT = "internet";

    private final Site site;

    public InternetDetector(Site site) {
        this.site = site;
    }

    @Override
    public void started(FlowStarted event) {
        Endpoint from = event.flow().endpoint(0);
        Endpoint to = event.flow().endpoint(1);
        if (Outside.isInternet(to.ip()) && Outside.isInternet(site, to) && !Outside.isInternet(site, from)) {
            check(event.flow(), 0, event.origin().evidence(), event.time());
        }
    }

    /** What only knocks from outside is the firewall's matter; what is let in is not. */
    @Override
    public void answered(FlowAnswered event) {
        Endpoint from = event.flow().endpoint(0);
        Endpoint to = event.flow().endpoint(1);
        if (!event.refused()
                && Outside.isInternet(from.ip())
                && Outside.isInternet(site, from)
                && !Outside.isInternet(site, to)) {
            check(event.flow(), 1, event.origin().evidence(), event.time());
        }
    }

    private void check(FlowInfo flow, int inside, Evidence evidence, long time) {
        AssetModel device = site.asset(flow.endpoint(inside), time, evidence);
        Endpoint outside = flow.endpoint(1 - inside);
        if (device == null || outside.ip() == null) {
            return;
        }
        Habit habit = new Habit(HABIT, outside.ip().toString());
        Fact fact = site.baseline().assetFacts().habit(device, habit, false, time, evidence);
        if (fact == null || site.baseline().learning().note(fact, time, evidence)) {
            return;
        }
        boolean ofProcess = Outside.isOfProcess(site, device);
        String reason = ofProcess ? "" : "Lowered: the device has no part in the control of a process.";
        Severity severity = ofProcess ? Kind.EXT_CONN.severity() : Severity.LOW;
        Broken broken = new Connection(device, flow, inside, habit);
        AssetModel host = site.asset(outside, time, evidence);
        boolean outwards = inside == 0;
        site.report(
                new Finding(Kind.EXT_CONN, severity, reason, fact, broken, ofProcess),
                new Sighting(time, evidence, null, outwards ? device : host, outwards ? host : device));
    }

    private record Connection(AssetModel device, FlowInfo flow, int inside, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            Endpoint server = flow.endpoint(1);
            String port = flow.transport().label() + " port " + server.port();
            String outside = habit.detail();
            String did = inside == 0
                    ? device.name() + " opens a connection to " + outside + " in the internet"
                    : device.name() + " takes a connection from " + outside + " in the internet";
            return Words.of(did, FactText.habit(AssetNames.plain(device), habit))
                    .seen(did + ", " + port + ".")
                    .normal("no traffic between devices of the plant and the internet, but for what is known.")
                    .history(device.name() + " never talked to this address.")
                    .observed(outside)
                    .filter(DisplayFilter.host(flow.endpoint(1 - inside)));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return inside == 0 ? List.of("T0869", "T0883", "T0885") : List.of("T0819", "T0822", "T0883");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(device, null, null);
        }

        @Override
        public Path path() {
            return new Path(flow, 0, flow.protocol());
        }
    }
}
